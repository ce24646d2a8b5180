//! Spelling: by what words are the same however they are typed.

use unicode_normalization::UnicodeNormalization;

use super::{in_latin, narrow};

/// The five tone marks, decomposed.
pub const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Text in lower case with its marks, each tone mark at the end of its word, white space as one space: “Hoà  Bình” and
/// “hòa bình” are spelt alike, “Hóa” and “Họa” are not.
pub fn spelling(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in in_latin(text).split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        let mut tone = None;
        for c in word.nfd().map(narrow) {
            if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) {
                if TONES.contains(&c) {
                    tone = Some(c);
                } else {
                    out.extend(c.to_lowercase());
                }
            } else {
                out.extend(tone.take());
                out.push(c);
            }
        }
        out.extend(tone);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_form_and_the_place_of_a_tone_mark_make_no_difference() {
        for (one, other) in
            [("Hoà Bình", "hòa  bình"), ("THUỶ", "thủy"), ("ế", "e\u{302}\u{301}"), ("Hoà-Lạc", "hòa-lạc")]
        {
            assert_eq!(spelling(one), spelling(other));
        }
    }

    #[test]
    fn marks_and_signs_do() {
        for (one, other) in [("Hóa", "Họa"), ("Hóa", "Hoa"), ("C#", "C++"), ("đi", "di")] {
            assert_ne!(spelling(one), spelling(other));
        }
    }
}
