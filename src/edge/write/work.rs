//! The work folder beside the output folder: the lock, the new site while it grows, the old one while it goes, or the
//! few files that change, with the list of what is to be done with them.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::error::WriteError;
use super::moves::{Moves, unless_missing};

/// A work folder that this build alone uses; it is removed in the end.
#[derive(Debug)]
pub(super) struct Work {
    folder: PathBuf,
    begun: SystemTime,
    /// Held locked until the end; the system lets go of it when the program is killed.
    _lock: File,
}

impl Work {
    /// Takes the work folder of an output folder and clears away what a build that was killed left in it.
    pub fn begin(out: &Path) -> Result<Self, WriteError> {
        let folder = folder_beside(out);
        fs::create_dir_all(&folder).map_err(WriteError::disk(&folder))?;
        let lock = lock(&folder, out)?;
        let mut work = Self { folder, begun: SystemTime::UNIX_EPOCH, _lock: lock };
        work.recover(out).map_err(WriteError::disk(out))?;
        let stage = work.stage();
        let made = fs::create_dir(&stage).and_then(|()| fs::metadata(&stage)?.modified());
        work.begun = made.map_err(WriteError::disk(&stage))?;
        Ok(work)
    }

    /// Finishes what a build that was killed left half done, if there is something.
    pub fn settle(out: &Path) -> Result<(), WriteError> {
        if folder_beside(out).exists() { Self::begin(out).map(drop) } else { Ok(()) }
    }

    /// When this build took the folder, by the clock of the file system that it writes to.
    pub fn begun(&self) -> SystemTime {
        self.begun
    }

    /// Where the new site is composed.
    pub fn stage(&self) -> PathBuf {
        self.folder.join("new")
    }

    /// Where single files wait for their places.
    pub fn arrivals(&self) -> PathBuf {
        self.folder.join("arrivals")
    }

    /// Where the moves into their places are written down.
    fn journal(&self) -> PathBuf {
        self.folder.join("moves.json")
    }

    /// Where the old site waits while two renames follow each other.
    pub fn aside(&self) -> PathBuf {
        self.folder.join("old")
    }

    /// Writes moves down, then does them: should the program be killed meanwhile, the next build ends them.
    pub fn publish(&self, moves: &Moves, out: &Path) -> io::Result<()> {
        moves.note(&self.journal())?;
        self.carry_out(moves, out)
    }

    /// Does what is written down, then forgets it.
    fn carry_out(&self, moves: &Moves, out: &Path) -> io::Result<()> {
        moves.carry_out(&self.arrivals(), out)?;
        unless_missing(fs::remove_file(self.journal()))
    }

    /// Puts the last site back when a build was killed between the two renames, finishes the moves that one was killed
    /// in, and removes what is half made.
    fn recover(&self, out: &Path) -> io::Result<()> {
        if self.aside().exists() && !out.exists() {
            fs::rename(self.aside(), out)?;
        }
        if let Some(moves) = Moves::noted(&self.journal())? {
            self.carry_out(&moves, out)?;
        }
        remove(&self.aside())?;
        remove(&self.arrivals())?;
        remove(&self.stage())
    }

    /// Clears away the site that was replaced, and with it all moves that were meant for it.
    pub fn clear(&self) {
        // What can't be removed now is removed by the next build.
        let _ = fs::remove_file(self.journal());
        let _ = remove(&self.arrivals());
        let _ = remove(&self.stage());
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        // What can't be removed now is removed by the next build.
        let _ = remove(&self.stage());
        if !self.aside().exists() && !self.journal().exists() {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

/// `.public.congtruong` beside `public`: on the same file system, so that a rename moves it.
fn folder_beside(out: &Path) -> PathBuf {
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    out.with_file_name(format!(".{name}.congtruong"))
}

fn lock(folder: &Path, out: &Path) -> Result<File, WriteError> {
    let path = folder.join("lock");
    let file = File::create(&path).map_err(WriteError::disk(&path))?;
    match file.try_lock() {
        // A build that just ended may have removed the file under our hands.
        Ok(()) if path.exists() => Ok(file),
        // Some network drives know no locks; one build at a time is then up to the people.
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => Ok(file),
        Ok(()) | Err(TryLockError::WouldBlock) => Err(WriteError::Busy(out.to_owned())),
        Err(TryLockError::Error(error)) => Err(WriteError::disk(&path)(error)),
    }
}

fn remove(folder: &Path) -> io::Result<()> {
    unless_missing(fs::remove_dir_all(folder))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::OutPath;
    use crate::edge::write::manifest;
    use crate::output::Class;

    #[test]
    fn moves_that_were_cut_short_anywhere_are_finished_by_the_next_build() {
        let names = ["moi/index.html", "index.html", manifest::NAME.as_str()].map(OutPath::new);
        for done in 0..=names.len() {
            let folder = tempfile::tempdir().unwrap();
            let out = folder.path().join("public");
            fs::create_dir_all(out.join("cu")).unwrap();
            let old = ["index.html", "cu/index.html", manifest::NAME.as_str()].map(OutPath::new);
            for name in &old {
                fs::write(out.join(name), "cũ").unwrap();
            }
            let work = Work::begin(&out).unwrap();
            for name in &names {
                let file = work.arrivals().join(name);
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, "mới").unwrap();
            }
            let staged: Vec<_> = names.iter().map(|name| (name, Class::Page)).collect();
            let moves = Moves::new(&staged, &old.iter().collect(), &names.iter().collect());
            moves.note(&work.journal()).unwrap();
            let first = moves.put.iter().take(done).cloned().collect();
            Moves { put: first, ..Moves::default() }.carry_out(&work.arrivals(), &out).unwrap();
            drop(work);
            let work = Work::begin(&out).unwrap();
            for name in &names {
                assert_eq!(fs::read_to_string(out.join(name)).unwrap(), "mới", "{name} after {done}");
            }
            assert!(!out.join("cu").exists());
            drop(work);
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        }
    }
}
