//! Words around a place in a text, and whether they are there.

use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::vietnamese::{capitalised, is_alphanumeric};

/// A long list of words that are looked for together, in one pass over the text.
pub(super) struct Words {
    words: &'static [&'static str],
    spellings: fn(&'static str) -> Vec<String>,
    search: OnceLock<Option<AhoCorasick>>,
}

impl Words {
    /// The list; a text is searched for it in its case.
    pub(super) const fn of(words: &'static [&'static str]) -> Self {
        Self { words, spellings: |word| vec![word.to_owned()], search: OnceLock::new() }
    }

    /// A list in lower case; a text is searched for it as it is, as it begins a sentence, and in capitals.
    pub(super) const fn in_every_case(words: &'static [&'static str]) -> Self {
        Self {
            words,
            spellings: |word| vec![word.to_owned(), capitalised(word), word.to_uppercase()],
            search: OnceLock::new(),
        }
    }

    /// Whether one of them stands in a text as whole words.
    pub(super) fn are_in(&self, text: &str) -> bool {
        self.all(text).next().is_some()
    }

    /// Where the first of them stands in a text as whole words.
    pub(super) fn first(&self, text: &str) -> Option<usize> {
        self.all(text).map(|at| at.start).min()
    }

    /// Where the last of them ends in a text.
    pub(super) fn last_end(&self, text: &str) -> Option<usize> {
        self.all(text).map(|at| at.end).max()
    }

    /// Whether a text begins with one of them.
    pub(super) fn begin(&self, text: &str) -> bool {
        self.all(text).any(|at| at.start == 0)
    }

    /// Each of them that stands in a text as whole words, by its end; one may lie in another.
    pub(super) fn all<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        // Only more words than memory has addresses for can't be searched for.
        let spelt = || self.words.iter().flat_map(|word| (self.spellings)(word));
        let automaton = || AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(spelt());
        let search = self.search.get_or_init(|| automaton().ok());
        let found = search.iter().flat_map(move |search| search.find_overlapping_iter(text));
        found.map(|found| found.range()).filter(|at| is_free(text, at))
    }
}

/// Whether no letter or digit touches a place in a text.
fn is_free(text: &str, at: &Range<usize>) -> bool {
    !text[..at.start].ends_with(is_alphanumeric) && !text[at.end..].starts_with(is_alphanumeric)
}

/// The words of a text with the bytes that they stand at: runs of letters and digits, `H'` of a name too.
pub(super) fn all(text: &str) -> impl DoubleEndedIterator<Item = (Range<usize>, &str)> {
    text.split(|c: char| !(is_alphanumeric(c) || c == '\'' || c == '’')).filter(|word| !word.is_empty()).map(
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

/// Where one of these few stands in a text as whole words; the text is in the case of the words.
pub(super) fn find(text: &str, words: &[&str]) -> Option<usize> {
    words.iter().filter_map(|word| whole(text, word)).min()
}

/// Whether one of these few stands in a text as whole words; the text is in the case of the words.
pub(super) fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| whole(text, word).is_some())
}

/// Whether a text ends with one of these as whole words, but for signs and spaces behind them.
pub(super) fn ends_with(text: &str, words: &[&str]) -> bool {
    let text = text.trim_end_matches(|c: char| !is_alphanumeric(c));
    words.iter().any(|word| text.strip_suffix(word).is_some_and(|before| !before.ends_with(is_alphanumeric)))
}

/// Texts are short and words many: to look for each word's first byte is quicker than to prepare a search for it.
fn whole(text: &str, word: &str) -> Option<usize> {
    let (bytes, wanted) = (text.as_bytes(), word.as_bytes());
    let first = *wanted.first()?;
    memchr::memchr_iter(first, bytes)
        .find(|at| bytes[*at..].starts_with(wanted) && is_free(text, &(*at..at + wanted.len())))
}
