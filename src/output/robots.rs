//! `/robots.txt`: everything may be read but the lists of candidates. A crawler looks for it at the root of a host;
//! for a site in a folder it is there to be copied or merged.

use std::fmt::Write as _;

use crate::site::{Site, exports};

/// The file.
pub(super) fn text(site: &Site) -> String {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    for entry in site.candidate_lists() {
        // The list may stand in an attached file as well as on the page.
        let attached = entry.common.files.iter().filter_map(|attached| site.attachments.get(&attached.file.value));
        let routes = std::iter::once(entry.route()).chain(attached.map(|file| file.route.clone()));
        for route in routes {
            let _ = writeln!(text, "Disallow: {}", site.base.href(&route));
        }
    }
    let _ = write!(text, "\nSitemap: {}\n", site.base.absolute(exports::SITE_MAP));
    text
}
