//! A page with enough words.

use serde::Deserialize;

use super::{Facts, Named, Outcome, Test};
use crate::checklist::facts::is_filled;
use crate::content::Entry;

/// The pages of a section together have enough words, placeholders not counted.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageFilled {
    /// The section.
    route: String,
    /// The fewest words.
    words: usize,
}

impl Test for PageFilled {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let title = facts.title(&self.route);
        let written: Vec<_> = facts.pages(&self.route).filter(|page| is_filled(page, 1)).collect();
        let words: usize = written.iter().map(|page| page.body.words()).sum();
        if words >= self.words {
            return Outcome::pass(format!("Trang “{title}” có {words} chữ"))
                .seen_at(facts.site, written.into_iter().map(Entry::route));
        }
        let kept = facts.pages(&self.route).any(|page| page.placeholder);
        let outcome = match (words, kept) {
            (0, true) => Outcome::fail(format!("Trang “{title}” mới có câu giữ chỗ")),
            (0, false) => Outcome::fail(format!("Trang “{title}” chưa có nội dung")),
            _ => Outcome::fail(format!("Trang “{title}” mới có {words} chữ, cần ít nhất {}", self.words)).measured(),
        };
        outcome.seen_at(facts.site, [&self.route])
    }

    fn names(&self) -> Vec<Named<'_>> {
        vec![Named::Route(&self.route)]
    }

    fn is_measured(&self) -> bool {
        true
    }
}
