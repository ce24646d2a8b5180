//! The old site, once the new one is in its place: what the program wrote goes, file by file; all else is given back.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::free::free_name;
use super::path_in;
use crate::edge::disk::Disk;
use crate::edge::stamp::Stamp;

/// An old site.
pub(super) struct Sweep<'s> {
    pub disk: &'s Disk,
    pub old: &'s Path,
    /// The site that is in its place.
    pub out: &'s Path,
    /// The files of the old one, as they were left.
    pub ours: &'s BTreeMap<String, Stamp>,
    /// Every folder that holds one of them.
    pub folders: &'s BTreeSet<String>,
}

/// How often it is looked whether more came, from a program that has the old folder open.
const ROUNDS: usize = 3;

impl Sweep<'_> {
    /// Empties the old site and removes it; what was given back, by its path.
    pub fn sweep(&self) -> io::Result<Vec<PathBuf>> {
        let mut given = Vec::new();
        let mut swept = Ok(());
        for _ in 0..ROUNDS {
            swept = self.folder("", &mut given);
            if !matches!(&swept, Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty) {
                break;
            }
        }
        swept.map(|()| given)
    }

    fn folder(&self, inside: &str, given: &mut Vec<PathBuf>) -> io::Result<()> {
        let folder = self.old.join(inside);
        for (name, kind) in self.disk.names(&folder)? {
            match path_in(inside, &name) {
                Some(path) if kind.is_dir() && self.folders.contains(&path) => self.folder(&path, given)?,
                Some(path) if kind.is_file() && self.is_as_left(&path)? => {
                    self.disk.remove_file(&self.old.join(&path))?;
                }
                _ => {
                    let path = Path::new(inside).join(name);
                    if self.give_back(&path)? {
                        given.push(path);
                    }
                }
            }
        }
        self.disk.remove_folder(&folder)
    }

    fn is_as_left(&self, path: &str) -> io::Result<bool> {
        let Some(left) = self.ours.get(path) else { return Ok(false) };
        Ok(self.disk.stamp(&self.old.join(path))?.is_some_and(|stamp| stamp.is_as_left(*left)))
    }

    /// Moves something to where it was: a file of ours that somebody changed takes the place of the new one, what isn't
    /// ours never does. Whether there was anything to give.
    fn give_back(&self, path: &Path) -> io::Result<bool> {
        let (from, to) = (self.old.join(path), self.out.join(path));
        let Some(theirs) = self.disk.look(&from)? else { return Ok(false) };
        self.disk.make_folders_above(&to)?;
        let theirs = Stamp::of(&theirs);
        let was_ours = path.to_str().is_some_and(|path| self.ours.contains_key(path));
        match self.disk.look(&to)?.map(|there| Stamp::of(&there)) {
            None => self.disk.rename_new(&from, &to)?,
            // Both names are those of one file, which was changed where it is.
            Some(Some(there)) if theirs.is_some_and(|theirs| theirs.is_as_left(there)) => {
                self.disk.remove_file(&from)?;
            }
            Some(Some(_)) if was_ours && theirs.is_some() => self.disk.replace(&from, &to)?,
            Some(_) => self.disk.rename_new(&from, &free_name(self.disk, &to))?,
        }
        Ok(true)
    }
}
