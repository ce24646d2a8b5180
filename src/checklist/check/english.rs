//! The English version.

use serde::Deserialize;

use super::{Facts, Outcome, Test};
use crate::content::Entry;
use crate::content::real::language;
use crate::lang::Lang;

/// Enough is written in English.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct English {
    /// How many pages.
    at_least: usize,
}

/// Whether an entry of the English version is written, and in English.
fn is_english(facts: Facts<'_>, entry: &Entry) -> bool {
    entry.lang == Lang::En && facts.is_filled(entry, 1) && !language::is_vietnamese(&entry.body.excerpt)
}

impl Test for English {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let english = facts.site.entries.iter().map(|entry| &**entry);
        let pages: Vec<&Entry> = english.filter(|entry| is_english(facts, entry)).collect();
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
