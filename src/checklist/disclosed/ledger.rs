//! All that a school has to disclose, by item and deadline, held against what it has.

use super::asked::Asked;
use super::copied::Copies;
use super::demand::Demand;
use super::due::{Due, State};
use super::{early, keeping, lacking, papers, reminder};
use crate::checklist::real::Real;
use crate::content::Entry;
use crate::content::kinds::Disclosure;
use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::report::{Disclosed, DisclosureState};
use crate::site::Site;

/// Every item that a school is asked for, at each deadline that still matters: those of the last five years and the
/// next one.
#[derive(Clone, Debug)]
pub struct Ledger<'l> {
    demands: Vec<Demand<'l>>,
    dues: Vec<Due<'l>>,
    /// What the school has published by today.
    records: Vec<(&'l Entry, &'l Disclosure)>,
    copies: Copies,
}

impl<'l> Ledger<'l> {
    /// Holds the site against what is asked of it.
    pub fn new(real: &Real<'l>, mut demands: Vec<Demand<'l>>) -> Self {
        let site = real.site;
        let mut seen: Vec<&Asked> = Vec::new();
        demands.retain(|demand| {
            let is_new = !seen.contains(&demand.asked);
            seen.push(demand.asked);
            is_new
        });
        let records: Vec<_> = site
            .of_kind::<Disclosure>(Lang::Vi)
            .filter(|(_, _, record)| record.published <= site.today())
            .map(|(_, entry, record)| (entry, record))
            .collect();
        let copies = Copies::of(site, &demands, &records);
        let dues = demands.iter().flat_map(|demand| {
            let deadlines = demand.asked.deadlines(site.today(), real.founded);
            deadlines
                .into_iter()
                .map(|deadline| Due::new(real, demand.clone(), deadline, &records, &copies))
                .collect::<Vec<_>>()
        });
        let dues = dues.collect();
        Self { demands, dues, records, copies }
    }

    /// What is due of an item, oldest first; the last is still to come.
    pub fn of(&self, asked: &Asked) -> impl DoubleEndedIterator<Item = &Due<'l>> + Clone {
        self.dues.iter().filter(move |due| due.asked() == asked)
    }

    /// What was due under a regulation, item by item.
    pub fn under(&self, regulation: &str) -> impl Iterator<Item = &Due<'l>> {
        self.dues.iter().filter(move |due| due.asked().regulation == regulation)
    }

    /// Reminds of what comes soon, stops what would leave the site too early, and tells of what can't be of its year.
    pub fn check(&self, real: &Real<'_>, diagnostics: &mut Vec<Diagnostic>) {
        let site = real.site;
        reminder::check(site, &self.dues, diagnostics);
        keeping::check(real, &self.demands, diagnostics);
        early::check(&self.demands, &self.records, diagnostics);
        lacking::check(site, &self.demands, &self.records, diagnostics);
        papers::check(real, &self.demands, &self.records, diagnostics);
        self.copies.check(site, &self.demands, &self.records, diagnostics);
    }

    /// All of it, as the report has it.
    pub fn report(&self, site: &Site) -> Vec<Disclosed> {
        self.dues.iter().map(|due| disclosed(site, due)).collect()
    }
}

fn disclosed(site: &Site, due: &Due<'_>) -> Disclosed {
    let (state, first, days_late) = match due.state() {
        State::InTime(first) => (DisclosureState::InTime, Some(first), None),
        State::Late { first, days } => (DisclosureState::Late, Some(first), Some(days)),
        State::NotDue => (DisclosureState::NotDue, None, None),
        State::Missing => (DisclosureState::Missing, None, None),
    };
    Disclosed {
        regulation: due.asked().regulation.clone(),
        item: due.asked().item.clone(),
        title: due.title().to_owned(),
        citation: due.citation().to_owned(),
        school_year: due.school_year().to_string(),
        financial_year: due.financial_year(),
        deadline: due.deadline,
        state,
        days_late,
        first,
        changed: due.changed(),
        pages: due.routes().map(|route| site.base.absolute(&route)).collect(),
    }
}
