//! Some inverted pages in little room: made once, and read by every later index that still has the pages.
//!
//! A block holds the terms that begin alike, in order; of each how many bytes it shares with the one before, the rest of
//! it, and its postings: gap to the page before, whether the term stands in the head too, the hash of its marked form,
//! how often it stands in the body, in the head.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

use super::listed::Listed;
use super::number::{push, take, take_bytes};
use super::segment::{Length, Posting, Segment};
use crate::fingerprint::Fingerprint;

/// The first letters at which the terms are cut into blocks.
pub(super) const CUTS: [&str; 16] = ["", "b", "c", "ci", "d", "g", "h", "k", "l", "n", "ng", "p", "s", "t", "th", "tr"];

/// Inverted pages.
#[derive(Serialize, Deserialize)]
pub(super) struct Part {
    /// What each page is.
    pub pages: Vec<Fingerprint>,
    /// How long each page is.
    pub lengths: Vec<Length>,
    /// One for each of the [`CUTS`].
    blocks: Vec<ByteBuf>,
}

impl Part {
    /// Inverts pages.
    ///
    /// # Errors
    /// When tantivy fails, which in memory it has no reason to.
    pub fn of(pages: &[&Listed<'_>]) -> tantivy::Result<Self> {
        let segment = Segment::of(pages.iter().map(|page| page.page()))?;
        let ends = CUTS[1..].iter().chain(&["\u{10ffff}"]);
        let ranges: Vec<(&str, &str)> = CUTS.iter().zip(ends).map(|(from, to)| (*from, *to)).collect();
        let blocks = ranges.into_par_iter().map(|(from, to)| {
            let mut block = Block::default();
            segment.terms(from, to, |term, postings| block.add(term, postings))?;
            Ok(ByteBuf::from(block.bytes))
        });
        let blocks = blocks.collect::<tantivy::Result<_>>()?;
        Ok(Self { pages: pages.iter().map(|page| page.fingerprint).collect(), lengths: segment.lengths, blocks })
    }

    /// The terms of a block, in order.
    pub fn terms(&self, block: usize) -> Terms<'_> {
        let bytes = self.blocks.get(block).map_or(&[][..], |block| block.as_slice());
        let mut terms = Terms { rest: bytes, term: Vec::new(), postings: &[], done: false };
        terms.next();
        terms
    }
}

/// A block that is being written.
#[derive(Default)]
struct Block {
    bytes: Vec<u8>,
    last: Vec<u8>,
    postings: Vec<u8>,
}

impl Block {
    fn add(&mut self, term: &[u8], postings: &[Posting]) {
        let shared = self.last.iter().zip(term).take_while(|(a, b)| a == b).count();
        self.last.truncate(shared);
        self.last.extend_from_slice(&term[shared..]);
        self.postings.clear();
        let mut before = 0;
        for posting in postings {
            let in_head = u64::from(posting.head > 0);
            push(&mut self.postings, u64::from(posting.page - before) << 1 | in_head);
            self.postings.push(posting.exact);
            push(&mut self.postings, u64::from(posting.body));
            if in_head > 0 {
                push(&mut self.postings, u64::from(posting.head));
            }
            before = posting.page;
        }
        push(&mut self.bytes, shared as u64);
        for bytes in [&term[shared..], &self.postings] {
            push(&mut self.bytes, bytes.len() as u64);
            self.bytes.extend_from_slice(bytes);
        }
    }
}

/// The terms of a block, one after the other.
pub(super) struct Terms<'p> {
    rest: &'p [u8],
    term: Vec<u8>,
    postings: &'p [u8],
    done: bool,
}

impl Terms<'_> {
    /// The term it stands at; `None` at the end.
    pub fn term(&self) -> Option<&[u8]> {
        (!self.done).then_some(self.term.as_slice())
    }

    /// Goes on to the next term.
    pub fn next(&mut self) {
        self.done = self.read().is_none();
    }

    fn read(&mut self) -> Option<()> {
        let shared = take(&mut self.rest)?;
        self.term.truncate(shared);
        self.term.extend_from_slice(take_bytes(&mut self.rest)?);
        self.postings = take_bytes(&mut self.rest)?;
        Some(())
    }

    /// Calls `visit` with the postings of the term it stands at; pages are numbered as in the part.
    pub fn postings(&self, visit: impl FnMut(Posting)) {
        // Parts are written by this program, and sealed where they are kept: they have no broken postings.
        let _ = decode(self.postings, visit);
    }
}

fn decode(mut bytes: &[u8], mut visit: impl FnMut(Posting)) -> Option<()> {
    let mut page = 0_u32;
    let small = |number: usize| u32::try_from(number).ok();
    while !bytes.is_empty() {
        let gap = take(&mut bytes)?;
        let (exact, rest) = bytes.split_first()?;
        bytes = rest;
        let body = small(take(&mut bytes)?)?;
        let head = if gap & 1 == 1 { small(take(&mut bytes)?)? } else { 0 };
        page = page.checked_add(small(gap >> 1)?)?;
        visit(Posting { page, head, body, exact: *exact });
    }
    Some(())
}
