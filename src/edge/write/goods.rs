//! What is to be published, as those who write it see it.

use std::path::Path;

use super::error::WriteError;
use super::made::Made;
use crate::address::OutPath;
use crate::edge::disk::Disk;
use crate::edge::door::{Folder, Refusal};
use crate::edge::passed;
use crate::fingerprint::Fingerprint;
use crate::output::{Class, Outputs, Product};
use crate::source::SourcePath;

/// The files of a site, each made when it is asked for.
pub(super) trait Goods: Sync {
    /// Every file, in order.
    fn paths(&self) -> Vec<&OutPath>;
    /// How many of them are pages.
    fn pages(&self) -> usize;
    /// Whether they are for trying.
    fn is_rehearsal(&self) -> bool;
    /// What a file is.
    fn class(&self, path: &OutPath) -> Option<Class>;
    /// The fingerprint of all that a file depends on, where that can be told.
    fn fingerprint(&self, path: &OutPath) -> Option<Fingerprint>;
    /// Makes a file.
    fn make(&self, path: &OutPath) -> Result<Fresh, WriteError>;
}

/// What has to be written.
pub(super) enum Fresh {
    Bytes(Made, Vec<u8>),
    /// The bytes of this source, with the fingerprint that they had when they were read.
    Copy(SourcePath, Option<Fingerprint>),
}

impl Goods for Outputs {
    fn paths(&self) -> Vec<&OutPath> {
        self.paths().collect()
    }

    fn pages(&self) -> usize {
        self.pages()
    }

    fn is_rehearsal(&self) -> bool {
        self.rehearsal().is_some()
    }

    fn class(&self, path: &OutPath) -> Option<Class> {
        self.recipe(path).map(|recipe| recipe.class())
    }

    fn fingerprint(&self, path: &OutPath) -> Option<Fingerprint> {
        self.fingerprint(path)
    }

    fn make(&self, path: &OutPath) -> Result<Fresh, WriteError> {
        let recipe = self.recipe(path).ok_or_else(|| WriteError::Path(path.to_string()))?;
        let class = recipe.class();
        let prepared = recipe.prepare(self);
        let recipe = prepared.fingerprint();
        match prepared.carry_out() {
            Ok(Product::Bytes(bytes)) => {
                Ok(Fresh::Bytes(Made { class, recipe, bytes: Fingerprint::of(&bytes) }, bytes))
            }
            Ok(Product::File(source)) => Ok(Fresh::Copy(source, recipe)),
            Err(fault) => Err(WriteError::Render { path: path.to_string(), fault }),
        }
    }
}

/// The folder of the sources, of which some files are published as they are.
pub(super) struct Sources<'s> {
    root: &'s Path,
    folder: Folder,
}

impl<'s> Sources<'s> {
    /// Opens it: whatever takes its place later, files are taken from this one.
    pub fn open(root: &'s Path) -> Result<Self, WriteError> {
        let folder = Folder::open(root).map_err(|error| WriteError::Source { path: root.to_owned(), error })?;
        Ok(Self { root, folder })
    }

    /// Copies the bytes of a source alone: a file that only its editor may read is still published for everybody. What is
    /// published must be what was read and checked before.
    pub fn copy(
        &self,
        disk: &Disk,
        source: &SourcePath,
        checked: Option<Fingerprint>,
        to: &Path,
    ) -> Result<Made, WriteError> {
        let unreadable = |error| WriteError::Source { path: self.root.join(source.on_disk()), error };
        let from = disk.open_below(&self.folder, source.on_disk()).map_err(unreadable)?;
        let mut from = passed::on(from).map_err(unreadable)?;
        disk.copy(&mut from, to).map_err(|error| match Refusal::from(error) {
            Refusal::Io(error) => WriteError::disk(to)(error),
            refusal => unreadable(refusal.into()),
        })?;
        let made = Made::of_copy(disk, to)?;
        let is_other = checked.is_some_and(|checked| checked != made.bytes);
        if is_other { Err(unreadable(Refusal::Changed.into())) } else { Ok(made) }
    }
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
        let sources = Sources::open(root.path()).unwrap();
        let copied = |now: &str| {
            fs::write(root.path().join(source.as_str()), now).unwrap();
            let to = out.path().join(Fingerprint::of(now.as_bytes()).to_string());
            sources.copy(&Disk::default(), &source, Some(Fingerprint::of(b"%PDF-1.7")), &to)
        };
        assert_eq!(copied("%PDF-1.7").unwrap().bytes, Fingerprint::of(b"%PDF-1.7"));
        for now in ["", "%PDF-1.8", "%PDF-1.7\n", "<script>", "MZ"] {
            let told = copied(now).unwrap_err().to_string();
            assert!(told.contains("ke-hoach.pdf") && told.contains("Chạy lại lệnh"), "{now}: {told}");
        }
    }

    #[test]
    fn a_picture_is_copied_as_it_was_measured_and_without_what_its_camera_wrote() {
        let (root, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let picture = b"\xff\xd8\xff\xe1\0\x10Exif\0\0 0.0199N\xff\xda\0\x02pixels\xff\xd9";
        fs::create_dir(root.path().join("content")).unwrap();
        fs::write(root.path().join("content/anh.jpg"), picture).unwrap();
        let source = SourcePath::new("content/anh.jpg").unwrap();
        let inputs = crate::edge::read::read(root.path(), jiff::civil::date(2026, 11, 21)).unwrap();
        let Some(crate::inputs::Source::File(facts)) = inputs.sources.get(&source) else { panic!("a file") };
        let to = out.path().join("anh.jpg");
        let sources = Sources::open(root.path()).unwrap();
        let made = sources.copy(&Disk::default(), &source, Some(facts.fingerprint), &to).unwrap();
        let published = fs::read(to).unwrap();
        assert_eq!((made.bytes, facts.size), (facts.fingerprint, published.len() as u64));
        assert_eq!(published, b"\xff\xd8\xff\xda\0\x02pixels\xff\xd9");
    }
}
