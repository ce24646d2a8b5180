//! A text in a few numbers, by which it is known again after a correction here and there.

use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;

/// So many of its lines stand for a text: those whose numbers are the smallest, which are the same ones in any text
/// that has them.
const KEPT: usize = 8;
/// What is shorter stands in many texts: the end of a list, the name of a place.
const SHORTEST: usize = 24;

/// A text in a few numbers, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sketch(Vec<u64>);

impl Sketch {
    /// Of a text whose paragraphs are lines.
    pub fn of(text: &str) -> Self {
        let mut marks: Vec<u64> = text.lines().filter(|line| line.len() >= SHORTEST).map(mark).collect();
        if marks.is_empty() && !text.is_empty() {
            marks.push(mark(text));
        }
        marks.sort_unstable();
        marks.dedup();
        marks.truncate(KEPT);
        Self(marks)
    }

    /// The numbers.
    pub fn marks(&self) -> &[u64] {
        &self.0
    }

    /// Whether as many common numbers make the two texts the same in the main.
    pub fn is_matched_by(&self, other: &Self, common: usize) -> bool {
        common > 0 && common * 2 >= self.0.len().max(other.0.len())
    }
}

fn mark(line: &str) -> u64 {
    let [a, b, c, d, e, f, g, h, ..] = *Fingerprint::of(line.as_bytes()).as_bytes();
    u64::from_be_bytes([a, b, c, d, e, f, g, h])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn common(a: &str, b: &str) -> bool {
        let (a, b) = (Sketch::of(a), Sketch::of(b));
        let common = a.marks().iter().filter(|mark| b.marks().contains(mark)).count();
        a.is_matched_by(&b, common)
    }

    #[test]
    fn a_text_is_known_after_a_correction_and_no_other_is_taken_for_it() {
        let lines = |from: usize| (from..from + 20).map(|n| format!("<p>Đoạn thứ {n} của bài viết này.</p>\n"));
        let (text, other): (String, String) = (lines(0).collect(), lines(100).collect());
        assert!(common(&text, &text.replace("thứ 7 ", "thứ bảy ")));
        assert!(!common(&text, &other));
        assert!(common("<p>Ngắn.</p>\n", "<p>Ngắn.</p>\n") && !common("<p>Ngắn.</p>\n", "<p>Khác.</p>\n"));
        assert!(!common("", ""), "of nothing nothing is told");
    }
}
