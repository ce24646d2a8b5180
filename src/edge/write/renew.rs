//! The published site brought up to date in place: only the files that differ are made.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rayon::prelude::*;

use super::error::WriteError;
use super::goods::{Fresh, Goods, Sources};
use super::made::Made;
use super::manifest::{self, Manifest};
use super::record::Record;
use super::stage::Stage;
use super::work::folders_of;
use crate::address::OutPath;
use crate::fingerprint::Fingerprint;
use crate::output::Class;
use crate::source::SourcePath;

/// Of how many pages one may differ; when more do, the whole site is composed.
const FEW: usize = 4;

/// Brings a site up to date that is exactly as its record says.
pub(super) struct Renewal<'r> {
    pub goods: &'r dyn Goods,
    pub sources: &'r Sources<'r>,
    pub out: &'r Path,
    /// Where what differs waits.
    pub stage: Stage<'r>,
    pub last: &'r Record,
}

/// What differs from the last site, made and waiting in the work folder.
pub(super) struct Renewed {
    /// Every file of the new site, the manifest among them.
    pub files: BTreeMap<OutPath, Made>,
    /// Those that wait.
    pub waiting: BTreeSet<OutPath>,
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
        let paths = self.goods.paths();
        if paths.iter().any(|path| SourcePath::new(path.as_str()).is_none()) {
            return Ok(None);
        }
        let differing: Vec<&OutPath> = paths.par_iter().copied().filter(|path| self.differs(path)).collect();
        let rendered = differing.iter().filter(|path| self.goods.class(path) == Some(Class::Page)).count();
        if rendered * FEW > self.goods.pages() || self.is_any_taken(&differing) {
            return Ok(None);
        }
        self.stage.make(&folders_of(differing.iter().map(|path| path.as_str())))?;
        let by_bytes = self.search_files();
        let made = differing.par_iter().map(|path| {
            let staged = self.file(path, &by_bytes)?;
            tick();
            Ok(((*path).clone(), staged))
        });
        let made: Vec<(OutPath, Remade)> = made.collect::<Result<_, WriteError>>()?;
        let mut renewed = Renewed { files: self.kept(&paths), waiting: BTreeSet::new(), rendered };
        for (path, staged) in made {
            match staged {
                Remade::Waiting(made) => {
                    renewed.waiting.insert(path.clone());
                    renewed.files.insert(path, made);
                }
                Remade::AsBefore(made) => drop(renewed.files.insert(path, made)),
            }
        }
        let manifest = Manifest::of_goods(self.goods).to_bytes().map_err(WriteError::disk(self.out))?;
        let made = Made::of_bytes(&manifest);
        if self.last.made(&manifest::NAME) != Some(made) {
            self.stage.write(&manifest::NAME, &manifest)?;
            renewed.waiting.insert(manifest::NAME);
        }
        renewed.files.insert(manifest::NAME, made);
        Ok(Some(renewed))
    }

    /// Whether a path needs its recipe carried out. What can't be told is made again.
    fn differs(&self, path: &OutPath) -> bool {
        let known = self.last.made(path).and_then(|made| made.recipe);
        known.is_none() || self.goods.fingerprint(path) != known
    }

    /// Whether something stands where a new file or its folders belong.
    fn is_any_taken(&self, paths: &[&OutPath]) -> bool {
        let had = folders_of(self.last.files.keys().map(OutPath::as_str));
        let new = paths.iter().filter(|path| !self.last.files.contains_key(path.as_str()));
        // In a folder that isn't there yet nothing can stand in the way.
        let first: BTreeSet<&str> = new.map(|path| new_folder(path, &had).unwrap_or(path.as_str())).collect();
        let is_taken = |path: &str| !matches!(self.stage.disk.look(&self.out.join(path)), Ok(None));
        first.into_iter().any(is_taken)
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
        match self.goods.make(path)? {
            Fresh::Bytes(made, bytes) => self.bytes(path, made, &bytes, by_bytes),
            Fresh::Copy(source, checked) => {
                let made = self.sources.copy(self.stage.disk, &source, checked, &self.stage.place(path))?;
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
            Some(same) if self.is_linked(same, path) => {}
            _ => self.stage.write(path, bytes)?,
        }
        Ok(Remade::Waiting(made))
    }

    fn is_as_before(&self, path: &OutPath, made: Made) -> bool {
        self.last.made(path).is_some_and(|last| last.bytes == made.bytes)
    }

    /// Whether a published file could be given a second name.
    fn is_linked(&self, published: &OutPath, path: &OutPath) -> bool {
        let left = self.last.files.get(published).map(|filed| filed.stamp());
        self.stage.is_linked(&self.out.join(published), left, path)
    }
}

/// The outermost folder of a path that the last site hadn't.
fn new_folder<'p>(path: &'p OutPath, had: &BTreeSet<String>) -> Option<&'p str> {
    let path = path.as_str();
    path.match_indices('/').map(|(end, _)| &path[..end]).find(|folder| !had.contains(*folder))
}
