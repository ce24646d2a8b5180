//! What a site may take from an earlier one, because nothing that it depends on has changed.

use std::sync::Arc;

use super::{EntryId, Section, Site};
use crate::config::Config;
use crate::content::Entry;
use crate::schema::Schemas;

/// How many entries may have changed: with more, it is sooner to make everything anew.
const FEW: usize = 50;

/// An earlier site of the same entries, but for what stands in a few of them.
pub(super) struct Earlier<'s> {
    pub site: &'s Site,
    changed: Vec<EntryId>,
}

impl<'s> Earlier<'s> {
    /// The site, when it has the same entries in the same structure.
    pub fn of(site: &'s Site, schemas: &Arc<Schemas>, config: &Config, entries: &[Arc<Entry>]) -> Option<Self> {
        let same_frame = Arc::ptr_eq(&site.schemas, schemas)
            && site.config.has_english() == config.has_english()
            && site.config.page_size == config.page_size
            && site.entries.len() == entries.len();
        let differ = |(_, (before, now)): &(EntryId, (&Arc<Entry>, &Arc<Entry>))| !Arc::ptr_eq(before, now);
        let changed = || site.ids().zip(site.entries.iter().zip(entries)).filter(differ);
        let same_places = || changed().all(|(_, (before, now))| is_at_same_place(before, now));
        let few = same_frame && changed().nth(FEW).is_none() && same_places();
        few.then(|| Self { site, changed: changed().map(|(id, _)| id).collect() })
    }

    /// The entries that changed, as they were and as they are.
    pub fn changed<'e>(&self, entries: &'e [Arc<Entry>]) -> impl Iterator<Item = (EntryId, &'s Entry, &'e Entry)> {
        self.changed.iter().map(|id| (*id, self.site.entry(*id), &*entries[id.0]))
    }

    /// Whether the tags are the same, in the same order.
    pub fn has_tags_of(&self, entries: &[Arc<Entry>]) -> bool {
        self.changed(entries).all(|(_, before, now)| before.common.tags == now.common.tags && before.date == now.date)
    }

    /// Whether the same pages stand at the same addresses.
    pub fn has_routes_of(&self, now: &Site) -> bool {
        let same_sections =
            self.site.sections.iter().zip(&now.sections).all(|(before, now)| has_same_pages(before, now));
        let same_addresses = |(_, before, now): (EntryId, &Entry, &Entry)| {
            before.slug == now.slug && before.common.aliases == now.common.aliases && before.head == now.head
        };
        same_sections
            && Arc::ptr_eq(&self.site.tags, &now.tags)
            && self.changed(&now.entries).all(same_addresses)
            && self.site.exports == now.exports
            && self.site.attachments == now.attachments
    }
}

/// The folder decides on all but the last part of an entry's address.
fn is_at_same_place(before: &Entry, now: &Entry) -> bool {
    before.path == now.path && before.lang == now.lang && before.section == now.section && before.role == now.role
}

fn has_same_pages(before: &Arc<Section>, now: &Arc<Section>) -> bool {
    let pages = |section: &Section| {
        let values = section.facets.iter().flat_map(|(facet, values)| values.iter().map(move |value| (*facet, value)));
        values.map(|(facet, value)| (facet, value.slug.clone(), value.entries.len())).collect::<Vec<_>>()
    };
    Arc::ptr_eq(before, now) || pages(before) == pages(now)
}
