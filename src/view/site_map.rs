//! The site map for readers: every section with how much it holds.

use serde::Serialize;

use super::Page;
use super::section::section_frame;
use crate::content::Lang;
use crate::output::Outputs;
use crate::site::{SectionId, Site, tags_route};

#[derive(Serialize)]
struct SiteMapView<'s> {
    heading: &'s str,
    about: &'s str,
    branches: Vec<Branch<'s>>,
    /// The page of all tags, where there are any.
    tags: Option<String>,
}

/// A section with those below it.
#[derive(Debug, Serialize)]
pub(super) struct Branch<'s> {
    title: &'s str,
    href: String,
    about: &'s str,
    count: usize,
    children: Vec<Branch<'s>>,
}

/// Prepares the page.
pub(super) fn page(outputs: &Outputs, id: SectionId) -> Page<'_> {
    let site = &outputs.site;
    let section = site.section(id);
    let tags = tags_route(section.lang);
    let view = SiteMapView {
        heading: section.title(),
        about: section.about(),
        branches: branches(site, section.lang),
        tags: site.targets.contains_key(&tags).then(|| site.base.href(&tags)),
    };
    Page::new("site_map.html", section_frame(outputs, id), view)
}

/// The sections of a language that stand in no other.
pub(super) fn branches(site: &Site, lang: Lang) -> Vec<Branch<'_>> {
    let ids = (0..site.sections.len()).map(SectionId);
    ids.filter(|id| site.section(*id).parent.is_none() && site.section(*id).lang == lang)
        .map(|id| branch(site, id))
        .collect()
}

fn branch(site: &Site, id: SectionId) -> Branch<'_> {
    let section = site.section(id);
    Branch {
        title: section.title(),
        href: site.base.href(&section.route()),
        about: section.about(),
        count: section.entries.len(),
        children: section.children.iter().map(|id| branch(site, *id)).collect(),
    }
}
