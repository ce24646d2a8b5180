//! Since when a unit is: the year that `site.yaml` says, unless that is still to come or the site has older figures.
//! A new unit owes less, so a year that can't be right frees nobody.

use crate::content::{Entry, Record};
use crate::site::Site;

/// Why the year of founding isn't believed.
#[derive(Clone, Copy, Debug)]
pub enum Misdated<'s> {
    /// It hasn't come.
    Ahead,
    /// An entry tells figures of an earlier year.
    Older {
        /// The one of the earliest year.
        entry: &'s Entry,
        /// The latest year in which the unit was there.
        by: i16,
    },
}

/// The year of founding, where it can be right.
pub(super) fn founded(site: &Site) -> Option<i16> {
    let founded = site.config.founded.as_ref()?.value;
    misdated(site, founded).is_none().then_some(founded)
}

/// What contradicts a year of founding.
pub fn misdated(site: &Site, founded: i16) -> Option<Misdated<'_>> {
    if founded > site.today().year() {
        return Some(Misdated::Ahead);
    }
    let dated = site.entries.iter().filter_map(|entry| Some((entry, figures_by(entry)?)));
    let (entry, by) = dated.min_by_key(|(_, by)| *by)?;
    (by < founded).then_some(Misdated::Older { entry, by })
}

/// The latest year in which a unit was there that has these figures: a school year may be one's first from its second
/// half on.
fn figures_by(entry: &Entry) -> Option<i16> {
    match &entry.record {
        Record::Statistics(figures) => Some(figures.school_year.start.saturating_add(1)),
        Record::Disclosure(told) => told.fiscal_year.or(told.school_year.map(|year| year.start.saturating_add(1))),
        _ => None,
    }
}
