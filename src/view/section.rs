//! The page of a section: its introduction, its sub-sections and its entries.

use super::{
    Frame, Page, board, calendar, consultation, disclosure, document, enrolment, frame, link, list, person, procedure,
    question, render, report, resource, statistics,
};
use crate::output::Outputs;
use crate::schema::SectionView;
use crate::site::{Facet, SectionId, Site};
use crate::theme::RenderError;

/// Renders the page of a section.
pub(super) fn page(outputs: &Outputs, id: SectionId, number: usize) -> Result<String, RenderError> {
    match outputs.site.section(id).schema.view {
        SectionView::Posts => posts(outputs, id, number),
        SectionView::People => person::section(outputs, id),
        SectionView::Documents => document::section(outputs, id, number),
        SectionView::Procedures => procedure::section(outputs, id),
        SectionView::Disclosure => disclosure::section(outputs, id),
        SectionView::Statistics => statistics::section(outputs, id),
        SectionView::Enrolment => enrolment::section(outputs, id),
        SectionView::Calendar => calendar::section(outputs, id),
        SectionView::Consultations => consultation::section(outputs, id),
        SectionView::Questions => question::section(outputs, id),
        SectionView::Resources => resource::section(outputs, id),
        SectionView::Links => link::section(outputs, id),
        SectionView::Board => board::section(outputs, id),
        SectionView::Report => report::section(outputs, id),
        _ => posts(outputs, id, number),
    }
}

/// Renders a section narrowed to one value of a facet.
pub(super) fn facet(
    outputs: &Outputs,
    id: SectionId,
    facet: Facet,
    value: usize,
    number: usize,
) -> Result<String, RenderError> {
    match outputs.site.section(id).schema.view {
        SectionView::Documents => document::facet(outputs, id, facet, value, number),
        _ => list::facet(outputs, id, facet, value, number),
    }
}

fn posts(outputs: &Outputs, id: SectionId, number: usize) -> Result<String, RenderError> {
    let site = &outputs.site;
    let section = site.section(id);
    let route = section.route();
    let (items, pages) = list::slice(site, &section.entries, &route, number);
    let view = list::ListView {
        heading: section.title().to_owned(),
        intro: intro(site, id).filter(|_| number == 1),
        about: &section.schema.about,
        items,
        pages,
        filters: list::filters(site, id, None),
    };
    let frame = list::numbered(section_frame(outputs, id), &route, number, outputs);
    render(outputs, Page { template: "list.html", frame, view })
}

/// The frame of a section's own page.
pub(super) fn section_frame(outputs: &Outputs, id: SectionId) -> Frame {
    let site = &outputs.site;
    let section = site.section(id);
    let route = section.route();
    let mut frame = Frame::inside(outputs, id, &route, section.title().to_owned());
    frame.description.clone_from(&section.schema.about);
    let other =
        site.sections.iter().find(|other| other.lang != section.lang && other.schema.route == section.schema.route);
    if let Some(other) = other {
        frame.alternates = frame::alternates(site, section.lang, &route, (other.lang, &other.route()));
    }
    frame.source = section.index.map(|index| site.entry(index).path.to_string());
    frame
}

/// The HTML of a section's introduction.
pub(super) fn intro(site: &Site, id: SectionId) -> Option<String> {
    let entry = site.entry(site.section(id).index?);
    Some(site.html(entry, |route| site.base.href(route)))
}
