//! Lists of entries, page by page: sections of posts, facets, tags.

use serde::Serialize;

use super::section::{intro, section_frame};
use super::{Frame, Item, Page};
use crate::content::Lang;
use crate::output::Outputs;
use crate::site::{EntryId, Facet, FacetValue, SectionId, Site, page_route, tag_route, tags_route};
use crate::theme::Word;

/// One page of a list.
#[derive(Debug, Serialize)]
pub(super) struct ListView<'s> {
    /// What the list is of.
    pub heading: String,
    /// The section's introduction, as HTML, on its first page.
    pub intro: Option<String>,
    /// What belongs there; shown while the list is empty.
    pub about: &'s str,
    /// The entries of this page.
    pub items: Vec<Item<'s>>,
    /// The other pages.
    pub pages: Pages,
    /// Ways to narrow the list.
    pub filters: Vec<Filter>,
    /// The whole list, from one that is narrowed.
    pub section_href: Option<String>,
}

/// Where a page stands among the pages of its list.
#[derive(Debug, Serialize)]
pub(super) struct Pages {
    number: usize,
    count: usize,
    total: usize,
    previous: Option<String>,
    next: Option<String>,
}

/// A facet with its values as links.
#[derive(Debug, Serialize)]
pub(super) struct Filter {
    facet: Facet,
    values: Vec<FilterValue>,
}

#[derive(Debug, Serialize)]
struct FilterValue {
    label: String,
    href: String,
    count: usize,
    current: bool,
}

#[derive(Debug, Serialize)]
struct TagsView {
    tags: Vec<TagItem>,
}

#[derive(Debug, Serialize)]
struct TagItem {
    name: String,
    href: String,
    count: usize,
}

/// The slice of a list that stands on one page, with the links to its neighbours.
pub(super) fn slice<'s>(site: &'s Site, ids: &[EntryId], route: &str, number: usize) -> (Vec<Item<'s>>, Pages) {
    (on_page(site, ids, number).map(|id| Item::new(site, id)).collect(), pages(site, ids.len(), route, number))
}

/// The part of a list that stands on one page.
pub(super) fn on_page(site: &Site, ids: &[EntryId], number: usize) -> impl Iterator<Item = EntryId> {
    let size = site.page_size();
    ids.iter().copied().skip((number - 1) * size).take(size)
}

/// Where a page stands among the pages of a list of `total` entries.
pub(super) fn pages(site: &Site, total: usize, route: &str, number: usize) -> Pages {
    let count = total.div_ceil(site.page_size()).max(1);
    let at = |number: usize| site.base.href(&page_route(route, number));
    let previous = (number > 1).then(|| at(number - 1));
    let next = (number < count).then(|| at(number + 1));
    Pages { number, count, total, previous, next }
}

/// The ways to narrow a section's list; `current` marks the one that is chosen.
pub(super) fn filters(site: &Site, id: SectionId, current: Option<(Facet, usize)>) -> Vec<Filter> {
    let section = site.section(id);
    let value = |facet: Facet, at: usize, value: &FacetValue| FilterValue {
        label: value.label.clone(),
        href: site.base.href(&section.facet_route(facet, value)),
        count: value.entries.len(),
        current: current == Some((facet, at)),
    };
    let facets = section.facets.iter();
    facets
        .map(|(facet, values)| Filter {
            facet: *facet,
            values: values.iter().enumerate().map(|(at, known)| value(*facet, at, known)).collect(),
        })
        .collect()
}

/// A section's own list, with its introduction on the first page.
pub(super) fn section(outputs: &Outputs, id: SectionId, number: usize) -> Page<'_> {
    let site = &outputs.site;
    let section = site.section(id);
    let route = section.route();
    let (items, pages) = slice(site, &section.entries, &route, number);
    let view = ListView {
        heading: section.title().to_owned(),
        intro: intro(site, id).filter(|_| number == 1),
        about: section.about(),
        items,
        pages,
        filters: filters(site, id, None),
        section_href: None,
    };
    let frame = numbered(section_frame(outputs, id), &route, number, outputs);
    Page::new("list.html", frame, view)
}

