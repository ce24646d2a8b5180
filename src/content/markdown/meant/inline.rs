//! Running text: what of it is words, and what is code, a tag or an address in angle brackets.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::mention;
use super::{Line, Part};

/// The lines of prose that are read in one go: no mark of one belongs to a mark of another.
pub(super) fn paragraphs<'l, 'a>(lines: &'l [Line<'a>]) -> impl Iterator<Item = &'l [Line<'a>]> {
    let is_words = |line: &Line<'_>| line.part == Part::Prose && !line.is_blank();
    lines
        .chunk_by(move |one, next| is_words(one) && is_words(next) && !begins_block(next.text))
        .filter(move |lines| is_words(&lines[0]))
}

/// Whether a line begins something of its own: a heading, a quote, an item of a list, a row of a table.
fn begins_block(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with(['#', '>', '|']) || marks(line) > 0
}

/// The length of the marks of quotes and lists that a line begins with, and of the white space around them.
pub(super) fn marks(line: &str) -> usize {
    let mut rest = line.trim_start_matches([' ', '\t']);
    let mut length = 0;
    loop {
        let number = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = (number.len() < rest.len()).then(|| number.strip_prefix(['.', ')'])).flatten();
        let marked = rest.strip_prefix(['-', '*', '+']).or(numbered).filter(|after| after.starts_with([' ', '\t']));
        let Some(inner) = rest.strip_prefix('>').or(marked) else { return length };
        rest = inner.trim_start_matches([' ', '\t']);
        length = line.len() - rest.len();
    }
}

/// Whether the sign there is written as a sign: a backslash stands before it.
pub(in super::super) fn is_escaped(text: &str, at: usize) -> bool {
    text.as_bytes()[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// The stretches of a paragraph whose signs mean nothing to Markdown.
pub(super) struct Masks(Vec<Range<usize>>);

impl Masks {
    /// Those of a paragraph; in its own text nothing is looked for twice.
    pub fn of(paragraph: &[Line<'_>]) -> Self {
        let mut masks = code_spans(paragraph);
        let code = masks.len();
        for line in paragraph {
            let mut from = 0;
            while let Some(start) = memchr::memchr(b'<', &line.text.as_bytes()[from..]).map(|at| from + at) {
                let Some(length) = memchr::memchr(b'>', &line.text.as_bytes()[start..]) else { break };
                let begins = line.text[start + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
                let is_tag = begins && !is_within(&masks[..code], line.start + start) && !is_escaped(line.text, start);
                from = start + if is_tag { length + 1 } else { 1 };
                if is_tag {
                    masks.push(line.start + start..line.start + from);
                }
            }
        }
        if code > 0 && masks.len() > code {
            masks.sort_unstable_by_key(|mask| mask.start);
        }
        Self(masks)
    }

    /// The same with the web addresses between the words.
    pub fn and_addresses(mut self, paragraph: &[Line<'_>]) -> Self {
        let in_line = |line: &Line<'_>| {
            let start = line.start;
            mention::web(line.text).map(move |at| start + at.start..start + at.end).collect::<Vec<_>>()
        };
        let mut bare: Vec<_> = paragraph.iter().flat_map(in_line).filter(|at| !self.cover(at.start)).collect();
        self.0.append(&mut bare);
        self.0.sort_unstable_by_key(|mask| mask.start);
        self
    }

    /// Whether the byte there is none of words.
    pub fn cover(&self, at: usize) -> bool {
        is_within(&self.0, at)
    }
}

fn is_within(masks: &[Range<usize>], at: usize) -> bool {
    let after = masks.partition_point(|mask| mask.start <= at);
    after.checked_sub(1).is_some_and(|last| masks[last].end > at)
}

/// Code between backticks: each run of them up to the next one that is as long.
fn code_spans(paragraph: &[Line<'_>]) -> Vec<Range<usize>> {
    let mut runs: Vec<(Range<usize>, bool)> = Vec::new();
    for line in paragraph {
        for at in memchr::memchr_iter(b'`', line.text.as_bytes()) {
            match runs.last_mut() {
                Some((run, _)) if run.end == line.start + at => run.end += 1,
                _ => runs.push((line.start + at..line.start + at + 1, is_escaped(line.text, at))),
            }
        }
    }
    let mut nearest: BTreeMap<usize, usize> = BTreeMap::new();
    let mut ends = vec![None; runs.len()];
    for (index, (run, _)) in runs.iter().enumerate().rev() {
        ends[index] = nearest.insert(run.len(), index);
    }
    let mut spans = Vec::new();
    let mut index = 0;
    while let Some((run, escaped)) = runs.get(index) {
        match ends[index].filter(|_| !escaped) {
            Some(end) => {
                spans.push(run.start..runs[end].0.end);
                index = end + 1;
            }
            None => index += 1,
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    fn words(text: &str) -> String {
        let lines = lines(text);
        let mut out = String::new();
        for paragraph in paragraphs(&lines) {
            let masks = Masks::of(paragraph);
            for line in paragraph {
                out.extend(line.text.char_indices().map(|(at, c)| if masks.cover(line.start + at) { '·' } else { c }));
            }
            out.push('/');
        }
        out
    }

    #[test]
    fn code_and_tags_are_no_words() {
        assert_eq!(words("a `b` ``c`d`` e` <b>f</b> 3 < 4 > 2"), "a ··· ······· e` ···f···· 3 < 4 > 2/");
        assert_eq!(words("a `b\nc` d\n\n<https://a.vn> e"), "a ···· d/·············· e/");
        assert_eq!(words("\\`a` b"), "\\`a` b/");
    }

    #[test]
    fn items_rows_and_headings_stand_for_themselves() {
        assert_eq!(words("một\nhai\n- ba\n## bốn\n```\nmã\n```\nnăm"), "mộthai/- ba/## bốn/năm/");
        assert_eq!(marks("> - 12. chữ"), 8);
        assert_eq!(marks("-chữ"), 0);
    }
}
