//! Words that textbooks write with `i` and most people with `y`: vật lí, vật lý; kĩ năng, kỹ năng.

/// Whether a word, without marks and in small letters, is one of them, written with `y`.
pub fn is_lone_y(folded: &str) -> bool {
    matches!(folded, "hy" | "ky" | "ly" | "my" | "sy" | "ty" | "quy")
}

/// A slug, or a text as it is typed, with `i` in such words: `vat-ly` → `vat-li`, `va6t5-ly1` → `va6t5-li1`.
pub fn with_i(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for word in words.split_inclusive('-') {
        let letters = word.trim_end_matches('-').trim_end_matches(|c: char| matches!(c, '1'..='5'));
        if is_lone_y(letters) {
            out.push_str(&letters[..letters.len() - 1]);
            out.push('i');
            out.push_str(&word[letters.len()..]);
        } else {
            out.push_str(word);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_words_are_written_with_i() {
        for (written, with) in [
            ("vat-ly", "vat-li"),
            ("va6t5-ly1", "va6t5-li1"),
            ("quy1-my-quyen3-ly12", "qui1-mi-quyen3-li12"),
            ("y-te61-thuy3-hy-vong", "y-te61-thuy3-hi-vong"),
            ("", ""),
            ("-ly-", "-li-"),
        ] {
            assert_eq!(with_i(written), with);
        }
    }
}
