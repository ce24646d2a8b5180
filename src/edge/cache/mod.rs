//! What one build leaves for the next: files in a hidden folder of the site, which may be thrown away at any time.
//!
//! A build is the same with a cache and without, only sooner with one. Nothing here is an error: what can't be read,
//! or isn't exactly what this very program wrote, isn't there; what can't be written isn't kept.

mod seal;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::door;

/// The folder's name in the folder of a site. The reader of sites passes over it, as over all that is hidden.
pub const FOLDER: &str = ".congtruong";

/// Tells programs that make backups to leave the folder out (bford.info/cachedir).
const TAG: (&str, &str) = (
    "CACHEDIR.TAG",
    "Signature: 8a477f597d28d172789f06886806bc55\n\
     # congtruong để lại ở đây những gì giúp lần tạo trang sau nhanh hơn; xóa lúc nào cũng được.\n",
);
/// Keeps the folder out of what editors commit.
const IGNORE: (&str, &str) = (".gitignore", "*\n");

/// Largest file that is read, in bytes: what is larger wasn't left by this program, or takes longer than making it anew.
const LARGEST: u64 = 1 << 30;

/// The cache of a site.
#[derive(Clone, Debug)]
pub struct Cache {
    /// `None` keeps nothing.
    folder: Option<PathBuf>,
}

impl Cache {
    /// The cache in the folder of a site; it needn't exist.
    pub fn of(site: &Path) -> Self {
        Self { folder: Some(site.join(FOLDER)) }
    }

    /// A cache that holds nothing and keeps nothing.
    pub fn none() -> Self {
        Self { folder: None }
    }

    /// What was written under a name (one that is fit for a file), byte for byte; `None` where there is nothing, or
    /// anything but what this very program wrote.
    pub fn read(&self, name: &str) -> Option<Vec<u8>> {
        let folder = self.folder.as_deref()?;
        let site = door::Folder::open(folder.parent()?).ok()?;
        seal::opened(site.file(&Path::new(FOLDER).join(name), LARGEST).ok()?.bytes().ok()?)
    }

    /// Keeps something under a name, in the place of what was there. Should the disk be full or not to be written to,
    /// what was there stays, and nobody is bothered.
    pub fn write(&self, name: &str, payload: &[u8]) {
        if let Some(folder) = &self.folder {
            let _ = make(folder).and_then(|()| replace(folder, name, payload));
        }
    }

    /// Of all whose names begin so, forgets those that were written longest ago, such that `most` are left.
    pub fn forget_oldest(&self, beginning: &str, most: usize) {
        let Some(folder) = self.existing() else { return };
        let written = |entry: io::Result<fs::DirEntry>| {
            let entry = entry.ok().filter(|entry| entry.file_name().to_string_lossy().starts_with(beginning))?;
            Some((entry.metadata().and_then(|metadata| metadata.modified()).ok()?, entry.path()))
        };
        let mut files: Vec<_> = fs::read_dir(folder).into_iter().flatten().filter_map(written).collect();
        files.sort_unstable();
        for (_, path) in &files[..files.len().saturating_sub(most)] {
            let _ = fs::remove_file(path);
        }
    }

    /// Forgets what was written under a name.
    pub fn remove(&self, name: &str) {
        if let Some(folder) = self.existing() {
            let _ = fs::remove_file(folder.join(name));
        }
    }

    /// The folder, where there is one.
    fn existing(&self) -> Option<&Path> {
        self.folder.as_deref().filter(|folder| is_folder(folder))
    }
}

/// Whether it is a folder itself: a link could lead anywhere.
fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir())
}

fn make(folder: &Path) -> io::Result<()> {
    if !is_folder(folder) {
        fs::create_dir(folder)?;
    }
    for (name, text) in [TAG, IGNORE] {
        match File::create_new(folder.join(name)) {
            Ok(mut file) => file.write_all(text.as_bytes())?,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Two builds that write at once may spoil each other's file; the seal then shows it.
fn replace(folder: &Path, name: &str, payload: &[u8]) -> io::Result<()> {
    let half = folder.join(format!("{name}.new"));
    let _ = fs::remove_file(&half);
    let mut file = File::create_new(&half)?;
    let written = seal::head(payload).iter().try_for_each(|part| file.write_all(part));
    let written = written.and_then(|()| file.write_all(payload)).and_then(|()| fs::rename(&half, folder.join(name)));
    written.inspect_err(|_| drop(fs::remove_file(&half)))
}

#[cfg(test)]
mod tests;
