//! The published site brought up to date in place: only the files that differ are made and moved in.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::error::WriteError;
use super::is_page;
use super::made::{Fresh, Made, carry_out, copy};
use super::manifest::{self, Manifest};
use super::moves::{Moves, new_folder};
use super::previous::folders_of;
use super::record::Record;
use super::work::Work;
use crate::fingerprint::Fingerprint;
use crate::output::Outputs;
use crate::search;
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
    pub files: BTreeMap<String, Made>,
    /// Those that wait.
    pub staged: BTreeSet<String>,
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
        let paths: Vec<&str> = self.outputs.paths().collect();
        if paths.iter().any(|path| SourcePath::new(path).is_none()) {
            return Ok(None);
        }
        let differing: Vec<&str> = paths.par_iter().copied().filter(|path| self.differs(path)).collect();
        let rendered = differing.iter().filter(|path| is_page(path)).count();
        if rendered * FEW > paths.iter().filter(|path| is_page(path)).count() || self.is_any_taken(&differing) {
            return Ok(None);
        }
        self.make(&folders_of(differing.iter().copied()))?;
        let by_bytes = self.search_files();
        let made = differing.par_iter().map(|path| {
            let staged = self.file(path, &by_bytes)?;
            tick();
            Ok(((*path).to_owned(), staged))
        });
        let made: Vec<(String, Remade)> = made.collect::<Result<_, WriteError>>()?;
        let mut renewed = Renewed { files: self.kept(&paths), staged: BTreeSet::new(), rendered };
        for (path, staged) in made {
            match staged {
                Remade::Waiting(made) => {
                    renewed.staged.insert(path.clone());
                    renewed.files.insert(path, made);
                }
                Remade::AsBefore(made) => drop(renewed.files.insert(path, made)),
            }
        }
        let manifest = Manifest::of(paths.into_iter()).to_bytes().map_err(WriteError::disk(self.out))?;
        let made = Made::of_bytes(&manifest);
        if self.last.made(manifest::NAME) != Some(made) {
            self.write(manifest::NAME, &manifest)?;
            renewed.staged.insert(manifest::NAME.to_owned());
        }
        renewed.files.insert(manifest::NAME.to_owned(), made);
        Ok(Some(renewed))
    }

    /// Whether a path needs its recipe carried out. What can't be told is made again.
    fn differs(&self, path: &str) -> bool {
        let known = self.last.made(path).and_then(|made| made.recipe);
        known.is_none() || self.outputs.fingerprint(path) != known
    }

    /// Whether something that isn't ours stands where a new file or its folders belong.
    fn is_any_taken(&self, paths: &[&str]) -> bool {
        let had = folders_of(self.last.files.keys().map(String::as_str));
        let new = paths.iter().filter(|path| !self.last.files.contains_key(**path));
        // In a folder that isn't there yet nothing can stand in the way.
        let first: BTreeSet<&str> = new.map(|path| new_folder(path, &had).unwrap_or(path)).collect();
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
    fn kept(&self, paths: &[&str]) -> BTreeMap<String, Made> {
        let known = |path: &&str| Some(((*path).to_owned(), self.last.made(path)?));
        paths.iter().filter_map(known).collect()
    }

    /// The files of the last search index by their bytes: a new edition has most of them under another name.
    fn search_files(&self) -> BTreeMap<Fingerprint, &str> {
        let files = self.last.files.iter().filter(|(path, _)| is_of_search(path));
        files.map(|(path, filed)| (filed.made.bytes, path.as_str())).collect()
    }

    fn file(&self, path: &str, by_bytes: &BTreeMap<Fingerprint, &str>) -> Result<Remade, WriteError> {
        match carry_out(self.outputs, path)? {
            Fresh::Bytes(made, bytes) => self.bytes(path, made, &bytes, by_bytes),
            Fresh::Copy(source) => {
                let to = self.place(path);
                copy(&self.root.join(source.as_str()), &to)?;
                let made = Made::of_copy(&to)?;
                Ok(if self.is_as_before(path, made) { Remade::AsBefore(made) } else { Remade::Waiting(made) })
            }
        }
    }

    fn bytes(
        &self,
        path: &str,
        made: Made,
        bytes: &[u8],
        by_bytes: &BTreeMap<Fingerprint, &str>,
    ) -> Result<Remade, WriteError> {
        if self.is_as_before(path, made) {
            return Ok(Remade::AsBefore(made));
        }
        match by_bytes.get(&made.bytes).filter(|_| is_of_search(path)) {
            Some(same) if self.link(same, path) => {}
            _ => self.write(path, bytes)?,
        }
        Ok(Remade::Waiting(made))
    }

    fn is_as_before(&self, path: &str, made: Made) -> bool {
        self.last.made(path).is_some_and(|last| last.bytes == made.bytes)
    }

    /// Where a file waits.
    fn place(&self, path: &str) -> PathBuf {
        self.work.arrivals().join(path)
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), WriteError> {
        let to = self.place(path);
        fs::write(&to, bytes).map_err(WriteError::disk(&to))
    }

    /// Whether a published file could be given a second name.
    fn link(&self, published: &str, path: &str) -> bool {
        fs::hard_link(self.out.join(published), self.place(path)).is_ok()
    }
}

impl Renewed {
    /// Moves what waits into the site, and removes what the site no longer has.
    pub fn publish(&self, renewal: &Renewal<'_>) -> std::io::Result<()> {
        let staged: Vec<&str> = self.staged.iter().map(String::as_str).collect();
        let before = renewal.last.files.keys().map(String::as_str).collect();
        let after = self.files.keys().map(String::as_str).collect();
        let moves = Moves::new(&staged, &before, &after);
        if moves == Moves::default() {
            return Ok(());
        }
        renewal.work.publish(&moves, renewal.out)
    }
}

/// Whether a path is of the search index, but not its module.
fn is_of_search(path: &str) -> bool {
    path != search::MODULE && path.strip_prefix(search::FOLDER).is_some_and(|inside| inside.starts_with('/'))
}
