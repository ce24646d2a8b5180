//! A text with all corrections made, which knows where each of its bytes stands in the text as it was written.

use std::borrow::Cow;
use std::ops::Range;

use super::{Correction, corrections};

/// So often is a text gone through: where a line becomes part of a table, its words may need a correction that they
/// didn't need before.
const ROUNDS: usize = 4;

/// A text as it is read.
pub(in super::super) struct Reading<'a> {
    /// With all corrections made.
    pub text: Cow<'a, str>,
    /// The corrections of each round.
    rounds: Vec<Mended>,
}

/// The places of corrections, in the order of the text: as it is read, and as it was written.
pub(super) type Mended = Vec<(Range<usize>, Range<usize>)>;

impl<'a> Reading<'a> {
    /// Reads a text.
    pub fn of(written: &'a str) -> Self {
        let mut reading = Self { text: Cow::Borrowed(written), rounds: Vec::new() };
        while reading.rounds.len() < ROUNDS
            && let Some((text, mended)) = corrected(&reading.text)
        {
            reading.text = Cow::Owned(text);
            reading.rounds.push(mended);
        }
        reading
    }

    /// Where a stretch of the text stands as it was written; what lies within a correction is the whole of it.
    pub fn written(&self, read: Range<usize>) -> Range<usize> {
        self.rounds.iter().rev().fold(read, |read, mended| {
            let start = place(mended, read.start, |written| written.start);
            let end = place(mended, read.end, |written| written.end);
            start..end.max(start)
        })
    }

    /// Whether a stretch of the text isn't what was written.
    pub fn is_mended(&self, read: &Range<usize>) -> bool {
        let mut read = read.clone();
        self.rounds.iter().rev().any(|mended| {
            let next = mended.partition_point(|(mended, _)| mended.end < read.start);
            let is_mended = mended.get(next).is_some_and(|(mended, _)| mended.start < read.end);
            read = place(mended, read.start, |at| at.start)..place(mended, read.end, |at| at.end);
            is_mended
        })
    }
}

/// A text with all corrections made that it needs, and where they are.
fn corrected(written: &str) -> Option<(String, Mended)> {
    let found = corrections(written);
    (!found.is_empty()).then(|| applied(written, found))
}

/// A text with these corrections made, and where they are.
pub(super) fn applied(written: &str, found: Vec<Correction>) -> (String, Mended) {
    let mut text = String::with_capacity(written.len());
    let mut mended = Vec::with_capacity(found.len());
    let mut done = 0;
    for Correction { at, with, .. } in found {
        text.push_str(&written[done..at.start]);
        let start = text.len();
        text.push_str(&with);
        mended.push((start..text.len(), at.clone()));
        done = at.end;
    }
    text.push_str(&written[done..]);
    (text, mended)
}

fn place(mended: &[(Range<usize>, Range<usize>)], at: usize, within: impl Fn(&Range<usize>) -> usize) -> usize {
    let after = mended.partition_point(|(read, _)| read.start < at);
    match after.checked_sub(1).and_then(|index| mended.get(index)) {
        None => at,
        Some((read, written)) if at < read.end => within(written),
        Some((read, written)) => written.end + (at - read.end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_what_is_read_leads_to_what_was_written() {
        let written = "##\u{a0}Phần lễ\n\nchữ\n";
        let reading = Reading::of(written);
        assert_eq!(reading.text, "## Phần lễ\n\nchữ\n");
        let at = reading.text.find("chữ").unwrap();
        assert_eq!(&written[reading.written(at..at + "chữ".len())], "chữ");
        assert_eq!(&written[reading.written(0..3)], "##\u{a0}");
    }

    #[test]
    fn a_text_without_slips_is_not_copied() {
        assert!(matches!(Reading::of("# Một\n\nhai\n").text, Cow::Borrowed(_)));
    }
}
