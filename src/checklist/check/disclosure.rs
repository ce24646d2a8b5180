//! An item of public disclosure, by its deadline.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use super::{Facts, Named, Outcome, Test};
use crate::checklist::facts::{is_filled, route_of};
use crate::content::Lang;
use crate::content::kinds::Disclosure as Record;
use crate::vietnamese::long_date;

/// The section of public disclosure.
const ROUTE: &str = "/cong-khai/";

/// The item was published in time for the last deadline.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disclosure {
    /// The regulation's key.
    regulation: String,
    /// The item's key.
    item: String,
    /// When it must be there.
    deadline: Yearly,
}

/// A deadline that comes every year.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Yearly {
    /// Its month.
    month: i8,
    /// Its day.
    day: i8,
    /// The first year it was set for.
    first: i16,
}

impl Yearly {
    /// Its day in a year.
    pub(super) fn of(self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).ok()
    }

    /// The deadlines that have passed by a day, latest first, not before `since`.
    pub(super) fn passed(self, today: Date, since: i16) -> impl Iterator<Item = Date> {
        let first = self.first.max(since);
        (first..=today.year()).rev().filter_map(move |year| self.of(year)).filter(move |deadline| *deadline < today)
    }

    /// The next deadline.
    pub(super) fn next(self, today: Date, since: i16) -> Option<Date> {
        let first = self.first.max(since).max(today.year());
        (first..=first.saturating_add(1)).filter_map(|year| self.of(year)).find(|deadline| *deadline >= today)
    }
}

/// The first year whose deadline concerns the school: the year after its founding.
pub(super) fn first_year(facts: Facts<'_>) -> i16 {
    facts.site.config.founded.map_or(i16::MIN, |founded| founded.saturating_add(1))
}

/// Whether a publication is for a deadline: no more than a year before it.
pub(super) fn is_for(record: &Record, deadline: Date) -> bool {
    record.published > deadline.saturating_sub(1.year()) && record.published <= deadline
}

impl Test for Disclosure {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let today = facts.today();
        let newest = facts
            .site
            .of_kind::<Record>(Lang::Vi)
            .filter(|(_, entry, record)| {
                record.regulation.key == self.regulation
                    && record.item.key == self.item
                    && record.published <= today
                    && is_filled(entry, 0)
            })
            .max_by_key(|(_, _, record)| record.published);
        let last = self.deadline.passed(today, first_year(facts)).next();
        let next = self
            .deadline
            .next(today, first_year(facts))
            .map_or_else(String::new, |next| format!(" ({})", long_date(next)));
        let Some((_, entry, record)) = newest else {
            return match last {
                Some(deadline) => Outcome::fail(format!("Chưa công khai, hạn là {}", long_date(deadline)))
                    .seen_at(facts.site, [ROUTE]),
                None => Outcome::not_applicable(format!("Chưa đến hạn{next}")),
            };
        };
        let published = format!("Công khai ngày {}", long_date(record.published));
        let outcome = match last {
            Some(deadline) if record.published <= deadline && is_for(record, deadline) => {
                Outcome::pass(format!("{published}, trước hạn {}", long_date(deadline)))
            }
            Some(deadline) if record.published <= deadline => {
                Outcome::fail(format!("{published}, chưa có bản cho hạn {}", long_date(deadline)))
            }
            Some(deadline) if self.in_time_too(facts, deadline) => {
                Outcome::pass(format!("{published}, bản trước đó đúng hạn {}", long_date(deadline)))
            }
            Some(deadline) => Outcome::fail(format!("{published}, sau hạn {}", long_date(deadline))),
            None => Outcome::pass(format!("{published}; hạn đầu tiên chưa tới{next}")),
        };
        outcome.seen_at(facts.site, [route_of(entry)])
    }

    fn names(&self) -> Vec<Named<'_>> {
        let kind = "disclosure";
        vec![
            Named::Key { kind, field: "regulation", key: &self.regulation },
            Named::Key { kind, field: "item", key: &self.item },
        ]
    }
}

impl Disclosure {
    /// Whether an earlier publication met the deadline that the newest one is after.
    fn in_time_too(&self, facts: Facts<'_>, deadline: Date) -> bool {
        facts.site.of_kind::<Record>(Lang::Vi).any(|(_, entry, record)| {
            record.regulation.key == self.regulation
                && record.item.key == self.item
                && is_for(record, deadline)
                && is_filled(entry, 0)
        })
    }
}
