use congtruong::diagnostic::Code;
use congtruong::inputs::Inputs;
use congtruong::{Memo, build};

use super::school::{empty, file, paths, picture, post, with_enrolment};

fn codes(inputs: &Inputs) -> Vec<Code> {
    build(inputs, &Memo::default()).diagnostics.into_iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn the_files_of_the_whole_site_are_there_before_anything_is_written() {
    let paths = paths(&empty());
    for path in [
        "rss.xml",
        "tin-tuc/rss.xml",
        "lay-y-kien/rss.xml",
        "sitemap.xml",
        "robots.txt",
        "report.json",
        "lich-cong-tac/calendar.ics",
        "van-ban/documents.json",
        "thong-ke/nien-giam.csv",
    ] {
        assert!(paths.contains(&path.to_owned()), "{path}");
    }
    assert!(!paths.contains(&"gioi-thieu/rss.xml".to_owned()));
}

#[test]
fn a_text_may_link_to_them() {
    let body = "Tải [niên giám](/thong-ke/nien-giam.csv) và [lịch](/lich-cong-tac/calendar.ics).";
    let inputs = empty().with("content/tin-tuc/tai-ve.md", post("Tải về", "2026-11-11", "", body));
    assert_eq!(codes(&inputs), []);
    assert!(file(&inputs, "tin-tuc/rss.xml").contains("https://hoaphuongvi.example/truong/thong-ke/nien-giam.csv"));
}

#[test]
fn no_file_of_the_school_may_stand_at_their_addresses() {
    let linking = post("Niên giám", "2026-11-11", "", "[Niên giám](../thong-ke/nien-giam.csv)");
    let inputs = empty().with("content/tin-tuc/cu.md", linking).with("content/thong-ke/nien-giam.csv", "Năm học\n");
    assert_eq!(codes(&inputs), [Code::RouteCollision]);
}

#[test]
fn no_old_address_may_stand_at_theirs() {
    for route in ["/rss.xml", "/tin-tuc/rss.xml", "/thong-ke/nien-giam.csv"] {
        let alias = post("Nguồn tin cũ", "2026-11-11", &format!("aliases: [{route}]\n"), "Đã chuyển.");
        assert_eq!(codes(&empty().with("content/tin-tuc/cu.md", alias)), [Code::RouteCollision], "{route}");
    }
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    let inputs = with_enrolment(empty())
        .with(
            "content/tin-tuc/khai-giang.md",
            post("Khai giảng", "2026-09-05", "image: co.png\nimage_alt: Cờ\n", "Vui."),
        )
        .with("content/tin-tuc/co.png", picture());
    for path in ["rss.xml", "sitemap.xml", "robots.txt", "report.json", "van-ban/documents.json"] {
        assert_eq!(file(&inputs, path), file(&inputs, path), "{path}");
    }
}
