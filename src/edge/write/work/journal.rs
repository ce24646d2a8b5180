//! What a publication is about to do to the output folder, written down before it begins, so that the next command can
//! end it if this one is killed.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::trade::Moves;
use crate::edge::disk::Disk;
use crate::edge::stamp::Stamp;
use crate::edge::system::FileId;
use crate::edge::write::synced::Syncing;
use crate::fingerprint::Fingerprint;

/// The largest journal that is read: a site of a million files has a smaller one.
const LARGEST: u64 = 1 << 30;

/// A publication that has begun.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Journal {
    /// The whole folder changes places with the stage.
    Exchange(Arc<Exchange>),
    /// Single files are moved into this folder, the output folder as it was when the publication began.
    Moves(FileId, Arc<Moves>),
}

/// Two folders that change places.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Exchange {
    /// The folder that is replaced.
    pub old: FileId,
    /// The one that takes its place.
    pub new: FileId,
    /// The files of the old site, as they were left.
    pub ours: BTreeMap<String, Stamp>,
}

/// What a journal is found to be.
pub(super) enum Found {
    None,
    Whole(Journal),
    /// Half written, which a kill can't do, or spoiled by a power cut.
    Spoiled,
}

impl Journal {
    /// Writes it down, whole or not at all.
    pub fn note(&self, disk: &Disk, path: &Path, syncing: &Syncing<'_>) -> io::Result<()> {
        let payload = postcard::to_allocvec(self).map_err(io::Error::other)?;
        let half = half(path);
        disk.remove_file(&half)?;
        disk.write_parts(&half, &[Fingerprint::of(&payload).as_bytes(), &payload])?;
        syncing.file(&half)?;
        disk.replace(&half, path)?;
        path.parent().map_or(Ok(()), |folder| syncing.folder(folder))
    }

    /// The journal that a build left.
    pub fn find(disk: &Disk, path: &Path) -> io::Result<Found> {
        if disk.look(path)?.is_none() {
            return Ok(Found::None);
        }
        let Some(bytes) = disk.read(path, LARGEST)? else { return Ok(Found::Spoiled) };
        let whole = bytes.split_first_chunk().filter(|(sum, payload)| Fingerprint::of(payload).as_bytes() == *sum);
        let journal = whole.and_then(|(_, payload)| postcard::from_bytes(payload).ok());
        Ok(journal.map_or(Found::Spoiled, Found::Whole))
    }
}

/// Where a journal is written before it has its name.
pub(super) fn half(path: &Path) -> PathBuf {
    path.with_extension("half")
}
