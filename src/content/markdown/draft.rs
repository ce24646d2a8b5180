//! HTML being written, with the slots in it.

use super::{Fill, Slot, escape};

/// A stretch of HTML; the offsets of its slots count from its own beginning.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub html: String,
    pub slots: Vec<Slot>,
}

/// A place in a [`Draft`]: how much of it was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mark {
    html: usize,
    slots: usize,
}

impl Draft {
    /// Appends markup as it is.
    pub fn push(&mut self, markup: &str) {
        self.html.push_str(markup);
    }

    /// Appends text, escaped.
    pub fn text(&mut self, text: &str) {
        escape::text(&mut self.html, text);
    }

    /// Appends ` name="value"`, escaped; nothing for an empty value.
    pub fn attribute(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        self.html.push(' ');
        self.html.push_str(name);
        self.html.push_str("=\"");
        escape::attribute(&mut self.html, value);
        self.html.push('"');
    }

    /// Leaves a slot here.
    pub fn slot(&mut self, link: u32, fill: Fill) {
        self.slots.push(Slot { at: offset(self.html.len()), link, fill });
    }

    /// How far it is written.
    pub fn mark(&self) -> Mark {
        Mark { html: self.html.len(), slots: self.slots.len() }
    }

    /// Takes away what was written since `mark`.
    pub fn split_off(&mut self, mark: Mark) -> Self {
        let mut slots = self.slots.split_off(mark.slots);
        for slot in &mut slots {
            slot.at -= offset(mark.html);
        }
        Self { html: self.html.split_off(mark.html), slots }
    }

    /// Appends another draft.
    pub fn append(&mut self, other: Self) {
        let moved = offset(self.html.len());
        self.slots.extend(other.slots.into_iter().map(|slot| Slot { at: slot.at.saturating_add(moved), ..slot }));
        self.html.push_str(&other.html);
    }
}

/// An offset as slots keep it; HTML past 4 GiB is never written.
fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}
