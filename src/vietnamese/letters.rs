//! A word as Vietnamese spells it: letters (ă, ơ, đ are letters of their own) apart from tones.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, is_combining_mark};

use super::foreign_letters::native_letter;

/// The six tones without the level one, which has no mark, in the order of dictionaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tone {
    Huyen,
    Hoi,
    Nga,
    Sac,
    Nang,
}

impl Tone {
    fn of_mark(mark: char) -> Option<Self> {
        Some(match mark {
            '\u{300}' => Self::Huyen,
            '\u{309}' => Self::Hoi,
            '\u{303}' => Self::Nga,
            '\u{301}' => Self::Sac,
            '\u{323}' => Self::Nang,
            _ => return None,
        })
    }
}

/// A letter in lower case with the tone written on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// `a`, `ă`, `đ`, also a digit or a sign.
    pub base: char,
    /// The tone's mark, on one letter of a syllable.
    pub tone: Option<Tone>,
}

/// The letters of a text, whichever normal form it is in. Marks that Vietnamese doesn't use are dropped.
pub(super) fn spell(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
    for c in text.chars().map(native_letter).nfd().flat_map(char::to_lowercase) {
        if !is_combining_mark(c) {
            letters.push(Letter { base: c, tone: None });
            continue;
        }
        let Some(letter) = letters.last_mut() else { continue };
        if let Some(tone) = Tone::of_mark(c) {
            letter.tone = Some(tone);
        } else if let ('\u{306}' | '\u{302}' | '\u{31b}', Some(marked)) = (c, compose(letter.base, c)) {
            letter.base = marked;
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelt(text: &str) -> (String, Vec<Tone>) {
        let letters = spell(text);
        (letters.iter().map(|letter| letter.base).collect(), letters.iter().filter_map(|letter| letter.tone).collect())
    }

    #[test]
    fn letters_and_tones_come_apart() {
        assert_eq!(spelt("Trường"), ("trương".to_owned(), vec![Tone::Huyen]));
        assert_eq!(spelt("Đặng"), ("đăng".to_owned(), vec![Tone::Nang]));
        assert_eq!(spelt("Nguyễn"), ("nguyên".to_owned(), vec![Tone::Nga]));
    }

    #[test]
    fn the_normal_form_does_not_matter() {
        assert_eq!(spell("Trường Đại học"), spell(&"Trường Đại học".nfd().collect::<String>()));
    }

    #[test]
    fn foreign_marks_are_dropped() {
        assert_eq!(spelt("\u{301}Zürich").0, "zurich");
    }
}
