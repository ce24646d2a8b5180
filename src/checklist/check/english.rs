//! The English version.

use serde::Deserialize;

use super::{Facts, Outcome, Test};
use crate::checklist::facts::is_filled;
use crate::content::Entry;
use crate::lang::Lang;

/// Enough is written in English.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct English {
    /// How many pages.
    at_least: usize,
}

impl Test for English {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let english = facts.site.entries.iter().map(|entry| &**entry);
        let pages: Vec<&Entry> = english.filter(|entry| entry.lang == Lang::En && is_filled(entry, 1)).collect();
        if facts.site.config.has_english() && pages.len() >= self.at_least {
            return Outcome::pass(format!("Bản tiếng Anh có {} trang", pages.len()))
                .seen_at(facts.site, pages.into_iter().map(Entry::route));
        }
        Outcome::fail(format!("Bản tiếng Anh có {} trang, cần ít nhất {}", pages.len(), self.at_least))
    }

    fn is_measured(&self) -> bool {
        self.at_least > 1
    }
}
