//! Letters of other languages in the place of those of Vietnamese: what each one stands for, and a text as search reads
//! it.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::narrow;

/// Cyrillic and Greek letters, each with the Latin one that it looks like.
const LATIN: [(char, char); 46] = [
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('У', 'Y'),
    ('Х', 'X'),
    ('Ѕ', 'S'),
    ('І', 'I'),
    ('Ј', 'J'),
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('у', 'y'),
    ('х', 'x'),
    ('ѕ', 's'),
    ('і', 'i'),
    ('ј', 'j'),
    ('һ', 'h'),
    ('ԁ', 'd'),
    ('ԛ', 'q'),
    ('ԝ', 'w'),
    ('ү', 'y'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Ζ', 'Z'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('Ο', 'O'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Υ', 'Y'),
    ('Χ', 'X'),
    ('ο', 'o'),
    ('ν', 'v'),
];

/// The letter of Vietnamese for one of another language that looks the same and that no word here has; any other is
/// itself.
pub fn native_letter(c: char) -> char {
    match c {
        'ð' | 'ɖ' | 'ɗ' | 'ƌ' => 'đ',
        'Ð' | 'Ɖ' | 'Ɗ' | 'Ƌ' => 'Đ',
        'ƣ' => 'ư',
        'Ƣ' => 'Ư',
        'ɑ' => 'a',
        'Ɑ' => 'A',
        'ı' => 'i',
        other => other,
    }
}

/// The Latin letter that one of Cyrillic or Greek looks like.
pub(super) fn latin(c: char) -> Option<char> {
    // Greek and Cyrillic; the letters of Vietnamese stand around them.
    if !matches!(c, '\u{370}'..='\u{52f}') {
        return None;
    }
    LATIN.iter().find(|(foreign, _)| *foreign == c).map(|(_, latin)| *latin)
}

/// A text as search and addresses read it: letters of Cyrillic and Greek that look like Latin ones are those where Latin
/// ones stand in the word, and the sign of the currency within a word is đ. One that has none stays as it is. `search.js`
/// follows the same rule.
pub fn in_latin(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !is_suspect(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    let with_d = without_sign_of_currency(&text.nfd().collect::<String>());
    let mut out = String::with_capacity(with_d.len());
    let mut rest = with_d.as_str();
    while let Some(start) = rest.find(is_letter) {
        let end = rest[start..].find(|c| !is_letter(c)).map_or(rest.len(), |length| start + length);
        out.push_str(&rest[..start]);
        let word = &rest[start..end];
        let is_of_latin = is_of_latin(word);
        let meant = word.chars().map(|c| latin(c).filter(|_| is_of_latin).unwrap_or(native_letter(c)));
        out.extend(meant);
        rest = &rest[end..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn without_sign_of_currency(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let is_in_word = || !before.is_numeric() && text[at + c.len_utf8()..].chars().next().is_some_and(is_letter);
        out.push(if c == '₫' && is_in_word() { 'đ' } else { c });
        before = c;
    }
    out
}

/// Whether a text has bytes that such a letter begins with: the letters of Vietnamese stand among them, so that the second
/// byte is looked at where one of theirs comes first.
pub(super) fn is_suspect(bytes: &[u8]) -> bool {
    bytes.iter().enumerate().any(|(at, byte)| match byte {
        ..0xc3 => false,
        // ð; ı; Ɖ to ƌ, ƣ.
        0xc3 => matches!(bytes.get(at + 1), Some(0x90 | 0xb0)),
        0xc4 => bytes.get(at + 1) == Some(&0xb1),
        0xc6 => matches!(bytes.get(at + 1), Some(0x89..=0x8c | 0xa2 | 0xa3)),
        // ǎ; ɖ; Greek and Cyrillic; Greek with marks.
        0xc7 | 0xc9 | 0xce..=0xd4 => true,
        0xe1 => matches!(bytes.get(at + 1), Some(0xbc..)),
        // ₫; Ɑ.
        0xe2 => matches!(bytes.get(at + 1..at + 3), Some([0x82, 0xab] | [0xb1, 0xad])),
        _ => false,
    })
}

/// Whether a sign is part of a word.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphabetic() || is_combining_mark(c)
}

/// Whether Latin letters stand in a word: no language writes others among them.
pub(super) fn is_of_latin(word: &str) -> bool {
    word.nfd().any(|c| narrow(c).is_ascii_alphabetic() || matches!(c, 'đ' | 'Đ') || native_letter(c) != c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_two_scripts_are_read_as_latin_ones() {
        for (written, read) in [
            ("hοc sіnh", "hoc sinh"),
            ("Нọc", "Học"),
            ("₫ồng, VN₫, 50.000₫, 5₫ạt", "đồng, VN₫, 50.000₫, 5₫ạt"),
            ("Москва, góc α, lớp 6А", "Москва, góc α, lớp 6А"),
        ] {
            assert_eq!(in_latin(written).nfc().collect::<String>(), read, "{written}");
        }
    }

    #[test]
    fn no_letter_is_missed_by_the_quick_look() {
        let is_other = |c: char| native_letter(c) != c || c.nfd().any(|c| latin(c).is_some());
        for c in ('\0'..=char::MAX).filter(|c| is_other(*c)) {
            assert!(is_suspect(c.to_string().as_bytes()), "{c:?}");
        }
    }
}
