//! A page with enough words.

use serde::Deserialize;

use super::{Facts, Named, Outcome, Test};
use crate::content::Entry;

/// The pages of a section together have enough words of their own, placeholders not counted.
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
        let written: Vec<_> = facts.pages(&self.route).filter(|page| facts.is_filled(page, 1)).collect();
        let words: usize = written.iter().map(|page| facts.real.words(page)).sum();
        if words >= self.words {
            return Outcome::pass(format!("Trang “{title}” có {words} chữ"))
                .seen_at(facts.site, written.into_iter().map(Entry::route));
        }
        let kept = facts.pages(&self.route).any(|page| page.placeholder);
        let repeats = words == 0 && facts.pages(&self.route).any(|page| page.body.has_words(1));
        let outcome = match (words, kept) {
            (0, true) => Outcome::fail(format!("Trang “{title}” mới có câu giữ chỗ")),
            (0, false) if repeats => {
                Outcome::fail(format!("Trang “{title}” chỉ có liên kết, hoặc lặp lại nội dung của trang khác"))
            }
            (0, false) => Outcome::fail(format!("Trang “{title}” chưa có nội dung")),
            _ => Outcome::fail(format!("Trang “{title}” mới có {words} chữ của riêng nó, cần ít nhất {}", self.words))
                .measured(),
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
