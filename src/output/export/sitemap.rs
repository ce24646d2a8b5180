//! `/sitemap.xml`: every page worth finding, when it last changed, and the same page in the other language.
//! More pages than one file may hold are told in parts, with an index in front.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::xml::escaped;
use crate::address::Route;
use crate::content::Entry;
use crate::lang::Lang;
use crate::site::exports::{SITE_MAP_LIMIT, site_map_part_route};
use crate::site::{Export, Site, Target};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// The file at `/sitemap.xml`.
pub(super) fn whole(site: &Site) -> String {
    let parts = site.exports.values().filter(|export| matches!(export, Export::SiteMapPart(_))).count();
    if parts == 0 { pages(site, site.indexed()) } else { index(site, parts) }
}

/// A part of a long site map; parts count from 1.
pub(super) fn part(site: &Site, part: usize) -> String {
    pages(site, site.indexed().skip(part.saturating_sub(1) * SITE_MAP_LIMIT).take(SITE_MAP_LIMIT))
}

fn index(site: &Site, parts: usize) -> String {
    let mut xml = format!("{HEAD}<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for part in 1..=parts {
        let address = site.base.absolute(&site_map_part_route(part));
        let _ = writeln!(xml, "  <sitemap><loc>{}</loc></sitemap>", escaped(&address));
    }
    xml + "</sitemapindex>\n"
}

fn pages<'s>(site: &'s Site, pages: impl Iterator<Item = (&'s Route, &'s Target)>) -> String {
    let mut xml = format!(
        "{HEAD}<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
    );
    for (route, target) in pages {
        let _ = writeln!(xml, "  <url>\n    <loc>{}</loc>", escaped(&site.base.absolute(route)));
        if let Some(day) = last_change(site, target) {
            let _ = writeln!(xml, "    <lastmod>{day}</lastmod>");
        }
        for (lang, route) in languages(site, route, target) {
            let address = escaped(&site.base.absolute(&route));
            let _ =
                writeln!(xml, "    <xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{address}\"/>", lang.code());
        }
        xml.push_str("  </url>\n");
    }
    xml + "</urlset>\n"
}

/// The day a page last changed: for a list that of its newest entry. A day to come (a consultation that opens next
/// week) is no day of change.
fn last_change(site: &Site, target: &Target) -> Option<Date> {
    let newest = |entries: &mut dyn Iterator<Item = &Entry>| {
        entries.filter_map(Entry::changed).filter(|day| *day <= site.today()).max()
    };
    match target {
        Target::Home(lang) => {
            newest(&mut site.entries.iter().map(|entry| &**entry).filter(|entry| entry.lang == *lang))
        }
        Target::Section(id, _) => {
            let section = site.section(*id);
            newest(&mut section.index.iter().chain(&section.entries).map(|id| site.entry(*id)))
        }
        Target::Entry(id) => newest(&mut std::iter::once(site.entry(*id))),
        _ => None,
    }
}

/// The page in both languages, itself included, as search engines want it; nothing when there is only one.
fn languages(site: &Site, route: &Route, target: &Target) -> Vec<(Lang, Route)> {
    let found = match target {
        Target::Home(lang) => {
            let twin = lang.other();
            site.targets.contains_key(&twin.home()).then(|| (*lang, twin, twin.home()))
        }
        Target::Section(id, _) => {
            let section = site.section(*id);
            let twin = site.section_at(section.lang.other(), &section.schema.route);
            twin.map(|(_, twin)| (section.lang, twin.lang, twin.route()))
        }
        Target::Entry(id) => {
            let twin = site.translation(*id).map(|id| site.entry(id));
            twin.map(|twin| (site.entry(*id).lang, twin.lang, twin.route()))
        }
        _ => None,
    };
    let Some((lang, twin_lang, twin_route)) = found else { return Vec::new() };
    let mut pair = vec![(lang, route.clone()), (twin_lang, twin_route)];
    pair.sort();
    pair
}
