//! The sections of the standard structure, filled with the entries of the site.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::earlier::Earlier;
use super::facets::{self, Facet, FacetValue};
use super::order::Order;
use super::{EntryId, SectionId};
use crate::address::Route;
use crate::content::{Entry, Record, Role};
use crate::lang::Lang;
use crate::schema::{Schemas, SectionSchema, SectionView};

/// A section in one language.
#[derive(Clone, Debug)]
pub struct Section {
    /// What the structure says of it.
    pub schema: SectionSchema,
    /// The language.
    pub lang: Lang,
    /// Its introduction (`_index.md`).
    pub index: Option<EntryId>,
    /// Its own entries in the order of their kind; those of sub-sections aren't among them.
    pub entries: Vec<EntryId>,
    /// The sections directly below it.
    pub children: Vec<SectionId>,
    /// The section around it.
    pub parent: Option<SectionId>,
    /// Its entries by year, type, authority…
    pub facets: BTreeMap<Facet, Vec<FacetValue>>,
}

impl Section {
    /// The address without the base: `/en/tin-tuc/`.
    pub fn route(&self) -> Route {
        Route::new([self.lang.prefix(), &self.schema.route].concat())
    }

    /// The address of the section narrowed to one value of a facet: `/van-ban/nam/2026/`.
    pub fn facet_route(&self, facet: Facet, value: &FacetValue) -> Route {
        self.route().join(&format!("{}/{}/", facet.slug(), value.slug))
    }

    /// The title in the section's language.
    pub fn title(&self) -> &str {
        self.schema.title_in(self.lang)
    }

    /// What belongs there, in words.
    pub fn about(&self) -> &str {
        match self.lang {
            Lang::Vi => &self.schema.about,
            Lang::En => self.schema.about_en.as_deref().unwrap_or_default(),
        }
    }

    /// Whether its list is cut into pages.
    pub fn is_paged(&self) -> bool {
        self.schema.shown_by().is_some_and(Record::is_paged)
    }

    /// Whether nothing has been written for it yet.
    pub fn is_empty(&self) -> bool {
        self.index.is_none() && self.entries.is_empty()
    }
}

/// What a section holds: its introduction and its own entries.
type Content = (Option<EntryId>, Vec<EntryId>);

/// The sections with their entries: as in an earlier site, but for entries that changed.
pub(super) fn fill(
    earlier: Option<&Earlier<'_>>,
    schemas: &Schemas,
    entries: &[Arc<Entry>],
    english: bool,
) -> Vec<Arc<Section>> {
    earlier.map_or_else(|| fill_anew(schemas, entries, english), |earlier| refill(earlier, schemas, entries))
}

/// Fills the structure with entries, for every language that has any.
fn fill_anew(schemas: &Schemas, entries: &[Arc<Entry>], english: bool) -> Vec<Arc<Section>> {
    let mut by_section: BTreeMap<(Lang, &str), Content> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        let slot = by_section.entry((entry.lang, &entry.section)).or_default();
        match entry.role {
            Role::Index => slot.0 = Some(EntryId(index)),
            Role::Entry => slot.1.push(EntryId(index)),
        }
    }
    let filled_routes: Vec<(Lang, &str)> = by_section.keys().copied().collect();
    let mut wanted = Vec::new();
    for lang in [Lang::Vi, Lang::En] {
        for schema in &schemas.structure.sections {
            let content = by_section.remove(&(lang, schema.route.as_str())).unwrap_or_default();
            let below = |(of, route): &(Lang, &str)| *of == lang && route.starts_with(&schema.route);
            // Readers of English search too, although nothing is written for that page.
            let is_wanted = || schema.view == Some(SectionView::Search) || filled_routes.iter().any(below);
            if lang == Lang::Vi || english && is_wanted() {
                wanted.push((lang, schema, content));
            }
        }
    }
    let section = |(lang, schema, (index, mut own)): (Lang, &SectionSchema, Content)| {
        if let Some(order) = order(schemas, schema) {
            order.sort(&mut own, entries);
        }
        let facets = facets::group(&own, entries);
        let schema = schema.clone();
        Section { schema, lang, index, entries: own, children: Vec::new(), parent: None, facets }
    };
    let mut sections: Vec<Section> = wanted.into_par_iter().with_max_len(1).map(section).collect();
    link_families(&mut sections);
    sections.into_iter().map(Arc::new).collect()
}

/// The sections of an earlier site, with the entries that changed since then in their new places.
fn refill(earlier: &Earlier<'_>, schemas: &Schemas, entries: &[Arc<Entry>]) -> Vec<Arc<Section>> {
    let mut sections = earlier.site.sections.clone();
    for (id, before, now) in earlier.changed(entries).filter(has_other_fields) {
        let Some((SectionId(at), _)) = earlier.site.position(id) else { continue };
        let mut own = sections[at].entries.clone();
        if let Some(order) = order(schemas, &sections[at].schema) {
            own.retain(|other| *other != id);
            order.insert(&mut own, id, entries);
        }
        if own != sections[at].entries || facets::values(before) != facets::values(now) {
            let section = Arc::make_mut(&mut sections[at]);
            section.facets = facets::group(&own, entries);
            section.entries = own;
        }
    }
    sections
}

fn has_other_fields((_, before, now): &(EntryId, &Entry, &Entry)) -> bool {
    before.kind != now.kind || before.fields != now.fields
}

/// The order of a section's entries.
fn order<'s>(schemas: &'s Schemas, section: &SectionSchema) -> Option<Order<'s>> {
    section.usual_kind().and_then(|name| schemas.kinds.get(name)).map(Order::of)
}

fn link_families(sections: &mut [Section]) {
    for child in 0..sections.len() {
        let Some(parent_route) = sections[child].schema.parent.clone() else { continue };
        let lang = sections[child].lang;
        let is_parent = |section: &Section| section.lang == lang && section.schema.route == parent_route;
        if let Some(parent) = sections.iter().position(is_parent) {
            sections[parent].children.push(SectionId(child));
            sections[child].parent = Some(SectionId(parent));
        }
    }
}
