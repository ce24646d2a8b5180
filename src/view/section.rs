//! The page of a section, by the view that the structure names.

use super::{
    Frame, Page, accessibility, board, calendar, consultation, contact, disclosure, document, enrolment, feeds, frame,
    link, list, pages, person, procedure, question, report, resource, search, site_map, statistics,
};
use crate::content::Lang;
use crate::output::Outputs;
use crate::schema::SectionView;
use crate::site::{Facet, SectionId, Site};
use crate::source::SourcePath;

/// Prepares the page of a section.
pub(super) fn page(outputs: &Outputs, id: SectionId, number: usize) -> Page<'_> {
    match outputs.site.section(id).schema.view {
        SectionView::Posts => list::section(outputs, id, number),
        SectionView::Pages => pages::page(outputs, id),
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
        SectionView::Contact => contact::page(outputs, id),
        SectionView::Search => search::page(outputs, id),
        SectionView::SiteMap => site_map::page(outputs, id),
        SectionView::Feeds => feeds::page(outputs, id),
        SectionView::Accessibility => accessibility::page(outputs, id),
        SectionView::Report => report::section(outputs, id),
    }
}

/// Prepares a section narrowed to one value of a facet.
pub(super) fn facet(outputs: &Outputs, id: SectionId, facet: Facet, value: usize, number: usize) -> Option<Page<'_>> {
    match outputs.site.section(id).schema.view {
        SectionView::Documents => document::facet(outputs, id, facet, value, number),
        _ => list::facet(outputs, id, facet, value, number),
    }
}

/// The frame of a section's own page.
pub(super) fn section_frame(outputs: &Outputs, id: SectionId) -> Frame {
    let site = &outputs.site;
    let section = site.section(id);
    let route = section.route();
    let mut frame = Frame::inside(outputs, id, &route, section.title().to_owned());
    frame.description = section.about().to_owned();
    let other =
        site.sections.iter().find(|other| other.lang != section.lang && other.schema.route == section.schema.route);
    if let Some(other) = other {
        frame.alternates = frame::alternates(site, section.lang, &route, (other.lang, &other.route()));
    }
    frame
}

/// The HTML of a section's introduction.
pub(super) fn intro(site: &Site, id: SectionId) -> Option<String> {
    let entry = site.entry(site.section(id).index?);
    Some(site.page_html(entry))
}

/// The HTML of what the board wrote for the home page, `content/_index.md`.
pub(super) fn home_intro(site: &Site, lang: Lang) -> Option<String> {
    let path = SourcePath::new(&format!("content{}/_index.md", lang.prefix()))?;
    let entry = site.entry(site.by_path(&path)?);
    Some(site.page_html(entry))
}
