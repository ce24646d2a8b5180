//! A description as it was written, for the corrected lines in messages.

use crate::source::Span;

/// Longest line that is told as a corrected one, in bytes on either side of what is corrected.
const LONGEST_LINE: usize = 400;

/// The text of a description.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    text: &'a str,
    /// The byte of the file that it begins at.
    offset: usize,
}

impl<'a> Written<'a> {
    /// A text that begins at byte `offset` of its file.
    pub fn new(text: &'a str, offset: usize) -> Self {
        Self { text, offset }
    }

    /// The line that a place stands on, or the one line that its lines become, with something else in its stead;
    /// `None` where nothing stands before it on its line that says what it is.
    pub(super) fn line_with(self, span: Span, with: &str) -> Option<String> {
        let before = self.before(span)?;
        if before.trim().is_empty() {
            return None;
        }
        let after = self.after(span);
        if after.len() + 3 >= LONGEST_LINE {
            return None;
        }
        let after = after.trim_end();
        let after = if after.trim_start().starts_with('#') { "" } else { after };
        Some([before.trim_start(), if before.ends_with(':') { " " } else { "" }, with, after].concat())
    }

    /// What stands on the line before a place; `None` on a line that nobody reads.
    pub(super) fn before(self, span: Span) -> Option<&'a str> {
        let start = (span.start as usize).checked_sub(self.offset)?;
        let head = self.text.get(..start)?;
        let near = &head[head.ceil_char_boundary(head.len().saturating_sub(LONGEST_LINE))..];
        match near.rfind('\n') {
            Some(newline) => Some(&near[newline + 1..]),
            None => (near.len() == head.len()).then_some(near),
        }
    }

    /// What stands on the line behind a place, or the beginning of that on a line that nobody reads.
    pub(super) fn after(self, span: Span) -> &'a str {
        let rest = self.behind(span);
        rest[..rest.floor_char_boundary(LONGEST_LINE)].lines().next().unwrap_or_default()
    }

    /// All that stands behind a place.
    pub(super) fn behind(self, span: Span) -> &'a str {
        (span.end as usize).checked_sub(self.offset).and_then(|end| self.text.get(end..)).unwrap_or_default()
    }

    /// The character before a place, spaces aside.
    pub(super) fn last_before(self, span: Span) -> Option<char> {
        let head = self.text.get(..(span.start as usize).checked_sub(self.offset)?)?;
        head.trim_end_matches(' ').chars().next_back()
    }

    /// What stands at a place.
    pub(super) fn at(self, span: Span) -> &'a str {
        let range = span.range();
        let local = range.start.checked_sub(self.offset).zip(range.end.checked_sub(self.offset));
        local.and_then(|(start, end)| self.text.get(start..end)).unwrap_or_default()
    }

    /// The whole of a list or record that begins at a place and ends with its line.
    pub(super) fn in_brackets(self, span: Span) -> Option<(Span, &'a str)> {
        let start = Span { end: span.start, ..span };
        let text = self.after(start);
        let text = text.split(" #").next().unwrap_or_default().trim_end();
        let is_whole = (text.starts_with('[') && text.ends_with(']')) || (text.starts_with('{') && text.ends_with('}'));
        is_whole.then(|| (Span::new(span.start as usize, span.start as usize + text.len()), text))
    }

    /// The line of a record in brackets that begins at a place, with one field more.
    pub(super) fn with_added(self, span: Span, field: &str) -> Option<String> {
        let (span, text) = self.in_brackets(span)?;
        let inner = text.strip_prefix('{')?.strip_suffix('}')?.trim();
        let comma = if inner.is_empty() { "" } else { ", " };
        self.line_with(span, &format!("{{ {inner}{comma}{field} }}"))
    }

    /// Whether a sign stands anywhere in it.
    pub(super) fn has(self, sign: &str) -> bool {
        self.text.contains(sign)
    }
}
