//! The new site in the work folder: all of it, or what of it differs from the one that stands.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use super::error::WriteError;
use super::goods::{Fresh, Goods, Sources};
use super::made::Made;
use super::manifest::{self, Manifest};
use super::record::Filed;
use super::stage::Stage;
use super::standing::Standing;
use super::work::folders_of;
use crate::address::OutPath;
use crate::fingerprint::Fingerprint;
use crate::source::SourcePath;

/// Composes a site in a stage.
pub(super) struct Composer<'c> {
    pub goods: &'c dyn Goods,
    pub sources: &'c Sources<'c>,
    pub stage: Stage<'c>,
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
        self.stage.make(&folders_of(paths.iter().map(|path| path.as_str())))?;
        let files = paths.par_iter().map(|path| {
            let staged = self.file(path)?;
            tick();
            Ok(((*path).clone(), staged))
        });
        let mut staged: Vec<(OutPath, (Made, Written))> = files.collect::<Result<_, WriteError>>()?;
        let manifest = Manifest::of_goods(self.goods).to_bytes().map_err(WriteError::disk(self.stage.folder))?;
        staged.push((manifest::NAME, (Made::of_bytes(&manifest), self.bytes(&manifest::NAME, &manifest)?)));
        let anew: Vec<_> = staged.iter().filter(|(_, (_, written))| *written == Written::Anew).collect();
        let written = self.stage.filed(anew.into_par_iter().map(|(path, (made, _))| (path, *made)))?;
        Ok(Composed { files: staged.into_iter().map(|(path, (made, _))| (path, made)).collect(), written })
    }

    fn file(&self, path: &OutPath) -> Result<(Made, Written), WriteError> {
        match self.goods.make(path)? {
            Fresh::Bytes(made, bytes) => Ok((made, self.bytes(path, &bytes)?)),
            Fresh::Copy(source, checked) => self.copy(path, &source, checked),
        }
    }

    fn bytes(&self, path: &OutPath, bytes: &[u8]) -> Result<Written, WriteError> {
        let same = self.standing.filter(|(out, standing)| standing.has_bytes(self.stage.disk, out, path, bytes));
        if same.is_some_and(|(out, _)| self.is_kept(out, path)) {
            return Ok(Written::AsBefore);
        }
        self.stage.write(path, bytes).map(|()| Written::Anew)
    }

    fn copy(
        &self,
        path: &OutPath,
        source: &SourcePath,
        checked: Option<Fingerprint>,
    ) -> Result<(Made, Written), WriteError> {
        let to = self.stage.place(path);
        let same = self.standing.zip(checked);
        let same =
            same.filter(|((out, standing), checked)| standing.has_fingerprint(self.stage.disk, out, path, *checked));
        if let Some(((out, _), _)) = same
            && self.is_kept(out, path)
        {
            let at = if self.unchanged == Unchanged::Linked { to } else { out.join(path) };
            return Ok((Made::of_copy(self.stage.disk, &at)?, Written::AsBefore));
        }
        Ok((self.sources.copy(self.stage.disk, source, checked, &to)?, Written::Anew))
    }

    /// Whether a file that stands is taken over.
    fn is_kept(&self, out: &Path, path: &OutPath) -> bool {
        let left = self.standing.and_then(|(_, standing)| standing.ours.get(path.as_str()).copied());
        self.unchanged == Unchanged::LeftOut || self.stage.is_linked(&out.join(path), left, path)
    }
}
