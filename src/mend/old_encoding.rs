//! TCVN3 and VNI made Unicode, where nothing else can be meant.

use crate::vietnamese::certain_legacy;

/// The text with each line in Unicode that is certainly of an old encoding; `None` where there is none.
///
/// A line is, when it tells so by itself; when the file does, and the line with a word; when it is in a body that does.
/// Front matter is often typed where the body was pasted: what is Vietnamese either way, as “Cô Lan”, stays there.
pub(super) fn mended(text: &str, body: usize) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let of_file = certain_legacy(text);
    let of_body = certain_legacy(text.get(body..).unwrap_or_default());
    let mut mended = String::new();
    let (mut start, mut done) = (0, 0);
    for line in text.split_inclusive('\n') {
        let by_file = || of_file.filter(|encoding| encoding.is_told_by(line));
        let by_body = || of_body.filter(|_| start >= body);
        let encoding = certain_legacy(line).or_else(by_file).or_else(by_body);
        let repaired = encoding.map(|encoding| encoding.repair(line)).filter(|repaired| repaired != line);
        let end = start + line.len();
        if let Some(repaired) = repaired {
            mended.push_str(&text[done..start]);
            mended.push_str(&repaired);
            done = end;
        }
        start = end;
    }
    mended.push_str(&text[done..]);
    (done > 0).then_some(mended)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(front: &str, body: &str) -> Option<String> {
        mended(&format!("{front}{body}"), front.len())
    }

    #[test]
    fn a_text_that_is_wholly_of_an_old_encoding_becomes_unicode() {
        let front = "title: KÕ ho¹ch tuyÓn sinh\nauthor: Ban Gi¸m hiÖu\napproved_by: Cô Lan\n";
        let body = "\nNhµ tr\u{ad}êng th«ng b¸o lÞch häc.\n\nLíp 6\n";
        let meant = "title: Kế hoạch tuyển sinh\nauthor: Ban Giám hiệu\napproved_by: Cô Lan\n\n\
                     Nhà trường thông báo lịch học.\n\nLớp 6\n";
        assert_eq!(of(front, body).as_deref(), Some(meant));
    }

    #[test]
    fn lines_of_unicode_stay_beside_those_of_an_old_encoding() {
        let body = "Bé ngoan\nTröôøng Trung hoïc cô sôû thoâng baùo\nLễ khai giảng\n";
        let meant = "Bé ngoan\nTrường Trung học cơ sở thông báo\nLễ khai giảng\n";
        assert_eq!(of("", body).as_deref(), Some(meant));
    }

    proptest! {
        #[test]
        fn what_is_mended_needs_no_mending(body in "(Tr\u{ad}êng|häc|líp|Tröôøng|hoïc|Bé|của|và|baùo|x·| |\n|a){0,40}") {
            if let Some(once) = of("", &body) {
                prop_assert_eq!(of("", &once), None);
            }
        }
    }
}
