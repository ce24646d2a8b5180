//! The files that programs read: feeds, tables, the calendar. Their addresses are fixed, so that a portal can rely on
//! them; a file that belongs to the whole site is there even while it has nothing to tell.

use std::collections::BTreeMap;

use super::{EntryId, SectionId, Site};
use crate::address::Route;
use crate::content::kinds::{Disclosure, Figures, Statistics};
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;

/// A file that programs read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// The news of all sections in a language, as RSS.
    Feed(Lang),
    /// The news of a section, as RSS.
    SectionFeed(SectionId),
    /// The site map, or where it is too long for one file the index of its parts.
    SiteMap,
    /// A part of a long site map; parts count from 1.
    SiteMapPart(usize),
    /// What robots may read.
    Robots,
    /// The checklist's verdict.
    Report,
    /// The week calendar and the events, as iCalendar.
    Calendar,
    /// The documents, as JSON.
    Documents,
    /// The school years of the statistics with their totals, as CSV.
    Yearbook,
    /// A table of one school year's statistics, as CSV.
    Figures(EntryId, Figures),
    /// A table of a disclosure, as CSV; tables count from 1.
    DisclosureTable(EntryId, usize),
}

/// The address of the site map.
pub const SITE_MAP: Route = Route::fixed("/sitemap.xml");
/// What robots are told.
pub const ROBOTS: Route = Route::fixed("/robots.txt");
/// The address of the report.
pub const REPORT: Route = Route::fixed("/report.json");
/// The address of the calendar.
pub const CALENDAR: Route = Route::fixed("/lich-cong-tac/calendar.ics");
/// The address of the export of documents.
pub const DOCUMENTS: Route = Route::fixed("/van-ban/documents.json");
/// The address of the yearbook.
pub const YEARBOOK: Route = Route::fixed("/thong-ke/nien-giam.csv");

/// How many addresses the site map protocol allows in one file.
pub const SITE_MAP_LIMIT: usize = 50_000;

/// The address of the feed that stands at a route: `/` for the whole site, `/tin-tuc/` for a section.
pub fn feed_route(route: &Route) -> Route {
    route.join("rss.xml")
}

/// The address of the feed of all that is new in a language; that of the Vietnamese one while the language has none.
pub fn feed_of_all(site: &Site, lang: Lang) -> Route {
    let own = feed_route(&lang.home());
    if site.exports.contains_key(&own) { own } else { feed_route(&Lang::Vi.home()) }
}

/// The address of a part of the site map.
pub fn site_map_part_route(part: usize) -> Route {
    Route::new(format!("/sitemap-{part}.xml"))
}

/// The address of a table of the statistics entry at a route.
pub fn figures_route(entry: &Route, figures: Figures) -> Route {
    let name = match figures {
        Figures::Pupils => "hoc-sinh",
        Figures::Teachers => "giao-vien",
        Figures::Facilities => "co-so-vat-chat",
    };
    entry.join(&format!("{name}.csv"))
}

/// The address of a table of the disclosure at a route; tables count from 1.
pub fn disclosure_table_route(entry: &Route, number: usize) -> Route {
    entry.join(&format!("bang-{number}.csv"))
}

/// Every such file of the site by its route, but for the parts of a long site map: those are known when all pages are.
pub(super) fn collect(site: &Site) -> BTreeMap<Route, Export> {
    let standing = [
        (SITE_MAP, Export::SiteMap),
        (ROBOTS, Export::Robots),
        (REPORT, Export::Report),
        (CALENDAR, Export::Calendar),
        (DOCUMENTS, Export::Documents),
        (YEARBOOK, Export::Yearbook),
    ];
    standing.into_iter().chain(feeds(site)).chain(tables(site)).collect()
}

/// The parts of a site map that is too long for one file.
pub(super) fn site_map_parts(site: &Site) -> impl Iterator<Item = (Route, Export)> + use<> {
    let few = site.targets.len() <= SITE_MAP_LIMIT;
    let parts = if few { 1 } else { site.indexed().count().div_ceil(SITE_MAP_LIMIT) };
    (1..=parts).filter(move |_| parts > 1).map(|part| (site_map_part_route(part), Export::SiteMapPart(part)))
}

fn feeds(site: &Site) -> impl Iterator<Item = (Route, Export)> {
    site.sections.iter().enumerate().filter(|(_, section)| section.schema.feed).flat_map(|(index, section)| {
        let own = (feed_route(&section.route()), Export::SectionFeed(SectionId(index)));
        let all = (feed_route(&section.lang.home()), Export::Feed(section.lang));
        [own, all]
    })
}

fn tables(site: &Site) -> impl Iterator<Item = (Route, Export)> {
    site.ids().flat_map(|id| {
        let entry = site.entry(id);
        let mut tables = Vec::new();
        if entry.record.get::<Statistics>().is_some() {
            let route = entry.route();
            tables.extend(Figures::ALL.map(|figures| (figures_route(&route, figures), Export::Figures(id, figures))));
        }
        if let Some(disclosure) = entry.record.get::<Disclosure>() {
            let route = entry.route();
            let numbers = 1..=disclosure.tables(&entry.fields).len();
            tables.extend(numbers.map(|n| (disclosure_table_route(&route, n), Export::DisclosureTable(id, n))));
        }
        tables
    })
}

/// Reports files that stand where the program puts a file of its own.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    for (path, attachment) in site.attachments.iter().filter(|(_, file)| site.exports.contains_key(&file.route)) {
        let message = format!("Địa chỉ {} thuộc một tệp do chương trình tự làm", attachment.route);
        diagnostics.push(Diagnostic::error(Code::RouteCollision, message).in_file(path).help("Đổi tên tệp này"));
    }
}
