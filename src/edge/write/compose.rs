//! The new site, file by file, in the work folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, FileTimes};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::error::WriteError;
use super::made::{Fresh, Made, carry_out, copy};
use super::manifest::{self, Manifest};
use super::previous::{Other, OtherKind, Previous, folders_of, slashed};
use super::record::Filed;
use crate::address::OutPath;
use crate::fingerprint::Fingerprint;
use crate::output::Outputs;
use crate::source::SourcePath;

/// Composes a site in `stage`.
pub(super) struct Composer<'c> {
    pub outputs: &'c Outputs,
    pub root: &'c Path,
    pub stage: &'c Path,
    pub previous: &'c Previous,
}

/// A composed site.
pub(super) struct Composed {
    /// Its files, the manifest among them.
    pub files: BTreeMap<OutPath, Made>,
    /// How many of them had to be written.
    pub written: usize,
    /// Those, by their stamps: nobody else writes here, so they are what they were made.
    pub stamped: BTreeMap<OutPath, Filed>,
    /// Files of others that gave way.
    pub replaced: Vec<PathBuf>,
}

/// A file of the stage.
struct ComposedFile {
    path: OutPath,
    made: Made,
    written: Written,
}

/// Whether a file had to be written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Written {
    Anew,
    AsBefore,
}

impl Composer<'_> {
    /// Carries out every recipe, then takes over the files of others.
    pub fn compose(&self, tick: &(dyn Fn() + Sync)) -> Result<Composed, WriteError> {
        let paths: Vec<&OutPath> = self.outputs.paths().collect();
        if let Some(path) = paths.iter().find(|path| SourcePath::new(path.as_str()).is_none()) {
            return Err(WriteError::Path(path.to_string()));
        }
        let folders = folders_of(paths.iter().copied());
        self.make(&folders)?;
        let files = paths.par_iter().map(|path| {
            let staged = self.file(path)?;
            tick();
            Ok(staged)
        });
        let staged: Vec<ComposedFile> = files.collect::<Result<_, WriteError>>()?;
        let manifest = Manifest::of(paths.iter().copied());
        let bytes = manifest.to_bytes().map_err(WriteError::disk(self.stage))?;
        self.bytes(&manifest::NAME, &bytes)?;
        let anew: Vec<&ComposedFile> = staged.iter().filter(|file| file.written == Written::Anew).collect();
        let (written, stamped) = (anew.len(), self.stamped(&anew)?);
        let replaced = self.keep_others(&manifest.files, &folders)?;
        let manifest = (manifest::NAME, Made::of_bytes(&bytes));
        let files = staged.into_iter().map(|file| (file.path, file.made)).chain([manifest]).collect();
        Ok(Composed { files, written, stamped, replaced })
    }

    /// Files of the stage as they stand there now.
    fn stamped(&self, files: &[&ComposedFile]) -> Result<BTreeMap<OutPath, Filed>, WriteError> {
        // The manifest was put there just now.
        let now = fs::metadata(self.stage).and_then(|stage| stage.modified()).map_err(WriteError::disk(self.stage))?;
        let stamped =
            |file: &&ComposedFile| Some((file.path.clone(), Filed::at(&self.stage.join(&file.path), file.made, now)?));
        Ok(files.par_iter().filter_map(stamped).collect())
    }

    /// Makes the folders, those of one depth at once.
    fn make(&self, folders: &BTreeSet<String>) -> Result<(), WriteError> {
        let mut by_depth: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for folder in folders {
            by_depth.entry(folder.matches('/').count()).or_default().push(folder);
        }
        by_depth.values().try_for_each(|level| {
            level.par_iter().try_for_each(|folder| {
                let folder = self.stage.join(folder);
                fs::create_dir(&folder).map_err(WriteError::disk(&folder))
            })
        })
    }

    fn file(&self, path: &OutPath) -> Result<ComposedFile, WriteError> {
        let (written, made) = match carry_out(self.outputs, path)? {
            Fresh::Bytes(made, bytes) => (self.bytes(path, &bytes)?, made),
            Fresh::Copy(source, checked) => self.copy(path, &source, checked)?,
        };
        Ok(ComposedFile { path: path.clone(), made, written })
    }

    fn bytes(&self, path: &OutPath, bytes: &[u8]) -> Result<Written, WriteError> {
        let to = self.stage.join(path);
        match self.previous.same_bytes(path, bytes) {
            Some(published) => link(&published, &to).map(|()| Written::AsBefore),
            None => fs::write(&to, bytes).map(|()| Written::Anew),
        }
        .map_err(WriteError::disk(&to))
    }

    fn copy(
        &self,
        path: &OutPath,
        source: &SourcePath,
        checked: Option<Fingerprint>,
    ) -> Result<(Written, Made), WriteError> {
        let to = self.stage.join(path);
        if let Some(published) = checked.and_then(|checked| self.previous.same_file(path, checked)) {
            link(&published, &to).map_err(WriteError::disk(&to))?;
            return Ok((Written::AsBefore, Made::of_copy(&to)?));
        }
        Ok((Written::Anew, copy(self.root, source, checked, &to)?))
    }

    /// Takes over what others put into the output folder (a file that proves who owns the domain, a `.git` folder),
    /// except where the site has something of that name; tells which had to give way.
    fn keep_others(&self, files: &BTreeSet<OutPath>, folders: &BTreeSet<String>) -> Result<Vec<PathBuf>, WriteError> {
        let is_file = |path: &Path| slashed(path).is_some_and(|path| files.contains(path.as_str()));
        let is_folder = |path: &Path| slashed(path).is_some_and(|path| folders.contains(&path));
        let mut replaced = Vec::new();
        for other in &self.previous.others {
            let in_the_way = other.path.ancestors().any(is_file)
                || other.path == Path::new(manifest::NAME.as_str())
                || (other.kind != OtherKind::Folder && is_folder(&other.path));
            if in_the_way {
                replaced.push(other.path.clone());
                continue;
            }
            let to = self.stage.join(&other.path);
            keep(&self.previous.on_disk(other), &to, other).map_err(WriteError::disk(&to))?;
        }
        Ok(replaced)
    }
}

fn keep(from: &Path, to: &Path, other: &Other) -> io::Result<()> {
    // The site may no longer have the folder that it stands in.
    fs::create_dir_all(if other.kind == OtherKind::Folder { to } else { to.parent().unwrap_or(to) })?;
    match other.kind {
        OtherKind::Folder => Ok(()),
        OtherKind::File => link(from, to),
        OtherKind::Link => symlink(&fs::read_link(from)?, from, to),
    }
}

#[cfg(unix)]
fn symlink(target: &Path, _: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, to)
}

#[cfg(windows)]
fn symlink(target: &Path, from: &Path, to: &Path) -> io::Result<()> {
    use std::os::windows::fs::{symlink_dir, symlink_file};
    if from.is_dir() { symlink_dir(target, to) } else { symlink_file(target, to) }
}

/// The same file under a second name; where the file system has no such thing, a copy with the same time.
fn link(from: &Path, to: &Path) -> io::Result<()> {
    if fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    let modified = fs::metadata(from)?.modified()?;
    fs::copy(from, to)?;
    File::options().write(true).open(to)?.set_times(FileTimes::new().set_modified(modified))
}
