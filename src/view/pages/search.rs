//! The search page: the box, the ways to narrow what is found, and the site map for readers without JavaScript.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::content::Entry;
use crate::lang::Lang;
use crate::schema::Kind;
use crate::search;
use crate::site::{SectionId, Site};
use crate::view::parts::branches::{Branch, branches};
use crate::view::{Frame, Ground, Page};

#[derive(Serialize)]
struct SearchView<'s> {
    heading: &'s str,
    /// The route that every result stands below: an English page finds English pages.
    within: &'static str,
    kinds: Vec<Choice<'s>>,
    sections: Vec<Choice<'s>>,
    /// The years something is dated, the newest first.
    years: Vec<i16>,
    branches: Vec<Branch<'s>>,
}

/// A kind or a section to narrow the search to.
#[derive(Serialize)]
struct Choice<'s> {
    /// The name of the kind, the route of the section.
    value: String,
    label: &'s str,
}

/// Prepares the page.
pub fn section(ground: Ground<'_>, id: SectionId) -> Page<'_> {
    let site = ground.site;
    let section = site.section(id);
    let frame = Frame { noindex: true, ..Frame::of_section(ground, id) };
    let of_language = |entry: &&Entry| section.lang == Lang::Vi || entry.lang == section.lang;
    let found: Vec<&Entry> = search::found(site).map(|entry| &**entry).filter(of_language).collect();
    let routes: BTreeSet<String> = found.iter().map(|entry| search::section(entry)).collect();
    let view = SearchView {
        heading: section.title(),
        within: within(section.lang),
        kinds: kinds(site, section.lang, &found),
        sections: sections(site, section.lang, &routes),
        years: years(&found),
        branches: branches(site, section.lang),
    };
    Page::new(ground, "search.html", frame, view)
}

/// Vietnamese readers find all there is; on the English page only what is in English helps.
fn within(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "",
        Lang::En => "/en/",
    }
}

/// The kinds that something was found of, in alphabetical order of what readers call them.
fn kinds<'s>(site: &'s Site, lang: Lang, found: &[&Entry]) -> Vec<Choice<'s>> {
    let known: BTreeMap<&str, &Kind> =
        found.iter().filter_map(|entry| site.kind(entry)).map(|kind| (kind.name.as_str(), kind)).collect();
    let choice = |kind: &'s Kind| Choice { value: kind.name.clone(), label: kind.label_in(lang) };
    let mut choices: Vec<_> = known.into_values().map(choice).collect();
    choices.sort_by_cached_key(|choice| crate::vietnamese::collation_key(choice.label));
    choices
}

/// The outermost sections that something was found in, in the order of the structure.
fn sections<'s>(site: &'s Site, lang: Lang, routes: &BTreeSet<String>) -> Vec<Choice<'s>> {
    let of_lang = site.sections.iter().filter(|section| section.lang == lang);
    let choices = of_lang.filter_map(|section| {
        let route = section.route();
        routes.contains(route.as_str()).then(|| Choice { value: route.to_string(), label: section.title() })
    });
    choices.collect()
}

fn years(found: &[&Entry]) -> Vec<i16> {
    let years: BTreeSet<_> = found.iter().filter_map(|entry| entry.day()).map(jiff::civil::Date::year).collect();
    years.into_iter().rev().collect()
}
