//! The recipes: how each path of a site is made.

use std::collections::BTreeMap;

use super::{Outputs, Prepared, export};
use crate::site::{Export, Site};
use crate::source::SourcePath;
use crate::theme::Theme;
use crate::view;

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

/// A recipe for every path of the site.
pub(super) fn collect(site: &Site, theme: &Theme) -> BTreeMap<String, Recipe> {
    let mut recipes = BTreeMap::new();
    for route in site.targets.keys() {
        recipes.insert(file_of(route), Recipe::Page(route.clone()));
    }
    for (route, export) in &site.exports {
        recipes.insert(file_of(route), Recipe::Export(*export));
    }
    for (path, attachment) in &site.attachments {
        recipes.insert(attachment.route.trim_start_matches('/').to_owned(), Recipe::Copy(path.clone()));
    }
    for name in theme.assets() {
        recipes.insert(name.to_owned(), Recipe::Asset(name.to_owned()));
    }
    recipes.insert("404.html".to_owned(), Recipe::NotFound);
    recipes.insert(".nojekyll".to_owned(), Recipe::Marker);
    recipes
}

/// The file that a static host serves for a route.
fn file_of(route: &str) -> String {
    let inside = route.trim_start_matches('/');
    if inside.is_empty() || inside.ends_with('/') { format!("{inside}index.html") } else { inside.to_owned() }
}

impl Recipe {
    /// Gathers what it asks for.
    pub(super) fn prepare<'o>(&'o self, outputs: &'o Outputs) -> Prepared<'o> {
        match self {
            Self::Page(route) => {
                let target = outputs.site.targets.get(route);
                let page = target.and_then(|target| view::page(outputs, route, target));
                page.map_or_else(|| Prepared::of_bytes(outputs, &[]), |page| Prepared::of_page(outputs, page))
            }
            Self::NotFound => Prepared::of_page(outputs, view::not_found(outputs)),
            Self::Export(export) => Prepared::of_bytes(outputs, export::bytes(outputs, *export)),
            Self::Asset(name) => Prepared::of_bytes(outputs, outputs.theme.asset(name).unwrap_or_default()),
            Self::Copy(path) => Prepared::of_file(outputs, path),
            Self::Marker => Prepared::of_bytes(outputs, &[]),
        }
    }
}
