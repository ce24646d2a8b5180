//! What of a publication is made to outlive a power cut.

use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::path::Path;

use rayon::prelude::*;

use super::Durability;
use super::error::WriteError;
use crate::address::OutPath;
use crate::edge::disk::Disk;
use crate::edge::system;

/// How many files are synchronised without being asked: an edit or two, which takes a disk a tenth of a second.
const FEW: usize = 64;

/// What is synchronised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    Nothing,
    /// The files that move, and their folders.
    Files,
    /// All that was written to the file system, also by earlier builds.
    FileSystem,
}

/// Synchronises what is published with the disk.
pub(super) struct Syncing<'s> {
    disk: &'s Disk,
    extent: Extent,
}

impl<'s> Syncing<'s> {
    /// For a site as a whole.
    pub fn of_all(disk: &'s Disk, durability: Durability) -> Self {
        let extent = if durability == Durability::PowerCut { Extent::FileSystem } else { Extent::Nothing };
        Self { disk, extent }
    }

    /// For so many files, in a site of which the others are known.
    pub fn of_files(disk: &'s Disk, durability: Durability, files: usize) -> Self {
        match Self::of_all(disk, durability) {
            Self { extent: Extent::Nothing, .. } if files <= FEW => Self { disk, extent: Extent::Files },
            more => more,
        }
    }

    /// What waits, before anything of it is shown; whether that is safe then.
    pub fn before<'p>(&self, stage: &Path, files: impl Iterator<Item = &'p OutPath>) -> Result<bool, WriteError> {
        let files =
            || files.collect::<Vec<_>>().into_par_iter().try_for_each(|path| self.disk.sync_file(&stage.join(path)));
        self.sync(stage, files).map_err(WriteError::disk(stage))
    }

    /// The new names of what was shown; whether that is safe then.
    pub fn after<'p>(&self, out: &Path, files: impl Iterator<Item = &'p OutPath>) -> Result<bool, WriteError> {
        let folders = || {
            let folders: BTreeSet<&Path> =
                files.flat_map(|path| Path::new(path.as_str()).ancestors().skip(1)).collect();
            folders.into_par_iter().try_for_each(|folder| match self.disk.sync_folder(&out.join(folder)) {
                // It went with the last file in it.
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
                settled => settled,
            })
        };
        self.sync(out, folders).map_err(WriteError::disk(out))
    }

    /// A file that other writings rely upon.
    pub fn file(&self, path: &Path) -> io::Result<()> {
        if self.extent == Extent::Nothing { Ok(()) } else { self.disk.sync_file(path) }
    }

    /// The names in a folder that other writings rely upon.
    pub fn folder(&self, path: &Path) -> io::Result<()> {
        if self.extent == Extent::Nothing { Ok(()) } else { self.disk.sync_folder(path) }
    }

    fn sync(&self, folder: &Path, each: impl FnOnce() -> io::Result<()>) -> io::Result<bool> {
        match self.extent {
            Extent::Nothing => return Ok(false),
            Extent::Files => each()?,
            Extent::FileSystem => match self.disk.sync_all(folder) {
                Err(error) if system::is_unsupported(&error) => each()?,
                settled => settled?,
            },
        }
        Ok(true)
    }
}
