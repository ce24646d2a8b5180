//! The addresses that readers may hold of what was published, each with what is needed to find it again elsewhere: so
//! that a page which goes to another address, or goes for good, doesn't go without a word.
//!
//! Lists (of tags, of years, their later pages) come and go with what they list; nobody is told of them.

mod finder;
mod lost;
mod sketch;

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::address::{OutPath, Route};
use crate::content::Entry;
use crate::fingerprint::Fingerprint;
use crate::inputs::{Drafts, FileFormat, Inputs};
use crate::output::Outputs;
use crate::site::{Site, Target};
use crate::source::SourcePath;
use lost::Losses;
use sketch::Sketch;

/// So many addresses that lead nowhere any more are kept in mind.
const MOST_LOST: usize = 1_000;

/// What was published, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    pages: BTreeMap<Route, Trace>,
    files: BTreeMap<Route, FileTrace>,
}

/// What stood at the address of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Trace {
    /// The file that it came from, where that is known.
    source: Option<SourcePath>,
    /// Of its kind, title and date.
    head: Option<Fingerprint>,
    body: Sketch,
}

/// A file that readers download.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct FileTrace {
    source: SourcePath,
    bytes: Fingerprint,
}

impl Trace {
    fn of(entry: &Entry) -> Self {
        Self { source: Some(entry.path.clone()), head: head(entry), body: Sketch::of(&entry.body.html) }
    }
}

/// Of what an entry is called, where a reader would take it for the same by that.
fn head(entry: &Entry) -> Option<Fingerprint> {
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

    /// What of this a site doesn't have any more although nobody said so, as notes with the lines to write.
    pub fn lost(&self, outputs: &Outputs, inputs: &Inputs) -> Vec<crate::diagnostic::Diagnostic> {
        if inputs.drafts == Drafts::Shown {
            return Vec::new();
        }
        Losses { last: self, site: &outputs.site, inputs }.told()
    }

    /// What is to be kept in mind after this site was published: its addresses, and those before it that are still missed
    /// or only wait, like that of a post which became a draft. A site with drafts is none that readers saw.
    #[must_use]
    pub fn followed_by(self, outputs: &Outputs, inputs: &Inputs) -> Self {
        if inputs.drafts == Drafts::Shown {
            return self;
        }
        let losses = Losses { last: &self, site: &outputs.site, inputs };
        let mut now = Self::of(outputs);
        let missed = losses.pages().take(MOST_LOST).chain(losses.waiting_pages());
        now.pages.extend(missed.map(|(route, trace)| (route.clone(), trace.clone())));
        let missed = losses.files().take(MOST_LOST).chain(losses.waiting_files());
        now.files.extend(missed.map(|(route, file)| (route.clone(), file.clone())));
        now
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
    route.is_folder() || route.as_str().ends_with(".html") && *route != crate::address::NOT_FOUND
}
