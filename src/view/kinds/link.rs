//! Links to other systems, by system.

use serde::Serialize;

use crate::content::kinds::Link;
use crate::site::{EntryId, SectionId};
use crate::view::parts::record::{GroupedView, RecordView, entries};
use crate::view::{Frame, Ground, Page};

#[derive(Serialize)]
struct Row<'s> {
    title: &'s str,
    url: &'s str,
    summary: &'s str,
}

#[derive(Serialize)]
struct Facts<'s> {
    url: &'s str,
    system: &'s str,
}

/// Prepares the section. Systems stand in the order of their first links, so that `order` moves both.
pub fn section(ground: Ground<'_>, id: SectionId) -> Page<'_> {
    let site = ground.site;
    let rows = entries::<Link>(site, id).map(|(_, entry, link)| {
        let row = Row { title: &entry.title, url: &link.url, summary: entry.summary() };
        (Some(link.system.label.clone()), row)
    });
    let view = GroupedView::of::<Link>(site, id, rows);
    Page::new(ground, "links.html", Frame::of_section(ground, id), view)
}

/// Prepares the page of a link.
pub fn page<'s>(ground: Ground<'s>, id: EntryId, link: &'s Link) -> Page<'s> {
    let site = ground.site;
    let facts = Facts { url: &link.url, system: &link.system.label };
    let view = RecordView::of::<Link>(site, id, facts);
    Page::new(ground, "link.html", Frame::of_entry(ground, id), view)
}
