//! The stretches of a text whose signs mean nothing: code, HTML, addresses of links.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::meant::is_escaped;

/// Such stretches, in the order of the text.
#[derive(Default)]
pub(super) struct Inert(Vec<Range<usize>>);

impl Inert {
    /// Takes the next event of the parser.
    pub fn hear(&mut self, event: &Event<'_>, source: &Range<usize>, text: &str) {
        match event {
            Event::Code(_) | Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::CodeBlock(_)) => {
                self.0.push(source.clone());
            }
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                let written = text.get(source.clone()).unwrap_or_default();
                // Of an address in angle brackets, and of a name that is defined elsewhere, all is address.
                let words = written.rfind("](").unwrap_or(0);
                self.0.push(source.start + words..source.end);
            }
            _ => {}
        }
    }

    /// All of them, once the parser has come to its end: the address of a link stands behind its words, which may hold
    /// code.
    pub fn sorted(mut self) -> Self {
        self.0.sort_unstable_by_key(|stretch| stretch.start);
        self
    }

    /// Whether the sign there means nothing: it stands in such a stretch, or behind a backslash.
    pub fn covers(&self, text: &str, at: usize) -> bool {
        let after = self.0.partition_point(|stretch| stretch.start <= at);
        let is_within = after.checked_sub(1).is_some_and(|last| self.0[last].end > at);
        is_within || is_escaped(text, at)
    }
}
