use proptest::prelude::*;

use super::*;

fn mended(path: &str, bytes: &[u8]) -> Option<(String, Vec<Mending>)> {
    let path = SourcePath::new(path).unwrap();
    let mended = mend(&path, bytes).unwrap()?;
    assert_eq!(mend(&path, mended.text.as_bytes()), Ok(None), "{:?}", mended.text);
    Some((mended.text, mended.done))
}

const POST: &str = "content/tin-tuc/a.md";

#[test]
fn a_sound_file_needs_nothing() {
    for text in
        ["---\ntitle: Lễ khai giảng\n---\n\n## Phần lễ\n", "---\r\ntitle: A\r\n---\r\nB\r\n", "", "Không khai báo\n"]
    {
        assert_eq!(mended(POST, text.as_bytes()), None, "{text}");
    }
}

#[test]
fn everything_is_mended_at_once_and_the_mark_at_the_beginning_stays() {
    let slipped = "\u{feff}---\r\ntitle: Thông báo: ho\u{323}c bù\n---\r\n\r\n##\u{a0}Phần lễ\r\n";
    let (text, done) = mended(POST, slipped.as_bytes()).unwrap();
    assert_eq!(text, "\u{feff}---\r\ntitle: \"Thông báo: học bù\"\r\n---\r\n\r\n## Phần lễ\r\n");
    assert_eq!(done, [Mending::LineEnds, Mending::Letters, Mending::Declaration, Mending::Marks]);
}

#[test]
fn a_configuration_and_a_table_have_their_letters_mended_alone() {
    let (text, done) = mended("site.yaml", "name: Tru\u{31b}\u{300}ng: A\r\nunit: thcs\n".as_bytes()).unwrap();
    assert_eq!(text, "name: Trừng: A\nunit: thcs\n");
    assert_eq!(done, [Mending::LineEnds, Mending::Letters]);
    let (text, _) = mended("content/thong-ke/lop.csv", "Kho\u{302}i,So\u{302}\r\n\"6\n7\",1\r\n".as_bytes()).unwrap();
    assert_eq!(text, "Khôi,Sô\r\n\"6\n7\",1\r\n");
}

#[test]
fn what_is_passed_on_stays_as_it_is() {
    for name in ["content/a.txt", "content/lich.ics", "content/so-lieu.json"] {
        assert_eq!(mended(name, "ho\u{323}c, Tr\u{ad}êng, Ðội".as_bytes()), None, "{name}");
        assert_eq!(mend(&SourcePath::new(name).unwrap(), b"\xff\xfea\0").unwrap(), None, "{name}");
    }
}

#[test]
fn what_is_no_text_is_told() {
    let path = SourcePath::new(POST).unwrap();
    assert!(mend(&path, b"---\ntitle: \xff\n---\n").is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn whatever_stands_there_is_mended_once(
        front in "(title: |date: |what|: |:|“|”|\"|'|\\[|\\]|- |#|\u{a0}|\u{ff1a}|ho\u{323}c|häc|Tr\u{ad}êng|2026-09-05|\r|\r\n|\n|  ){0,24}",
        body in "(•|-|\\*\\*|#|\\||`|~~~|<|\u{a0}|ho\u{323}c|häc|Tr\u{ad}êng|thÇy|lớp|\\[a\\]|\\(b\\)|\r|\r\n|\n| |\t|x){0,40}",
    ) {
        let path = SourcePath::new(POST).unwrap();
        let text = format!("---\n{front}\n---\n{body}");
        if let Ok(Some(mended)) = mend(&path, text.as_bytes()) {
            prop_assert_ne!(&mended.text, &text);
            prop_assert_eq!(mend(&path, mended.text.as_bytes()), Ok(None), "{:?} from {:?}", mended.text, text);
        }
    }
}
