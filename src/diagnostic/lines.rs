//! Where the lines of a text begin, counted once: a file with a hundred thousand mistakes is gone through once, not a
//! hundred thousand times.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::rc::Rc;

use crate::source::SourcePath;

/// Characters are counted up to each so many bytes, since a line may be as long as a file.
const STRETCH: usize = 1 << 10;

/// A text that knows its lines.
#[derive(Debug)]
pub struct Lines {
    text: String,
    /// The bytes that its lines begin at.
    starts: Vec<usize>,
    /// How many characters begin before each stretch.
    characters: Vec<usize>,
}

impl Lines {
    /// Counts the lines of a text.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect();
        let stretches = text.as_bytes().chunks(STRETCH).scan(0, |before, stretch| {
            let begin = *before;
            *before += characters(stretch);
            Some(begin)
        });
        let characters = stretches.collect();
        Self { text, starts, characters }
    }

    /// The line and column of a byte offset, both from 1; columns count characters.
    pub fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let offset = self.text.floor_char_boundary(offset.min(self.text.len()));
        let line = self.line(offset);
        (line, self.characters_before(offset) - self.characters_before(self.starts[line - 1]) + 1)
    }

    /// The text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The line that a byte is in, from 1.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    /// The bytes of a line, without its end.
    pub(super) fn bytes_of(&self, line: usize) -> Range<usize> {
        let start = self.starts[line - 1];
        start..self.starts.get(line).map_or(self.text.len(), |next| next - 1)
    }

    fn characters_before(&self, offset: usize) -> usize {
        let stretch = offset / STRETCH;
        let before = self.characters.get(stretch).copied();
        // Only the end of the text can lie behind the last stretch that is counted.
        let (stretch, before) = before.map_or_else(
            || (self.characters.len().saturating_sub(1), self.characters.last().copied().unwrap_or_default()),
            |before| (stretch, before),
        );
        before + characters(&self.text.as_bytes()[(stretch * STRETCH).min(offset)..offset])
    }
}

/// How many characters begin in these bytes.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| !matches!(byte, 0x80..=0xBF)).count()
}

/// Gives the text of a file, where it is one.
type Read<'t> = dyn Fn(&SourcePath) -> Option<String> + 't;

/// The texts that messages point into, each read once.
pub struct Texts<'t> {
    read: Box<Read<'t>>,
    known: RefCell<BTreeMap<SourcePath, Option<Rc<Lines>>>>,
}

impl<'t> Texts<'t> {
    /// Texts that `read` gives where a file is text.
    pub fn new(read: impl Fn(&SourcePath) -> Option<String> + 't) -> Self {
        Self { read: Box::new(read), known: RefCell::default() }
    }

    /// The text of a file.
    pub fn lines(&self, path: &SourcePath) -> Option<Rc<Lines>> {
        if let Some(known) = self.known.borrow().get(path) {
            return known.clone();
        }
        let lines = (self.read)(path).map(|text| Rc::new(Lines::new(text)));
        self.known.borrow_mut().insert(path.clone(), lines.clone());
        lines
    }
}

impl fmt::Debug for Texts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts").field("known", &self.known).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counted from the beginning, as an editor does.
    fn counted(text: &str, offset: usize) -> (usize, usize) {
        let before = &text[..text.floor_char_boundary(offset.min(text.len()))];
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[start..].chars().count() + 1)
    }

    #[test]
    fn every_byte_has_the_line_and_column_that_counting_gives() {
        let long = "Trường THCS Hoa Phượng Vĩ ".repeat(200);
        for text in ["", "a", "\n", "một\nhai\r\n\nba", &long, &format!("{long}\n{long}\n"), &"x".repeat(2 * STRETCH)]
        {
            let lines = Lines::new(text);
            for offset in 0..text.len() + 2 {
                assert_eq!(lines.line_and_column(offset), counted(text, offset), "byte {offset} of {}", text.len());
            }
        }
    }
}
