//! Text of the encodings before Unicode, as it shows when pasted into a Unicode file: TCVN3 (“Tr­êng Trung häc”)
//! and VNI (“Tröôøng Trung hoïc”). Found by its words, and repaired.

mod certain;
mod tables;

use std::collections::BTreeSet;
use std::fmt;

use super::syllable::is_syllable;
pub use certain::certain_legacy;

/// An encoding of Vietnamese from before Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Legacy {
    /// The “ABC” fonts (`.VnTime`): one code a letter.
    Tcvn3,
    /// The `VNI-Times` fonts: a vowel, then a code for its marks.
    Vni,
}

impl fmt::Display for Legacy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Tcvn3 => "TCVN3 (ABC)",
            Self::Vni => "VNI",
        })
    }
}

/// The old encoding that a passage of the text is in, and the byte where its first word begins.
///
/// A passage is a line, or the whole text. A word speaks for an encoding when it can't be Vietnamese as it stands and
/// is a Vietnamese syllable once repaired; against it when neither reading makes a syllable. The encoding is
/// reported only when three different words speak for it, at least twice as many as against, and at least a quarter of
/// all words: single foreign words, units and formulas aren't enough.
pub fn legacy_encoding(text: &str) -> Option<(Legacy, usize)> {
    if text.is_ascii() {
        return None;
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some((encoding, at)) = judge(line) {
            return Some((encoding, start + at));
        }
        start += line.len();
    }
    judge(text)
}

/// Signs that by themselves are what they show: nobody writes the letter they are in TCVN3 alone. `«` isn't one: it is
/// the ô of “ô tô”, and `®` the đ of “5.000đ”.
const KEPT: [&str; 7] = ["©", "×", "·", "§", "»", "¼", "½"];

impl Legacy {
    /// Text of this encoding as Unicode, in composed form. What isn't of this encoding stays as it is.
    ///
    /// TCVN3 has no capitals with tones, only fonts that draw small letters large: a word whose other letters are
    /// capitals gets them.
    pub fn repair(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + text.len() / 4);
        for (_, word) in runs(text, self) {
            if word.is_ascii() || !word.chars().all(is_latin1) || KEPT.contains(&word) {
                out.push_str(word);
            } else {
                out.push_str(&self.repair_word(word));
            }
        }
        out
    }

    fn repair_word(self, word: &str) -> String {
        match self {
            Self::Tcvn3 => {
                let repaired: String = word.chars().map(|c| tables::tcvn3(c).unwrap_or(c)).collect();
                let capitals = word.chars().filter(char::is_ascii_uppercase).count();
                let small = word.chars().any(|c| c.is_ascii_lowercase());
                if capitals >= 2 && !small { repaired.to_uppercase() } else { repaired }
            }
            Self::Vni => {
                let mut repaired = Vec::with_capacity(word.len());
                for c in word.chars() {
                    match repaired.last_mut().and_then(|last| Some((tables::vni_marked(*last, c)?, last))) {
                        Some((marked, last)) => *last = marked,
                        None => repaired.push(tables::vni_letter(c).unwrap_or(c)),
                    }
                }
                repaired.into_iter().collect()
            }
        }
    }

    /// Whether a character can be part of a word. To TCVN3 the signs of Latin-1 are letters too: `®` is đ.
    fn is_part_of_word(self, c: char) -> bool {
        c.is_alphabetic() || (self == Self::Tcvn3 && tables::tcvn3(c).is_some())
    }
}

/// The encoding of one passage: the one that more words speak for.
fn judge(passage: &str) -> Option<(Legacy, usize)> {
    if !may_be_legacy(passage) {
        return None;
    }
    let verdicts = [Legacy::Tcvn3, Legacy::Vni].map(|encoding| (encoding, Tally::of(passage, encoding)));
    let convincing = verdicts.into_iter().filter(|(_, tally)| tally.convinces());
    convincing.max_by_key(|(_, tally)| tally.speaking).and_then(|(encoding, tally)| Some((encoding, tally.first?)))
}

/// How many different words must speak for an encoding.
const TELLING: usize = 3;

/// A quick look that spares nearly all Unicode text: old encodings show as Latin-1 letters, Vietnamese in Unicode has
/// more letters beyond. Dashes and quotation marks (which begin with byte E2) say nothing.
fn may_be_legacy(passage: &str) -> bool {
    let (mut latin1, mut beyond) = (0_usize, 0_usize);
    // Counted in bytes a stretch at a time, which the compiler turns into vector instructions.
    for stretch in passage.as_bytes().chunks(usize::from(u8::MAX)) {
        let (mut here, mut there) = (0_u8, 0_u8);
        for byte in stretch {
            here += u8::from(matches!(byte, 0xc2 | 0xc3));
            there += u8::from(matches!(byte, 0xc4..=0xe1 | 0xe3..));
        }
        latin1 += usize::from(here);
        beyond += usize::from(there);
    }
    latin1 >= TELLING && latin1 >= 2 * beyond
}

/// What the words of a passage say about one encoding.
#[derive(Default)]
struct Tally<'t> {
    /// All words.
    words: usize,
    /// Words that speak for the encoding.
    speaking: usize,
    /// The different ones among them.
    different: BTreeSet<&'t str>,
    /// Words that are Vietnamese in no reading.
    against: usize,
    /// Where the first word that can be of the encoding begins, in bytes.
    first: Option<usize>,
}

impl<'t> Tally<'t> {
    fn of(passage: &'t str, encoding: Legacy) -> Self {
        let mut tally = Self::default();
        for (at, word) in runs(passage, encoding) {
            let spelt = word.starts_with(|c| encoding.is_part_of_word(c)) && !is_lone_sign(word);
            if !spelt {
                continue;
            }
            tally.words += 1;
            if word.is_ascii() {
                continue;
            }
            if word.chars().all(is_latin1) {
                tally.weigh(at, word, encoding);
            } else {
                tally.against += 1;
            }
        }
        tally
    }

    fn weigh(&mut self, at: usize, word: &'t str, encoding: Legacy) {
        match (is_syllable(&encoding.repair_word(word)), is_syllable(word)) {
            (true, stands) => {
                self.first.get_or_insert(at);
                if !stands {
                    self.speaking += 1;
                    self.different.insert(word);
                }
            }
            (false, true) => {}
            (false, false) => self.against += 1,
        }
    }

    fn convinces(&self) -> bool {
        self.different.len() >= TELLING && self.speaking >= 2 * self.against && self.speaking * 4 >= self.words
    }
}

/// The text in runs of letters and of anything else, each with its place in bytes.
fn runs(text: &str, encoding: Legacy) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let letters = encoding.is_part_of_word(rest.chars().next()?);
        let length = rest.find(|c| encoding.is_part_of_word(c) != letters).unwrap_or(rest.len());
        let run = (at, &rest[..length]);
        at += length;
        Some(run)
    })
}

/// A sign by itself, `©` or `«`: too little to tell an encoding.
fn is_lone_sign(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(|c| !c.is_alphabetic()) && chars.next().is_none()
}

fn is_latin1(c: char) -> bool {
    c <= '\u{ff}'
}

#[cfg(test)]
mod tests;
