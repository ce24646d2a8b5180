//! The sections of the site as a tree, each with how much it holds.

use serde::Serialize;

use crate::lang::Lang;
use crate::site::{SectionId, Site};

/// A section with those below it.
#[derive(Debug, Serialize)]
pub struct Branch<'s> {
    title: &'s str,
    href: String,
    about: &'s str,
    count: usize,
    children: Vec<Branch<'s>>,
}

/// The sections of a language that stand in no other.
pub fn branches(site: &Site, lang: Lang) -> Vec<Branch<'_>> {
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
