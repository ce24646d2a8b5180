//! The list of feeds, for portals and readers.

use serde::Serialize;

use super::Page;
use super::section::section_frame;
use crate::content::Lang;
use crate::output::Outputs;
use crate::site::exports::feed_route;
use crate::site::{SectionId, Site};

#[derive(Serialize)]
struct FeedsView<'s> {
    heading: &'s str,
    about: &'s str,
    feeds: Vec<Feed<'s>>,
}

#[derive(Serialize)]
struct Feed<'s> {
    /// The section; `None` for the feed of all.
    title: Option<&'s str>,
    /// The full address, to be copied into a portal.
    url: String,
    href: String,
}

/// Prepares the page.
pub(super) fn page(outputs: &Outputs, id: SectionId) -> Page<'_> {
    let site = &outputs.site;
    let section = site.section(id);
    let feed = |title, route: String| Feed { title, url: site.base.absolute(&route), href: site.base.href(&route) };
    let mut feeds = vec![feed(None, of_all(site, section.lang))];
    let own = site.sections.iter().filter(|other| other.schema.feed && other.lang == section.lang);
    feeds.extend(own.map(|other| feed(Some(other.title()), feed_route(&other.route()))));
    let view = FeedsView { heading: section.title(), about: section.about(), feeds };
    Page::new("feeds.html", section_frame(outputs, id), view)
}

/// The address of the feed of all that is new in a language; the Vietnamese one while the language has none.
pub(super) fn of_all(site: &Site, lang: Lang) -> String {
    let own = feed_route(lang.home());
    if site.exports.contains_key(&own) { own } else { feed_route(Lang::Vi.home()) }
}
