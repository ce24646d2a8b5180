//! Public disclosure: what is published for each school year, and the page of one item with its tables.

use jiff::civil::Date;
use serde::Serialize;

use crate::content::Entry;
use crate::content::kinds::Disclosure;
use crate::site::{EntryId, SectionId, Site, exports};
use crate::view::kinds::KindView;
use crate::view::parts::figures::Figures;
use crate::view::parts::record::{GroupedView, RecordView, entries};
use crate::view::{Frame, Ground, Page};

#[derive(Serialize)]
struct Row<'s> {
    title: &'s str,
    href: String,
    item: &'s str,
    regulation: &'s str,
    fiscal_year: Option<i16>,
    published: Date,
    changed: Option<Date>,
}

#[derive(Serialize)]
struct Facts<'s> {
    school_year: String,
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
    /// Prepares the list, by school year, the newest first.
    fn section(ground: Ground<'_>, id: SectionId, _: usize) -> Page<'_> {
        let site = ground.site;
        let mut disclosures: Vec<_> = entries::<Disclosure>(site, id).collect();
        // Years stay as the kind orders them; within one, clauses stand as the regulation counts them.
        disclosures.sort_by_cached_key(|(_, _, disclosure)| {
            (std::cmp::Reverse(disclosure.school_year), clause_order(&disclosure.item.key))
        });
        let rows = disclosures.into_iter().map(|(_, entry, disclosure)| {
            (Some(disclosure.school_year.to_string()), Row::new(site, entry, disclosure))
        });
        let view = GroupedView::of::<Disclosure>(site, id, rows);
        Page::new(ground, "disclosures.html", Frame::of_section(ground, id), view)
    }

    fn page<'s>(&'s self, ground: Ground<'s>, id: EntryId) -> Page<'s> {
        let site = ground.site;
        let entry = site.entry(id);
        let facts = Facts {
            school_year: self.school_year.to_string(),
            fiscal_year: self.fiscal_year,
            regulation: &self.regulation.label,
            item: &self.item.label,
            published: self.published,
            as_of: self.as_of,
            changed: self.changed,
            keep_until: self.keep_until,
            tables: tables(site, entry, self),
        };
        let view = RecordView::of::<Disclosure>(site, id, facts);
        Page::new(ground, "disclosure.html", Frame::of_entry(ground, id), view)
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
    fn new(site: &Site, entry: &'s Entry, disclosure: &'s Disclosure) -> Self {
        Self {
            title: &entry.title,
            href: site.base.href(&entry.route()),
            item: &disclosure.item.label,
            regulation: &disclosure.regulation.label,
            fiscal_year: disclosure.fiscal_year,
            published: disclosure.published,
            changed: disclosure.changed,
        }
    }
}

fn tables(site: &Site, entry: &Entry, disclosure: &Disclosure) -> Vec<Figures> {
    let csv = |number| site.base.href(&exports::disclosure_table_route(&entry.route(), number));
    let tables = disclosure.tables(&entry.fields).into_iter().zip(1..);
    tables.map(|(table, number)| Figures::of(table.data, table.title, entry.lang, Some(csv(number)))).collect()
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
