//! The published site brought up to date in place: only the files that differ are made and moved in.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::error::WriteError;
use super::made::{Fresh, Made, carry_out, copy};
use super::manifest::{self, Manifest};
use super::moves::{Moves, new_folder};
use super::previous::folders_of;
use super::record::Record;
use super::work::Work;
use crate::address::OutPath;
use crate::fingerprint::Fingerprint;
use crate::output::{Class, Outputs};
use crate::source::SourcePath;

/// Of how many pages one may differ; when more do, the whole site is composed and changes places with the old one.
const FEW: usize = 4;

/// Brings a site up to date that is exactly as its record says.
pub(super) struct Renewal<'r> {
    pub outputs: &'r Outputs,
    pub root: &'r Path,
    pub out: &'r Path,
    pub work: &'r Work,
    pub last: &'r Record,
}

/// What differs from the last site, made and waiting in the work folder.
pub(super) struct Renewed {
    /// Every file of the new site, the manifest among them.
    pub files: BTreeMap<OutPath, Made>,
    /// Those that wait.
    pub staged: BTreeMap<OutPath, Class>,
    /// How many pages were rendered.
    pub rendered: usize,
}

/// What carrying out a recipe came to.
enum Remade {
    Waiting(Made),
    AsBefore(Made),
}

impl Renewal<'_> {
    /// Makes what differs; `None` when too much does, or something is in the way of a new file: then the site has to be
    /// composed as a whole. The published site isn't touched.
    pub fn stage(&self, tick: &(dyn Fn() + Sync)) -> Result<Option<Renewed>, WriteError> {
        let paths: Vec<&OutPath> = self.outputs.paths().collect();
        if paths.iter().any(|path| SourcePath::new(path.as_str()).is_none()) {
            return Ok(None);
        }
        let differing: Vec<&OutPath> = paths.par_iter().copied().filter(|path| self.differs(path)).collect();
        let rendered = differing.iter().filter(|path| self.is_page(path)).count();
        if rendered * FEW > self.outputs.pages() || self.is_any_taken(&differing) {
            return Ok(None);
        }
        self.make(&folders_of(differing.iter().copied()))?;
        let by_bytes = self.search_files();
        let made = differing.par_iter().map(|path| {
            let staged = self.file(path, &by_bytes)?;
            tick();
            Ok(((*path).clone(), staged))
        });
        let made: Vec<(OutPath, Remade)> = made.collect::<Result<_, WriteError>>()?;
        let mut renewed = Renewed { files: self.kept(&paths), staged: BTreeMap::new(), rendered };
        for (path, staged) in made {
            match staged {
                Remade::Waiting(made) => {
                    renewed.staged.insert(path.clone(), made.class);
                    renewed.files.insert(path, made);
                }
                Remade::AsBefore(made) => drop(renewed.files.insert(path, made)),
            }
        }
        let manifest = Manifest::of(paths.into_iter()).to_bytes().map_err(WriteError::disk(self.out))?;
        let made = Made::of_bytes(&manifest);
        if self.last.made(&manifest::NAME) != Some(made) {
            self.write(&manifest::NAME, &manifest)?;
            renewed.staged.insert(manifest::NAME, made.class);
        }
        renewed.files.insert(manifest::NAME, made);
        Ok(Some(renewed))
    }

    /// Whether a path needs its recipe carried out. What can't be told is made again.
    fn differs(&self, path: &OutPath) -> bool {
        let known = self.last.made(path).and_then(|made| made.recipe);
        known.is_none() || self.outputs.fingerprint(path) != known
    }

    fn is_page(&self, path: &OutPath) -> bool {
        self.outputs.recipe(path).is_some_and(|recipe| recipe.class() == Class::Page)
    }

    /// Whether something that isn't ours stands where a new file or its folders belong.
    fn is_any_taken(&self, paths: &[&OutPath]) -> bool {
        let had = folders_of(self.last.files.keys());
        let new = paths.iter().filter(|path| !self.last.files.contains_key(path.as_str()));
        // In a folder that isn't there yet nothing can stand in the way.
        let first: BTreeSet<&str> = new.map(|path| new_folder(path, &had).unwrap_or(path.as_str())).collect();
        first.into_iter().any(|path| fs::symlink_metadata(self.out.join(path)).is_ok())
    }

    /// Makes folders in which files wait.
    fn make(&self, folders: &BTreeSet<String>) -> Result<(), WriteError> {
        let arrivals = self.work.arrivals();
        folders
            .iter()
            .map(|folder| arrivals.join(folder))
            .chain([arrivals.clone()])
            .try_for_each(|folder| fs::create_dir_all(&folder).map_err(WriteError::disk(&folder)))
    }

    /// The files that stay what they are.
    fn kept(&self, paths: &[&OutPath]) -> BTreeMap<OutPath, Made> {
        let known = |path: &&OutPath| Some(((*path).clone(), self.last.made(path)?));
        paths.iter().filter_map(known).collect()
    }

    /// The files of the last search index by their bytes: a new edition has most of them under another name.
    fn search_files(&self) -> BTreeMap<Fingerprint, &OutPath> {
        let files = self.last.files.iter().filter(|(_, filed)| filed.made.class == Class::Search);
        files.map(|(path, filed)| (filed.made.bytes, path)).collect()
    }

    fn file(&self, path: &OutPath, by_bytes: &BTreeMap<Fingerprint, &OutPath>) -> Result<Remade, WriteError> {
        match carry_out(self.outputs, path)? {
            Fresh::Bytes(made, bytes) => self.bytes(path, made, &bytes, by_bytes),
            Fresh::Copy(source, checked) => {
                let made = copy(self.root, &source, checked, &self.place(path))?;
                Ok(if self.is_as_before(path, made) { Remade::AsBefore(made) } else { Remade::Waiting(made) })
            }
        }
    }

    fn bytes(
        &self,
        path: &OutPath,
        made: Made,
        bytes: &[u8],
        by_bytes: &BTreeMap<Fingerprint, &OutPath>,
    ) -> Result<Remade, WriteError> {
        if self.is_as_before(path, made) {
            return Ok(Remade::AsBefore(made));
        }
        match by_bytes.get(&made.bytes).filter(|_| made.class == Class::Search) {
            Some(same) if self.link(same, path) => {}
            _ => self.write(path, bytes)?,
        }
        Ok(Remade::Waiting(made))
    }

    fn is_as_before(&self, path: &OutPath, made: Made) -> bool {
        self.last.made(path).is_some_and(|last| last.bytes == made.bytes)
    }

    /// Where a file waits.
    fn place(&self, path: &OutPath) -> PathBuf {
        self.work.arrivals().join(path)
    }

    fn write(&self, path: &OutPath, bytes: &[u8]) -> Result<(), WriteError> {
        let to = self.place(path);
        fs::write(&to, bytes).map_err(WriteError::disk(&to))
    }

    /// Whether a published file could be given a second name.
    fn link(&self, published: &OutPath, path: &OutPath) -> bool {
        fs::hard_link(self.out.join(published), self.place(path)).is_ok()
    }
}

impl Renewed {
    /// Moves what waits into the site, and removes what the site no longer has.
    pub fn publish(&self, renewal: &Renewal<'_>) -> std::io::Result<()> {
        let staged: Vec<_> = self.staged.iter().map(|(path, class)| (path, *class)).collect();
        let moves = Moves::new(&staged, &renewal.last.files.keys().collect(), &self.files.keys().collect());
        if moves == Moves::default() {
            return Ok(());
        }
        renewal.work.publish(&moves, renewal.out)
    }
}
