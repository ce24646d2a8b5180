//! Lists of entries, page by page: sections of posts, those narrowed to a facet, what carries a tag.

use serde::Serialize;

use crate::address::Route;
use crate::lang::Lang;
use crate::site::{
    EntryId, Facet, SectionId, Site, Tag, TagKey, namesakes as namesakes_of, shared_tag_route, tag_route, tags_route,
};
use crate::view::parts::filters::{Filter, Narrowed, filters};
use crate::view::parts::intro;
use crate::view::parts::pagination::{Pagination, numbered, on_page};
use crate::view::parts::school_name;
use crate::view::parts::tag::TagItem;
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
    /// Tags that differ from this one in marks alone.
    similar: Vec<TagItem<'s>>,
    /// The page of all those, from that of one.
    similar_href: Option<String>,
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
            similar: Vec::new(),
            similar_href: None,
            filters: Vec::new(),
            section_href: None,
            tags_href: None,
        }
    }

    /// What carries a tag, with the way to all of them.
    fn of_tags(site: &'s Site, lang: Lang, heading: String, ids: &[EntryId], route: &Route, number: usize) -> Self {
        let tags_href = Some(site.base.href(&tags_route(lang)));
        Self { tags_href, ..Self::new(site, heading, ids, route, number) }
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

/// What carries a tag; on the first page of an address that is also shared, the others that share it.
pub fn tag<'s>(ground: Ground<'s>, key: &TagKey, number: usize) -> Option<Page<'s>> {
    let site = ground.site;
    let tag = site.tags.get(key)?;
    let route = tag_route(key);
    let others = namesakes_of(&site.tags, key.lang, &key.slug).filter(|(other, _)| *other != key);
    let similar: Vec<_> = others.filter(|_| number == 1).map(|(key, tag)| TagItem::new(site, key, tag)).collect();
    let shared = (!similar.is_empty() && !key.is_plain()).then(|| shared_tag_route(key.lang, &key.slug));
    let view = ListView {
        similar,
        similar_href: shared.map(|route| site.base.href(&route)),
        ..ListView::of_tags(site, key.lang, tag.name.clone(), &tag.entries, &route, number)
    };
    let frame = numbered(ground, tag_frame(ground, key.lang, &route, tag.name.clone()), number);
    Some(Page::new(ground, "list.html", frame, view))
}

/// The address of tags that are the same without marks: which there are.
pub fn namesakes<'s>(ground: Ground<'s>, lang: Lang, slug: &str) -> Page<'s> {
    let site = ground.site;
    let tags: Vec<(&TagKey, &Tag)> = namesakes_of(&site.tags, lang, slug).collect();
    let title = tags.iter().map(|(_, tag)| tag.name.as_str()).collect::<Vec<_>>().join(", ");
    let frame = tag_frame(ground, lang, &shared_tag_route(lang, slug), title.clone());
    let similar = tags.iter().map(|(key, tag)| TagItem::new(site, key, tag)).collect();
    let view = ListView { similar, ..ListView::of_tags(site, lang, title, &[], &frame.route, 1) };
    Page::new(ground, "list.html", frame, view)
}

fn tag_frame(ground: Ground<'_>, lang: Lang, route: &Route, title: String) -> Frame {
    let label = ground.site.common_labels(lang).get("tags").copied().unwrap_or_default();
    let description = format!("{label} “{title}” – {}", school_name(ground.site, lang));
    Frame { description, ..Frame::plain(ground, lang, route, title) }
}
