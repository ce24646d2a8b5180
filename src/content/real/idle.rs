//! Short values that are made of some words and no others, whatever order these stand in.

use crate::vietnamese::bare_words;

/// Longest value that is read, in bytes: what is longer says something besides.
const LONGEST: usize = 160;

/// The bare words of a value where each is one of these and no figure stands among them; `None` for any other value.
pub(super) fn only(value: &str, words: &[&str]) -> Option<String> {
    if value.len() > LONGEST || value.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let bare = bare_words(value);
    (bare.len() > 1 && bare.split_whitespace().all(|word| words.contains(&word))).then_some(bare)
}
