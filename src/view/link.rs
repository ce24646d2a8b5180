//! Links to other systems, by system.

use serde::Serialize;

use super::record::{Group, Opening, entries, grouped};
use super::section::section_frame;
use super::{Page, render};
use crate::content::kinds::Link;
use crate::output::Outputs;
use crate::site::SectionId;
use crate::theme::RenderError;

#[derive(Serialize)]
struct LinksView<'s> {
    #[serde(flatten)]
    opening: Opening<'s>,
    groups: Vec<Group<Row<'s>>>,
}

#[derive(Serialize)]
struct Row<'s> {
    title: &'s str,
    url: &'s str,
    summary: &'s str,
}

/// Renders the section. Systems stand in the order of their first links, so that `order` moves both.
pub(super) fn section(outputs: &Outputs, id: SectionId) -> Result<String, RenderError> {
    let site = &outputs.site;
    let rows = entries::<Link>(site, id).map(|(_, entry, link)| {
        let row = Row { title: &entry.title, url: &link.url, summary: entry.summary() };
        (Some(link.system.label.clone()), row)
    });
    let view = LinksView { opening: Opening::of::<Link>(site, id), groups: grouped(rows) };
    render(outputs, Page { template: "links.html", frame: section_frame(outputs, id), view })
}