/// A section narrowed to one value of a facet.
pub(super) fn facet(outputs: &Outputs, id: SectionId, facet: Facet, at: usize, number: usize) -> Option<Page<'_>> {
    let site = &outputs.site;
    let narrowed = narrowed(site, id, facet, at)?;
    let (items, pages) = slice(site, &narrowed.value.entries, &narrowed.route, number);
    let frame = narrowed.frame(outputs, id, number);
    let view = ListView {
        heading: narrowed.title,
        intro: None,
        about: site.section(id).about(),
        items,
        pages,
        filters: narrowed.filters,
        section_href: Some(narrowed.section_href),
    };
    Some(Page::new("list.html", frame, view))
}

/// What the lists of a section have in common that show one value of a facet.
pub(super) struct Narrowed<'s> {
    pub(super) value: &'s FacetValue,
    pub(super) route: String,
    /// The section's title with the value.
    title: String,
    pub(super) filters: Vec<Filter>,
    /// The whole list.
    pub(super) section_href: String,
}

/// A section narrowed to the value of a facet that stands at this place in the list of values.
pub(super) fn narrowed(site: &Site, id: SectionId, facet: Facet, at: usize) -> Option<Narrowed<'_>> {
    let section = site.section(id);
    let value = section.facets.get(&facet)?.get(at)?;
    Some(Narrowed {
        value,
        route: section.facet_route(facet, value),
        title: format!("{}: {}", section.title(), value.label),
        filters: filters(site, id, Some((facet, at))),
        section_href: site.base.href(&section.route()),
    })
}

impl Narrowed<'_> {
    /// The frame of a page of the list.
    pub(super) fn frame(&self, outputs: &Outputs, id: SectionId, number: usize) -> Frame {
        numbered(Frame::inside(outputs, id, &self.route, self.title.clone()), &self.route, number, outputs)
    }
}

/// What carries a tag.
pub(super) fn tag<'s>(outputs: &'s Outputs, lang: Lang, slug: &'s str, number: usize) -> Option<Page<'s>> {
    let site = &outputs.site;
    let tag = site.tags.get(&(lang, slug.to_owned()))?;
    let route = tag_route(lang, slug);
    let (items, pages) = slice(site, &tag.entries, &route, number);
    let frame = numbered(Frame::plain(outputs, lang, &route, tag.name.clone()), &route, number, outputs);
    let view = ListView {
        heading: tag.name.clone(),
        intro: None,
        about: "",
        items,
        pages,
        filters: Vec::new(),
        section_href: None,
    };
    Some(Page::new("list.html", frame, view))
}

/// All tags with their counts, in alphabetical order.
pub(super) fn tags(outputs: &Outputs, lang: Lang) -> Page<'_> {
    let site = &outputs.site;
    let route = tags_route(lang);
    let mut tags: Vec<_> = site.tags.iter().filter(|((known, _), _)| *known == lang).collect();
    tags.sort_by_cached_key(|(_, tag)| crate::vietnamese::collation_key(&tag.name));
    let item = |((_, slug), tag): (&(Lang, String), &crate::site::Tag)| TagItem {
        name: tag.name.clone(),
        href: site.base.href(&tag_route(lang, slug)),
        count: tag.entries.len(),
    };
    let title = outputs.theme.word(lang, Word::Tags).to_owned();
    let frame = Frame::plain(outputs, lang, &route, title);
    let view = TagsView { tags: tags.into_iter().map(item).collect() };
    Page::new("tags.html", frame, view)
}

/// The frame of a further page of a list: its own address and number.
pub(super) fn numbered(mut frame: Frame, route: &str, number: usize, outputs: &Outputs) -> Frame {
    if number > 1 {
        frame.route = page_route(route, number);
        frame.canonical = outputs.site.base.absolute(&frame.route);
        let word = outputs.theme.word(frame.lang, Word::PageNumber);
        frame.title = format!("{} ({word}/{number})", frame.title);
    }
    frame
}
