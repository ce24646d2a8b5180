//! What the last publication left in an output folder, so that the next one need not make it again.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::made::{Made, bytes_at};
use super::previous::folders_of;
use crate::address::OutPath;
use crate::edge::cache::Cache;
use crate::edge::stamp::Stamp;
use crate::fingerprint::Fingerprint;

/// What the names of records begin with.
const BEGINNING: &str = "published-";
/// Of how many output folders records are kept: some are made for one build alone.
const MOST: usize = 4;

/// What is worth knowing of a publication when the next one begins.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Imprint {
    /// Of the snapshot that it was made from, where that can be told.
    pub snapshot: Option<Fingerprint>,
    /// What the one who publishes wants to find again with the same snapshot.
    pub note: String,
}

/// The record of a publication.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Record {
    pub imprint: Imprint,
    /// Every file that was written, the manifest too.
    pub files: BTreeMap<OutPath, Filed>,
    /// Whether it knows better now than it was read: a stamp that wasn't believed has been.
    #[serde(skip)]
    pub amended: bool,
}

/// A published file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Filed {
    pub made: Made,
    stamp: Stamp,
    /// Whether a later change would show in the stamp.
    settled: bool,
}

impl Filed {
    /// What is at a path now, known to be this; `seen` is when that was known.
    pub fn at(path: &Path, made: Made, seen: SystemTime) -> Option<Self> {
        Some(Self::stamped(Stamp::at(path)?, made, seen))
    }

    fn stamped(stamp: Stamp, made: Made, seen: SystemTime) -> Self {
        Self { made, stamp, settled: stamp.is_settled_by_its_clock(seen) }
    }

    /// The same file, which another recipe would also have made.
    pub fn made_from(self, made: Made) -> Self {
        Self { made, ..self }
    }

    /// The same file, if it still has these bytes. A stamp that may lie is not believed: the bytes are read.
    fn verified(&self, path: &Path, now: SystemTime) -> Option<Self> {
        let stamp = Stamp::at(path)?;
        if self.settled && stamp == self.stamp {
            return Some(*self);
        }
        (bytes_at(path).ok()? == self.made.bytes).then(|| Self::stamped(stamp, self.made, now))
    }
}

impl Record {
    /// What a file was made from, and what it became.
    pub fn made(&self, path: &OutPath) -> Option<Made> {
        self.files.get(path).map(|filed| filed.made)
    }

    /// The record of the last publication into an output folder, given by its real path.
    pub fn read(cache: &Cache, out: &Path) -> Option<Self> {
        postcard::from_bytes(&cache.read(&name(out))?).ok()
    }

    /// Keeps the record for the next build.
    pub fn keep(&self, cache: &Cache, out: &Path) {
        match postcard::to_allocvec(self) {
            Ok(bytes) => {
                cache.write(&name(out), &bytes);
                cache.forget_oldest(BEGINNING, MOST);
            }
            // A file of a time before all times; the next build will do without.
            Err(_) => cache.remove(&name(out)),
        }
    }

    /// The record, with stamps as of now, if the folder holds every file that it lists, with the bytes that it had and
    /// in a real folder. What others put beside them doesn't count.
    pub fn verified(self, out: &Path, now: SystemTime) -> Option<Self> {
        let folders: Vec<String> = folders_of(self.files.keys()).into_iter().collect();
        let is_folder = |path: &Path| fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir());
        if !is_folder(out) || !folders.par_iter().all(|folder| is_folder(&out.join(folder))) {
            return None;
        }
        let verified = |(path, filed): (&OutPath, &Filed)| Some((path.clone(), filed.verified(&out.join(path), now)?));
        let files: BTreeMap<OutPath, Filed> = self.files.par_iter().map(verified).collect::<Option<_>>()?;
        let amended = files != self.files;
        Some(Self { imprint: self.imprint, files, amended })
    }
}

/// The name of the record: one an output folder.
fn name(out: &Path) -> String {
    format!("{BEGINNING}{}", Fingerprint::of(out.as_os_str().as_encoded_bytes()))
}
