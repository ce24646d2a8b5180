//! A file of the site as its recipe gives it.

use std::fs::File;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::WriteError;
use crate::address::OutPath;
use crate::edge::door::{Folder, Refusal};
use crate::edge::read;
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
    /// The bytes of this source, with the fingerprint that they had when they were read.
    Copy(SourcePath, Option<Fingerprint>),
}

impl Made {
    /// What wasn't rendered from anything.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self::as_it_is(Fingerprint::of(bytes))
    }

    /// The copy of a source.
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
        Ok(Product::File(source)) => Ok(Fresh::Copy(source, recipe)),
        Err(fault) => Err(WriteError::Render { path: path.to_string(), fault }),
    }
}

/// Copies the bytes of a source alone: a file that only its editor may read is still published for everybody. What is
/// published must be what was read and checked before.
pub(super) fn copy(
    root: &Path,
    source: &SourcePath,
    checked: Option<Fingerprint>,
    to: &Path,
) -> Result<Made, WriteError> {
    let unreadable = |refusal: Refusal| WriteError::Source { path: root.join(source.as_str()), error: refusal.into() };
    let folder = Folder::open(root).map_err(|error| unreadable(error.into()))?;
    let mut from = read::open(&folder, source).map_err(unreadable)?;
    let mut file = File::create(to).map_err(WriteError::disk(to))?;
    io::copy(&mut from, &mut file).map_err(|error| match Refusal::from(error) {
        Refusal::Io(error) => WriteError::disk(to)(error),
        refusal => unreadable(refusal),
    })?;
    let made = Made::of_copy(to)?;
    if checked.is_some_and(|checked| checked != made.bytes) { Err(unreadable(Refusal::Changed)) } else { Ok(made) }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_source_that_is_another_than_was_checked_is_not_published() {
        let (root, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let source = SourcePath::new("content/ke-hoach.pdf").unwrap();
        fs::create_dir(root.path().join("content")).unwrap();
        let copied = |now: &str| {
            fs::write(root.path().join(source.as_str()), now).unwrap();
            copy(root.path(), &source, Some(Fingerprint::of(b"%PDF-1.7")), &out.path().join("ke-hoach.pdf"))
        };
        assert_eq!(copied("%PDF-1.7").unwrap().bytes, Fingerprint::of(b"%PDF-1.7"));
        for now in ["", "%PDF-1.8", "%PDF-1.7\n", "<script>", "MZ"] {
            let told = copied(now).unwrap_err().to_string();
            assert!(told.contains("ke-hoach.pdf") && told.contains("Chạy lại lệnh"), "{now}: {told}");
        }
        fs::remove_file(root.path().join(source.as_str())).unwrap();
        let gone = copy(root.path(), &source, None, &out.path().join("ke-hoach.pdf")).unwrap_err();
        assert!(matches!(gone, WriteError::Source { .. }), "{gone}");
    }
}
