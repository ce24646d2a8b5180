//! A file of the site as its recipe gives it.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::WriteError;
use crate::address::OutPath;
use crate::fingerprint::Fingerprint;
use crate::output::{Class, Outputs, Product};
use crate::source::SourcePath;

/// What a file was made from, and what it became.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Made {
    /// By it the order of moves is chosen.
    pub class: Class,
    /// The fingerprint of its recipe, where that can be told.
    pub recipe: Option<Fingerprint>,
    /// The fingerprint of its bytes.
    pub bytes: Fingerprint,
}

/// What has to be written.
pub(super) enum Fresh {
    Bytes(Made, Vec<u8>),
    /// The bytes of this source; what they are shows when they are copied.
    Copy(SourcePath),
}

impl Made {
    /// What wasn't rendered from anything.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self::as_it_is(Fingerprint::of(bytes))
    }

    /// The copy of a source, as it was when it was copied: meanwhile it may be another one than was read first.
    pub fn of_copy(copy: &Path) -> Result<Self, WriteError> {
        bytes_at(copy).map(Self::as_it_is).map_err(WriteError::disk(copy))
    }

    fn as_it_is(bytes: Fingerprint) -> Self {
        Self { class: Class::File, recipe: Some(bytes), bytes }
    }
}

/// The fingerprint of the bytes of a file.
pub(super) fn bytes_at(path: &Path) -> io::Result<Fingerprint> {
    File::open(path).and_then(Fingerprint::of_reader)
}

/// Carries out the recipe of a file.
pub(super) fn carry_out(outputs: &Outputs, path: &OutPath) -> Result<Fresh, WriteError> {
    let recipe = outputs.recipe(path).ok_or_else(|| WriteError::Path(path.to_string()))?;
    let class = recipe.class();
    let prepared = recipe.prepare(outputs);
    let recipe = prepared.fingerprint();
    match prepared.carry_out() {
        Ok(Product::Bytes(bytes)) => Ok(Fresh::Bytes(Made { class, recipe, bytes: Fingerprint::of(&bytes) }, bytes)),
        Ok(Product::File(source)) => Ok(Fresh::Copy(source)),
        Err(fault) => Err(WriteError::Render { path: path.to_string(), fault }),
    }
}

/// Copies the bytes of a source alone: a file that only its editor may read is still published for everybody.
pub(super) fn copy(source: &Path, to: &Path) -> Result<(), WriteError> {
    let unreadable = |error| WriteError::Source { path: source.to_owned(), error };
    if !fs::symlink_metadata(source).map_err(unreadable)?.is_file() {
        return Err(WriteError::Source { path: source.to_owned(), error: io::ErrorKind::InvalidInput.into() });
    }
    let mut from = File::open(source).map_err(unreadable)?;
    let mut file = File::create(to).map_err(WriteError::disk(to))?;
    io::copy(&mut from, &mut file).map_err(WriteError::disk(to))?;
    Ok(())
}
