//! What a section may be called by a site: readers find it by its title, so one that tells nothing, another section's or
//! none of the words that a source asks for would hide it.

use std::collections::BTreeMap;

use super::structure::{SectionSchema, Structure};
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

/// Why a title hides a section of the program, for a note.
pub(super) fn hides(title: &str, official: &SectionSchema) -> Option<String> {
    if says_nothing(title) {
        return Some("không cho biết có gì ở đó".to_owned());
    }
    let bare = bare_words(title);
    let is_called = official.called.iter().any(|words| bare.contains(&bare_words(words)));
    let quoted = || official.called.iter().map(|words| format!("“{words}”")).collect::<Vec<_>>().join(" hoặc ");
    (!official.called.is_empty() && !is_called).then(|| format!("phải có chữ {}", quoted()))
}

/// Gives a section its own title back where the site's is another section's too.
pub(super) fn keep_apart(sections: &mut [SectionSchema], official: &Structure, idle: &mut Vec<String>) {
    let mut known: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, section) in sections.iter().enumerate() {
        known.entry(bare_words(&section.title)).or_default().push(at);
    }
    for alike in known.into_values().filter(|alike| alike.len() > 1) {
        for at in alike.iter().copied() {
            let renamed = official.section(&sections[at].route).filter(|known| known.title != sections[at].title);
            let other = alike.iter().find(|other| **other != at).map(|other| sections[*other].route.clone());
            if let (Some(known), Some(other)) = (renamed, other) {
                idle.push(format!("title “{}” của {} (đã là tên của {other})", sections[at].title, known.route));
                sections[at].title.clone_from(&known.title);
            }
        }
    }
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
