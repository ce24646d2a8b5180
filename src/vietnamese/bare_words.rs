//! Words alone: the form under which phrases are found in texts.

use super::{fold, is_alphanumeric};

/// Folded words with one space around each, signs left out: “Chế độ, lề lối” → “ che do le loi ”. A phrase is in a text
/// if its bare words are in those of the text.
pub fn bare_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push(' ');
    for word in fold(text).split(|c: char| !is_alphanumeric(c)).filter(|word| !word.is_empty()) {
        out.push_str(word);
        out.push(' ');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_whatever_stands_between_its_words_and_no_word_in_another() {
        let text = bare_words("Chế độ,\nlề - lối");
        assert_eq!(text, " che do le loi ");
        assert!(text.contains(&bare_words("độ lề")) && !text.contains(&bare_words("ế đ")));
        assert_eq!(bare_words("…"), " ");
    }
}
