//! The search page: the box, the ways to narrow what is found, and the site map for readers without JavaScript.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::section::section_frame;
use super::site_map::{Branch, branches};
use super::{Frame, Page, render};
use crate::content::{Entry, Lang};
use crate::output::Outputs;
use crate::schema::Kind;
use crate::site::{SectionId, Site, Target};
use crate::theme::RenderError;

#[derive(Serialize)]
struct SearchView<'s> {
    heading: &'s str,
    kinds: Vec<KindChoice<'s>>,
    /// The years something is dated, the newest first.
    years: Vec<i16>,
    branches: Vec<Branch<'s>>,
}

/// A kind of content to narrow the search to.
#[derive(Serialize)]
struct KindChoice<'s> {
    name: &'s str,
    label: &'s str,
}

/// Renders the page.
pub(super) fn page(outputs: &Outputs, id: SectionId) -> Result<Vec<u8>, RenderError> {
    let site = &outputs.site;
    let section = site.section(id);
    let frame = Frame { noindex: true, ..section_frame(outputs, id) };
    let view = SearchView {
        heading: section.title(),
        kinds: kinds(site, section.lang),
        years: years(site),
        branches: branches(site, section.lang),
    };
    render(outputs, Page { template: "search.html", frame, view })
}

/// What there is to be found.
fn found(site: &Site) -> impl Iterator<Item = &Entry> {
    site.indexed().filter_map(|(_, target)| match target {
        Target::Entry(id) => Some(site.entry(*id)),
        _ => None,
    })
}

/// The kinds that the site has something of, in alphabetical order of what readers call them.
fn kinds(site: &Site, lang: Lang) -> Vec<KindChoice<'_>> {
    let known: BTreeMap<_, _> =
        found(site).filter_map(|entry| site.kind(entry)).map(|kind| (&kind.name, kind)).collect();
    let mut choices: Vec<_> = known.into_values().map(|kind| KindChoice::new(kind, lang)).collect();
    choices.sort_by_cached_key(|choice| crate::vietnamese::collation_key(choice.label));
    choices
}

impl<'s> KindChoice<'s> {
    fn new(kind: &'s Kind, lang: Lang) -> Self {
        let english = kind.label_en.as_deref().filter(|_| lang == Lang::En);
        Self { name: &kind.name, label: english.unwrap_or(&kind.label) }
    }
}

fn years(site: &Site) -> Vec<i16> {
    let years: BTreeSet<_> = found(site).filter_map(Entry::day).map(jiff::civil::Date::year).collect();
    years.into_iter().rev().collect()
}
