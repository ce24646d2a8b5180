//! Running text: what it mentions becomes links, and marks that are left in it are told.

use std::ops::Range;

use super::address::Address;
use super::writer::{Element, Writer};
use super::{leftover, mention};

/// How much of the page before a text is looked at for the name of a number, in bytes.
const BEFORE: usize = 120;

impl Writer<'_, '_> {
    /// Appends words for readers.
    pub(super) fn words(&mut self, text: &str, source: Range<usize>) {
        let reading = self.reading;
        leftover::each(&reading.text, source).for_each(|(diagnostic, at)| self.tell(diagnostic, at));
        if self.in_link() || self.quiet.is_open() {
            return self.text(text);
        }
        if let Some(head) = self.table.heads.last_mut().filter(|_| self.table.in_head) {
            head.push_str(text);
        }
        let mentions = self.mentions(text);
        let mut done = 0;
        for (at, address) in mentions {
            self.text(&text[done..at.start]);
            self.mention(&text[at.clone()], &address);
            done = at.end;
        }
        self.text(&text[done..]);
    }

    /// What a text mentions; the name of a number stands before it on the page, or at the head of its column.
    fn mentions(&self, text: &str) -> Vec<(Range<usize>, Address)> {
        let html = &self.draft.html;
        let before = &html[html.ceil_char_boundary(html.len().saturating_sub(BEFORE))..];
        let column = self.table.next.checked_sub(1).and_then(|column| self.table.heads.get(column));
        match column.filter(|_| !self.table.in_head) {
            Some(head) => mention::mentions(text, &format!("{before} {head} ")).collect(),
            None => mention::mentions(text, before).collect(),
        }
    }

    fn mention(&mut self, shown: &str, address: &Address) {
        let (address, rel) = match address {
            Address::Web(address) => (address, " rel=\"noopener\""),
            Address::Contact(address) => (address, ""),
            Address::File { .. } | Address::Unsafe => return self.text(shown),
        };
        self.open_anchor(address);
        self.draft.push(rel);
        self.draft.push(">");
        self.open(Element::Link("</a>", None));
        self.text(shown);
        self.close();
    }
}
