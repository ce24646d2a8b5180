//! Where a document stands in its life on the day of the site.

use jiff::civil::Date;

use super::{EntryId, Site};
use crate::content::kinds::Document;

/// Whether a document is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Its day has not come.
    Upcoming,
    /// From its day of effect to that of its end.
    InForce,
    /// It ended by itself.
    Expired,
    /// A later document that is in force stands in its place.
    Replaced,
}

impl Site {
    /// Where a document stands today; `None` for an entry of another kind. A document that replaces it counts from the
    /// day it takes effect, not from the day it was posted.
    pub fn effect(&self, id: EntryId) -> Option<Effect> {
        let document = self.entry(id).record.get::<Document>()?;
        let newer = self.succession(id).into_iter().flat_map(|succession| &succession.replaced_by);
        let mut newer = newer.filter_map(|id| self.entry(*id).record.get::<Document>());
        Some(if newer.any(|newer| takes_effect(newer) <= self.today()) {
            Effect::Replaced
        } else if document.expired.is_some_and(|expired| expired <= self.today()) {
            Effect::Expired
        } else if takes_effect(document) > self.today() {
            Effect::Upcoming
        } else {
            Effect::InForce
        })
    }
}

/// A document that names no day takes effect when it is issued.
pub(super) fn takes_effect(document: &Document) -> Date {
    document.effective.unwrap_or(document.issued)
}
