//! The index as small files: terms in order, each with the pages that hold it, cut into shards of about one size.
//!
//! A shard is its own length in four bytes, then for each term: how much it shares with the one before (in UTF-16
//! units, as the browser counts), how many bytes follow, those bytes; the hash of its usual marked form; in how many
//! pages it is; how many bytes of postings follow; and the postings, each `gap << 4 | code` (see [`super::score`]).
//! Numbers are those of [`super::number`].

use rayon::prelude::*;

use super::invert::Inverted;
use super::number::push;
use super::part::CUTS;
use super::score::Weights;
use super::segment::Posting;

/// A part of the terms.
#[derive(Debug)]
pub(super) struct Shard {
    /// A text that is greater than the last term before the shard and not greater than its first one.
    pub from: String,
    pub bytes: Vec<u8>,
}

/// Sizes that grow with the square root of the number of pages, so that a query's cost does not grow faster.
#[derive(Clone, Copy, Debug)]
struct Sizes {
    /// Bytes of a shard, about.
    shard: usize,
    /// Most pages that a term keeps; the weightiest stay.
    postings: usize,
}

impl Sizes {
    fn of(pages: usize) -> Self {
        let root = pages.isqrt();
        Self { shard: (root * 36).max(600), postings: (root * 30).max(400) }
    }
}

/// All terms as shards, in order; shards never reach over the cuts of [`CUTS`].
pub(super) fn shards(inverted: &Inverted) -> Vec<Shard> {
    let sizes = Sizes::of(inverted.lengths.len());
    let weights = Weights::of(&inverted.lengths);
    let cut = CUTS.into_par_iter().enumerate().map(|(block, start)| {
        let mut cutter = Cutter::new(start, sizes, &weights);
        inverted.terms(block, |term, postings| cutter.add(term, postings));
        cutter.shards
    });
    let mut shards: Vec<Shard> = cut.collect::<Vec<_>>().into_iter().flatten().collect();
    for shard in &mut shards {
        let length = u32::try_from(shard.bytes.len()).unwrap_or(u32::MAX);
        shard.bytes[..4].copy_from_slice(&length.to_le_bytes());
    }
    shards
}

struct Cutter<'i> {
    /// Where the first shard begins.
    start: &'i str,
    sizes: Sizes,
    weights: &'i Weights,
    shards: Vec<Shard>,
    last: String,
    // Kept from term to term, which are half a million.
    coded: Vec<(u32, u8)>,
    bytes: Vec<u8>,
    forms: Forms,
}

impl<'i> Cutter<'i> {
    fn new(start: &'i str, sizes: Sizes, weights: &'i Weights) -> Self {
        let (shards, last, coded, bytes) = <_>::default();
        Self { start, sizes, weights, shards, last, coded, bytes, forms: Forms([0; 256]) }
    }

    fn add(&mut self, term: &str, postings: &[Posting]) {
        let usual = self.forms.usual(postings);
        let mut coded = std::mem::take(&mut self.coded);
        coded.clear();
        coded.extend(postings.iter().map(|posting| (posting.page, self.weights.code(posting, usual))));
        keep_weightiest(&mut coded, self.sizes.postings);
        let mut bytes = std::mem::take(&mut self.bytes);
        bytes.clear();
        let mut before = 0;
        for (page, code) in &coded {
            push(&mut bytes, u64::from(page - before) << 4 | u64::from(*code));
            before = *page;
        }
        self.coded = coded;
        let full = self.shards.last().is_none_or(|shard| shard.bytes.len() + bytes.len() / 2 > self.sizes.shard);
        if full {
            let from = if self.shards.is_empty() { self.start.to_owned() } else { between(&self.last, term) };
            self.shards.push(Shard { from, bytes: vec![0; 4] });
        }
        let shared = if full { 0 } else { shared(&self.last, term) };
        let Some(shard) = self.shards.last_mut() else { return };
        let suffix = &term.as_bytes()[shared..];
        push(&mut shard.bytes, self.last[..shared].encode_utf16().count() as u64);
        push(&mut shard.bytes, suffix.len() as u64);
        shard.bytes.extend_from_slice(suffix);
        shard.bytes.push(usual);
        push(&mut shard.bytes, postings.len() as u64);
        push(&mut shard.bytes, bytes.len() as u64);
        shard.bytes.extend_from_slice(&bytes);
        self.bytes = bytes;
        term.clone_into(&mut self.last);
    }
}

