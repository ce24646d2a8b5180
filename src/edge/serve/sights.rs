//! What was seen of a site's folder, and a single path in it looked at again by itself.

use std::collections::{BTreeSet, HashMap};
use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::config;
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
    pub named: Option<(Fingerprint, BTreeSet<SourcePath>)>,
}

/// A file as it was read.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    /// `None` when another change might not show.
    pub stamp: Option<Stamp>,
    pub path: SourcePath,
    pub source: Source,
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
        let Ok(source) = read::source_path(&self.root, path) else { return Glance::Unclear };
        match fs::symlink_metadata(path) {
            Ok(metadata) => self.glance_at_file(path, &source, Stamp::of(&metadata), now),
            Err(error) if error.kind() == ErrorKind::NotFound && !was_there(last, &source) => Glance::Same,
            Err(_) => Glance::Unclear,
        }
    }

    fn glance_at_file(&self, path: &Path, source: &SourcePath, stamp: Option<Stamp>, now: SystemTime) -> Glance {
        let Some(before) = self.seen.get(path.as_os_str()) else { return Glance::Unclear };
        let Some(stamp) = stamp else { return Glance::Unclear };
        if read::without_links(&self.root, source).is_none() {
            return Glance::Unclear;
        }
        if before.stamp == Some(stamp) {
            return Glance::Same;
        }
        match read::load(&self.root, source) {
            Ok(held) if held == before.source => Glance::Same,
            Ok(held) => Glance::Changed(Seen { stamp: settled(stamp, now), path: source.clone(), source: held }),
            Err(_) => Glance::Unclear,
        }
    }

    /// Whether `site.yaml` names a file at this path or below it.
    fn is_named(&self, inside: &Path) -> bool {
        let named = self.named.iter().flat_map(|(_, named)| named);
        named.into_iter().any(|named| Path::new(named.as_str()).starts_with(inside))
    }
}

/// The stamp, when the last change is long enough ago that another one would show.
pub(super) fn settled(stamp: Stamp, now: SystemTime) -> Option<Stamp> {
    stamp.is_older_than(TICK, now).then_some(stamp)
}

/// Whether a snapshot has a file at this path or below it.
fn was_there(last: &Inputs, path: &SourcePath) -> bool {
    let from_here = last.sources.range(path..).map(|(known, _)| known.as_str());
    let mut alike = from_here.map_while(|known| known.strip_prefix(path.as_str()));
    alike.any(|rest| rest.is_empty() || rest.starts_with('/'))
}
