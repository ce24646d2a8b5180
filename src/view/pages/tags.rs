//! All tags with how much carries them, in alphabetical order.

use serde::Serialize;

use crate::lang::Lang;
use crate::site::tags_route;
use crate::view::parts::tag::TagItem;
use crate::view::{Frame, Ground, Page};

#[derive(Debug, Serialize)]
struct TagsView<'s> {
    tags: Vec<TagItem<'s>>,
}

/// Prepares the page.
pub fn page(ground: Ground<'_>, lang: Lang) -> Page<'_> {
    let site = ground.site;
    let mut tags: Vec<_> = site.tags.iter().filter(|(key, _)| key.lang == lang).collect();
    tags.sort_by_cached_key(|(_, tag)| crate::vietnamese::collation_key(&tag.name));
    let title = site.common_labels(lang).get("tags").copied().unwrap_or_default().to_owned();
    let frame = Frame::plain(ground, lang, &tags_route(lang), title);
    let tags = tags.into_iter().map(|(key, tag)| TagItem::new(site, key, tag)).collect();
    Page::new(ground, "tags.html", frame, TagsView { tags })
}
