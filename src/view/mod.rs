//! Views: one closed, serialisable value a page, made from the read-only site. A template sees `site` and `chrome`
//! (shared by all pages of a language), `t` (the words of the interface), `page` (what every page has) and `view` (its own part).

mod accessibility;
mod alias;
mod board;
mod calendar;
mod chart;
mod consultation;
mod contact;
mod details;
mod disclosure;
mod document;
mod enrolment;
mod entry;
mod feeds;
mod figures;
mod frame;
mod home;
mod item;
mod link;
mod list;
mod page;
mod pages;
mod person;
mod phone;
mod post;
mod procedure;
mod question;
mod record;
mod report;
mod resource;
mod search;
mod section;
mod shared;
mod site_map;
mod statistics;

use tera::Value;

pub use frame::{Crumb, Frame};
pub use item::{FileItem, Item, Picture, Row};
pub use page::Page;
pub use shared::Shared;
pub(crate) use shared::school_name;

use crate::content::Lang;
use crate::output::Outputs;
use crate::site::Target;
use crate::theme::Word;

/// Prepares the page that stands at a route; `None` for a list that the site doesn't have.
pub fn page<'s>(outputs: &'s Outputs, route: &'s str, target: &'s Target) -> Option<Page<'s>> {
    Some(match target {
        Target::Home(lang) => home::page(outputs, *lang),
        Target::Section(id, number) => section::page(outputs, *id, *number),
        Target::Facet(id, facet, value, number) => section::facet(outputs, *id, *facet, *value, *number)?,
        Target::Entry(id) => entry::page(outputs, *id),
        Target::Tags(lang) => list::tags(outputs, *lang),
        Target::Tag(lang, slug, number) => list::tag(outputs, *lang, slug, *number)?,
        Target::Alias(to) => alias::page(outputs, route, to),
    })
}

/// Prepares `404.html`. It may be served for any address, so that all its links start at the root.
pub fn not_found(outputs: &Outputs) -> Page<'_> {
    let title = outputs.theme.word(Lang::Vi, Word::NotFound).to_owned();
    let frame = Frame { noindex: true, ..Frame::plain(outputs, Lang::Vi, "/404.html", title) };
    Page::new("404.html", frame, Value::none())
}
