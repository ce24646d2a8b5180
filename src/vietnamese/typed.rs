//! Text in plain ASCII that still tells marks apart, for addresses.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{in_latin, narrow};

/// A text as the VNI keyboard types it, each tone at the end of its word: “Hóa Đại” → `hoa1-d9ai5`, “C++” → `c-cong-cong`.
///
/// Texts with the same slug are typed alike only if they differ in letter case, in the place of a tone mark, in how
/// marks are composed, or in signs that part words.
pub fn typed(text: &str) -> String {
    let mut out = Typed::default();
    for c in in_latin(text).nfd().map(narrow).flat_map(char::to_lowercase) {
        if let Some(tone) = tone(c) {
            out.tone = Some(tone);
        } else if let Some(key) = mark(c) {
            out.letters.push(key);
        } else if c == 'đ' {
            out.letters.push_str("d9");
        } else if c.is_ascii_alphanumeric() {
            out.letters.push(c);
        } else if let Some(name) = sign(c) {
            out.word(name);
        } else if c.is_alphanumeric() || is_combining_mark(c) {
            out.word(&format!("u{:x}", u32::from(c)));
        } else {
            out.end();
        }
    }
    out.end();
    out.text
}

/// What was typed so far, and the word that isn't ended.
#[derive(Default)]
struct Typed {
    text: String,
    letters: String,
    tone: Option<char>,
}

impl Typed {
    fn end(&mut self) {
        self.letters.extend(self.tone.take());
        let word = std::mem::take(&mut self.letters);
        if !word.is_empty() {
            self.push(&word);
        }
    }

    /// A word of its own.
    fn word(&mut self, word: &str) {
        self.end();
        self.push(word);
    }

    fn push(&mut self, word: &str) {
        if !self.text.is_empty() {
            self.text.push('-');
        }
        self.text.push_str(word);
    }
}

fn tone(c: char) -> Option<char> {
    Some(match c {
        '\u{301}' => '1',
        '\u{300}' => '2',
        '\u{309}' => '3',
        '\u{303}' => '4',
        '\u{323}' => '5',
        _ => return None,
    })
}

/// The key of a mark that makes another letter.
fn mark(c: char) -> Option<char> {
    Some(match c {
        '\u{302}' => '6',
        '\u{31b}' => '7',
        '\u{306}' => '8',
        _ => return None,
    })
}

/// What a sign is called that tells one name from another.
fn sign(c: char) -> Option<&'static str> {
    Some(match c {
        '+' => "cong",
        '#' => "thang",
        '*' => "sao",
        '&' => "va",
        '%' => "phan-tram",
        '=' => "bang",
        '@' => "a-cong",
        '$' => "do-la",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::vietnamese::slug;

    #[test]
    fn marks_and_signs_are_told_apart_in_plain_letters() {
        for (text, key) in [
            ("Hóa", "hoa1"),
            ("Họa", "hoa5"),
            ("Hoa", "hoa"),
            ("Tuyển sinh lớp 6", "tuye6n3-sinh-lo7p1-6"),
            ("Đại hội", "d9ai5-ho6i5"),
            ("C#", "c-thang"),
            ("C++", "c-cong-cong"),
            ("Toán – Tin (nâng cao)", "toan1-tin-na6ng-cao"),
            ("R&D", "r-va-d"),
            ("日", "u65e5"),
        ] {
            assert_eq!(typed(text), key, "{text}");
        }
    }

    #[test]
    fn case_form_and_the_place_of_a_tone_mark_make_no_difference() {
        for (one, other) in
            [("Hoà", "HÒA"), ("ế", "e\u{302}\u{301}"), ("thuỷ", "Thủy"), ("Ðại", "đại"), ("Toán-Tin", "toán tin")]
        {
            assert_eq!(typed(one), typed(other));
        }
    }

    #[test]
    fn no_two_syllables_of_one_slug_are_typed_alike() {
        let mut seen: BTreeMap<(String, String), String> = BTreeMap::new();
        let letters = ["a", "ă", "â", "á", "ấ", "o", "ô", "ơ", "ò", "đ", "d", "6", "1", ""];
        for first in letters {
            for second in letters {
                for third in letters {
                    let text = format!("{first}{second}{third}");
                    // Of two tones in a word the last one counts.
                    let tones = text.nfd().filter(|c| tone(*c).is_some()).count();
                    if tones < 2 {
                        let plain: String = text.nfd().filter(|c| tone(*c).is_none()).nfc().collect();
                        let spelt = format!("{plain}{:?}", text.nfd().find_map(tone));
                        let known = seen.entry((slug(&text), typed(&text))).or_insert_with(|| spelt.clone());
                        assert_eq!(*known, spelt);
                    }
                }
            }
        }
    }
}
