//! Whose an article is: a person, a group, a paper; not “sưu tầm” from the internet.

use super::wording;
use crate::vietnamese;

/// Folded, without marks: what is written in the place of an author by who has copied an article.
const NOBODY: [&str; 24] = [
    "suu tam",
    "st",
    "s t",
    "internet",
    "mang",
    "tren mang",
    "theo internet",
    "nguon internet",
    "mang internet",
    "tu internet",
    "google",
    "facebook",
    "youtube",
    "zalo",
    "copy",
    "sao chep",
    "khong ro",
    "khuyet danh",
    "suu tam internet",
    "suu tam tren mang",
    "suu tam tu internet",
    "tong hop tu internet",
    "admin",
    "an danh",
];

/// Whether an author is somebody, and so whether a source can be looked up.
pub fn is_somebody(author: &str) -> bool {
    wording::says_something(author) && !is_nobody(author)
}

/// Whether an author says only that the article was found somewhere.
pub fn is_nobody(author: &str) -> bool {
    // Names of people and groups are longer.
    if author.len() > 60 {
        return false;
    }
    NOBODY.contains(&vietnamese::bare_words(author).trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_somewhere_is_nobodys() {
        for author in
            ["Sưu tầm", "ST", "S.T", "(st)", "Internet", "Nguồn: Internet", "Sưu tầm - Internet", "admin", "x", "..."]
        {
            assert!(!is_somebody(author), "{author}");
        }
        for author in
            ["Ban Biên tập", "Mai Thị Ngọc Lan", "Tổ Sưu tầm tư liệu địa phương", "Stella Nguyễn", "Báo Phượng Vĩ"]
        {
            assert!(is_somebody(author), "{author}");
        }
    }
}
