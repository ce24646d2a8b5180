//! All pages of a site inverted: parts that an earlier index had already, parts made anew, read side by side.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use tantivy::InvertedIndexReader;
use tantivy::postings::BlockSegmentPostings;
use tantivy::schema::IndexRecordOption;
use tantivy::termdict::TermStreamer;

use super::listed::Listed;
use super::part::{Length, Part};
use super::spread::{exact, folded};
use super::text::Hash;

/// A part with fewer pages than this, or than this share of the site, is inverted anew together with what
/// changed: however long people edit, parts stay few.
const FEWEST: usize = 128;
const SHARES: usize = 32;

/// A page that holds a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting {
    pub page: u32,
    /// How often in the head.
    pub head: u32,
    /// How often in the body.
    pub body: u32,
    /// The hash of the marked form that it has most often.
    pub exact: u8,
}

/// The inverted pages.
pub(super) struct Inverted {
    parts: Vec<Numbered>,
    pub lengths: Vec<Length>,
}

/// A part with the numbers that its pages have in this index; `None` for a page that is gone.
struct Numbered {
    part: Arc<Part>,
    numbers: Vec<Option<u32>>,
}

/// Inverts the pages, but for those that parts of an earlier index hold.
///
/// # Errors
/// When tantivy fails, which in memory it has no reason to.
pub(super) fn invert(pages: &[Listed<'_>], earlier: &[Arc<Part>]) -> tantivy::Result<Inverted> {
    let numbers: BTreeMap<Hash, u32> = pages.iter().map(|page| page.hash).zip(0..).collect();
    let fewest = FEWEST.max(pages.len() / SHARES);
    let mut parts: Vec<Numbered> = earlier.iter().map(|part| Numbered::of(Arc::clone(part), &numbers)).collect();
    parts.retain(|part| part.is_worth_keeping(fewest));
    let mut lengths = vec![None; pages.len()];
    for part in &parts {
        part.tell(&mut lengths);
    }
    let open: Vec<&Listed<'_>> =
        pages.iter().zip(&lengths).filter(|(_, length)| length.is_none()).map(|(page, _)| page).collect();
    let size = open.len().div_ceil(rayon::current_num_threads()).max(FEWEST);
    let made = open.par_chunks(size).map(|pages| Part::of(pages.iter().map(|page| (page.hash, page.page()))));
    let made: Vec<Part> = made.collect::<tantivy::Result<_>>()?;
    let made = made.into_iter().map(|part| Numbered::of(Arc::new(part), &numbers));
    let made: Vec<Numbered> = made.inspect(|part| part.tell(&mut lengths)).collect();
    parts.extend(made);
    Ok(Inverted { parts, lengths: lengths.into_iter().map(Option::unwrap_or_default).collect() })
}

impl Numbered {
    fn of(part: Arc<Part>, numbers: &BTreeMap<Hash, u32>) -> Self {
        let numbers = part.pages.iter().map(|page| numbers.get(page).copied()).collect();
        Self { part, numbers }
    }

    /// Whether enough of its pages are still there, and more than are gone.
    fn is_worth_keeping(&self, fewest: usize) -> bool {
        let there = self.numbers.iter().flatten().count();
        there >= fewest && 2 * there >= self.numbers.len()
    }

    /// Tells how long its pages are.
    fn tell(&self, lengths: &mut [Option<Length>]) {
        for (number, length) in self.numbers.iter().zip(&self.part.lengths) {
            if let Some(place) = number.and_then(|number| lengths.get_mut(number as usize)) {
                *place = Some(*length);
            }
        }
    }
}

impl Inverted {
    /// The parts, for the next index.
    pub fn into_parts(self) -> Vec<Arc<Part>> {
        self.parts.into_iter().map(|part| part.part).collect()
    }

    /// Calls `visit` with every folded term of a range, in order, and the pages that hold it, in order.
    ///
    /// # Errors
    /// When tantivy can't read what it wrote.
    pub fn terms(&self, range: &Range<String>, mut visit: impl FnMut(&str, &[Posting])) -> tantivy::Result<()> {
        let readers = self.parts.iter().map(|part| Ok((&*part.numbers, part.part.terms()?)));
        let readers: Vec<_> = readers.collect::<tantivy::Result<_>>()?;
        let mut streams = Vec::new();
        for (numbers, [head, body]) in &readers {
            for (place, reader) in [(Place::Head, head), (Place::Body, body)] {
                let within = reader.terms().range().ge(&range.start).lt(&range.end);
                streams.push(Stream { numbers, place, reader, terms: within.into_stream()?, done: false });
            }
        }
        streams.iter_mut().for_each(Stream::next);
        let mut found = Found::default();
        let mut key = Vec::new();
        while let Some(next) = streams.iter().filter_map(Stream::key).map(folded).min() {
            key.clear();
            key.extend_from_slice(next);
            for stream in &mut streams {
                while stream.key().is_some_and(|term| folded(term) == key.as_slice()) {
                    stream.take(&mut found)?;
                    stream.next();
                }
            }
            // Of pages that are gone their terms stay behind.
            if let (Ok(term), false) = (std::str::from_utf8(&key), found.postings.is_empty()) {
                visit(term, found.merged());
            }
        }
        Ok(())
    }
}

/// Where a term stands in a page.
#[derive(Clone, Copy)]
enum Place {
    Head,
    Body,
}

/// The terms of heads, or those of bodies, of one part.
struct Stream<'r> {
    numbers: &'r [Option<u32>],
    place: Place,
    reader: &'r InvertedIndexReader,
    terms: TermStreamer<'r>,
    done: bool,
}

impl Stream<'_> {
    fn next(&mut self) {
        self.done = !self.terms.advance();
    }

    fn key(&self) -> Option<&[u8]> {
        (!self.done).then(|| self.terms.key())
    }

    /// Takes the pages of the term it stands at.
    fn take(&self, found: &mut Found) -> tantivy::Result<()> {
        let exact = exact(self.terms.key());
        let term = self.terms.value();
        match &mut found.block {
            Some(block) => self.reader.reset_block_postings_from_terminfo(term, block)?,
            none => {
                *none = Some(self.reader.read_block_postings_from_terminfo(term, IndexRecordOption::WithFreqs)?);
            }
        }
        let Some(block) = &mut found.block else { return Ok(()) };
        while !block.docs().is_empty() {
            for (place, times) in block.docs().iter().zip(block.freqs()) {
                let Some(page) = self.numbers.get(*place as usize).copied().flatten() else { continue };
                let (head, body) = match self.place {
                    Place::Head => (*times, 0),
                    Place::Body => (0, *times),
                };
                found.postings.push(Posting { page, head, body, exact });
            }
            block.advance();
        }
        Ok(())
    }
}

/// The postings of one folded term as they come.
#[derive(Default)]
struct Found {
    block: Option<BlockSegmentPostings>,
    postings: Vec<Posting>,
    merged: Vec<Posting>,
}

impl Found {
    /// One posting a page.
    fn merged(&mut self) -> &[Posting] {
        self.merged.clear();
        self.postings.sort_unstable_by_key(|posting| (posting.page, posting.exact));
        let mut most = 0;
        for posting in self.postings.drain(..) {
            let times = posting.head + posting.body;
            match self.merged.last_mut().filter(|last| last.page == posting.page) {
                Some(last) => {
                    last.head += posting.head;
                    last.body += posting.body;
                    if times > most {
                        (last.exact, most) = (posting.exact, times);
                    }
                }
                None => {
                    most = times;
                    self.merged.push(posting);
                }
            }
        }
        &self.merged
    }
}
