//! Public disclosure: what is published for each school year, and the page of one item with its tables.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::content::Entry;
use crate::content::kinds::{Disclosure, TableTitled};
use crate::lang::Lang;
use crate::report::{Disclosed, DisclosureState};
use crate::site::{EntryId, SectionId, Site, exports};
use crate::view::kinds::KindView;
use crate::view::parts::figures::Figures;
use crate::view::parts::reckoned;
use crate::view::parts::record::{GroupedView, RecordView, entries};
use crate::view::{Frame, Ground, Page};

/// An item of a year: what discloses it, or that nothing does.
#[derive(Serialize)]
struct Row<'s> {
    title: &'s str,
    /// `None` where nothing discloses it.
    href: Option<String>,
    item: &'s str,
    regulation: &'s str,
    fiscal_year: Option<i16>,
    state: Option<State>,
    published: Option<Date>,
    changed: Option<Date>,
}

/// Whether an item is there in time.
#[derive(Serialize)]
struct State {
    /// `in_time`, `late`, `not_due`, `missing`, or `reference` for what follows an earlier regulation.
    key: &'static str,
    days: Option<i32>,
    deadline: Option<Date>,
}

#[derive(Serialize)]
struct Facts<'s> {
    school_year: Option<String>,
    fiscal_year: Option<i16>,
    regulation: &'s str,
    item: &'s str,
    published: Date,
    as_of: Option<Date>,
    changed: Option<Date>,
    keep_until: Option<Date>,
    tables: Vec<Figures>,
}

impl KindView for Disclosure {
    /// Prepares the list, by school year, the newest first; what is asked for and isn't there has its row too.
    fn section(ground: Ground<'_>, id: SectionId, _: usize) -> Page<'_> {
        let site = ground.site;
        // The verdict is of the Vietnamese pages; of a section without anything its own words say enough.
        let is_judged = site.section(id).lang == Lang::Vi && entries::<Disclosure>(site, id).next().is_some();
        let judged = Judged::new(if is_judged { &ground.report.disclosure } else { &[] });
        let disclosed = entries::<Disclosure>(site, id).map(|(_, entry, disclosure)| {
            let key = Key::new(disclosure.listed_under().to_string(), &disclosure.item.key);
            (key, Row::new(site, entry, disclosure, &judged))
        });
        let is_meant =
            |due: &Disclosed| entries::<Disclosure>(site, id).any(|(_, _, disclosure)| is_of(due, disclosure));
        let absent = judged.due.iter().filter(|due| due.pages.is_empty() && !is_meant(due));
        let absent = absent.map(|due| (Key::new(due.school_year.clone(), &due.item), Row::absent(due)));
        let mut rows: Vec<_> = disclosed.chain(absent).collect();
        // Years stay as the kind orders them; within one, clauses stand as the regulation counts them.
        rows.sort_by(|(a, _), (b, _)| a.cmp(b));
        let rows = rows.into_iter().map(|(key, row)| (Some(key.year.0), row));
        let view = GroupedView::of::<Disclosure>(site, id, rows);
        Page::new(ground, "disclosures.html", Frame::of_section(ground, id), view)
    }

    fn page<'s>(&'s self, ground: Ground<'s>, id: EntryId) -> Page<'s> {
        let site = ground.site;
        let entry = site.entry(id);
        let facts = Facts {
            school_year: self.school_year.map(|year| year.to_string()),
            fiscal_year: self.fiscal_year,
            regulation: &self.regulation.label,
            item: &self.item.label,
            published: self.published,
            as_of: self.as_of,
            changed: self.changed,
            keep_until: self.keep_until.as_ref().map(|day| day.value),
            tables: tables(site, entry, self),
        };
        let view = RecordView::of::<Disclosure>(site, id, facts);
        Page::new(ground, "disclosure.html", Frame::of_entry(ground, id), view)
    }
}

/// Where a row stands: by its year, the newest first, then by its clause.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key<'k> {
    year: std::cmp::Reverse<String>,
    clause: Vec<(&'k str, u32)>,
}

impl<'k> Key<'k> {
    fn new(year: String, item: &'k str) -> Self {
        Self { year: std::cmp::Reverse(year), clause: clause_order(item) }
    }
}

/// `d5-k2` → d 5, k 2, so that clause 14 follows clause 9.
fn clause_order(key: &str) -> Vec<(&str, u32)> {
    let part = |part| {
        let digits = str::trim_start_matches(part, |c: char| !c.is_ascii_digit());
        (part.strip_suffix(digits).unwrap_or(part), digits.parse().unwrap_or(0))
    };
    key.split('-').map(part).collect()
}

impl<'s> Row<'s> {
    fn new(site: &Site, entry: &'s Entry, disclosure: &'s Disclosure, judged: &Judged<'_>) -> Self {
        Self {
            title: &entry.title,
            href: Some(site.base.href(&entry.route())),
            item: &disclosure.item.label,
            regulation: &disclosure.regulation.label,
            fiscal_year: disclosure.fiscal_year,
            state: judged.state(site.base.absolute(&entry.route()).as_str(), disclosure),
            published: Some(disclosure.published),
            changed: disclosure.changed,
        }
    }

