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

use serde::Serialize;
use tera::{Context, Value};

pub use frame::{Crumb, Frame};
pub use item::{FileItem, Item, Picture, Row};
pub use shared::Shared;
pub(crate) use shared::school_name;

use crate::content::Lang;
use crate::output::Outputs;
use crate::site::Target;
use crate::theme::{RenderError, Word};

/// A page before rendering: its template, what all pages have, and its own view.
struct Page<V> {
    template: &'static str,
    frame: Frame,
    view: V,
}

/// Renders the page that stands at a route.
///
/// # Errors
/// When a template of the site's own fails.
pub fn page(outputs: &Outputs, route: &str, target: &Target) -> Result<Vec<u8>, RenderError> {
    match target {
        Target::Home(lang) => home::page(outputs, *lang),
        Target::Section(id, number) => section::page(outputs, *id, *number),
        Target::Facet(id, facet, value, number) => section::facet(outputs, *id, *facet, *value, *number),
        Target::Entry(id) => entry::page(outputs, *id),
        Target::Tags(lang) => list::tags(outputs, *lang),
        Target::Tag(lang, slug, number) => list::tag(outputs, *lang, slug, *number),
        Target::Alias(to) => alias::page(outputs, route, to),
    }
}

/// Renders `404.html`. It may be served for any address, so that all its links start at the root.
///
/// # Errors
/// When a template of the site's own fails.
pub fn not_found(outputs: &Outputs) -> Result<Vec<u8>, RenderError> {
    let title = outputs.theme.word(Lang::Vi, Word::NotFound).to_owned();
    let frame = Frame { noindex: true, ..Frame::plain(outputs, Lang::Vi, "/404.html", title) };
    render(outputs, Page { template: "404.html", frame, view: Value::none() })
}

fn render<V: Serialize>(outputs: &Outputs, page: Page<V>) -> Result<Vec<u8>, RenderError> {
    let lang = page.frame.lang;
    let mut context = Context::new();
    outputs.shared.fill(&mut context, lang);
    context.insert_value("t", outputs.theme.strings(lang));
    context.insert("page", &page.frame);
    context.insert("view", &page.view);
    outputs.theme.render(page.template, &context)
}
