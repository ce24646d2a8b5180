//! The pages that are of no kind of content, and which view a section has.

mod accessibility;
mod alias;
mod contact;
mod feeds;
mod home;
mod not_found;
mod report;
mod search;
mod site_map;
mod tags;

pub(super) use super::parts::list::tag;
pub(super) use alias::page as alias;
pub(super) use home::page as home;
pub(super) use not_found::page as not_found;
pub(super) use tags::page as tags;

use super::kinds::{self, KindView};
use super::parts::list;
use super::{Ground, Page};
use crate::content::kinds::{
    Board, Calendar, Consultation, Disclosure, Document, Enrolment, Link, Page as PageRecord, Person, Post, Procedure,
    Question, Resource, Statistics,
};
use crate::schema::SectionView;
use crate::site::{Facet, SectionId};

/// Prepares a page of a section.
pub fn section(ground: Ground<'_>, id: SectionId, number: usize) -> Page<'_> {
    let Some(view) = ground.site.section(id).schema.view else { return kinds::section(ground, id, number) };
    match view {
        SectionView::Posts => Post::section(ground, id, number),
        SectionView::Pages => PageRecord::section(ground, id, number),
        SectionView::People => Person::section(ground, id, number),
        SectionView::Documents => Document::section(ground, id, number),
        SectionView::Procedures => Procedure::section(ground, id, number),
        SectionView::Disclosure => Disclosure::section(ground, id, number),
        SectionView::Statistics => Statistics::section(ground, id, number),
        SectionView::Enrolment => Enrolment::section(ground, id, number),
        SectionView::Calendar => Calendar::section(ground, id, number),
        SectionView::Consultations => Consultation::section(ground, id, number),
        SectionView::Questions => Question::section(ground, id, number),
        SectionView::Resources => Resource::section(ground, id, number),
        SectionView::Links => Link::section(ground, id, number),
        SectionView::Board => Board::section(ground, id, number),
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
        None => kinds::facet(ground, id, facet, value, number),
        Some(SectionView::Documents) => Document::facet(ground, id, facet, value, number),
        Some(_) => list::facet(ground, id, facet, value, number),
    }
}
