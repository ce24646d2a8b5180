//! Words that stand where content is still to come. A page with them is published, but never counts as written.

use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;

/// The sentence that `congtruong new site` leaves in every page that the school has still to write.
pub const SENTENCE: &str = "Trang giữ chỗ: thay bằng nội dung thật của trường.";

/// The telephone number of a new site.
pub const PHONE: &str = "0000 000 000";

/// The host of a new site, and of its mailbox.
pub const HOST: &str = "truong.example.edu.vn";

/// In lower case: these tell a placeholder wherever they stand.
const ANYWHERE: [&str; 2] = ["trang giữ chỗ:", "lorem ipsum"];

/// In lower case: these do so only in a short sentence of their own. “Thư viện đang cập nhật phần mềm mượn sách
/// cho toàn trường” is news, “Nội dung đang cập nhật” is none.
const ALONE: [&str; 4] = ["đang cập nhật", "đang được cập nhật", "đang được bổ sung", "đang bổ sung"];

/// Most words of such a sentence.
const SHORT: usize = 7;

/// The first sentence of a text that only keeps a place, as a byte range.
pub fn find(text: &str) -> Option<Range<usize>> {
    if !may_hold_one(text) {
        return None;
    }
    let mut start = 0;
    for sentence in text.split_inclusive(['.', '!', '?', ';', '…', '\n']) {
        let range = start..start + sentence.len();
        start = range.end;
        if keeps_a_place(sentence) {
            let lead = sentence.len() - sentence.trim_start().len();
            return Some(range.start + lead..range.start + sentence.trim_end().len());
        }
    }
    None
}

/// Whether a telephone number is nobody's: it has no digit but 0.
pub fn is_phone(number: &str) -> bool {
    !number.bytes().any(|byte| matches!(byte, b'1'..=b'9'))
}

/// Whether a host, or that of a mailbox, is the one that a new site is made with.
pub fn is_address(address: &str) -> bool {
    address.rsplit('@').next().is_some_and(|host| host.eq_ignore_ascii_case(HOST))
}

/// A quick look in any letter case, which spares nearly every text the slow one.
fn may_hold_one(text: &str) -> bool {
    static HINT: OnceLock<Option<Regex>> = OnceLock::new();
    let hint = HINT.get_or_init(|| {
        let words: Vec<_> = ANYWHERE.iter().chain(&ALONE).map(|words| regex::escape(words)).collect();
        Regex::new(&format!("(?i){}", words.join("|"))).ok()
    });
    hint.as_ref().is_none_or(|hint| hint.is_match(text))
}

fn keeps_a_place(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    ANYWHERE.iter().any(|words| lower.contains(words))
        || (ALONE.iter().any(|words| lower.contains(words)) && lower.split_whitespace().count() <= SHORT)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<&str> {
        find(text).map(|range| &text[range])
    }

    #[test]
    fn a_sentence_that_keeps_a_place_is_found_in_any_letter_case() {
        assert_eq!(
            found(&format!("# Lịch sử\n\n{SENTENCE}\n")),
            Some("Trang giữ chỗ: thay bằng nội dung thật của trường.")
        );
        assert_eq!(found("Giới thiệu.\n  NỘI DUNG ĐANG ĐƯỢC CẬP NHẬT…\n"), Some("NỘI DUNG ĐANG ĐƯỢC CẬP NHẬT…"));
        assert_eq!(
            found("Lorem ipsum dolor sit amet, consectetur adipiscing elit"),
            Some("Lorem ipsum dolor sit amet, consectetur adipiscing elit")
        );
    }

    #[test]
    fn numbers_and_mailboxes_of_nobody_are_told_from_real_ones() {
        assert!(is_phone(PHONE) && !is_phone("0299 000 1998"));
        assert!(is_address(HOST) && is_address("vanthu@Truong.example.edu.vn"));
        assert!(!is_address("c2hoaphuongvi@phuonghoa.edu.vn"));
    }

    #[test]
    fn news_about_updating_something_is_left_alone() {
        assert_eq!(found("Thư viện đang cập nhật phần mềm mượn sách cho toàn trường."), None);
        assert_eq!(found("Thời khóa biểu được cập nhật mỗi thứ Hai."), None);
    }
}
