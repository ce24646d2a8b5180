//! Views: one closed, serialisable value a page, made from the read-only site. A template sees `site` and `chrome`
//! (shared by all pages of a language), `t` (the words of the interface), `page` (what every page has) and `view` (its own part).
//!
//! `kinds/` has a file for each kind of content: its section and the page of one entry. `pages/` has those that are of
//! no kind: home, lists, search, the site map, the report. `parts/` has what several of them are put together from.

mod ground;
mod kinds;
mod page;
mod pages;
mod parts;

pub use ground::Ground;
pub use page::Page;
pub(crate) use parts::school_name;
pub use parts::{FileItem, Frame, Item, Picture, Row, Shared};

use crate::address::Route;
use crate::site::Target;

/// Prepares the page that stands at a route; `None` for a list that the site doesn't have.
pub fn page<'s>(ground: Ground<'s>, route: &'s Route, target: &'s Target) -> Option<Page<'s>> {
    Some(match target {
        Target::Home(lang) => pages::home(ground, *lang),
        Target::Section(id, number) => pages::section(ground, *id, *number),
        Target::Facet(id, facet, value, number) => kinds::facet(ground, *id, *facet, *value, *number)?,
        Target::Entry(id) => kinds::page(ground, *id),
        Target::Tags(lang) => pages::tags(ground, *lang),
        Target::Tag(key, number) => pages::tag(ground, key, *number)?,
        Target::Namesakes(lang, slug) => pages::namesakes(ground, *lang, slug),
        Target::Alias(to) => pages::alias(ground, route, to),
    })
}

/// Prepares `404.html`. It may be served for any address, so that all its links start at the root.
pub fn not_found(ground: Ground<'_>) -> Page<'_> {
    pages::not_found(ground)
}
