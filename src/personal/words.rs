//! Words around a place in a text, and whether they are there.

use std::ops::Range;

/// The words of a text with the bytes that they stand at: runs of letters and digits, `H'` of a name too.
pub(super) fn all(text: &str) -> impl DoubleEndedIterator<Item = (Range<usize>, &str)> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’')).filter(|word| !word.is_empty()).map(
        move |word| {
            let start = word.as_ptr().addr() - text.as_ptr().addr();
            (start..start + word.len(), word)
        },
    )
}

/// The end of a text, at most so many bytes of it.
pub(super) fn end_of(text: &str, most: usize) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(most))..]
}

/// The beginning of a text, at most so many bytes of it.
pub(super) fn begin_of(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most.min(text.len()))]
}

/// Where one of these stands in a text as whole words; the text is in the case of the words.
pub(super) fn find(text: &str, words: &[&str]) -> Option<usize> {
    words.iter().filter_map(|word| whole(text, word)).min()
}

/// Whether one of these stands in a text as whole words; the text is in the case of the words.
pub(super) fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| whole(text, word).is_some())
}

/// Whether a text ends with one of these as whole words, but for signs and spaces behind them.
pub(super) fn ends_with(text: &str, words: &[&str]) -> bool {
    let text = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    words
        .iter()
        .any(|word| text.strip_suffix(word).is_some_and(|before| !before.ends_with(|c: char| c.is_alphanumeric())))
}

/// Texts are short and words many: to look for each word's first byte is quicker than to prepare a search for it.
fn whole(text: &str, word: &str) -> Option<usize> {
    let (bytes, wanted) = (text.as_bytes(), word.as_bytes());
    let first = *wanted.first()?;
    memchr::memchr_iter(first, bytes).find(|at| {
        bytes[*at..].starts_with(wanted)
            && !text[..*at].ends_with(char::is_alphanumeric)
            && !text[at + wanted.len()..].starts_with(char::is_alphanumeric)
    })
}
