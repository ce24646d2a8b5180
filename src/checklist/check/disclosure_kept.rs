//! Disclosure of earlier years that must stay, item by item.

use serde::Deserialize;

use super::{Facts, Named, Outcome, Test};
use crate::checklist::disclosed::{Due, ROUTE, State};
use crate::report::Reason;

/// Every item of every deadline of the last five years is on the site and stays there for its time.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisclosureKept {
    /// The regulation's key.
    regulation: String,
}

impl Test for DisclosureKept {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let dues: Vec<&Due<'_>> = facts.ledger.under(&self.regulation).filter(|due| due.has_come()).collect();
        if dues.is_empty() {
            return Outcome::not_applicable(Reason::NotDue, "Chưa qua hạn công khai nào");
        }
        let missing: Vec<String> =
            dues.iter().filter(|due| due.state() == State::Missing).map(|due| due.name()).collect();
        let leaving: Vec<String> = dues.iter().filter_map(|due| due.leaving()).collect();
        let mut faults = Vec::new();
        if !missing.is_empty() {
            faults.push(format!("Thiếu {} nội dung: {}", missing.len(), missing.join("; ")));
        }
        if !leaving.is_empty() {
            faults.push(format!("Hẹn rút trước khi đủ năm năm: {}", leaving.join("; ")));
        }
        if faults.is_empty() {
            let years: std::collections::BTreeSet<i16> = dues.iter().map(|due| due.deadline.year()).collect();
            return Outcome::pass(format!(
                "Còn giữ đủ {} nội dung của {} hạn công khai đã qua",
                dues.len(),
                years.len()
            ))
            .seen_at(facts.site, dues.iter().flat_map(|due| due.routes()));
        }
        Outcome::fail(faults.join(". ")).seen_at(facts.site, [ROUTE])
    }

    fn names(&self) -> Vec<Named<'_>> {
        vec![Named::Key { kind: "disclosure", field: "regulation", key: &self.regulation }]
    }
}
