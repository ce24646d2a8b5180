//! A file of the site as its recipe gave it.

use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::WriteError;
use crate::edge::disk::Disk;
use crate::fingerprint::Fingerprint;
use crate::output::Class;

/// What a file was made from, and what it became.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Made {
    /// What it is.
    pub class: Class,
    /// The fingerprint of its recipe, where that can be told.
    pub recipe: Option<Fingerprint>,
    /// That of its bytes.
    pub bytes: Fingerprint,
}

impl Made {
    /// What wasn't rendered from anything.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self::as_it_is(Fingerprint::of(bytes))
    }

    /// The copy of a source, as it was when it was copied: meanwhile it may be another one than was read first.
    pub fn of_copy(disk: &Disk, copy: &Path) -> Result<Self, WriteError> {
        bytes_at(disk, copy).map(Self::as_it_is).map_err(WriteError::disk(copy))
    }

    fn as_it_is(bytes: Fingerprint) -> Self {
        Self { class: Class::File, recipe: Some(bytes), bytes }
    }
}

/// The fingerprint of the bytes of a file.
pub(super) fn bytes_at(disk: &Disk, path: &Path) -> io::Result<Fingerprint> {
    disk.open(path, u64::MAX).and_then(Fingerprint::of_reader)
}
