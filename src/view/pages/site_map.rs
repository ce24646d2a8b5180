//! The site map for readers: every section with how much it holds.

use serde::Serialize;

use crate::site::{SectionId, tags_route};
use crate::view::parts::branches::{Branch, branches};
use crate::view::{Frame, Ground, Page};

#[derive(Serialize)]
struct SiteMapView<'s> {
    heading: &'s str,
    about: &'s str,
    branches: Vec<Branch<'s>>,
    /// The page of all tags, where there are any.
    tags: Option<String>,
}

/// Prepares the page.
pub fn section(ground: Ground<'_>, id: SectionId) -> Page<'_> {
    let site = ground.site;
    let section = site.section(id);
    let tags = tags_route(section.lang);
    let view = SiteMapView {
        heading: section.title(),
        about: section.about(),
        branches: branches(site, section.lang),
        tags: site.targets.contains_key(&tags).then(|| site.base.href(&tags)),
    };
    Page::new(ground, "site_map.html", Frame::of_section(ground, id), view)
}
