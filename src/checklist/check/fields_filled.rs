//! Facts that every entry of a kind must give.

use indexmap::IndexMap;
use serde::Deserialize;

use super::{Facts, Named, Outcome, Test, selection_names};
use crate::checklist::facts::{Selection, listed};
use crate::checklist::real::{Real, is_ahead};
use crate::content::Entry;

/// There are enough entries, and each gives every one of some facts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldsFilled {
    /// In this section or below it.
    route: String,
    kind: String,
    /// With one of these keys in each of these fields.
    #[serde(default)]
    only: IndexMap<String, Vec<String>>,
    /// The facts.
    fields: Vec<String>,
    /// How many entries at least.
    #[serde(default = "super::one")]
    at_least: usize,
    /// What they are called in the finding: “lãnh đạo”.
    what: String,
}

/// Most entries that a finding names.
const NAMED: usize = 3;

impl FieldsFilled {
    fn selection(&self) -> Selection<'_> {
        Selection { route: &self.route, kind: Some(&self.kind), only: &self.only }
    }

    /// Who or what must give them, as far as it is there by today.
    pub(super) fn entries<'f>(&self, facts: Facts<'f>) -> impl Iterator<Item = &'f Entry> + use<'f, '_> {
        let selected = facts.select(self.selection());
        selected.filter(move |entry| !is_ahead(entry, facts.today()))
    }

    fn missing(&self, entry: &Entry, facts: Facts<'_>) -> Option<String> {
        let missing = self.fields.iter().filter(|field| !facts.is_given(entry, field));
        let labels: Vec<String> = missing.map(|field| facts.label(entry, field)).collect();
        (!labels.is_empty()).then(|| format!("{} của “{}”", listed(&labels), entry.title))
    }
}

impl Test for FieldsFilled {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let entries: Vec<&Entry> = self.entries(facts).collect();
        let title = facts.title(&self.route);
        if entries.len() < self.at_least {
            let outcome = match entries.len() {
                0 => Outcome::nothing(format!("Chuyên mục “{title}” chưa có {} nào", self.what)),
                count => Outcome::fail(format!(
                    "Chuyên mục “{title}” mới có {count} {}, cần ít nhất {}",
                    self.what, self.at_least
                ))
                .measured(),
            };
            return outcome.seen_at(facts.site, [&self.route]);
        }
        let lacking: Vec<(&Entry, String)> =
            entries.iter().filter_map(|entry| Some((*entry, self.missing(entry, facts)?))).collect();
        if lacking.is_empty() {
            let finding = format!("Có {} {}, đều ghi đủ {} thông tin", entries.len(), self.what, self.fields.len());
            return Outcome::pass(finding).seen_at(facts.site, entries.into_iter().map(Entry::route));
        }
        let mut finding: Vec<String> = lacking.iter().take(NAMED).map(|(_, missing)| missing.clone()).collect();
        if lacking.len() > NAMED {
            finding.push(format!("và {} {} khác", lacking.len() - NAMED, self.what));
        }
        Outcome::fail(format!("Thiếu: {}", finding.join("; ")))
            .seen_at(facts.site, lacking.into_iter().map(|(entry, _)| entry.route()))
    }

    fn names(&self) -> Vec<Named<'_>> {
        selection_names(&self.route, Some(&self.kind), &self.only, &self.fields)
    }

    fn misses(&self, real: &Real<'_>, entry: &Entry, field: &str) -> bool {
        let is_read = self.fields.iter().any(|read| read == field) && self.selection().holds(entry);
        is_read && !real.is_given(entry, field)
    }

    fn is_measured(&self) -> bool {
        self.at_least > 1
    }
}
