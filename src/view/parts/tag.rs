//! A tag as a link, with how much carries it.

use serde::Serialize;

use crate::site::{Site, Tag, TagKey, tag_route};

/// A tag in a list of tags.
#[derive(Debug, Serialize)]
pub struct TagItem<'s> {
    name: &'s str,
    href: String,
    count: usize,
}

impl<'s> TagItem<'s> {
    /// A tag of the site.
    pub fn new(site: &Site, key: &TagKey, tag: &'s Tag) -> Self {
        Self { name: &tag.name, href: site.base.href(&tag_route(key)), count: tag.entries.len() }
    }
}
