//! A shard as it is read: its terms, each with the pages that have it.

use std::collections::BTreeMap;

use super::number::{take, take_bytes};

/// A term of a shard.
#[derive(Clone, Debug)]
pub(super) struct Term {
    /// The hash of its usual marked form.
    pub usual: u8,
    /// In how many pages it is.
    pub count: usize,
    /// Pages that have it, each with its code (see [`super::score`]).
    pub postings: Vec<(usize, u8)>,
}

/// The terms of a shard.
pub(super) type Terms = BTreeMap<String, Term>;

/// The terms of a shard; `None` when it was cut off.
pub(super) fn terms(bytes: &[u8]) -> Option<Terms> {
    let length: [u8; 4] = bytes.get(..4)?.try_into().ok()?;
    let mut rest = bytes.get(4..).filter(|_| usize::try_from(u32::from_le_bytes(length)) == Ok(bytes.len()))?;
    let mut found = BTreeMap::new();
    let mut last = String::new();
    while !rest.is_empty() {
        let shared = take(&mut rest)?;
        let suffix = take_bytes(&mut rest)?;
        last.truncate(beginning(&last, shared).len());
        last.push_str(std::str::from_utf8(suffix).ok()?);
        let (usual, after) = rest.split_first()?;
        rest = after;
        let count = take(&mut rest)?;
        let mut coded = take_bytes(&mut rest)?;
        let mut postings = Vec::new();
        let mut page = 0;
        while !coded.is_empty() {
            let value = take(&mut coded)?;
            page += value >> 4;
            postings.push((page, u8::try_from(value & 15).ok()?));
        }
        found.insert(last.clone(), Term { usual: *usual, count, postings });
    }
    Some(found)
}

/// A text's first UTF-16 units, in which the browser counts.
pub(super) fn beginning(text: &str, mut units: usize) -> &str {
    // No letter has more units than bytes.
    if text.len() <= units {
        return text;
    }
    let end = text.find(|letter: char| {
        let over = units < letter.len_utf16();
        units = units.saturating_sub(letter.len_utf16());
        over
    });
    &text[..end.unwrap_or(text.len())]
}
