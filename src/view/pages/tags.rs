//! All tags with how much carries them, in alphabetical order.

use serde::Serialize;

use crate::lang::Lang;
use crate::site::{Tag, tag_route, tags_route};
use crate::view::{Frame, Ground, Page};

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

/// Prepares the page.
pub fn page(ground: Ground<'_>, lang: Lang) -> Page<'_> {
    let site = ground.site;
    let mut tags: Vec<_> = site.tags.iter().filter(|((known, _), _)| *known == lang).collect();
    tags.sort_by_cached_key(|(_, tag)| crate::vietnamese::collation_key(&tag.name));
    let item = |((_, slug), tag): (&(Lang, String), &Tag)| TagItem {
        name: tag.name.clone(),
        href: site.base.href(&tag_route(lang, slug)),
        count: tag.entries.len(),
    };
    let title = site.common_labels(lang).get("tags").copied().unwrap_or_default().to_owned();
    let frame = Frame::plain(ground, lang, &tags_route(lang), title);
    Page::new(ground, "tags.html", frame, TagsView { tags: tags.into_iter().map(item).collect() })
}
