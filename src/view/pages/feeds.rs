//! The list of feeds, for portals and readers.

use serde::Serialize;

use crate::address::Route;
use crate::site::SectionId;
use crate::site::exports::{feed_of_all, feed_route};
use crate::view::{Frame, Ground, Page};

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
pub fn section(ground: Ground<'_>, id: SectionId) -> Page<'_> {
    let site = ground.site;
    let section = site.section(id);
    let feed = |title, route: Route| Feed { title, url: site.base.absolute(&route), href: site.base.href(&route) };
    let mut feeds = vec![feed(None, feed_of_all(site, section.lang))];
    let own = site.sections.iter().filter(|other| other.schema.feed && other.lang == section.lang);
    feeds.extend(own.map(|other| feed(Some(other.title()), feed_route(&other.route()))));
    let view = FeedsView { heading: section.title(), about: section.about(), feeds };
    Page::new(ground, "feeds.html", Frame::of_section(ground, id), view)
}
