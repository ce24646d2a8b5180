//! What pages gather from the terms of a query, and their order by it.
//!
//! As in `search.js` sums are kept with single precision, so that pages which tie there tie here.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::score::Ranking;
use super::terms::{Term, Terms};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Single,
    Pair,
}

/// What each page has gathered.
pub(super) struct Scores {
    ranking: Ranking,
    score: Vec<f32>,
    words: Vec<usize>,
    pairs: Vec<usize>,
}

impl Scores {
    pub fn of(pages: usize, ranking: &Ranking) -> Self {
        Self { ranking: *ranking, score: vec![0.0; pages], words: vec![0; pages], pairs: vec![0; pages] }
    }

    /// Rare terms say more: BM25's inverse document frequency.
    #[allow(clippy::cast_precision_loss, reason = "counts of pages")]
    fn rarity(&self, count: usize) -> f64 {
        ((self.score.len() as f64 - count as f64 + 0.5) / (count as f64 + 0.5) + 1.0).ln()
    }

    fn worth(&self, code: u8, kind: Kind) -> f64 {
        let weight = self.ranking.weights[usize::from(code & 7)];
        match kind {
            Kind::Single => weight,
            Kind::Pair => self.ranking.pair * weight + if code & 4 > 0 { self.ranking.title } else { 0.0 },
        }
    }

    /// Adds a term; where it was typed with marks, the hash of that form.
    pub fn add(&mut self, term: &Term, kind: Kind, exact: Option<u8>) {
        let rare = self.rarity(term.count);
        for (page, code) in &term.postings {
            let same = exact.is_none_or(|exact| (exact == term.usual) == (*code > 7));
            let value = rare * self.worth(*code, kind) * if same { 1.0 } else { self.ranking.marks };
            self.gather(*page, value, kind == Kind::Single, kind == Kind::Pair);
        }
    }

    /// Adds the terms that go on as the query begins; of several in one page the best counts. Whether there are any.
    pub fn complete(&mut self, shards: &[Terms], start: &str, pair: bool) -> bool {
        let kind = if pair { Kind::Pair } else { Kind::Single };
        let mut best: BTreeMap<usize, f64> = BTreeMap::new();
        for (term, entry) in shards.iter().flatten() {
            if term == start || !term.starts_with(start) || term.contains(' ') != pair {
                continue;
            }
            let rare = self.ranking.completion * self.rarity(entry.count);
            for (page, code) in &entry.postings {
                let value = best.entry(*page).or_default();
                *value = value.max(rare * self.worth(*code, kind));
            }
        }
        let any = !best.is_empty();
        for (page, value) in best {
            self.gather(page, value, true, pair);
        }
        any
    }

    fn gather(&mut self, page: usize, value: f64, word: bool, pair: bool) {
        let Some(score) = self.score.get_mut(page) else { return };
        *score = single(f64::from(*score) + value);
        self.words[page] += usize::from(word);
        self.pairs[page] += usize::from(pair);
    }

    /// Lowers each page by the part of the words that it lacks.
    #[allow(clippy::cast_precision_loss, reason = "counts of words")]
    pub fn weigh(&mut self, typed: usize) {
        for (page, score) in self.score.iter_mut().enumerate() {
            let pairs = self.pairs[page];
            let covered = self.words[page].max(if pairs > 0 { pairs + 1 } else { 0 });
            *score = single(f64::from(*score) * (covered as f64 / typed as f64).min(1.0));
        }
    }

    /// The pages worth showing, best first; of two alike the newer one, which has the smaller number.
    pub fn ranked(&self) -> Vec<usize> {
        let score = |page: usize| f64::from(self.score[page]);
        let least = self.score.iter().copied().map(f64::from).fold(0.0, f64::max) * self.ranking.worth;
        let mut pages: Vec<usize> =
            (0..self.score.len()).filter(|page| score(*page) > 0.0 && score(*page) >= least).collect();
        pages.sort_by(|a, b| score(*b).partial_cmp(&score(*a)).unwrap_or(Ordering::Equal).then(a.cmp(b)));
        pages
    }
}

#[allow(clippy::cast_possible_truncation, reason = "what a Float32Array does")]
fn single(sum: f64) -> f32 {
    sum as f32
}
