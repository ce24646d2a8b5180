//! An item of public disclosure, by the year of its last deadline.

use serde::Deserialize;

use super::{Facts, Named, Outcome, Test};
use crate::checklist::disclosed::{Asked, Due, ROUTE, State};
use crate::report::Reason;
use crate::vietnamese::long_date;

/// The item was published for the last deadline; late is late, and there.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
pub struct Disclosure {
    /// The item, as the ledger reckons it.
    pub asked: Asked,
}

impl Test for Disclosure {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let mut dues = facts.ledger.of(&self.asked);
        match dues.clone().rfind(|due| due.has_come()) {
            Some(due) => judged(due, facts),
            None => dues
                .next_back()
                .map_or_else(|| Outcome::not_applicable(Reason::NotDue, "Chưa đến hạn"), |due| early(due, facts)),
        }
    }

    fn names(&self) -> Vec<Named<'_>> {
        let kind = "disclosure";
        vec![
            Named::Key { kind, field: "regulation", key: &self.asked.regulation },
            Named::Key { kind, field: "item", key: &self.asked.item },
        ]
    }
}

/// The verdict at a deadline that has come.
fn judged(due: &Due<'_>, facts: Facts<'_>) -> Outcome {
    let deadline = long_date(due.deadline);
    match due.state() {
        State::InTime(first) => {
            Outcome::pass(format!("Công khai ngày {}, đúng hạn trước ngày {deadline}", long_date(first)))
                .seen_at(facts.site, due.routes())
        }
        State::Late { first, days } => {
            let first = long_date(first);
            Outcome::pass(format!("Công khai ngày {first}, muộn {days} ngày (hạn là trước ngày {deadline})"))
                .seen_at(facts.site, due.routes())
        }
        State::Missing | State::NotDue => missing(due, facts),
    }
}

fn missing(due: &Due<'_>, facts: Facts<'_>) -> Outcome {
    let (period, deadline) = (due.period(), long_date(due.deadline));
    let flaws = due.flaws();
    if flaws.is_empty() {
        return Outcome::fail(format!("Thiếu nội dung của {period}, hạn là trước ngày {deadline}"))
            .seen_at(facts.site, [ROUTE]);
    }
    Outcome::fail(format!("Nội dung của {period} chưa tính được, hạn là trước ngày {deadline}: {}", flaws.join(", ")))
        .seen_at(facts.site, due.flawed_routes())
}

/// The verdict while no deadline has come yet.
fn early(due: &Due<'_>, facts: Facts<'_>) -> Outcome {
    let deadline = long_date(due.deadline);
    match due.state() {
        State::InTime(first) => {
            Outcome::pass(format!("Công khai ngày {}, chưa đến hạn ({deadline})", long_date(first)))
                .seen_at(facts.site, due.routes())
        }
        _ => Outcome::not_applicable(Reason::NotDue, format!("Chưa đến hạn ({deadline})")),
    }
}
