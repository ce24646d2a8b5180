//! The recipes: how each path of a site is made.

use std::collections::{BTreeMap, BTreeSet};

use super::{Outputs, Prepared, export};
use crate::site::{Export, Site};
use crate::source::SourcePath;
use crate::theme::Theme;
use crate::view;

/// What hosts serve where there is nothing.
const NOT_FOUND: &str = "404.html";
/// Tells a host to take the files as they are.
const MARKER: &str = ".nojekyll";

/// How one path is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recipe {
    /// The page at a route.
    Page(String),
    /// `404.html`.
    NotFound,
    /// A file that programs read.
    Export(Export),
    /// A file of the theme.
    Asset(String),
    /// A file of the sources, as it is.
    Copy(SourcePath),
    /// An empty file that tells a host something by being there.
    Marker,
}

/// Every path of the site, but for those of the search index.
pub(super) fn paths(site: &Site, theme: &Theme) -> BTreeSet<String> {
    let routes = site.targets.keys().chain(site.exports.keys());
    let files = site.attachments.values().map(|file| inside(&file.route).to_owned());
    let standing = [NOT_FOUND, MARKER].map(str::to_owned);
    routes.map(|route| file_of(route)).chain(files).chain(theme.assets().map(str::to_owned)).chain(standing).collect()
}

/// The files of the sources by their path in the site.
pub(super) fn copies(site: &Site) -> BTreeMap<String, SourcePath> {
    site.attachments.iter().map(|(path, file)| (inside(&file.route).to_owned(), path.clone())).collect()
}

/// The route for which a static host serves a file.
fn route_of(file: &str) -> String {
    let folder = file.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
    ["/", folder.unwrap_or(file)].concat()
}

fn inside(route: &str) -> &str {
    route.trim_start_matches('/')
}

/// The file that a static host serves for a route.
fn file_of(route: &str) -> String {
    let inside = inside(route);
    if inside.is_empty() || inside.ends_with('/') { format!("{inside}index.html") } else { inside.to_owned() }
}

impl Recipe {
    /// How a path is made; `None` when the site has no such path, or it belongs to the search index.
    pub(super) fn of(outputs: &Outputs, path: &str) -> Option<Self> {
        let (site, route) = (&outputs.site, route_of(path));
        if path.is_empty() || path.ends_with('/') {
            None
        } else if path == MARKER {
            Some(Self::Marker)
        } else if path == NOT_FOUND {
            Some(Self::NotFound)
        } else if outputs.theme.asset(path).is_some() {
            Some(Self::Asset(path.to_owned()))
        } else if let Some(export) = site.exports.get(&route) {
            Some(Self::Export(*export))
        } else if site.targets.contains_key(&route) {
            Some(Self::Page(route))
        } else {
            outputs.copies().get(path).cloned().map(Self::Copy)
        }
    }

    /// Gathers what it asks for.
    pub(super) fn prepare(self, outputs: &Outputs) -> Prepared<'_> {
        match self {
            Self::Page(route) => {
                let found = outputs.site.targets.get_key_value(&route);
                let page = found.and_then(|(route, target)| view::page(outputs.ground(), route, target));
                page.map_or_else(|| Prepared::of_bytes(outputs, &[]), |page| Prepared::of_page(outputs, page))
            }
            Self::NotFound => Prepared::of_page(outputs, view::not_found(outputs.ground())),
            Self::Export(export) => Prepared::of_bytes(outputs, export::bytes(outputs, export)),
            Self::Asset(name) => Prepared::of_bytes(outputs, outputs.theme.asset(&name).unwrap_or_default()),
            Self::Copy(path) => Prepared::of_file(outputs, path),
            Self::Marker => Prepared::of_bytes(outputs, &[]),
        }
    }
}
