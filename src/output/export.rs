//! The bytes of the files that programs read.

use super::json::pretty;
use super::{Outputs, calendar, documents, feed, robots, sitemap, tables};
use crate::site::Export;

/// Makes one of the files.
pub(super) fn bytes(outputs: &Outputs, export: Export) -> Vec<u8> {
    let site = &*outputs.site;
    match export {
        Export::Feed(lang) => feed::of_language(site, &outputs.theme, lang),
        Export::SectionFeed(id) => feed::of_section(site, id),
        Export::SiteMap => sitemap::whole(site).into_bytes(),
        Export::SiteMapPart(part) => sitemap::part(site, part).into_bytes(),
        Export::Robots => robots::text(site).into_bytes(),
        Export::Report => pretty(&*outputs.report),
        Export::Calendar => calendar::text(site, &outputs.theme).into_bytes(),
        Export::Documents => documents::json(site),
        Export::Yearbook => tables::yearbook(site).into_bytes(),
        Export::Figures(id, figures) => tables::figures(site.entry(id), figures).into_bytes(),
        Export::DisclosureTable(id, number) => tables::disclosure(site.entry(id), number).into_bytes(),
    }
}
