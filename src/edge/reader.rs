//! A site's folder, read again and again: a file that looks on disk as it did isn't opened.

use std::collections::{BTreeSet, HashMap};
use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::time::SystemTime;

use jiff::civil::Date;
use rayon::prelude::*;
use walkdir::DirEntry;

use super::read;
use super::stamp::Stamp;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::inputs::{Inputs, Source};
use crate::schema::Schemas;
use crate::source::SourcePath;

/// Reads as [`read::read`] does, and remembers what it read.
#[derive(Debug, Default)]
pub struct Reader {
    seen: HashMap<OsString, Seen>,
    /// What the configuration names, with a hash of all that this was read from.
    named: Option<(blake3::Hash, BTreeSet<SourcePath>)>,
}

/// A file as it was read.
#[derive(Clone, Debug)]
struct Seen {
    /// `None` when another change might not show.
    stamp: Option<Stamp>,
    path: SourcePath,
    source: Source,
}

impl Reader {
    /// Reads the folder.
    ///
    /// # Errors
    /// When `root` itself is no folder that can be listed.
    pub fn read(&mut self, root: &Path, today: Date) -> io::Result<Inputs> {
        let now = SystemTime::now();
        let files = read::found(root)?.into_par_iter().map(|entry| self.file(root, entry, now));
        let files: Vec<Result<(OsString, Seen), Diagnostic>> = files.collect();
        self.seen = HashMap::with_capacity(files.len());
        let files = files.into_iter().map(|file| {
            let (on_disk, seen) = file?;
            let read = (seen.path.clone(), seen.source.clone());
            self.seen.insert(on_disk, seen);
            Ok(read)
        });
        let mut inputs = read::snapshot(today, files.collect());
        let named = self.named(&inputs);
        read::add_named(root, &named, &mut inputs);
        Ok(inputs)
    }

    fn file(
        &self,
        root: &Path,
        entry: walkdir::Result<DirEntry>,
        now: SystemTime,
    ) -> Result<(OsString, Seen), Diagnostic> {
        let entry = entry.map_err(|error| read::unopened(root, &error))?;
        let stamp = Stamp::at(entry.path());
        let known = self.seen.get(entry.path().as_os_str()).filter(|seen| stamp.is_some() && seen.stamp == stamp);
        let seen = match known {
            Some(seen) => seen.clone(),
            None => {
                let path = read::regular(root, &entry)?;
                let source = read::load(root, &path)?;
                Seen { stamp: stamp.filter(|stamp| stamp.is_settled(now)), path, source }
            }
        };
        Ok((entry.into_path().into_os_string(), seen))
    }

    /// The files that `site.yaml` names, wherever they are.
    fn named(&mut self, inputs: &Inputs) -> BTreeSet<SourcePath> {
        let key = Config::fingerprint(inputs, Schemas::fingerprint(inputs));
        match &self.named {
            Some((of, named)) if *of == key => named.clone(),
            _ => self.named.insert((key, read::named_by_config(inputs))).1.clone(),
        }
    }
}
