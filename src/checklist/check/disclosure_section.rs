//! The section of public disclosure as a whole.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use super::{Facts, Named, Outcome, Test};
use crate::checklist::disclosed::{Due, ROUTE, State, shows_something};
use crate::content::Entry;
use crate::content::kinds::Disclosure as Record;
use crate::lang::Lang;
use crate::report::Reason;
use crate::vietnamese::long_date;

/// The section has all that was due at the last deadline. Of a unit that no deadline binds it has something recent.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisclosureSection {
    /// The regulation's key.
    regulation: String,
    /// How recent, of a unit that no deadline binds.
    within_days: u16,
}

impl Test for DisclosureSection {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let dues: Vec<&Due<'_>> = facts.ledger.under(&self.regulation).collect();
        let title = facts.title(ROUTE);
        let last = dues.iter().filter(|due| due.has_come()).map(|due| due.deadline).max();
        match (last, dues.iter().map(|due| due.deadline).max()) {
            (Some(last), _) => at_deadline(facts, &dues, last, &title),
            (None, Some(next)) => before_the_first(facts, next, &title),
            (None, None) => self.recent(facts, &title),
        }
    }

    fn names(&self) -> Vec<Named<'_>> {
        vec![Named::Route(ROUTE), Named::Key { kind: "disclosure", field: "regulation", key: &self.regulation }]
    }

    fn is_measured(&self) -> bool {
        true
    }
}

impl DisclosureSection {
    fn recent(&self, facts: Facts<'_>, title: &str) -> Outcome {
        let days = self.within_days;
        let since = facts.today().saturating_sub(i64::from(days).days());
        let found: Vec<&Entry> = shown_since(facts, since);
        if found.is_empty() {
            return Outcome::fail(format!("Chuyên mục “{title}” chưa có nội dung công khai nào trong {days} ngày qua"))
                .measured()
                .seen_at(facts.site, [ROUTE]);
        }
        Outcome::pass(format!("Chuyên mục “{title}” có {} nội dung công khai trong {days} ngày qua", found.len()))
            .measured()
            .seen_at(facts.site, found.into_iter().map(Entry::route))
    }
}

fn at_deadline(facts: Facts<'_>, dues: &[&Due<'_>], deadline: Date, title: &str) -> Outcome {
    let asked: Vec<&&Due<'_>> = dues.iter().filter(|due| due.deadline == deadline).collect();
    let missing: Vec<&str> = asked.iter().filter(|due| due.state() == State::Missing).map(|due| due.title()).collect();
    let (count, deadline) = (asked.len(), long_date(deadline));
    if missing.is_empty() {
        return Outcome::pass(format!("Chuyên mục “{title}” có đủ {count} nội dung của hạn trước ngày {deadline}"))
            .seen_at(facts.site, asked.iter().flat_map(|due| due.routes()));
    }
    let (lack, names) = (missing.len(), missing.join("; "));
    Outcome::fail(format!("Chuyên mục “{title}” thiếu {lack}/{count} nội dung của hạn trước ngày {deadline}: {names}"))
        .seen_at(facts.site, [ROUTE])
}

/// A new school has nothing due yet.
fn before_the_first(facts: Facts<'_>, next: Date, title: &str) -> Outcome {
    let found = shown_since(facts, Date::MIN);
    let next = long_date(next);
    if found.is_empty() {
        return Outcome::not_applicable(Reason::NotDue, format!("Chưa đến hạn công khai đầu tiên ({next})"));
    }
    Outcome::pass(format!("Chuyên mục “{title}” có {} nội dung, chưa đến hạn ({next})", found.len()))
        .seen_at(facts.site, found.into_iter().map(Entry::route))
}

/// What was published since a day and shows something, the newest first.
fn shown_since(facts: Facts<'_>, since: Date) -> Vec<&Entry> {
    let records = facts.site.of_kind::<Record>(Lang::Vi).filter(|(_, entry, record)| {
        (since..=facts.today()).contains(&record.published) && shows_something(facts.site, entry, record)
    });
    let mut found: Vec<_> = records.map(|(_, entry, record)| (record.published, entry)).collect();
    found.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    found.into_iter().map(|(_, entry)| entry).collect()
}
