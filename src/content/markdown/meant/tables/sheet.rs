//! The lines of a text, on which a table is corrected.

use std::ops::Range;

use super::super::{Correction, Line, Part, Slip};

/// Takes corrections of whole lines.
pub(super) struct Sheet<'l, 'a, 'f> {
    pub lines: &'l [Line<'a>],
    pub found: &'f mut Vec<Correction>,
}

impl Sheet<'_, '_, '_> {
    /// Writes another text on a line.
    pub fn write(&mut self, line: usize, text: String) {
        let line = self.lines[line];
        if line.text != text {
            self.correct(line.start..line.end(), text);
        }
    }

    /// Writes something else in some places of a line.
    pub fn edit(&mut self, line: usize, edits: Vec<(Range<usize>, String)>) {
        let start = self.lines[line].start;
        for (at, with) in edits {
            self.correct(start + at.start..start + at.end, with);
        }
    }

    /// Adds a line below one.
    pub fn add_below(&mut self, line: usize, text: &str) {
        let (end, place) = (self.line_end(line), self.lines[line].end());
        self.correct(place..place, format!("{end}{text}"));
    }

    /// Takes a line away.
    pub fn remove(&mut self, line: usize) {
        let this = self.lines[line];
        let end = self.lines.get(line + 1).map_or(this.end(), |next| next.start);
        self.correct(this.start..end, String::new());
    }

    /// Takes the empty lines between rows away.
    pub fn close_gaps(&mut self, rows: impl Iterator<Item = usize>) {
        let mut due = None;
        for row in rows {
            (due.unwrap_or(row)..row).for_each(|gap| self.remove(gap));
            due = Some(row + 1);
        }
    }

    /// Puts an empty line between a head and the words above it, of which it would be a part.
    pub fn set_apart(&mut self, head: usize) {
        if !self.begins_at(head) {
            let place = self.lines[head].start;
            self.correct(place..place, self.line_end(head).to_owned());
        }
    }

    /// Puts an empty line between the last row and the words below it, which would be a row.
    pub fn end(&mut self, behind: usize) {
        if !self.ends_at(behind) && behind > 0 {
            self.add_below(behind - 1, "");
        }
    }

    /// Whether no words stand right above a line, so that it begins a block.
    pub fn begins_at(&self, line: usize) -> bool {
        let above = line.checked_sub(1).and_then(|above| self.lines.get(above));
        above.is_none_or(|above| {
            above.part != Part::Prose || above.is_blank() || above.text.trim_start().starts_with('#')
        })
    }

    /// Whether no words stand on a line, so that what is above it ends there.
    pub fn ends_at(&self, line: usize) -> bool {
        self.lines
            .get(line)
            .is_none_or(|below| below.part != Part::Prose || below.is_blank() || begins_block(below.text))
    }

    fn correct(&mut self, at: Range<usize>, with: String) {
        match self.found.last_mut() {
            // What is put in at one place is one correction.
            Some(last) if at.is_empty() && last.at == at => last.with.push_str(&with),
            _ => self.found.push(Correction { at, with, slip: Slip::Table }),
        }
    }

    /// The line end that the file has there.
    fn line_end(&self, line: usize) -> &'static str {
        let length = |line: usize| Some(self.lines.get(line + 1)?.start - self.lines[line].end());
        let length = length(line).or_else(|| length(line.checked_sub(1)?));
        if length == Some(2) { "\r\n" } else { "\n" }
    }
}

/// Whether a line begins what no table goes on with.
fn begins_block(line: &str) -> bool {
    line.trim_start().starts_with(['#', '>']) || super::super::inline::marks(line) > 0
}
