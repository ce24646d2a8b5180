//! Lists of entries, page by page: sections of posts, those narrowed to a facet, what carries a tag.

use serde::Serialize;

use crate::address::Route;
use crate::lang::Lang;
use crate::site::{EntryId, Facet, SectionId, Site, tag_route, tags_route};
use crate::view::parts::filters::{Filter, Narrowed, filters};
use crate::view::parts::intro;
use crate::view::parts::pagination::{Pagination, numbered, on_page};
use crate::view::parts::school_name;
use crate::view::{Frame, Ground, Item, Page};

/// One page of a list.
#[derive(Debug, Serialize)]
struct ListView<'s> {
    /// What the list is of.
    heading: String,
    /// The section's introduction, as HTML, on its first page.
    intro: Option<String>,
    /// What belongs there; shown while the list is empty.
    about: &'s str,
    /// The entries of this page.
    items: Vec<Item<'s>>,
    /// The other pages.
    pages: Pagination,
    /// Ways to narrow the list.
    filters: Vec<Filter>,
    /// The whole list, from one that is narrowed.
    section_href: Option<String>,
    /// The page of all tags, from that of one.
    tags_href: Option<String>,
}

impl<'s> ListView<'s> {
    /// The page with this number of a list that begins at a route, and nothing around it.
    fn new(site: &'s Site, heading: String, ids: &[EntryId], route: &Route, number: usize) -> Self {
        Self {
            heading,
            intro: None,
            about: "",
            items: on_page(site, ids, number).map(|id| Item::new(site, id)).collect(),
            pages: Pagination::new(site, ids.len(), route, number),
            filters: Vec::new(),
            section_href: None,
            tags_href: None,
        }
    }
}

/// A section's own list, with its introduction on the first page.
pub fn section(ground: Ground<'_>, id: SectionId, number: usize) -> Page<'_> {
    let site = ground.site;
    let section = site.section(id);
    let view = ListView {
        intro: intro::of_section(site, id).filter(|_| number == 1),
        about: section.about(),
        filters: filters(site, id, None),
        ..ListView::new(site, section.title().to_owned(), &section.entries, &section.route(), number)
    };
    let frame = numbered(ground, Frame::of_section(ground, id), number);
    Page::new(ground, "list.html", frame, view)
}

/// A section narrowed to one value of a facet.
pub fn facet(ground: Ground<'_>, id: SectionId, facet: Facet, at: usize, number: usize) -> Option<Page<'_>> {
    let site = ground.site;
    let narrowed = Narrowed::new(site, id, facet, at)?;
    let frame = narrowed.frame(ground, number);
    let view = ListView {
        about: site.section(id).about(),
        filters: narrowed.filters,
        section_href: Some(narrowed.section_href),
        ..ListView::new(site, narrowed.title, &narrowed.value.entries, &narrowed.route, number)
    };
    Some(Page::new(ground, "list.html", frame, view))
}

/// What carries a tag.
pub fn tag<'s>(ground: Ground<'s>, lang: Lang, slug: &'s str, number: usize) -> Option<Page<'s>> {
    let site = ground.site;
    let tag = site.tags.get(&(lang, slug.to_owned()))?;
    let route = tag_route(lang, slug);
    let mut frame = Frame::plain(ground, lang, &route, tag.name.clone());
    let label = site.common_labels(lang).get("tags").copied().unwrap_or_default();
    frame.description = format!("{label} “{}” – {}", tag.name, school_name(site, lang));
    let frame = numbered(ground, frame, number);
    let view = ListView {
        tags_href: Some(site.base.href(&tags_route(lang))),
        ..ListView::new(site, tag.name.clone(), &tag.entries, &route, number)
    };
    Some(Page::new(ground, "list.html", frame, view))
}
