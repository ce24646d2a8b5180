//! A site's folder, read again and again: a file that looks on disk as it did isn't opened, and where it is known what
//! stirred, nothing else is looked at.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

use jiff::civil::DateTime;
use rayon::prelude::*;

use super::sights::{Glance, Seen, Sights};
use super::stirred::Look;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::edge::door::Folder;
use crate::edge::read::{self, Found};
use crate::edge::stamp::Stamp;
use crate::inputs::{Drafts, Inputs};
use crate::schema::Schemas;
use crate::source::SourcePath;

/// Reads as [`read::read`] does, and remembers what it read.
#[derive(Debug)]
pub struct Reader {
    sights: Sights,
    base_url: Option<String>,
    drafts: Drafts,
    last: Option<Arc<Inputs>>,
}

impl Reader {
    /// A reader that hasn't read yet; the last two arguments are passed on in its snapshots.
    pub fn new(root: PathBuf, base_url: Option<String>, drafts: Drafts) -> Self {
        Self { sights: Sights::of(root), base_url, drafts, last: None }
    }

    /// Reads the folder: the snapshot of the last look itself, where nothing differs.
    ///
    /// A look at some paths finds what a whole one would, unless something else has changed as well.
    ///
    /// # Errors
    /// When the folder can't be listed.
    pub fn look(&mut self, look: &Look, now: DateTime) -> io::Result<Arc<Inputs>> {
        let seen = SystemTime::now();
        let known = match look {
            Look::At(paths) => self.look_at(paths, now, seen),
            Look::Whole => None,
        };
        let inputs = known.map_or_else(|| self.look_through(now, seen), Ok)?;
        self.last = Some(Arc::clone(&inputs));
        Ok(inputs)
    }

    /// The last snapshot with what is at these paths now; `None` when that doesn't tell all.
    fn look_at(&mut self, paths: &BTreeSet<PathBuf>, now: DateTime, seen: SystemTime) -> Option<Arc<Inputs>> {
        let last = self.last.as_ref().filter(|last| last.now == now && last.refused.is_empty())?;
        let mut changed = Vec::new();
        for path in paths {
            match self.sights.glance(path, last, seen) {
                Glance::Same => {}
                Glance::Changed(seen) => changed.push((path, seen)),
                Glance::Unclear => return None,
            }
        }
        if changed.is_empty() {
            return Some(Arc::clone(last));
        }
        let mut inputs = Inputs::clone(last);
        for (path, seen) in changed {
            inputs.sources.insert(seen.path.clone(), seen.source.clone());
            self.sights.seen.insert(path.clone().into_os_string(), seen);
        }
        Some(Arc::new(inputs))
    }

    /// Reads all of the folder.
    fn look_through(&mut self, now: DateTime, seen: SystemTime) -> io::Result<Arc<Inputs>> {
        let folder = Folder::open(&self.sights.root)?;
        let files = read::found(&folder)?.into_par_iter().filter_map(|found| match found {
            Ok(found) => self.file(&folder, &found, seen),
            Err(refusal) => Some(Err(refusal)),
        });
        let files: Vec<Result<(OsString, Seen), Diagnostic>> = files.collect();
        self.sights.seen = HashMap::with_capacity(files.len());
        let files = files.into_iter().map(|file| {
            let (on_disk, seen) = file?;
            let read = (seen.path.clone(), seen.source.clone());
            self.sights.seen.insert(on_disk, seen);
            Ok(read)
        });
        let mut inputs = read::snapshot(now, files.collect());
        inputs.base_url.clone_from(&self.base_url);
        inputs.drafts = self.drafts;
        let named = self.named(&inputs);
        read::add_named(&folder, &named, &mut inputs);
        let last = self.last.take().filter(|last| **last == inputs);
        Ok(last.unwrap_or_else(|| Arc::new(inputs)))
    }

    /// A file with what it holds; `None` for one that went since it was listed.
    fn file(&self, folder: &Folder, found: &Found, seen: SystemTime) -> Option<Result<(OsString, Seen), Diagnostic>> {
        let path = match read::regular(found) {
            Ok(path) => path,
            Err(refusal) => return Some(Err(refusal)),
        };
        let on_disk = self.sights.root.join(&found.inside);
        let stamp = Stamp::at(&on_disk);
        let on_disk = on_disk.into_os_string();
        let known = self.sights.seen.get(&on_disk).filter(|seen| stamp.is_some() && seen.stamp == stamp);
        if let Some(seen) = known {
            return Some(Ok((on_disk, seen.clone())));
        }
        let read = read::open(folder, &path).and_then(|opened| Seen::of(&path, opened, seen));
        Some(read::unless_gone(&path, read)?.map(|seen| (on_disk, seen)))
    }

    /// The files that `site.yaml` names, wherever they are.
    fn named(&mut self, inputs: &Inputs) -> BTreeMap<SourcePath, read::Reading> {
        let key = Config::fingerprint(inputs, Schemas::fingerprint(inputs));
        match &self.sights.named {
            Some((of, named)) if *of == key => named.clone(),
            _ => self.sights.named.insert((key, read::named_by_config(inputs))).1.clone(),
        }
    }
}
