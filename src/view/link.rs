//! Links to other systems, by system.

use serde::Serialize;

use super::entry::entry_frame;
use super::record::{Group, Labels, Opening, Text, entries, grouped, labels};
use super::section::section_frame;
use super::{Page, render};
use crate::content::kinds::Link;
use crate::output::Outputs;
use crate::site::{EntryId, SectionId};
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

#[derive(Serialize)]
struct LinkView<'s> {
    text: Text<'s>,
    labels: Labels<'s>,
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
    let view = LinksView { opening: Opening::of::<Link>(site, id), groups: grouped(rows) };
    render(outputs, Page { template: "links.html", frame: section_frame(outputs, id), view })
}

/// Renders the page of a link.
pub(super) fn page(outputs: &Outputs, id: EntryId, link: &Link) -> Result<Vec<u8>, RenderError> {
    let site = &outputs.site;
    let view = LinkView {
        text: Text::of(site, id),
        labels: labels(site, "link", site.entry(id).lang),
        url: &link.url,
        system: &link.system.label,
    };
    render(outputs, Page { template: "link.html", frame: entry_frame(outputs, id), view })
}
