//! The pages that are of no kind of content, and which view a section has.

mod accessibility;
mod alias;
mod contact;
mod feeds;
mod home;
mod list;
mod not_found;
mod report;
mod search;
mod site_map;
mod tags;

pub(super) use alias::page as alias;
pub(super) use home::page as home;
pub(super) use list::tag;
pub(super) use not_found::page as not_found;
pub(super) use tags::page as tags;

use super::kinds::{
    board, calendar, consultation, disclosure, document, enrolment, link, page, person, procedure, question, resource,
    statistics,
};
use super::{Ground, Page};
use crate::schema::SectionView;
use crate::site::{Facet, SectionId};

/// Prepares a page of a section.
pub fn section(ground: Ground<'_>, id: SectionId, number: usize) -> Page<'_> {
    match ground.site.section(id).schema.view {
        SectionView::Posts => list::section(ground, id, number),
        SectionView::Pages => page::section(ground, id),
        SectionView::People => person::section(ground, id),
        SectionView::Documents => document::section(ground, id, number),
        SectionView::Procedures => procedure::section(ground, id),
        SectionView::Disclosure => disclosure::section(ground, id),
        SectionView::Statistics => statistics::section(ground, id),
        SectionView::Enrolment => enrolment::section(ground, id),
        SectionView::Calendar => calendar::section(ground, id),
        SectionView::Consultations => consultation::section(ground, id),
        SectionView::Questions => question::section(ground, id),
        SectionView::Resources => resource::section(ground, id),
        SectionView::Links => link::section(ground, id),
        SectionView::Board => board::section(ground, id),
        SectionView::Contact => contact::section(ground, id),
        SectionView::Search => search::section(ground, id),
        SectionView::SiteMap => site_map::section(ground, id),
        SectionView::Feeds => feeds::section(ground, id),
        SectionView::Accessibility => accessibility::section(ground, id),
        SectionView::Report => report::section(ground, id),
    }
}

/// Prepares a section narrowed to one value of a facet.
pub fn facet(ground: Ground<'_>, id: SectionId, facet: Facet, value: usize, number: usize) -> Option<Page<'_>> {
    match ground.site.section(id).schema.view {
        SectionView::Documents => document::facet(ground, id, facet, value, number),
        _ => list::facet(ground, id, facet, value, number),
    }
}
