//! Links to other systems, by system.

use serde::Serialize;

use super::Page;
use super::entry::entry_frame;
use super::record::{GroupedView, RecordView, entries};
use super::section::section_frame;
use crate::content::kinds::Link;
use crate::output::Outputs;
use crate::site::{EntryId, SectionId};

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
pub(super) fn section(outputs: &Outputs, id: SectionId) -> Page<'_> {
    let site = &outputs.site;
    let rows = entries::<Link>(site, id).map(|(_, entry, link)| {
        let row = Row { title: &entry.title, url: &link.url, summary: entry.summary() };
        (Some(link.system.label.clone()), row)
    });
    let view = GroupedView::of::<Link>(site, id, rows);
    Page::new("links.html", section_frame(outputs, id), view)
}

/// Prepares the page of a link.
pub(super) fn page<'s>(outputs: &'s Outputs, id: EntryId, link: &'s Link) -> Page<'s> {
    let site = &outputs.site;
    let facts = Facts { url: &link.url, system: &link.system.label };
    let view = RecordView::of::<Link>(site, id, facts);
    Page::new("link.html", entry_frame(outputs, id), view)
}
