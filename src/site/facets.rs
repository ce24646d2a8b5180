//! The ways readers narrow a list: year, type, authority, organisation. Each value has its own page,
//! so that filters work without JavaScript.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::EntryId;
use super::tags::Slugs;
use crate::content::kinds::{Disclosure, Document, Enrolment, Post, Procedure, Resource};
use crate::content::{Entry, Record};
use crate::vietnamese;

/// A way to narrow a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Facet {
    /// The calendar year.
    Year,
    SchoolYear,
    /// The form of a document or the type of a resource.
    Type,
    /// Who issued a document.
    Authority,
    /// The field of a document or procedure.
    Field,
    /// The mass organisation.
    Organisation,
}

/// One value of a facet, with the entries that have it in the order of their section.
#[derive(Clone, Debug)]
pub struct FacetValue {
    /// The last part of its address.
    pub slug: String,
    /// What readers see.
    pub label: String,
    /// In the order of their section.
    pub entries: Vec<EntryId>,
}

impl Facet {
    /// Every facet.
    pub const ALL: [Facet; 6] =
        [Self::Year, Self::SchoolYear, Self::Type, Self::Authority, Self::Field, Self::Organisation];

    /// The part of the address that names the facet.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Year => "nam",
            Self::SchoolYear => "nam-hoc",
            Self::Type => "loai",
            Self::Authority => "co-quan",
            Self::Field => "linh-vuc",
            Self::Organisation => "to-chuc",
        }
    }

    /// Newest first for years, else alphabetical.
    fn newest_first(self) -> bool {
        matches!(self, Self::Year | Self::SchoolYear)
    }
}

/// Groups the entries of a section. A facet with a single value narrows nothing and is left out, but for years,
/// whose pages are the archive.
pub(super) fn group(own: &[EntryId], entries: &[Arc<Entry>]) -> BTreeMap<Facet, Vec<FacetValue>> {
    let mut slugs = Slugs::default();
    let mut groups: BTreeMap<Facet, BTreeMap<String, FacetValue>> = BTreeMap::new();
    for id in own {
        for (facet, label) in values(&entries[id.0]) {
            let Some(slug) = slugs.of(&label) else { continue };
            let group = groups.entry(facet).or_default();
            if let Some(value) = group.get_mut(slug) {
                value.entries.push(*id);
                continue;
            }
            group.insert(slug.to_owned(), FacetValue { slug: slug.to_owned(), label, entries: vec![*id] });
        }
    }
    let mut facets = BTreeMap::new();
    for (facet, values) in groups {
        let mut values: Vec<_> = values.into_values().collect();
        if values.len() < 2 && !facet.newest_first() {
            continue;
        }
        if facet.newest_first() {
            values.sort_by(|a, b| b.label.cmp(&a.label));
        } else {
            values.sort_by_cached_key(|value| vietnamese::collation_key(&value.label));
        }
        facets.insert(facet, values);
    }
    facets
}

/// The values by which an entry is found.
pub(super) fn values(entry: &Entry) -> Vec<(Facet, String)> {
    let mut values = Vec::new();
    if matches!(entry.record, Record::Plain) {
        values.extend(entry.day().map(|day| (Facet::Year, day.year().to_string())));
    } else if let Some(document) = entry.record.get::<Document>() {
        values.push((Facet::Type, document.r#type.label.clone()));
        values.push((Facet::Authority, document.authority.clone()));
        values.extend(document.field.clone().map(|field| (Facet::Field, field)));
        values.push((Facet::Year, document.issued.year().to_string()));
    } else if let Some(post) = entry.record.get::<Post>() {
        values.push((Facet::Year, post.date.year().to_string()));
        values.extend(post.organisation.as_ref().map(|choice| (Facet::Organisation, choice.label.clone())));
    } else if let Some(disclosure) = entry.record.get::<Disclosure>() {
        values.push((Facet::SchoolYear, disclosure.listed_under().to_string()));
    } else if let Some(enrolment) = entry.record.get::<Enrolment>() {
        values.push((Facet::SchoolYear, enrolment.school_year.to_string()));
    } else if let Some(resource) = entry.record.get::<Resource>() {
        values.push((Facet::Type, resource.r#type.label.clone()));
    } else if let Some(procedure) = entry.record.get::<Procedure>() {
        values.extend(procedure.field.clone().map(|field| (Facet::Field, field)));
    }
    values
}
