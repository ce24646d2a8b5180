//! `/robots.txt`: everything may be read but the files of candidate lists. Their pages say so themselves (`noindex`),
//! which nobody sees who may not fetch them. A crawler looks for the file at the root of a host; for a site in a folder
//! it is there to be copied or merged.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::address::Route;
use crate::content::Entry;
use crate::content::markdown::LinkKind;
use crate::site::{Resolved, Site, exports};

/// The file.
pub(super) fn text(site: &Site) -> String {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    for entry in site.candidate_lists() {
        for route in files(site, entry) {
            let _ = writeln!(text, "Disallow: {}", site.base.href(&route));
        }
    }
    let _ = write!(text, "\nSitemap: {}\n", site.base.absolute(&exports::SITE_MAP));
    text
}

/// The files that an entry attaches or links to: the list may stand in one of them instead of on the page.
fn files(site: &Site, entry: &Entry) -> BTreeSet<Route> {
    let attached = entry.common.files.iter().filter_map(|attached| site.attachments.get(&attached.file.value));
    let links = entry.body.links.iter().filter(|link| link.kind == LinkKind::Page);
    let linked = links.filter_map(|link| match site.resolve(entry, link) {
        Resolved::File(file) => Some(file),
        _ => None,
    });
    attached.chain(linked).map(|file| file.route.clone()).collect()
}
