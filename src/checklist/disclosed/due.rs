//! An item at one deadline: what the site shows of it.

use jiff::civil::Date;

use super::asked::{Asked, Period};
use super::copied::Copies;
use super::demand::Demand;
use super::keeping::earliest_end;
use super::substance::{self, Flaw};
use crate::address::Route;
use crate::checklist::real::Real;
use crate::content::Entry;
use crate::content::kinds::Disclosure;
use crate::vietnamese::{SchoolYear, long_date};

/// An item of one year.
#[derive(Clone, Debug)]
pub struct Due<'l> {
    demand: Demand<'l>,
    /// The day before which it has to be there.
    pub deadline: Date,
    today: Date,
    /// What shows it, the first that was published first.
    found: Vec<(&'l Entry, &'l Disclosure)>,
    /// What is meant to show it and doesn't.
    flawed: Vec<(&'l Entry, Flaw)>,
}

/// Whether an item is there, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Published before its deadline.
    InTime(Date),
    /// Published, so many days after the last day in time.
    Late {
        /// The day it was first published.
        first: Date,
        /// How late.
        days: i32,
    },
    /// Not there; its deadline is still to come.
    NotDue,
    /// Not there, and its deadline has come.
    Missing,
}

impl<'l> Due<'l> {
    /// Looks for an item among the records of a site.
    pub(super) fn new(
        real: &Real<'l>,
        demand: Demand<'l>,
        deadline: Date,
        records: &[(&'l Entry, &'l Disclosure)],
        copies: &Copies,
    ) -> Self {
        let (mut found, mut flawed) = (Vec::new(), Vec::new());
        for (entry, record) in records.iter().filter(|(_, record)| demand.asked.is_met_by(record, deadline)) {
            match substance::flaw(real, entry, record, demand.asked, copies) {
                None => found.push((*entry, *record)),
                Some(flaw) => flawed.push((*entry, flaw)),
            }
        }
        found.sort_by_key(|(_, record)| record.published);
        Self { demand, deadline, today: real.site.today(), found, flawed }
    }

    /// The item.
    pub fn asked(&self) -> &'l Asked {
        self.demand.asked
    }

    /// What is required, in Vietnamese.
    pub fn title(&self) -> &str {
        self.demand.title
    }

    /// The clause that asks for it.
    pub fn citation(&self) -> &str {
        &self.demand.citation
    }

    /// Whether its deadline has come.
    pub fn has_come(&self) -> bool {
        self.deadline <= self.today
    }

    /// Whether it is there. The earliest of several decides.
    pub fn state(&self) -> State {
        match self.found.first() {
            Some((_, record)) if record.published < self.deadline => State::InTime(record.published),
            // The day before the deadline is the last in time.
            Some((_, record)) => {
                let days = (record.published - self.deadline).get_days().saturating_add(1);
                State::Late { first: record.published, days }
            }
            None if self.has_come() => State::Missing,
            None => State::NotDue,
        }
    }

    /// The school year under which the section lists it.
    pub fn school_year(&self) -> SchoolYear {
        SchoolYear { start: self.deadline.year().saturating_sub(1) }
    }

    /// The financial year that it is of.
    pub fn financial_year(&self) -> Option<i16> {
        (self.asked().of == Period::FinancialYear).then(|| self.deadline.year().saturating_sub(1))
    }

    /// “năm học 2025-2026”, “năm 2025”.
    pub fn period(&self) -> String {
        self.asked().period(self.deadline.year())
    }

    /// “Số dư các quỹ (năm 2025)”.
    pub fn name(&self) -> String {
        format!("{} ({})", self.title(), self.period())
    }

    /// The day of its last change.
    pub fn changed(&self) -> Option<Date> {
        let changes = self.found.iter().flat_map(|(entry, record)| [record.changed, entry.common.updated]);
        changes.flatten().filter(|day| *day <= self.today).max()
    }

    /// Where it is shown, the first that was published first.
    pub fn routes(&self) -> impl Iterator<Item = Route> {
        self.found.iter().map(|(entry, _)| entry.route())
    }

    /// Where it is meant to be shown and isn't.
    pub fn flawed_routes(&self) -> impl Iterator<Item = Route> {
        self.flawed.iter().map(|(entry, _)| entry.route())
    }

    /// What is wrong with what is meant to show it: “tệp bao-cao.pdf trống hoặc hỏng”.
    pub fn flaws(&self) -> Vec<String> {
        let mut flaws: Vec<String> = self.flawed.iter().map(|(_, flaw)| flaw.to_string()).collect();
        flaws.dedup();
        flaws
    }

    /// The names and last days of what is there now and leaves before its time.
    pub fn leaving(&self) -> Option<String> {
        let ends = |(entry, record): &(&Entry, &Disclosure)| {
            let expires = entry.common.expires.as_ref()?.value.day();
            (expires < earliest_end(record, self.deadline)).then_some(expires)
        };
        // One that stays is enough.
        let ends: Option<Vec<Date>> = self.found.iter().map(ends).collect();
        let last = ends?.into_iter().max()?;
        Some(format!("{} rút ngày {}", self.name(), long_date(last)))
    }
}
