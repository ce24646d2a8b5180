//! Deadlines that come every year.

use jiff::civil::Date;
use serde::Deserialize;

/// A day of the year before which something must be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Yearly {
    /// 1 to 12.
    month: i8,
    /// 1 to 31; in a year whose month hasn't that day there is no deadline.
    day: i8,
    /// The first year it was set for.
    first: i16,
}

impl Yearly {
    /// The deadlines that have come by a day, latest first; a school's first is in the year after its founding.
    pub fn come(self, today: Date, founded: Option<i16>) -> impl Iterator<Item = Date> {
        let years = self.first_for(founded)..=today.year();
        years.rev().filter_map(move |year| self.of(year)).filter(move |deadline| *deadline <= today)
    }

    /// The next deadline after a day.
    pub fn next(self, today: Date, founded: Option<i16>) -> Option<Date> {
        let first = self.first_for(founded).max(today.year());
        (first..=first.saturating_add(1)).filter_map(|year| self.of(year)).find(|deadline| *deadline > today)
    }

    /// The deadline of a year, if a school has one in it.
    pub fn in_year(self, year: i16, founded: Option<i16>) -> Option<Date> {
        self.of(year).filter(|_| self.first_for(founded) <= year)
    }

    fn first_for(self, founded: Option<i16>) -> i16 {
        founded.map_or(self.first, |founded| self.first.max(founded.saturating_add(1)))
    }

    fn of(self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).ok()
    }
}
