//! What one build leaves for the next: files in a hidden folder of the site, which may be thrown away at any time.
//!
//! A build is the same with a cache and without, only sooner with one. Nothing here is an error: what can't be read,
//! or isn't exactly what this very program wrote, isn't there; what can't be written isn't kept.

mod seal;

use std::io;
use std::path::{Path, PathBuf};

use super::disk::Disk;

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
    disk: Disk,
}

impl Cache {
    /// The cache in the folder of a site; it needn't exist.
    pub fn of(site: &Path) -> Self {
        Self { folder: Some(site.join(FOLDER)), disk: Disk::default() }
    }

    /// A cache that holds nothing and keeps nothing.
    pub fn none() -> Self {
        Self { folder: None, disk: Disk::default() }
    }

    /// What was written under a name (one that is fit for a file), byte for byte; `None` where there is nothing, or
    /// anything but what this very program wrote.
    pub fn read(&self, name: &str) -> Option<Vec<u8>> {
        // A link isn't followed, and a pipe would never end.
        seal::opened(self.disk.read(&self.existing()?.join(name), LARGEST).ok()??)
    }

    /// Keeps something under a name, in the place of what was there. Should the disk be full or not to be written to,
    /// what was there stays, and nobody is bothered.
    pub fn write(&self, name: &str, payload: &[u8]) {
        if let Some(folder) = &self.folder {
            let _ = self.make(folder).and_then(|()| self.replace(folder, name, payload));
        }
    }

    /// Of all whose names begin so, forgets those that were written longest ago, such that `most` are left.
    pub fn forget_oldest(&self, beginning: &str, most: usize) {
        let Some(folder) = self.existing() else { return };
        let written = |name: &std::ffi::OsStr| {
            let path = folder.join(name);
            Some((self.disk.look(&path).ok()??.modified().ok()?, path))
        };
        let names = self.disk.names(folder).unwrap_or_default();
        let names = names.iter().filter(|(name, _)| name.to_string_lossy().starts_with(beginning));
        let mut files: Vec<_> = names.filter_map(|(name, _)| written(name)).collect();
        files.sort_unstable();
        for (_, path) in &files[..files.len().saturating_sub(most)] {
            let _ = self.disk.remove_file(path);
        }
    }

    /// Forgets what was written under a name.
    pub fn remove(&self, name: &str) {
        if let Some(folder) = self.existing() {
            let _ = self.disk.remove_file(&folder.join(name));
        }
    }

    /// The folder, where there is one; a link could lead anywhere.
    fn existing(&self) -> Option<&Path> {
        self.folder.as_deref().filter(|folder| self.disk.is_folder(folder).unwrap_or_default())
    }

    fn make(&self, folder: &Path) -> io::Result<()> {
        self.disk.make_folder(folder)?;
        [TAG, IGNORE].into_iter().try_for_each(|(name, text)| {
            match self.disk.write(&folder.join(name), text.as_bytes()) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
                settled => settled,
            }
        })
    }

    /// Two builds that write at once may spoil each other's file; the seal then shows it.
    fn replace(&self, folder: &Path, name: &str, payload: &[u8]) -> io::Result<()> {
        let half = folder.join(format!("{name}.new"));
        let _ = self.disk.remove_file(&half);
        let [magic, program, sum] = seal::head(payload);
        let written = self.disk.write_parts(&half, &[&magic, &program, &sum, payload]);
        let written = written.and_then(|()| self.disk.replace(&half, &folder.join(name)));
        written.inspect_err(|_| drop(self.disk.remove_file(&half)))
    }
}

#[cfg(test)]
impl Cache {
    /// The same cache on another disk.
    pub(super) fn on(self, disk: &Disk) -> Self {
        Self { disk: disk.clone(), ..self }
    }
}

#[cfg(test)]
mod tests;
