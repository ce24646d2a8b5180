//! What a section may be called by a site: readers find it by its title, so one that tells nothing, or none of
//! the words that a source asks for, would hide it.

use crate::vietnamese::bare_words;

/// Bare words of titles under which nobody looks for anything.
const EMPTY: [&str; 12] = [
    "khac",
    "muc khac",
    "cac muc khac",
    "noi dung khac",
    "thong tin khac",
    "linh tinh",
    "chuyen muc",
    "menu",
    "abc",
    "test",
    "khong dung",
    "khong co",
];

/// Whether a title tells readers nothing: signs, a letter, a word for anything.
pub fn says_nothing(title: &str) -> bool {
    let bare = bare_words(title);
    let words = bare.trim();
    words.chars().filter(|c| c.is_alphabetic()).take(2).count() < 2
        || EMPTY.contains(&words)
        || words.bytes().all(|byte| byte == words.as_bytes()[0])
}

/// Why a title hides a section of the program, for a note; `called` are the words of which a source asks for one.
pub(super) fn hides(title: &str, called: &[String]) -> Option<String> {
    if says_nothing(title) {
        return Some("không cho biết có gì ở đó".to_owned());
    }
    let bare = bare_words(title);
    let is_called = called.iter().any(|words| bare.contains(&bare_words(words)));
    let quoted = || called.iter().map(|words| format!("“{words}”")).collect::<Vec<_>>().join(" hoặc ");
    (!called.is_empty() && !is_called).then(|| format!("phải có chữ {}", quoted()))
}

#[cfg(test)]
mod tests {
    use super::says_nothing;

    #[test]
    fn a_title_tells_where_it_leads() {
        for empty in [".", "", "-", "A", "Khác", "KHÁC", "Mục khác", "...", "xx", "12"] {
            assert!(says_nothing(empty), "{empty}");
        }
        for title in ["Công khai", "Ba công khai", "Hỏi - Đáp", "Tin", "Thư viện số", "Số"] {
            assert!(!says_nothing(title), "{title}");
        }
    }
}
