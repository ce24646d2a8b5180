//! What was published, each address with what is needed to find it again.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::sketch::Sketch;
use crate::address::{NOT_FOUND, OutPath, Route};
use crate::content::Entry;
use crate::fingerprint::Fingerprint;
use crate::inputs::{FileFormat, Known, KnownAs};
use crate::output::Outputs;
use crate::site::{EntryId, Site, Target};
use crate::source::SourcePath;

/// What was published, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    pub(super) pages: BTreeMap<Route, Trace>,
    pub(super) files: BTreeMap<Route, FileTrace>,
    /// How many were remembered before it.
    pub(super) number: u32,
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
    /// By which address feeds and calendars know it, where that is another one.
    pub known_as: Option<Route>,
    /// The publication in which the address was new, counted from the first that is remembered.
    pub since: u32,
}

/// A file that readers download.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FileTrace {
    pub source: SourcePath,
    pub bytes: Fingerprint,
}

impl Trace {
    fn of(site: &Site, entry: &Entry, route: &Route) -> Self {
        Self {
            source: Some(entry.path.clone()),
            head: head(entry),
            body: Sketch::of(&entry.body.html),
            heir: None,
            known_as: Some(site.first_address(entry)).filter(|known| known != route),
            since: 0,
        }
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
        let pages =
            routes.into_par_iter().filter_map(|(route, target)| Some((route.clone(), trace(site, route, target)?)));
        let documents = site.attachments.iter().filter(|(_, file)| !is_picture(file.facts.format));
        let file = |source: &SourcePath, bytes| FileTrace { source: source.clone(), bytes };
        Self {
            pages: pages.collect(),
            files: documents
                .map(|(source, found)| (found.route.clone(), file(source, found.facts.fingerprint)))
                .collect(),
            number: 0,
        }
    }

    /// As what feeds and calendars know what stands at each address; of a mere list of files nobody can tell.
    pub fn known_as(&self) -> KnownAs {
        let seen = self.pages.iter().filter(|(_, trace)| trace.source.is_some());
        let known = seen.map(|(route, trace)| {
            let address = trace.known_as.as_ref().unwrap_or(route).clone();
            (route.clone(), Known { address, since: trace.since })
        });
        Arc::new(known.collect())
    }

    /// What files of a site are known by their names alone.
    pub fn listed<'p>(paths: impl Iterator<Item = &'p OutPath>) -> Self {
        let pages = paths.map(OutPath::route).filter(is_page).map(|route| (route, Trace::default()));
        Self { pages: pages.collect(), ..Self::default() }
    }
}

/// What stands at an address; `None` for a list.
fn trace(site: &Site, route: &Route, target: &Target) -> Option<Trace> {
    let of = |id: EntryId| Trace::of(site, site.entry(id), route);
    match target {
        Target::Entry(id) => Some(of(*id)),
        Target::Section(id, 1) => {
            let index = site.section(*id).index;
            Some(index.map(of).unwrap_or_default())
        }
        Target::Alias(to) => trace(site, route, site.targets.get(to).filter(|to| !matches!(to, Target::Alias(_)))?),
        _ => None,
    }
}

fn is_picture(format: FileFormat) -> bool {
    matches!(format, FileFormat::Jpeg | FileFormat::Png | FileFormat::Gif | FileFormat::Webp)
}

fn is_page(route: &Route) -> bool {
    route.is_folder() || route.as_str().ends_with(".html") && *route != NOT_FOUND
}
