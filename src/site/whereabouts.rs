//! What stands at an address of the site, however people write it.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use percent_encoding::percent_decode_str;

use super::{Base, Site};
use crate::address::{OutPath, Route};
use crate::web::without_www;

/// Endings that pages have on other systems.
const ENDINGS: [&str; 2] = [".html", ".htm"];
/// Where the program puts files of its own.
const ASSETS: &str = "/assets/";

impl Site {
    /// The page or export at an address below the root, with or without its last slash, its file or `.html`.
    pub(super) fn route_at(&self, written: &str) -> Option<&Route> {
        let path = written.split(['?', '#']).next().unwrap_or_default();
        let exact = self.route_named(path);
        let folder = || self.route_named(OutPath::new(path.trim_start_matches('/')).route().as_str());
        let page = || ENDINGS.iter().find_map(|end| path.strip_suffix(end)).and_then(|path| self.route_named(path));
        exact.or_else(folder).or_else(page)
    }

    fn route_named(&self, path: &str) -> Option<&Route> {
        let inside = path.trim_matches('/');
        if inside.is_empty() {
            return self.targets.get_key_value("/").map(|(route, _)| route);
        }
        let folder = self.targets.get_key_value(format!("/{inside}/").as_str()).map(|(route, _)| route);
        let file = format!("/{inside}");
        let page = || self.targets.get_key_value(file.as_str()).map(|(route, _)| route);
        let export = || self.exports.get_key_value(file.as_str()).map(|(route, _)| route);
        folder.or_else(page).or_else(export)
    }
}

/// All addresses of a site, full ones among them.
pub(super) struct Whereabouts<'s> {
    site: &'s Site,
    /// Files that readers download, gathered when the first address may be one.
    files: OnceLock<BTreeSet<&'s str>>,
}

impl<'s> Whereabouts<'s> {
    pub fn new(site: &'s Site) -> Self {
        Self { site, files: OnceLock::new() }
    }

    /// The path below the root of an address that is one of the site's own and leads nowhere in it.
    pub fn lost(&self, address: &str) -> Option<String> {
        let inside = own_path(&self.site.base, address)?;
        let path = percent_decode_str(inside).decode_utf8_lossy();
        let files =
            || self.files.get_or_init(|| self.site.attachments.values().map(|file| file.route.as_str()).collect());
        let bare = path.split(['?', '#']).next().unwrap_or_default();
        let is_there = self.site.route_at(&path).is_some() || bare.starts_with(ASSETS) || files().contains(bare);
        (!is_there).then(|| path.into_owned())
    }
}

/// What stands behind the host and the folder of the site in a full address; `None` for one of another site.
fn own_path<'a>(base: &Base, address: &'a str) -> Option<&'a str> {
    let (scheme, rest) = address.split_once("://")?;
    let (written, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let is_own = || without_www(written).eq_ignore_ascii_case(without_www(base.host()));
    let is_web = ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    let inside = path.strip_prefix(base.folder.as_str()).filter(|_| is_web && is_own())?;
    (inside.is_empty() || inside.starts_with(['/', '?', '#'])).then_some(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_the_site_is_told_from_those_of_others() {
        let root = Base::parse("https://hoaphuong.edu.vn/").unwrap();
        let folder = Base::parse("https://may-chu.vn/hoa/").unwrap();
        for (base, address, path) in [
            (&root, "https://hoaphuong.edu.vn/tin/x", Some("/tin/x")),
            (&root, "http://www.HoaPhuong.edu.vn", Some("")),
            (&root, "https://hoaphuong.edu.vn?id=5", Some("?id=5")),
            (&root, "https://tin.hoaphuong.edu.vn/x", None),
            (&root, "https://hoaphuong.edu.vn.lua-dao.vn/x", None),
            (&root, "mailto:a@hoaphuong.edu.vn", None),
            (&folder, "https://may-chu.vn/hoa/x", Some("/x")),
            (&folder, "https://may-chu.vn/hoang/x", None),
            (&folder, "https://may-chu.vn/", None),
        ] {
            assert_eq!(own_path(base, address), path, "{address}");
        }
    }
}
