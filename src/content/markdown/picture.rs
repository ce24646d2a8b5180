//! A picture as it is read: its address, its title, its description.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, TagEnd};

use super::address::{self, Address};

/// A picture as it is written: `![alt](address "title")`.
pub(super) struct Picture<'a> {
    pub address: CowStr<'a>,
    pub title: CowStr<'a>,
    /// Its description.
    pub alt: String,
    /// Markup open within the description.
    depth: usize,
    pub source: Range<usize>,
}

impl<'a> Picture<'a> {
    pub fn new(address: CowStr<'a>, title: CowStr<'a>, source: Range<usize>) -> Self {
        Self { address, title, alt: String::new(), depth: 0, source }
    }

    /// Takes the next part of the description; `true` once the picture is complete.
    pub fn hear(&mut self, event: &Event<'_>) -> bool {
        match event {
            Event::End(TagEnd::Image) if self.depth == 0 => return true,
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::Text(text) | Event::Code(text) => self.alt.push_str(text),
            Event::SoftBreak | Event::HardBreak => self.alt.push(' '),
            _ => {}
        }
        false
    }

    /// Whether it is a file of the site that browsers show as a picture.
    pub fn is_shown(&self) -> bool {
        matches!(address::read(&self.address), Address::File { target, .. } if !address::is_document(&target))
    }
}
