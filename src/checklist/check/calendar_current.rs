//! The calendar of the running week.

use serde::Deserialize;

use super::{Facts, Outcome, Test};
use crate::checklist::real::Real;
use crate::content::Entry;
use crate::content::kinds::Calendar;
use crate::content::real::wording;
use crate::lang::Lang;
use crate::vietnamese;

/// There is a calendar of the ISO week that today belongs to, with something in it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarCurrent {}

/// Whether a calendar says what is done.
fn is_told(calendar: &Calendar) -> bool {
    calendar.entries.iter().any(|event| wording::says_something(&event.what))
}

impl Test for CalendarCurrent {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let week = vietnamese::week_of(facts.today());
        let calendars = || facts.site.of_kind::<Calendar>(Lang::Vi);
        let current = calendars().find(|(_, _, calendar)| calendar.week == week && is_told(calendar));
        if let Some((_, entry, calendar)) = current {
            return Outcome::pass(format!("Lịch tuần {} có {} việc", week.1, calendar.entries.len()))
                .seen_at(facts.site, [entry.route()]);
        }
        let finding = match calendars().map(|(_, _, calendar)| calendar.week).max() {
            Some(last) => {
                format!("Chưa có lịch tuần {} năm {}; lịch mới nhất là tuần {} năm {}", week.1, week.0, last.1, last.0)
            }
            None => format!("Chưa có lịch công tác tuần nào, tuần này là tuần {} năm {}", week.1, week.0),
        };
        Outcome::fail(finding)
    }

    fn misses(&self, real: &Real<'_>, entry: &Entry, field: &str) -> bool {
        let week = vietnamese::week_of(real.site.today());
        let calendar = entry.record.get::<Calendar>().filter(|calendar| calendar.week == week);
        field == "entries" && calendar.is_some_and(|calendar| !is_told(calendar))
    }
}
