//! How much a term says about a page: BM25 over head and body (k1, b of both), cut to four bits; and how what pages
//! gather ranks them.
//!
//! The browser adds `idf × weight`, and never needs the length of a page. The constants were chosen on known items of
//! ten thousand news articles (`benches/search.py`).

use serde::{Deserialize, Serialize};

use super::segment::{Length, Posting};

/// How many times in the body one time in the head is worth.
const HEAD: f64 = 5.0;
const K1: f64 = 1.2;
const B_HEAD: f64 = 0.5;
const B_BODY: f64 = 0.6;

/// The marked form is the term's usual one.
const USUAL: u8 = 2;
/// The term stands in the head.
const IN_HEAD: u8 = 1;
/// Levels of weight within each of both.
const LEVELS: f64 = 4.0;

/// How queries are answered. The manifest carries it, so that the browser and the command line rank alike.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Ranking {
    /// What the lower three bits of a code stand for: weights in the body, then in the head.
    pub weights: [f64; 8],
    /// What two words that stand together weigh against one.
    pub pair: f64,
    /// What they weigh more in a title.
    pub title: f64,
    /// What a word weighs that only begins as the last one of the query does.
    pub completion: f64,
    /// What a word weighs whose marks are others than those that were typed.
    pub marks: f64,
    /// A result that scores less than this part of the best one is not worth showing.
    pub worth: f64,
    /// Most words of a query that are looked at.
    pub words: usize,
    /// Most shards that a query fetches, as long as its pairs of words leave room.
    pub shards: usize,
}

/// The ranking of every index that is written.
pub(super) const RANKING: Ranking = Ranking {
    weights: [0.6, 1.0, 1.4, 1.8, 1.4125, 1.6375, 1.8625, 2.0875],
    pair: 1.5,
    title: 1.25,
    completion: 0.6,
    marks: 0.5,
    worth: 0.2,
    words: 12,
    shards: 6,
};

/// What the pages' lengths do to the weights of their terms.
pub(super) struct Weights {
    /// What a term's times in the head and in the body are worth, for each page.
    pages: Vec<(f64, f64)>,
}

impl Weights {
    pub fn of(lengths: &[Length]) -> Self {
        let mean = |total: usize| count(total).max(1.0) / count(lengths.len()).max(1.0);
        let head = mean(lengths.iter().map(|length| length.head).sum());
        let body = mean(lengths.iter().map(|length| length.body).sum());
        let norm = |b: f64, length: usize, average: f64| 1.0 - b + b * count(length) / average;
        let page = |length: &Length| (HEAD / norm(B_HEAD, length.head, head), 1.0 / norm(B_BODY, length.body, body));
        Self { pages: lengths.iter().map(page).collect() }
    }

    /// Bits: level (two), in the head, usual form: `level | head << 2 | usual << 3`.
    pub fn code(&self, posting: &Posting, usual: u8) -> u8 {
        let (head, body) = self.pages.get(posting.page as usize).copied().unwrap_or_default();
        let times = head * f64::from(posting.head) + body * f64::from(posting.body);
        let weight = times * (K1 + 1.0) / (times + K1);
        let (lowest, step) = if posting.head > 0 { (1.3, 0.225) } else { (0.4, 0.4) };
        let level = ((weight - lowest) / step).clamp(0.0, LEVELS - 1.0);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 3, cut to a whole number")]
        let level = level as u8;
        level | u8::from(posting.head > 0) << 2 | u8::from(posting.exact == usual) << (IN_HEAD + USUAL)
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of words stay far below 2^52")]
fn count(number: usize) -> f64 {
    number as f64
}
