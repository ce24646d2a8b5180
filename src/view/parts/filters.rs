//! The ways to narrow a section's list, each value with a page of its own.

use serde::Serialize;

use super::pagination::numbered;
use crate::address::Route;
use crate::site::{Facet, FacetValue, SectionId, Site};
use crate::view::{Frame, Ground};

/// A facet with its values as links.
#[derive(Debug, Serialize)]
pub struct Filter {
    facet: Facet,
    values: Vec<FilterValue>,
}

#[derive(Debug, Serialize)]
struct FilterValue {
    label: String,
    href: String,
    count: usize,
    current: bool,
}

/// The ways to narrow a section's list; `current` marks the one that is chosen.
pub fn filters(site: &Site, id: SectionId, current: Option<(Facet, usize)>) -> Vec<Filter> {
    let section = site.section(id);
    let value = |facet: Facet, at: usize, value: &FacetValue| FilterValue {
        label: value.label.clone(),
        href: site.base.href(&section.facet_route(facet, value)),
        count: value.entries.len(),
        current: current == Some((facet, at)),
    };
    let facets = section.facets.iter();
    facets
        .map(|(facet, values)| Filter {
            facet: *facet,
            values: values.iter().enumerate().map(|(at, known)| value(*facet, at, known)).collect(),
        })
        .collect()
}

/// A section's list that shows one value of a facet.
pub struct Narrowed<'s> {
    pub value: &'s FacetValue,
    pub route: Route,
    /// The section's title with the value.
    pub title: String,
    pub filters: Vec<Filter>,
    /// The whole list.
    pub section_href: String,
    section: SectionId,
}

impl<'s> Narrowed<'s> {
    /// A section narrowed to the value of a facet that stands at this place in the list of values.
    pub fn new(site: &'s Site, id: SectionId, facet: Facet, at: usize) -> Option<Self> {
        let section = site.section(id);
        let value = section.facets.get(&facet)?.get(at)?;
        Some(Self {
            value,
            route: section.facet_route(facet, value),
            title: format!("{}: {}", section.title(), value.label),
            filters: filters(site, id, Some((facet, at))),
            section_href: site.base.href(&section.route()),
            section: id,
        })
    }

    /// The frame of a page of the list.
    pub fn frame(&self, ground: Ground<'_>, number: usize) -> Frame {
        let mut frame = Frame::inside(ground, self.section, &self.route, self.title.clone());
        frame.description = format!("{}. {}", self.title, ground.site.section(self.section).about());
        numbered(ground, frame, number)
    }
}
