//! Links to other systems, by system.

use serde::Serialize;

use super::entry::entry_frame;
use super::record::{GroupedView, RecordView, entries};
use super::section::section_frame;
use super::{Page, render};
use crate::content::kinds::Link;
use crate::output::Outputs;
use crate::site::{EntryId, SectionId};
use crate::theme::RenderError;

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

/// Renders the section. Systems stand in the order of their first links, so that `order` moves both.
pub(super) fn section(outputs: &Outputs, id: SectionId) -> Result<Vec<u8>, RenderError> {
    let site = &outputs.site;
    let rows = entries::<Link>(site, id).map(|(_, entry, link)| {
        let row = Row { title: &entry.title, url: &link.url, summary: entry.summary() };
        (Some(link.system.label.clone()), row)
    });
    let view = GroupedView::of::<Link>(site, id, rows);
    render(outputs, Page { template: "links.html", frame: section_frame(outputs, id), view })
}

/// Renders the page of a link.
pub(super) fn page(outputs: &Outputs, id: EntryId, link: &Link) -> Result<Vec<u8>, RenderError> {
    let site = &outputs.site;
    let facts = Facts { url: &link.url, system: &link.system.label };
    let view = RecordView::of::<Link>(site, id, facts);
    render(outputs, Page { template: "link.html", frame: entry_frame(outputs, id), view })
}
