//! Letters that look like those of a Vietnamese word and are others: the Ð of Iceland in “Ðường”, a Cyrillic о in “trоng”.
//! Old converters and foreign keyboards leave them; nobody sees them, and nothing finds the word.

use std::borrow::Cow;
use std::ops::Range;

use super::foreign_letters::{is_letter, is_of_latin, is_suspect, latin, native_letter};
use super::syllable::is_syllable;
use super::{composed, fold};

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

/// The words of a text with such letters, where only one word can be meant.
pub fn lookalikes(text: &str) -> impl Iterator<Item = Lookalike> {
    let looked_through = if is_suspect(text.as_bytes()) { text } else { "" };
    words(looked_through).filter_map(|range| {
        let word = &looked_through[range.clone()];
        let letter = word.chars().find(|c| instead(*c).is_some())?;
        let is_spoken = is_between_slashes(looked_through, &range);
        let is_price = word.starts_with('₫') && looked_through[..range.start].ends_with(char::is_numeric);
        let meant = meant(word).filter(|_| !is_spoken && !is_price)?;
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

/// Runs of letters with their marks.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_letter = |c: char| is_letter(c) || c == '₫';
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
        '₫' => Some('đ'),
        _ if native_letter(c) != c => Some(native_letter(c)),
        _ => latin(c),
    }
}

/// The word that was meant; `None` where it may be one of another language.
fn meant(word: &str) -> Option<String> {
    let is_in_capitals = !word.contains(char::is_lowercase);
    let right = word.chars().map(|c| match instead(c).unwrap_or(c) {
        'đ' if is_in_capitals => 'Đ',
        right => right,
    });
    let right: String = right.collect();
    let right = composed(&right).into_owned();
    let plain = fold(&right);
    // A sound, a formula, or a word with letters that only its own language has.
    if !plain.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let is_possible = word.char_indices().all(|(at, c)| match c {
        'ð' | 'ɖ' => at == 0 && plain.len() > 1,
        'Ð' | 'Ɖ' => at == 0 || is_abbreviation(word, &plain),
        'Ɗ' | 'Ƌ' | '₫' if is_abbreviation(word, &plain) => !word.ends_with('₫'),
        'ɗ' | 'ƌ' | 'Ɗ' | 'Ƌ' | 'ɑ' | 'Ɑ' | 'ı' | '₫' => plain.len() > 1 && is_syllable(&right),
        'ƣ' | 'Ƣ' => true,
        'ǎ' | 'Ǎ' => {
            VIETNAMESE_BEGINNINGS.iter().any(|begin| plain.starts_with(begin)) || plain.ends_with(VIETNAMESE_ENDS)
        }
        _ if instead(c).is_some() => is_of_latin(word),
        _ => true,
    });
    is_possible.then_some(right)
}

/// GDÐT, QÐ: capitals without a vowel. Names of Iceland have some.
fn is_abbreviation(word: &str, plain: &str) -> bool {
    !word.chars().any(char::is_lowercase) && !plain.contains(['a', 'e', 'i', 'o', 'u', 'y'])
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
            ("Trƣờng ta, TRƢỜNG", "Trường ta, TRƯỜNG"),
            ("ƌi họp, Ɗại hội, ɗiểm, GDƊT", "đi họp, Đại hội, điểm, GDĐT"),
            ("nhɑ trường, sınh viên, tặng ₫ồ chơi, QĐ-GD₫T", "nha trường, sinh viên, tặng đồ chơi, QĐ-GDĐT"),
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
            "50.000₫, 50.000 ₫, VN₫, 20₫/kg, 7₫an",
            "Kadıköy, góc ɑ, [kɑt], /ɗa/, Čư M'gar, Plơi Kuĕk",
        ] {
            assert_eq!(without_lookalikes(text), text, "{text}");
        }
    }

    #[test]
    fn marks_of_such_letters_are_composed_with_the_right_ones() {
        assert_eq!(without_lookalikes("hо\u{323}c"), "học");
    }
}
