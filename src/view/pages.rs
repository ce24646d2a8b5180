//! A section of pages: its introduction, the sections below it, its pages.

use serde::Serialize;

use super::section::{intro, section_frame};
use super::{FileItem, Item, Page};
use crate::output::Outputs;
use crate::site::SectionId;

#[derive(Serialize)]
struct PagesView<'s> {
    heading: &'s str,
    about: &'s str,
    intro: Option<String>,
    contents: Option<String>,
    updated: Option<jiff::civil::Date>,
    files: Vec<FileItem>,
    children: Vec<Child<'s>>,
    items: Vec<Item<'s>>,
}

#[derive(Serialize)]
struct Child<'s> {
    title: &'s str,
    href: String,
    about: &'s str,
}

/// Prepares the page.
pub(super) fn page(outputs: &Outputs, id: SectionId) -> Page<'_> {
    let site = &outputs.site;
    let section = site.section(id);
    let index = section.index.map(|index| site.entry(index));
    let child = |id: &SectionId| {
        let child = site.section(*id);
        Child { title: child.title(), href: site.base.href(&child.route()), about: child.about() }
    };
    let view = PagesView {
        heading: section.title(),
        about: section.about(),
        intro: intro(site, id),
        contents: index.and_then(|entry| entry.body.table_of_contents()),
        updated: index.and_then(|entry| entry.common.updated),
        files: index.map(|entry| FileItem::all(site, &entry.common.files)).unwrap_or_default(),
        children: section.children.iter().map(child).collect(),
        items: section.entries.iter().map(|id| Item::new(site, *id)).collect(),
    };
    Page::new("pages.html", section_frame(outputs, id), view)
}
