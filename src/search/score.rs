//! How much a term says about a page: BM25 over head and body (k1, b of both), cut to four bits.
//!
//! The browser adds `idf × weight`, and never needs the length of a page. The constants were chosen on known items of
//! ten thousand news articles (`benches/search.py`).

use super::invert::{Length, Posting};

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

/// The weights that codes stand for: those of the body, then those of the head. `search.js` has the same.
pub(super) const WEIGHTS: [f64; 8] = [0.6, 1.0, 1.4, 1.8, 1.4125, 1.6375, 1.8625, 2.0875];

/// Average lengths of a site's pages.
#[derive(Clone, Copy, Debug)]
pub(super) struct Average {
    head: f64,
    body: f64,
}

impl Average {
    pub fn of(lengths: &[Length]) -> Self {
        let mean = |total: usize| count(total).max(1.0) / count(lengths.len()).max(1.0);
        Self {
            head: mean(lengths.iter().map(|length| length.head).sum()),
            body: mean(lengths.iter().map(|length| length.body).sum()),
        }
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of words stay far below 2^52")]
fn count(number: usize) -> f64 {
    number as f64
}

/// Bits: level (two), in the head, usual form: `level | head << 2 | usual << 3`.
pub(super) fn code(posting: &Posting, length: Length, average: Average, usual: u8) -> u8 {
    let norm = |b: f64, length: usize, average: f64| 1.0 - b + b * count(length) / average;
    let times = HEAD * f64::from(posting.head) / norm(B_HEAD, length.head, average.head)
        + f64::from(posting.body) / norm(B_BODY, length.body, average.body);
    let weight = times * (K1 + 1.0) / (times + K1);
    let (lowest, step) = if posting.head > 0 { (1.3, 0.225) } else { (0.4, 0.4) };
    let level = ((weight - lowest) / step).floor().clamp(0.0, LEVELS - 1.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 3")]
    let level = level as u8;
    level | u8::from(posting.head > 0) << 2 | u8::from(posting.exact == usual) << (IN_HEAD + USUAL)
}
