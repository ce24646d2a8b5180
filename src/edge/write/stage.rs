//! Where files wait until they are published: a folder that this publication alone writes to.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::error::WriteError;
use super::made::Made;
use super::record::Filed;
use crate::address::OutPath;
use crate::edge::disk::Disk;
use crate::edge::stamp::Stamp;

/// A folder for files that wait.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stage<'s> {
    pub disk: &'s Disk,
    pub folder: &'s Path,
}

impl Stage<'_> {
    /// Where a file waits.
    pub fn place(&self, path: &OutPath) -> PathBuf {
        self.folder.join(path)
    }

    /// Makes folders, those of one depth at once.
    pub fn make(&self, folders: &BTreeSet<String>) -> Result<(), WriteError> {
        let mut by_depth: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for folder in folders {
            by_depth.entry(folder.matches('/').count()).or_default().push(folder);
        }
        by_depth.values().try_for_each(|level| {
            level.par_iter().try_for_each(|folder| {
                let folder = self.folder.join(folder);
                self.disk.make_folder(&folder).map_err(WriteError::disk(&folder))
            })
        })
    }

    /// Writes a file.
    pub fn write(&self, path: &OutPath, bytes: &[u8]) -> Result<(), WriteError> {
        let to = self.place(path);
        self.disk.write(&to, bytes).map_err(WriteError::disk(&to))
    }

    /// Whether a published file could be taken over under this path. Its owner may have changed or removed it just now;
    /// then it has to be made anew.
    pub fn is_linked(&self, published: &Path, left: Option<Stamp>, path: &OutPath) -> bool {
        let to = self.place(path);
        if self.disk.link(published, &to).is_err() {
            return false;
        }
        let there = self.disk.stamp(&to).ok().flatten();
        let is_it = there.zip(left).is_some_and(|(there, left)| there.is_as_left(left));
        if !is_it {
            let _ = self.disk.remove_file(&to);
        }
        is_it
    }

    /// What waits, by its stamps: nobody else writes here, so it is what it was made.
    pub fn filed<'m>(
        &self,
        waiting: impl IndexedParallelIterator<Item = (&'m OutPath, Made)>,
    ) -> Result<BTreeMap<OutPath, Filed>, WriteError> {
        let now = self.disk.clock(self.folder).map_err(WriteError::disk(self.folder))?;
        let filed = waiting.map(|(path, made)| {
            let at = self.place(path);
            let stamp = self.disk.stamp(&at).and_then(|stamp| stamp.ok_or(ErrorKind::NotFound.into()));
            Ok((path.clone(), Filed::stamped(stamp.map_err(WriteError::disk(&at))?, made, now)))
        });
        filed.collect()
    }
}
