//! The work folder beside the output folder: the lock, the new site while it grows, the old one while it goes.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::error::WriteError;

/// A work folder that this build alone uses; it is removed in the end.
#[derive(Debug)]
pub(super) struct Work {
    folder: PathBuf,
    /// Held locked until the end; the system lets go of it when the program is killed.
    _lock: File,
}

impl Work {
    /// Takes the work folder of an output folder and clears away what a build that was killed left in it.
    pub fn begin(out: &Path) -> Result<Self, WriteError> {
        let folder = folder_beside(out);
        fs::create_dir_all(&folder).map_err(WriteError::disk(&folder))?;
        let lock = lock(&folder, out)?;
        let work = Self { folder, _lock: lock };
        work.recover(out).map_err(WriteError::disk(out))?;
        fs::create_dir(work.stage()).map_err(WriteError::disk(&work.stage()))?;
        Ok(work)
    }

    /// Where the new site is composed.
    pub fn stage(&self) -> PathBuf {
        self.folder.join("new")
    }

    /// Where the old site waits while two renames follow each other.
    pub fn aside(&self) -> PathBuf {
        self.folder.join("old")
    }

    /// Puts the last site back when a build was killed between the two renames, and removes half-made ones.
    fn recover(&self, out: &Path) -> io::Result<()> {
        if self.aside().exists() && !out.exists() {
            fs::rename(self.aside(), out)?;
        }
        remove(&self.aside())?;
        remove(&self.stage())
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        // What can't be removed now is removed by the next build.
        let _ = remove(&self.stage());
        if !self.aside().exists() {
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
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
