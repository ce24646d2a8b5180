//! The files that programs read, one module a format. A new one is its module, a line in [`bytes`], and its address in
//! `site/exports.rs`.

mod appointment;
mod calendar;
mod csv;
mod documents;
mod feed;
mod json;
mod newest;
mod robots;
mod sitemap;
mod tables;
mod uid;
mod xml;

use json::pretty;

use super::Outputs;
use crate::site::Export;

/// Makes one of the files: programs read what is published, whatever pages show besides.
pub(super) fn bytes(outputs: &Outputs, export: Export) -> Vec<u8> {
    let site = &*outputs.public;
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
        // These belong to a page, be it a draft's.
        Export::Figures(id, figures) => tables::figures(outputs.site.entry(id), figures).into_bytes(),
        Export::DisclosureTable(id, number) => tables::disclosure(outputs.site.entry(id), number).into_bytes(),
    }
}
