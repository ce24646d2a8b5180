//! An item of public disclosure, by its deadline.

use jiff::civil::Date;
use serde::Deserialize;

use super::{Facts, Named, Outcome, Test};
use crate::checklist::deadline::{Yearly, meets};
use crate::content::Entry;
use crate::content::kinds::Disclosure as Record;
use crate::lang::Lang;
use crate::report::Reason;
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

impl Disclosure {
    /// What has been published of the item by today, oldest first.
    fn published<'f>(&self, facts: Facts<'f>) -> Vec<(&'f Entry, Date)> {
        let records = facts.site.of_kind::<Record>(Lang::Vi).filter(|(_, entry, record)| {
            record.regulation.key == self.regulation
                && record.item.key == self.item
                && record.published <= facts.today()
                && facts.is_filled(entry, 0)
        });
        let mut published: Vec<_> = records.map(|(_, entry, record)| (entry, record.published)).collect();
        published.sort_by_key(|(_, day)| *day);
        published
    }

    /// The verdict while no deadline has come yet.
    fn early(&self, facts: Facts<'_>, published: &[(&Entry, Date)]) -> Outcome {
        let next = self.deadline.next(facts.today(), &facts.site.config);
        let next = next.map_or_else(String::new, |next| format!(" ({})", long_date(next)));
        match published.last() {
            Some((entry, day)) => Outcome::pass(format!("Công khai ngày {}, chưa đến hạn{next}", long_date(*day)))
                .seen_at(facts.site, [entry.route()]),
            None => Outcome::not_applicable(Reason::NotDue, format!("Chưa đến hạn{next}")),
        }
    }
}

impl Test for Disclosure {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let published = self.published(facts);
        let Some(deadline) = self.deadline.come(facts.today(), &facts.site.config).next() else {
            return self.early(facts, &published);
        };
        let due = long_date(deadline);
        let in_time = published.iter().rev().find(|(_, day)| meets(*day, deadline));
        match (in_time, published.last()) {
            (Some((entry, day)), _) => Outcome::pass(format!("Công khai ngày {}, trước hạn {due}", long_date(*day)))
                .seen_at(facts.site, [entry.route()]),
            (None, Some((entry, day))) => {
                let day = long_date(*day);
                Outcome::fail(format!("Công khai gần nhất ngày {day}, chưa có bản nào cho hạn trước ngày {due}"))
                    .seen_at(facts.site, [entry.route()])
            }
            (None, None) => {
                Outcome::fail(format!("Chưa công khai, hạn là trước ngày {due}")).seen_at(facts.site, [ROUTE])
            }
        }
    }

    fn names(&self) -> Vec<Named<'_>> {
        let kind = "disclosure";
        vec![
            Named::Key { kind, field: "regulation", key: &self.regulation },
            Named::Key { kind, field: "item", key: &self.item },
        ]
    }
}
