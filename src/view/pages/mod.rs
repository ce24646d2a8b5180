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

pub(super) use super::parts::list::{namesakes, tag};
pub(super) use alias::page as alias;
pub(super) use home::page as home;
pub(super) use not_found::page as not_found;
pub(super) use tags::page as tags;

use super::kinds;
use super::{Ground, Page};
use crate::schema::SectionView;
use crate::site::SectionId;

/// Prepares a page of a section.
pub fn section(ground: Ground<'_>, id: SectionId, number: usize) -> Page<'_> {
    match ground.site.section(id).schema.view {
        Some(SectionView::Contact) => contact::section(ground, id),
        Some(SectionView::Search) => search::section(ground, id),
        Some(SectionView::SiteMap) => site_map::section(ground, id),
        Some(SectionView::Feeds) => feeds::section(ground, id),
        Some(SectionView::Accessibility) => accessibility::section(ground, id),
        Some(SectionView::Report) => report::section(ground, id),
        _ => kinds::section(ground, id, number),
    }
}