    fn absent(due: &'s Disclosed) -> Self {
        Self {
            title: &due.title,
            href: None,
            item: &due.citation,
            regulation: "",
            fiscal_year: due.financial_year,
            state: Some(State::new(due)),
            published: None,
            changed: None,
        }
    }
}

impl State {
    fn new(due: &Disclosed) -> Self {
        let key = match due.state {
            DisclosureState::InTime => "in_time",
            DisclosureState::Late => "late",
            DisclosureState::NotDue => "not_due",
            DisclosureState::Missing => "missing",
        };
        Self { key, days: due.days_late, deadline: Some(due.deadline) }
    }
}

/// What is due, and on which pages it is shown.
struct Judged<'r> {
    due: &'r [Disclosed],
    by_page: BTreeMap<&'r str, Vec<&'r Disclosed>>,
}

impl<'r> Judged<'r> {
    fn new(due: &'r [Disclosed]) -> Self {
        let mut by_page: BTreeMap<&str, Vec<&Disclosed>> = BTreeMap::new();
        for due in due {
            due.pages.iter().for_each(|page| by_page.entry(page).or_default().push(due));
        }
        Self { due, by_page }
    }

    /// The state of what a page discloses, at the deadline of its own year. One that shows nothing has the state of its
    /// item.
    fn state(&self, page: &str, disclosure: &Disclosure) -> Option<State> {
        let shown = self.by_page.get(page).map_or(&[][..], Vec::as_slice);
        let year = disclosure.listed_under().to_string();
        let own = shown.iter().find(|due| due.school_year == year).or(shown.first()).copied();
        let own = own.or_else(|| self.due.iter().find(|due| is_of(due, disclosure)));
        let is_earlier = || self.due.iter().all(|due| due.regulation != disclosure.regulation.key);
        let reference = || State { key: "reference", days: None, deadline: None };
        own.map(State::new).or_else(|| (!self.due.is_empty() && is_earlier()).then(reference))
    }
}

/// Whether a record is meant to show an item of a year.
fn is_of(due: &Disclosed, disclosure: &Disclosure) -> bool {
    due.regulation == disclosure.regulation.key
        && due.item == disclosure.item.key
        && due.school_year == disclosure.listed_under().to_string()
}

fn tables(site: &Site, entry: &Entry, disclosure: &Disclosure) -> Vec<Figures> {
    let csv = |number| site.base.href(&exports::disclosure_table_route(&entry.route(), number));
    let labels = site.labels::<Disclosure>(entry.lang);
    let tables = disclosure.tables(&entry.fields).into_iter().zip(1..);
    let figures = tables.map(|(table, number)| {
        let standard = match table.title {
            TableTitled::Standard(name) => Some(name),
            TableTitled::Own(_) => None,
        };
        let mut figures = Figures::of(table.data, table.title.text(&labels), entry.lang, Some(csv(number)));
        reckoned::add(&mut figures, table.data, standard, entry.lang);
        figures
    });
    figures.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_are_ordered_by_their_numbers() {
        let mut keys = ["d14", "d9-k2", "d4", "d9-k1", "bm-10", "bm-09"];
        keys.sort_by_key(|key| clause_order(key));
        assert_eq!(keys, ["bm-09", "bm-10", "d4", "d9-k1", "d9-k2", "d14"]);
    }
}
