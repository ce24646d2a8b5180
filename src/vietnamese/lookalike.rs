//! Letters that look like those of a Vietnamese word and are others: the Ð of Iceland in “Ðường”, a Cyrillic о in “trоng”.
//! Old converters and foreign keyboards leave them; nobody sees them, and nothing finds the word.

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr2, memchr3, memmem};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{composed, fold};

/// Cyrillic and Greek letters, each with the Latin one that it looks like.
const FOREIGN: [(char, char); 46] = [
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

/// Beginnings that no syllable of Chinese in Latin letters has, and ends: in such a word ǎ was meant to be ă.
const VIETNAMESE_BEGINNINGS: [&str; 8] = ["d", "tr", "th", "kh", "ph", "nh", "ng", "v"];
const VIETNAMESE_ENDS: [char; 4] = ['m', 'p', 'c', 't'];

/// A word with letters that only look right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lookalike {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// The first such letter.
    pub letter: char,
    /// The word with the right ones.
    pub meant: String,
}

/// The letter with a bar that is Vietnamese, for those of other languages that look the same.
pub fn barred(c: char) -> char {
    match c {
        'ð' | 'ɖ' => 'đ',
        'Ð' | 'Ɖ' => 'Đ',
        other => other,
    }
}

/// The words of a text with such letters, where only one word can be meant.
pub fn lookalikes(text: &str) -> impl Iterator<Item = Lookalike> {
    let looked_through = if is_suspect(text.as_bytes()) { text } else { "" };
    words(looked_through).filter_map(|range| {
        let word = &looked_through[range.clone()];
        let letter = word.chars().find(|c| instead(*c).is_some())?;
        let is_spoken = is_between_slashes(looked_through, &range);
        let meant = meant(word).filter(|_| !is_spoken)?;
        Some(Lookalike { range, letter, meant })
    })
}

/// A text with the letters that were meant.
pub fn without_lookalikes(text: &str) -> Cow<'_, str> {
    let mut found = lookalikes(text).peekable();
    if found.peek().is_none() {
        return Cow::Borrowed(text);
    }
    let (mut out, mut copied) = (String::with_capacity(text.len()), 0);
    for Lookalike { range, meant, .. } in found {
        out.push_str(&text[copied..range.start]);
        out.push_str(&meant);
        copied = range.end;
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

/// Whether a text has a byte that such a letter begins with.
fn is_suspect(bytes: &[u8]) -> bool {
    let barred = || ["Ð", "ð", "Ɖ"].iter().any(|letter| memmem::find(bytes, letter.as_bytes()).is_some());
    // ǎ; ɖ; Greek; Cyrillic.
    memchr3(0xc7, 0xc9, 0xce, bytes).is_some()
        || memchr3(0xcf, 0xd0, 0xd1, bytes).is_some()
        || memchr2(0xd2, 0xd4, bytes).is_some()
        || barred()
}

/// Runs of letters with their marks.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_letter = |c: char| c.is_alphabetic() || is_combining_mark(c);
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_letter)?;
        at = text[start..].find(|c| !is_letter(c)).map_or(text.len(), |length| start + length);
        Some(start..at)
    })
}

/// Whether a word is a sound, as dictionaries write it: /ðem/.
fn is_between_slashes(text: &str, word: &Range<usize>) -> bool {
    let (before, after) = (&text[..word.start], &text[word.end..]);
    (before.ends_with('/') && after.starts_with('/')) || (before.ends_with('[') && after.starts_with(']'))
}

/// What stands in the place of a letter that looks like another.
fn instead(c: char) -> Option<char> {
    match c {
        'ǎ' => Some('ă'),
        'Ǎ' => Some('Ă'),
        _ if barred(c) != c => Some(barred(c)),
        _ if c < '\u{370}' => None,
        _ => FOREIGN.iter().find(|(foreign, _)| *foreign == c).map(|(_, latin)| *latin),
    }
}

/// The word that was meant; `None` where it may be one of another language.
fn meant(word: &str) -> Option<String> {
    let right: String = word.chars().map(|c| instead(c).unwrap_or(c)).collect();
    let right = composed(&right).into_owned();
    let plain = fold(&right);
    // A sound, a formula, or a word with letters that only its own language has.
    if !plain.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let is_possible = word.char_indices().all(|(at, c)| match c {
        'ð' | 'ɖ' => at == 0 && plain.len() > 1,
        'Ð' | 'Ɖ' => at == 0 || is_abbreviation(word, &plain),
        'ǎ' | 'Ǎ' => {
            VIETNAMESE_BEGINNINGS.iter().any(|begin| plain.starts_with(begin)) || plain.ends_with(VIETNAMESE_ENDS)
        }
        _ if instead(c).is_some() => is_mixed(word),
        _ => true,
    });
    is_possible.then_some(right)
}

/// GDÐT, QÐ: capitals without a vowel. Names of Iceland have some.
fn is_abbreviation(word: &str, plain: &str) -> bool {
    !word.chars().any(char::is_lowercase) && !plain.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// Whether Latin letters stand among the foreign ones: no language writes so.
fn is_mixed(word: &str) -> bool {
    word.nfd().any(|c| c.is_ascii_alphabetic() || c == 'đ' || c == 'Đ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_only_look_right_are_known_by_their_word() {
        for (written, meant) in [
            ("Ðường Ðại học", "Đường Đại học"),
            ("Ɖà Nẵng", "Đà Nẵng"),
            ("ði học", "đi học"),
            ("Sở GDÐT, QÐ-UBND, TÐ", "Sở GDĐT, QĐ-UBND, TĐ"),
            ("trоng Нọc sіnh", "trong Học sinh"),
            ("nǎm học, đǎng ký, trǎng", "năm học, đăng ký, trăng"),
            ("lớp 6А", "lớp 6А"),
            ("nhóm Ð", "nhóm Đ"),
        ] {
            assert_eq!(without_lookalikes(written), meant, "{written}");
        }
    }

    #[test]
    fn words_of_other_languages_stay() {
        for text in [
            "Guðrún Sigurðsson",
            "SIGURÐSSON",
            "âm /ð/, /ðem/, [ði]",
            "/ðɪs/ ðə",
            "nǐ hǎo, mǎ, bǎng",
            "Москва, Чехов",
            "góc α, Δ, μm, Ω, ΔABC",
            "vitamin С",
            "Trường Đại học, đi học",
            "Ελλάδα",
        ] {
            assert_eq!(without_lookalikes(text), text, "{text}");
        }
    }

    #[test]
    fn no_letter_is_missed_by_the_quick_look() {
        for c in ('\0'..=char::MAX).filter(|c| instead(*c).is_some()) {
            assert!(is_suspect(c.to_string().as_bytes()), "{c:?}");
        }
    }

    #[test]
    fn marks_of_such_letters_are_composed_with_the_right_ones() {
        assert_eq!(without_lookalikes("hо\u{323}c"), "học");
    }
}
