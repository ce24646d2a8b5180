//! All pages of a site inverted: parts that an earlier index had already, parts made anew, read side by side.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::listed::Listed;
use super::part::Part;
use super::segment::{Length, Posting};
use crate::fingerprint::Fingerprint;

/// A part with fewer pages than this, or than this share of the site, is inverted anew together with what
/// changed: however long people edit, parts stay few.
const FEWEST: usize = 128;
const SHARES: usize = 32;

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
    let numbers: BTreeMap<Fingerprint, u32> = pages.iter().map(|page| page.fingerprint).zip(0..).collect();
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
    let made: Vec<Part> = open.par_chunks(size).map(Part::of).collect::<tantivy::Result<_>>()?;
    let made = made.into_iter().map(|part| Numbered::of(Arc::new(part), &numbers));
    let made: Vec<Numbered> = made.inspect(|part| part.tell(&mut lengths)).collect();
    parts.extend(made);
    Ok(Inverted { parts, lengths: lengths.into_iter().map(Option::unwrap_or_default).collect() })
}

impl Numbered {
    fn of(part: Arc<Part>, numbers: &BTreeMap<Fingerprint, u32>) -> Self {
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

    /// Calls `visit` with every folded term of a block, in order, and the pages that hold it, in order.
    pub fn terms(&self, block: usize, mut visit: impl FnMut(&str, &[Posting])) {
        let mut streams: Vec<_> = self.parts.iter().map(|part| (part.part.terms(block), &*part.numbers)).collect();
        let (mut term, mut found) = (Vec::new(), Vec::new());
        while let Some(next) = streams.iter().filter_map(|(terms, _)| terms.term()).min() {
            term.clear();
            term.extend_from_slice(next);
            found.clear();
            for (terms, numbers) in &mut streams {
                if terms.term() == Some(&term) {
                    terms.postings(|posting| {
                        let number = numbers.get(posting.page as usize).copied().flatten();
                        found.extend(number.map(|page| Posting { page, ..posting }));
                    });
                    terms.next();
                }
            }
            if !found.is_sorted_by_key(|posting: &Posting| posting.page) {
                found.sort_unstable_by_key(|posting| posting.page);
            }
            // Of pages that are gone their terms stay behind.
            if let (Ok(term), false) = (std::str::from_utf8(&term), found.is_empty()) {
                visit(term, &found);
            }
        }
    }
}
