//! What all spellings of a name have in common.

use crate::vietnamese;

/// Words before a name that say what it is, folded.
const BEFORE: [&[&str]; 13] = [
    &["thanh", "pho"],
    &["thanhpho"],
    &["t", "p"],
    &["t"],
    &["thu", "do"],
    &["dia", "ban"],
    &["tp"],
    &["tinh"],
    &["thi", "xa"],
    &["tx"],
    &["quan"],
    &["huyen"],
    &["q"],
];

/// Words behind a name that say nothing of it.
const BEHIND: [&[&str]; 5] = [&["viet", "nam"], &["vn"], &["city"], &["province"], &["cu"]];

/// A name without what people write otherwise each time: case, marks, hyphens, spaces, “tỉnh” and “TP.”.
pub fn key(name: &str) -> String {
    words(name).concat()
}

/// The words of a name, folded, without those that say what it is.
pub(super) fn words(name: &str) -> Vec<String> {
    let folded = vietnamese::fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned);
    let mut words: Vec<String> = words.collect();
    let is = |part: &[String], other: &[&str]| part.iter().map(String::as_str).eq(other.iter().copied());
    // A name is never nothing but such words.
    while let Some(title) = BEFORE.iter().find(|title| words.len() > title.len() && is(&words[..title.len()], title)) {
        words.drain(..title.len());
    }
    while let Some(rest) = BEHIND
        .iter()
        .find(|rest| words.len().checked_sub(rest.len()).is_some_and(|kept| kept > 0 && is(&words[kept..], rest)))
    {
        words.truncate(words.len() - rest.len());
    }
    words
}
