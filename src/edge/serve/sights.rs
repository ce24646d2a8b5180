//! What was seen of a site's folder, and a single path in it looked at again by itself.

use std::collections::{BTreeMap, HashMap};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::config;
use crate::edge::door::{Folder, Opened, Refusal};
use crate::edge::read;
use crate::edge::stamp::{Stamp, TICK};
use crate::fingerprint::Fingerprint;
use crate::inputs::{Inputs, Source};
use crate::source::SourcePath;

/// What was seen of a folder.
#[derive(Debug)]
pub(super) struct Sights {
    pub root: PathBuf,
    pub seen: HashMap<OsString, Seen>,
    /// What the configuration names, with the fingerprint of all that this was read from.
    pub named: Option<(Fingerprint, BTreeMap<SourcePath, read::Reading>)>,
}

/// A file as it was read.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    /// `None` when another change might not show.
    pub stamp: Option<Stamp>,
    pub path: SourcePath,
    pub source: Source,
}

impl Seen {
    /// What an open file of the site's own folders holds.
    pub fn of(path: &SourcePath, opened: Opened, now: SystemTime) -> Result<Self, Refusal> {
        let stamp = Stamp::of(opened.metadata()).and_then(|stamp| settled(stamp, now));
        let source = read::taken(opened, read::reading(path))?;
        Ok(Self { stamp, path: path.clone(), source })
    }
}

/// What a glance at a path tells.
#[derive(Debug)]
pub(super) enum Glance {
    /// Nothing that matters has changed there.
    Same,
    /// The file that was there holds something else.
    Changed(Seen),
    /// Something came, went, or is of another sort: only a look at the whole folder tells what that means.
    Unclear,
}

impl Sights {
    /// Nothing yet, of this folder.
    pub fn of(root: PathBuf) -> Self {
        Self { root, seen: HashMap::new(), named: None }
    }

    /// Looks at a path that was told of since `last` was read.
    pub(super) fn glance(&self, path: &Path, last: &Inputs, now: SystemTime) -> Glance {
        let Ok(inside) = path.strip_prefix(&self.root) else { return Glance::Unclear };
        if self.is_named(inside) {
            return Glance::Unclear;
        }
        if !inside.iter().enumerate().all(|(depth, name)| read::is_ours(depth + 1, name)) {
            return Glance::Same;
        }
        // What else is read, and as what, stands in these.
        if inside.starts_with(config::FILE) || inside.starts_with("schemas") {
            return Glance::Unclear;
        }
        let Ok(source) = read::source_path(inside) else { return Glance::Unclear };
        let Ok(folder) = Folder::open(&self.root) else { return Glance::Unclear };
        match read::open(&folder, &source) {
            Ok(opened) => self.glance_at_file(path, &source, opened, now),
            Err(Refusal::Missing) if !was_there(last, &source) => Glance::Same,
            Err(_) => Glance::Unclear,
        }
    }

    fn glance_at_file(&self, path: &Path, source: &SourcePath, opened: Opened, now: SystemTime) -> Glance {
        let Some(before) = self.seen.get(path.as_os_str()) else { return Glance::Unclear };
        if before.stamp.is_some() && before.stamp == Stamp::of(opened.metadata()) {
            return Glance::Same;
        }
        match Seen::of(source, opened, now) {
            Ok(seen) if seen.source == before.source => Glance::Same,
            Ok(seen) => Glance::Changed(seen),
            Err(_) => Glance::Unclear,
        }
    }

    /// Whether `site.yaml` names a file at this path or below it.
    fn is_named(&self, inside: &Path) -> bool {
        let named = self.named.iter().flat_map(|(_, named)| named);
        named.into_iter().any(|(named, _)| Path::new(named.as_str()).starts_with(inside))
    }
}

/// The stamp, when the last change is long enough ago that another one would show.
fn settled(stamp: Stamp, now: SystemTime) -> Option<Stamp> {
    stamp.is_older_than(TICK, now).then_some(stamp)
}

/// Whether a snapshot has a file at this path or below it.
fn was_there(last: &Inputs, path: &SourcePath) -> bool {
    let from_here = last.sources.range(path..).map(|(known, _)| known.as_str());
    let mut alike = from_here.map_while(|known| known.strip_prefix(path.as_str()));
    alike.any(|rest| rest.is_empty() || rest.starts_with('/'))
}
