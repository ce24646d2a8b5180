//! All entries together: sections, routes, taxonomies, resolved links. After [`assemble`] nothing changes any more;
//! views, feeds and rules read the same [`Site`].

mod appointment_ids;
mod assemble;
mod base;
mod copies;
mod earlier;
mod effect;
pub mod exports;
mod facets;
mod files;
mod first_address;
mod given_up;
mod href;
mod indexing;
mod known;
mod links;
mod next_change;
mod once;
mod order;
pub mod portal;
mod publishable;
mod routes;
mod sections;
mod sites;
mod succession;
mod tags;
mod unread;
mod visibility;
mod whereabouts;
mod wide_names;
mod withdrawn;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::{Date, DateTime};

pub use assemble::assemble;
pub use base::Base;
pub use effect::Effect;
pub use exports::Export;
pub use facets::{Facet, FacetValue};
pub use files::{Attachment, referred};
pub use given_up::is_within;
pub use indexing::is_candidate_list;
pub use links::Resolved;
pub use next_change::NextChange;
pub use portal::SavedFeed;
pub use routes::{MARKER, Target, Targets, page_route, shared_tag_route, tag_route, tags_route};
pub use sections::Section;
pub use sites::{Rehearsal, Sites};
pub use succession::Succession;
pub use tags::{Tag, TagKey, Tags, namesakes};
pub use visibility::Hidden;

use crate::address::Route;
use crate::config::Config;
use crate::content::Entry;
use crate::content::kinds::{Page as PageRecord, TypedRecord};
use crate::diagnostic::Diagnostic;
use crate::inputs::KnownAs;
use crate::lang::Lang;
use crate::schema::{Field, Kind, Labels, Schemas, labels};
use crate::source::SourcePath;

/// An entry of the site: its place in [`Site::entries`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub(crate) usize);

/// A section of the site in one language: its place in [`Site::sections`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionId(pub(crate) usize);

/// The whole site, as it is at one moment.
#[derive(Debug)]
pub struct Site {
    /// Who the school is.
    pub config: Config,
    /// Kinds and structure.
    pub schemas: Arc<Schemas>,
    /// The moment.
    pub now: DateTime,
    /// Whether it is for trying and nobody but its editors is to see it: it shows drafts, or its address is that of this
    /// machine.
    pub is_rehearsal: bool,
    /// What comes by itself after it.
    pub next_change: Option<NextChange>,
    /// Where the site is served.
    pub base: Base,
    /// What is published, in path order.
    pub entries: Vec<Arc<Entry>>,
    /// The sections, in the order of the structure, Vietnamese first.
    pub sections: Vec<Arc<Section>>,
    /// The tags by their keys.
    pub tags: Arc<Tags>,
    /// The files that published entries refer to, by source path.
    pub attachments: BTreeMap<SourcePath, Attachment>,
    /// Every page by its route.
    pub targets: Arc<Targets>,
    /// News of the sector's portal, as saved.
    pub portal: Vec<SavedFeed>,
    /// Every file that programs read, by its route.
    pub exports: BTreeMap<Route, Export>,
    /// What isn't published, and why.
    pub hidden: BTreeMap<SourcePath, Hidden>,
    /// What has left the site on its day, in path order.
    pub withdrawn: Vec<Arc<Entry>>,
    /// As what feeds and calendars know what the last publication had.
    known_as: KnownAs,
    /// What is wrong with the routes.
    collisions: Vec<Diagnostic>,
    translations: BTreeMap<EntryId, EntryId>,
    successions: BTreeMap<EntryId, Succession>,
    /// Section and place in its list, for every entry that stands in one.
    positions: Vec<Option<(SectionId, usize)>>,
}

impl Site {
    /// The day of its moment.
    pub fn today(&self) -> Date {
        self.now.date()
    }

    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.0]
    }

    pub fn section(&self, id: SectionId) -> &Section {
        &self.sections[id.0]
    }

    /// Every entry with its id, in path order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = EntryId> + ExactSizeIterator + use<> {
        (0..self.entries.len()).map(EntryId)
    }

    /// Every entry of a typed kind in one language, with its struct, in path order.
    pub fn of_kind<T: TypedRecord + 'static>(&self, lang: Lang) -> impl Iterator<Item = (EntryId, &Entry, &T)> {
        self.entries.iter().enumerate().filter_map(move |(index, entry)| {
            let typed = entry.record.get::<T>().filter(|_| entry.lang == lang)?;
            Some((EntryId(index), &**entry, typed))
        })
    }

    /// What the fields of a typed kind are called in a language.
    pub fn labels<T: TypedRecord>(&self, lang: Lang) -> Labels<'_> {
        self.schemas.kinds.get(T::NAME).map(|kind| labels(&kind.fields, lang)).unwrap_or_default()
    }

    /// What the fields are called in a language that every kind has, where the kind doesn't call them otherwise.
    pub fn common_labels(&self, lang: Lang) -> Labels<'_> {
        self.schemas.kinds.get(PageRecord::NAME).map(|kind| labels(kind.common_fields(), lang)).unwrap_or_default()
    }

    /// The schema that an entry was checked by; `None` for a kind that the site no longer has.
    pub fn kind(&self, entry: &Entry) -> Option<&Kind> {
        self.schemas.kinds.get(&entry.kind)
    }

    /// What the schemas say of a field of an entry.
    pub fn field(&self, entry: &Entry, name: &str) -> Option<&Field> {
        self.kind(entry)?.fields.get(name)
    }

    /// The entry that a source file became, when it is published.
    pub fn by_path(&self, path: &SourcePath) -> Option<EntryId> {
        self.entries.binary_search_by(|entry| entry.path.cmp(path)).ok().map(EntryId)
    }

    /// The section at a route of the standard structure, in a language.
    pub fn section_at(&self, lang: Lang, route: &str) -> Option<(SectionId, &Section)> {
        let found = self.sections.iter().position(|section| section.lang == lang && section.schema.route == route)?;
        Some((SectionId(found), &self.sections[found]))
    }

    /// The same page in the other language.
    pub fn translation(&self, id: EntryId) -> Option<EntryId> {
        self.translations.get(&id).copied()
    }

    /// What replaced, and what amends, a document.
    pub fn succession(&self, id: EntryId) -> Option<&Succession> {
        self.successions.get(&id)
    }

    /// The section an entry stands in, and its place in the section's list.
    pub fn position(&self, id: EntryId) -> Option<(SectionId, usize)> {
        self.positions.get(id.0).copied().flatten()
    }

    /// Posts on one page of a list.
    pub fn page_size(&self) -> usize {
        self.config.page_size.unwrap_or(20).max(1)
    }
}
