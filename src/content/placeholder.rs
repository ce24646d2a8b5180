//! Words that stand where content is still to come. A page with them is published, but never counts as written.

use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;

use super::real::promise;

/// The sentence that `congtruong new site` leaves in every page that the school has still to write.
pub const SENTENCE: &str = "Trang giữ chỗ: thay bằng nội dung thật của trường.";

/// The telephone number of a new site.
pub const PHONE: &str = "0000 000 000";

/// The host of a new site, and of its mailbox.
pub const HOST: &str = "truong.example.edu.vn";

/// In lower case: how [`SENTENCE`] begins.
const WHOLE: &str = "trang giữ chỗ:";

/// In lower case: how the filler of printers begins.
const LATIN: &str = "lorem ipsum";

/// Words of the sentences that follow it.
const LATIN_WORDS: [&str; 6] =
    ["ut enim ad", "duis aute", "excepteur sint", "consectetur", "quis nostrud", "sed do eiusmod"];

/// In lower case: these do so only in a short sentence of their own. “Thư viện đang cập nhật phần mềm mượn sách
/// cho toàn trường” is news, “Nội dung đang cập nhật” is none.
const ALONE: [&str; 4] = ["đang cập nhật", "đang được cập nhật", "đang được bổ sung", "đang bổ sung"];

/// Most words of such a sentence.
const SHORT: usize = 7;

/// The first sentence that only keeps a place, as a byte range, of a text that says little else. A true sentence within
/// a longer text makes it no placeholder: “Phòng truyền thống đang được bổ sung”.
pub fn find(text: &str) -> Option<Range<usize>> {
    if !may_hold_one(text) {
        return None;
    }
    let (mut start, mut first, mut idle, mut words) = (0, None, 0, 0);
    for sentence in text.split_inclusive(['.', '!', '?', ';', '…', '\n']) {
        let range = start..start + sentence.len();
        start = range.end;
        let count = sentence.split_whitespace().count();
        words += count;
        let keeps = keeps_a_place(sentence);
        if keeps.is_some() || (first.is_some() && is_latin_filler(sentence)) {
            idle += count;
        }
        if let (Some(kept), None) = (keeps, &first) {
            let lead = sentence.len() - sentence.trim_start().len();
            first = Some(range.start + lead..range.start + sentence.trim_end().len());
            if kept == Kept::Whole {
                return first;
            }
        }
    }
    first.filter(|_| idle * 2 >= words)
}

/// Whether a host, or that of a mailbox, is the one that a new site is made with.
pub fn is_address(address: &str) -> bool {
    address.rsplit('@').next().is_some_and(|host| host.eq_ignore_ascii_case(HOST))
}

/// A quick look in any letter case, which spares nearly every text the slow one.
fn may_hold_one(text: &str) -> bool {
    static HINT: OnceLock<Option<Regex>> = OnceLock::new();
    let hint = HINT.get_or_init(|| {
        let words: Vec<_> =
            [WHOLE, LATIN].iter().chain(&ALONE).chain(&promise::HINTS).map(|words| regex::escape(words)).collect();
        Regex::new(&format!("(?i){}", words.join("|"))).ok()
    });
    hint.as_ref().is_none_or(|hint| hint.is_match(text))
}

/// How much of a text a sentence stands for that keeps a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    /// For the page as a whole.
    Whole,
    /// For itself.
    Sentence,
}

fn keeps_a_place(sentence: &str) -> Option<Kept> {
    if !may_hold_one(sentence) {
        return None;
    }
    let lower = sentence.to_lowercase();
    if lower.contains(WHOLE) {
        return Some(Kept::Whole);
    }
    let keeps = lower.contains(LATIN)
        || (ALONE.iter().any(|words| lower.contains(words)) && lower.split_whitespace().count() <= SHORT)
        || (promise::HINTS.iter().any(|words| lower.contains(words)) && promise::is_one(sentence));
    keeps.then_some(Kept::Sentence)
}

/// Whether a sentence goes on as the well-known Latin one does, after which the filler is called.
fn is_latin_filler(sentence: &str) -> bool {
    sentence.is_ascii() && LATIN_WORDS.iter().any(|word| sentence.to_ascii_lowercase().contains(word))
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
            found("Trường có ba mươi hai lớp, bảy tổ và một bếp ăn. Phòng truyền thống đang được bổ sung."),
            None
        );
        assert_eq!(
            found("Lorem ipsum dolor sit amet, consectetur adipiscing elit"),
            Some("Lorem ipsum dolor sit amet, consectetur adipiscing elit")
        );
    }

    #[test]
    fn the_mailbox_of_a_new_site_is_nobodys() {
        assert!(is_address(HOST) && is_address("vanthu@Truong.example.edu.vn"));
        assert!(!is_address("c2hoaphuongvi@phuonghoa.edu.vn"));
    }

    #[test]
    fn news_about_updating_something_is_left_alone() {
        assert_eq!(found("Thư viện đang cập nhật phần mềm mượn sách cho toàn trường."), None);
        assert_eq!(found("Thời khóa biểu được cập nhật mỗi thứ Hai."), None);
    }
}
