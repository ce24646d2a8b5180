//! The new site in the work folder: all of it, or what of it differs from the one that stands.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rayon::prelude::*;

use super::error::WriteError;
use super::goods::{Fresh, Goods, Sources};
use super::made::Made;
use super::manifest::{self, Manifest};
use super::record::Filed;
use super::standing::Standing;
use super::work::folders_of;
use crate::address::OutPath;
use crate::edge::disk::Disk;
use crate::fingerprint::Fingerprint;
use crate::source::SourcePath;

/// Composes a site in `stage`.
pub(super) struct Composer<'c> {
    pub disk: &'c Disk,
    pub goods: &'c dyn Goods,
    pub sources: &'c Sources<'c>,
    pub stage: &'c Path,
    /// The site that stands, and where.
    pub standing: Option<(&'c Path, &'c Standing)>,
    pub unchanged: Unchanged,
}

/// What becomes of a file that stands already with the same bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unchanged {
    /// It is in the new site too: it keeps its inode and time.
    Linked,
    /// It stays where it is.
    LeftOut,
}

/// A composed site.
pub(super) struct Composed {
    /// Its files, the manifest among them.
    pub files: BTreeMap<OutPath, Made>,
    /// Those that had to be written, by their stamps: nobody else writes here, so they are what they were made.
    pub written: BTreeMap<OutPath, Filed>,
}

/// Whether a file had to be written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Written {
    Anew,
    AsBefore,
}

impl Composer<'_> {
    /// Makes every file.
    pub fn compose(&self, tick: &(dyn Fn() + Sync)) -> Result<Composed, WriteError> {
        let paths = self.goods.paths();
        if let Some(path) = paths.iter().find(|path| SourcePath::new(path.as_str()).is_none()) {
            return Err(WriteError::Path(path.to_string()));
        }
        self.make(&folders_of(paths.iter().map(|path| path.as_str())))?;
        let files = paths.par_iter().map(|path| {
            let staged = self.file(path)?;
            tick();
            Ok(((*path).clone(), staged))
        });
        let mut staged: Vec<(OutPath, (Made, Written))> = files.collect::<Result<_, WriteError>>()?;
        let manifest = Manifest::of(paths.into_iter()).to_bytes().map_err(WriteError::disk(self.stage))?;
        staged.push((manifest::NAME, (Made::of_bytes(&manifest), self.bytes(&manifest::NAME, &manifest)?)));
        let written = self.stamped(&staged)?;
        Ok(Composed { files: staged.into_iter().map(|(path, (made, _))| (path, made)).collect(), written })
    }

    /// What had to be written, as it stands there now.
    fn stamped(&self, staged: &[(OutPath, (Made, Written))]) -> Result<BTreeMap<OutPath, Filed>, WriteError> {
        // The manifest was put there just now.
        let now = self.disk.clock(self.stage).map_err(WriteError::disk(self.stage))?;
        let anew = staged.par_iter().filter(|(_, (_, written))| *written == Written::Anew);
        let stamped = anew.map(|(path, (made, _))| {
            let at = self.stage.join(path);
            let stamp = self.disk.stamp(&at).map_err(WriteError::disk(&at))?;
            Ok(stamp.map(|stamp| (path.clone(), Filed::stamped(stamp, *made, now))))
        });
        let stamped: Vec<_> = stamped.collect::<Result<_, WriteError>>()?;
        Ok(stamped.into_iter().flatten().collect())
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
                self.disk.make_folder(&folder).map_err(WriteError::disk(&folder))
            })
        })
    }

    fn file(&self, path: &OutPath) -> Result<(Made, Written), WriteError> {
        match self.goods.make(path)? {
            Fresh::Bytes(made, bytes) => Ok((made, self.bytes(path, &bytes)?)),
            Fresh::Copy(source, checked) => self.copy(path, &source, checked),
        }
    }

    fn bytes(&self, path: &OutPath, bytes: &[u8]) -> Result<Written, WriteError> {
        let same = self.standing.filter(|(out, standing)| standing.has_bytes(self.disk, out, path, bytes));
        if same.is_some_and(|(out, _)| self.is_kept(out, path)) {
            return Ok(Written::AsBefore);
        }
        let to = self.stage.join(path);
        self.disk.write(&to, bytes).map(|()| Written::Anew).map_err(WriteError::disk(&to))
    }

    fn copy(
        &self,
        path: &OutPath,
        source: &SourcePath,
        checked: Option<Fingerprint>,
    ) -> Result<(Made, Written), WriteError> {
        let to = self.stage.join(path);
        let same = self.standing.zip(checked);
        let same = same.filter(|((out, standing), checked)| standing.has_fingerprint(self.disk, out, path, *checked));
        if let Some(((out, _), _)) = same
            && self.is_kept(out, path)
        {
            let at = if self.unchanged == Unchanged::Linked { to } else { out.join(path) };
            return Ok((Made::of_copy(self.disk, &at)?, Written::AsBefore));
        }
        Ok((self.sources.copy(self.disk, source, checked, &to)?, Written::Anew))
    }

    /// Whether a file that stands is taken over. Its owner may have changed or removed it just now; then it is made anew.
    fn is_kept(&self, out: &Path, path: &OutPath) -> bool {
        if self.unchanged == Unchanged::LeftOut {
            return true;
        }
        let (linked, left) =
            (self.stage.join(path), self.standing.and_then(|(_, standing)| standing.ours.get(path.as_str())));
        if self.disk.link(&out.join(path), &linked).is_err() {
            return false;
        }
        let there = self.disk.stamp(&linked).ok().flatten();
        let is_it = there.zip(left).is_some_and(|(there, left)| there.is_as_left(*left));
        if !is_it {
            let _ = self.disk.remove_file(&linked);
        }
        is_it
    }
}
