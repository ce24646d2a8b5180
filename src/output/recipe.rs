//! The recipes: how each file of a site is made.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Outputs, Prepared, export};
use crate::address::{NOT_FOUND, OutPath, Route};
use crate::search;
use crate::site::{Export, MARKER, Site};
use crate::source::SourcePath;
use crate::theme::Theme;
use crate::view;

/// How one file is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recipe {
    /// The view at this route in its template.
    Page(Route),
    /// What hosts serve where there is nothing.
    NotFound,
    /// A file that programs read.
    Export(Export),
    /// A file of the theme.
    Asset(OutPath),
    /// A file of the search index.
    Search(OutPath),
    /// A file of the sources, as it is.
    Copy(SourcePath),
    /// An empty file that tells a host something by being there.
    Marker,
}

/// What a file is to those who keep and move files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Class {
    /// What people read.
    Page,
    /// What programs follow to other files as soon as they have it (a feed, the module that searches): those have to be
    /// there before it.
    Lead,
    /// A part of the search index. A new edition has other names for it and mostly the same bytes.
    Search,
    /// A file of the theme, with its bytes in its name.
    Asset,
    /// Anything else.
    File,
}

impl Recipe {
    /// How a file is made; `None` when the site has no such file. The search index is only made for who asks for a part
    /// of it.
    pub(super) fn of(outputs: &Outputs, path: &OutPath) -> Option<Self> {
        let (site, route) = (&outputs.site, path.route());
        if path.as_str().is_empty() || path.as_str().ends_with('/') {
            None
        } else if route == MARKER {
            Some(Self::Marker)
        } else if route == NOT_FOUND {
            Some(Self::NotFound)
        } else if outputs.theme.asset(path).is_some() {
            Some(Self::Asset(path.clone()))
        } else if search::is_of_index(path) {
            outputs.search().contains_key(path).then(|| Self::Search(path.clone()))
        } else if let Some(export) = site.exports.get(&route) {
            Some(Self::Export(*export))
        } else if site.targets.contains_key(&route) {
            Some(Self::Page(route))
        } else {
            outputs.copies().get(path).cloned().map(Self::Copy)
        }
    }

    /// What it makes.
    pub fn class(&self) -> Class {
        match self {
            Self::Page(_) | Self::NotFound => Class::Page,
            Self::Export(Export::Feed(_) | Export::SectionFeed(_)) => Class::Lead,
            Self::Search(path) if *path == search::MODULE => Class::Lead,
            Self::Search(_) => Class::Search,
            Self::Asset(_) => Class::Asset,
            Self::Export(_) | Self::Copy(_) | Self::Marker => Class::File,
        }
    }

    /// Gathers what it asks for.
    pub(crate) fn prepare(self, outputs: &Outputs) -> Prepared<'_> {
        match self {
            Self::Page(route) => {
                let found = outputs.site.targets.get_key_value(&route);
                let page = found.and_then(|(route, target)| view::page(outputs.ground(), route, target));
                page.map_or_else(|| Prepared::of_bytes(outputs, &[]), |page| Prepared::of_page(outputs, page))
            }
            Self::NotFound => Prepared::of_page(outputs, view::not_found(outputs.ground())),
            Self::Export(export) => Prepared::of_bytes(outputs, export::bytes(outputs, export)),
            Self::Asset(path) => Prepared::of_bytes(outputs, outputs.theme.asset(&path).unwrap_or_default()),
            Self::Search(path) => {
                let part = outputs.search().get(&path);
                Prepared::of_bytes(outputs, part.map(|bytes| &**bytes).unwrap_or_default())
            }
            Self::Copy(path) => Prepared::of_file(outputs, path),
            Self::Marker => Prepared::of_bytes(outputs, &[]),
        }
    }
}

/// Every file of the site, but for those of the search index.
pub(super) fn paths(site: &Site, theme: &Theme) -> BTreeSet<OutPath> {
    let routes = site.targets.keys().chain(site.exports.keys()).map(Route::file);
    let standing = [NOT_FOUND, MARKER].map(|route| route.file());
    routes.chain(standing).chain(copies(site).into_keys()).chain(theme.assets().cloned()).collect()
}

/// The files of the sources by their path in the site.
pub(super) fn copies(site: &Site) -> BTreeMap<OutPath, SourcePath> {
    site.attachments.iter().map(|(path, file)| (file.route.file(), path.clone())).collect()
}
