//! A section of pages: its introduction, the sections below it, its pages.

use serde::Serialize;

use crate::content::kinds::Page as PageRecord;
use crate::site::{EntryId, SectionId};
use crate::view::kinds::{KindView, plain};
use crate::view::parts::filters::{Filter, filters};
use crate::view::parts::intro;
use crate::view::{FileItem, Frame, Ground, Item, Page};

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
    /// Ways to narrow the list, where documents stand among the pages.
    filters: Vec<Filter>,
    /// The whole list: this one is never narrowed.
    section_href: Option<String>,
}

#[derive(Serialize)]
struct Child<'s> {
    title: &'s str,
    href: String,
    about: &'s str,
}

impl KindView for PageRecord {
    fn section(ground: Ground<'_>, id: SectionId, _: usize) -> Page<'_> {
        let site = ground.site;
        let section = site.section(id);
        let index = section.index.map(|index| site.entry(index));
        let child = |id: &SectionId| {
            let child = site.section(*id);
            Child { title: child.title(), href: site.base.href(&child.route()), about: child.about() }
        };
        let view = PagesView {
            heading: section.title(),
            about: section.about(),
            intro: intro::of_section(site, id),
            contents: index.and_then(|entry| entry.body.table_of_contents()),
            updated: index.and_then(|entry| entry.common.updated),
            files: index.map(|entry| FileItem::all(site, &entry.common.files)).unwrap_or_default(),
            children: section.children.iter().map(child).collect(),
            items: section.entries.iter().map(|id| Item::new(site, *id)).collect(),
            filters: filters(site, id, None),
            section_href: None,
        };
        Page::new(ground, "pages.html", Frame::of_section(ground, id), view)
    }

    fn page<'s>(&'s self, ground: Ground<'s>, id: EntryId) -> Page<'s> {
        plain::page(ground, id)
    }
}
