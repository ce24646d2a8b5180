//! `/van-ban/documents.json`: the documents as data, for the bodies above the school and for search portals.

use jiff::civil::Date;
use serde::Serialize;

use super::json::pretty;
use crate::content::Entry;
use crate::content::kinds::Document;
use crate::lang::Lang;
use crate::site::Site;

#[derive(Serialize)]
struct Library<'s> {
    /// The version of this format.
    schema: u32,
    /// The site they are from.
    site: String,
    documents: Vec<Item<'s>>,
}

#[derive(Serialize)]
struct Item<'s> {
    number: &'s str,
    r#type: &'s str,
    authority: &'s str,
    issued: Date,
    effective: Option<Date>,
    expired: Option<Date>,
    r#abstract: &'s str,
    url: String,
    files: Vec<File<'s>>,
}

#[derive(Serialize)]
struct File<'s> {
    url: String,
    /// Bytes.
    size: u64,
    sha256: &'s str,
}

/// The file, its documents in the order of their section.
pub(super) fn json(site: &Site) -> Vec<u8> {
    let section = site.section_at(Lang::Vi, "/van-ban/").map(|(_, section)| section);
    let entries = section.into_iter().flat_map(|section| &section.entries).map(|id| site.entry(*id));
    let documents = entries.filter_map(|entry| Some(item(site, entry, entry.record.get()?))).collect();
    pretty(&Library { schema: 1, site: site.base.absolute(&Lang::Vi.home()), documents })
}

fn item<'s>(site: &'s Site, entry: &'s Entry, document: &'s Document) -> Item<'s> {
    let attached = entry.common.files.iter().filter_map(|attached| site.attachments.get(&attached.file.value));
    let file = |file: &'s crate::site::Attachment| File {
        url: site.base.absolute(&file.route),
        size: file.facts.size,
        sha256: &file.facts.sha256,
    };
    Item {
        number: &document.number,
        r#type: &document.r#type.label,
        authority: &document.authority,
        issued: document.issued,
        effective: document.effective,
        expired: document.expired,
        r#abstract: &document.r#abstract,
        url: site.base.absolute(&entry.route()),
        files: attached.map(file).collect(),
    }
}