/// Drops postings until so many are left: those of the lowest levels, and of one level those of later, older pages.
fn keep_weightiest(coded: &mut Vec<(u32, u8)>, most: usize) {
    let level = |code: u8| usize::from(code & 7);
    let mut counts = [0; 8];
    for (_, code) in coded.iter() {
        counts[level(*code)] += 1;
    }
    // How many of each level may stay.
    let mut room = most;
    for count in counts.iter_mut().rev() {
        *count = room.min(*count);
        room -= *count;
    }
    coded.retain(|(_, code)| {
        let left = &mut counts[level(*code)];
        let stays = *left > 0;
        *left = left.saturating_sub(1);
        stays
    });
}

/// How many pages have each marked form of a term.
struct Forms([u32; 256]);

impl Forms {
    /// The marked form that most pages have; most terms have only one.
    fn usual(&mut self, postings: &[Posting]) -> u8 {
        let first = postings.first().map_or(0, |posting| posting.exact);
        let forms = || postings.iter().map(|posting| posting.exact);
        if forms().all(|form| form == first) {
            return first;
        }
        forms().for_each(|form| self.0[usize::from(form)] += 1);
        let most = forms().max_by_key(|form| (self.0[usize::from(*form)], std::cmp::Reverse(*form)));
        // Only what was counted is cleared: most terms have few pages.
        forms().for_each(|form| self.0[usize::from(form)] = 0);
        most.unwrap_or(first)
    }
}

/// How many bytes two terms share from their beginning, at a boundary of letters.
pub(super) fn shared(a: &str, b: &str) -> usize {
    let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    (0..=same).rev().find(|at| b.is_char_boundary(*at)).unwrap_or(0)
}

/// The shortest text that separates two terms.
fn between(last: &str, next: &str) -> String {
    let at = shared(last, next);
    let letter = next[at..].chars().next().map_or(0, char::len_utf8);
    next[..at + letter].to_owned()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::invert::invert;
    use super::super::listed::list;
    use super::*;
    use crate::config::SAMPLE;
    use crate::site::Site;

    /// A site of pages whose words begin with all that the work is cut at.
    fn site() -> Site {
        let ends = ["a", "am", "an", "anh", "o", "oi", "on", "ong", "u", "ung"];
        let mut inputs = crate::Inputs::new(jiff::civil::date(2026, 11, 21)).with("site.yaml", SAMPLE);
        for number in 0..40 {
            let words = CUTS.iter().flat_map(|cut| ends.map(|end| format!("{cut}{end}{number} ")));
            let post = format!("---\ntitle: Tiêu đề\ndate: 2026-09-05\n---\n\n{}\n", words.collect::<String>());
            inputs = inputs.with(&format!("content/tin-tuc/bai-{number}.md"), post);
        }
        let crate::site::Sites { shown, public } = crate::draft(&inputs, &crate::Memo::none()).sites.unwrap();
        drop(public);
        Arc::into_inner(shown).unwrap()
    }

    #[test]
    fn of_too_many_postings_the_weightiest_and_then_the_newest_stay() {
        let mut coded = vec![(1, 2), (2, 8 | 5), (3, 2), (4, 7), (5, 8 | 2), (6, 0)];
        keep_weightiest(&mut coded, 4);
        assert_eq!(coded, [(1, 2), (2, 8 | 5), (3, 2), (4, 7)]);
        keep_weightiest(&mut coded, 9);
        assert_eq!(coded.len(), 4);
    }

    #[test]
    fn shards_begin_in_order_so_that_a_term_has_one_place() {
        let site = site();
        let inverted = invert(&list(&site, |_| None), &[]).unwrap();
        let shards = shards(&inverted);
        assert!(shards.len() > CUTS.len());
        let disordered = shards.windows(2).find(|two| two[0].from >= two[1].from);
        assert!(disordered.is_none(), "{disordered:?}");
    }
}
