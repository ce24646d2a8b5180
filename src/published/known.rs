//! What was published, each address with what is needed to find it again.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::sketch::Sketch;
use crate::address::{NOT_FOUND, OutPath, Route};
use crate::content::Entry;
use crate::fingerprint::Fingerprint;
use crate::inputs::FileFormat;
use crate::output::Outputs;
use crate::site::{Site, Target};
use crate::source::SourcePath;

/// What was published, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    pub(super) pages: BTreeMap<Route, Trace>,
    pub(super) files: BTreeMap<Route, FileTrace>,
}

/// What stood at the address of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Trace {
    /// The file that it came from, where that is known.
    pub source: Option<SourcePath>,
    /// Of its kind, title and date.
    pub head: Option<Fingerprint>,
    pub body: Sketch,
    /// The file that was found to take its place when the address was missed first.
    pub heir: Option<SourcePath>,
}

/// A file that readers download.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FileTrace {
    pub source: SourcePath,
    pub bytes: Fingerprint,
}

impl Trace {
    fn of(entry: &Entry) -> Self {
        Self { source: Some(entry.path.clone()), head: head(entry), body: Sketch::of(&entry.body.html), heir: None }
    }
}

/// Of what an entry is called, where a reader would take it for the same by that.
pub(super) fn head(entry: &Entry) -> Option<Fingerprint> {
    Fingerprint::of_value(&(&entry.kind, &entry.title, entry.date))
}

impl Published {
    /// What a site publishes.
    pub fn of(outputs: &Outputs) -> Self {
        let site = &*outputs.site;
        let routes: Vec<_> = site.targets.iter().collect();
        let pages = routes.into_par_iter().filter_map(|(route, target)| Some((route.clone(), trace(site, target)?)));
        let documents = site.attachments.iter().filter(|(_, file)| !is_picture(file.facts.format));
        let file = |source: &SourcePath, bytes| FileTrace { source: source.clone(), bytes };
        Self {
            pages: pages.collect(),
            files: documents
                .map(|(source, found)| (found.route.clone(), file(source, found.facts.fingerprint)))
                .collect(),
        }
    }

    /// What files of a site are known by their names alone.
    pub fn listed<'p>(paths: impl Iterator<Item = &'p OutPath>) -> Self {
        let pages = paths.map(OutPath::route).filter(is_page).map(|route| (route, Trace::default()));
        Self { pages: pages.collect(), files: BTreeMap::new() }
    }
}

/// What stands at an address; `None` for a list.
fn trace(site: &Site, target: &Target) -> Option<Trace> {
    match target {
        Target::Entry(id) => Some(Trace::of(site.entry(*id))),
        Target::Section(id, 1) => {
            let index = site.section(*id).index;
            Some(index.map(|index| Trace::of(site.entry(index))).unwrap_or_default())
        }
        Target::Alias(to) => trace(site, site.targets.get(to).filter(|to| !matches!(to, Target::Alias(_)))?),
        _ => None,
    }
}

fn is_picture(format: FileFormat) -> bool {
    matches!(format, FileFormat::Jpeg | FileFormat::Png | FileFormat::Gif | FileFormat::Webp)
}

fn is_page(route: &Route) -> bool {
    route.is_folder() || route.as_str().ends_with(".html") && *route != NOT_FOUND
}
