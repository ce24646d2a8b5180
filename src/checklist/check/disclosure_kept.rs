//! Disclosure of earlier years that must stay.

use serde::Deserialize;

use super::{Facts, Named, Outcome, Test};
use crate::checklist::deadline::{Yearly, meets};
use crate::checklist::facts::listed;
use crate::content::Entry;
use crate::content::kinds::Disclosure as Record;
use crate::lang::Lang;
use crate::report::Reason;

/// What was published for the deadlines of the last years is still on the site.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisclosureKept {
    /// The regulation's key.
    regulation: String,
    /// For how many years it must stay.
    years: usize,
    /// When it had to be there.
    deadline: Yearly,
}

impl Test for DisclosureKept {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let records: Vec<(&Entry, &Record)> = facts
            .site
            .of_kind::<Record>(Lang::Vi)
            .filter(|(_, _, record)| record.regulation.key == self.regulation)
            .map(|(_, entry, record)| (entry, record))
            .collect();
        let deadlines: Vec<_> = self.deadline.come(facts.today(), &facts.site.config).take(self.years).collect();
        let kept = |deadline| {
            records.iter().find(|(_, record)| meets(record.published, deadline)).map(|(entry, _)| entry.route())
        };
        let missing: Vec<String> = deadlines
            .iter()
            .filter(|deadline| kept(**deadline).is_none())
            .map(|deadline| deadline.year().to_string())
            .collect();
        let outcome = if deadlines.is_empty() {
            Outcome::not_applicable(Reason::NotDue, "Chưa qua hạn công khai nào")
        } else if missing.is_empty() {
            Outcome::pass(format!("Còn giữ nội dung công khai của {} năm đã qua", deadlines.len()))
        } else {
            Outcome::fail(format!("Không thấy nội dung công khai của năm {}", listed(&missing)))
        };
        outcome.seen_at(facts.site, deadlines.into_iter().filter_map(kept))
    }

    fn names(&self) -> Vec<Named<'_>> {
        vec![Named::Key { kind: "disclosure", field: "regulation", key: &self.regulation }]
    }
}
