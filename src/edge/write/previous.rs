//! The site as it was published last, and the files of others beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::Foreign;
use super::error::WriteError;
use super::made::bytes_at;
use super::manifest::{self, Manifest};
use crate::address::OutPath;
use crate::fingerprint::Fingerprint;

/// What an output folder holds before a build.
#[derive(Debug, Default)]
pub(super) struct Previous {
    out: PathBuf,
    /// Size in bytes of each regular file, by its path with `/`.
    sizes: BTreeMap<String, u64>,
    /// What isn't ours.
    pub others: Vec<Other>,
}

/// A file, link or folder that somebody else put there, by its path below the output folder.
#[derive(Debug)]
pub(super) struct Other {
    pub path: PathBuf,
    pub kind: OtherKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OtherKind {
    File,
    Folder,
    Link,
}

impl Previous {
    /// Lists the folder; it needn't exist.
    pub fn read(out: &Path, foreign: Foreign) -> Result<Self, WriteError> {
        let disk = || WriteError::disk(out);
        if !out.exists() {
            return Ok(Self::default());
        }
        let manifest = Manifest::read(out).map_err(disk())?;
        if manifest.is_none() && foreign == Foreign::Refuse && fs::read_dir(out).map_err(disk())?.next().is_some() {
            return Err(WriteError::Refused {
                out: out.to_owned(),
                why: "thư mục đã có tệp mà không do congtruong tạo",
                todo: "Chọn thư mục khác, hoặc thêm --force để ghi vào đây và giữ lại các tệp ấy.",
            });
        }
        Self::list(out, &manifest.unwrap_or_default().files).map_err(|error| {
            let path = error.path().unwrap_or(out).to_owned();
            WriteError::disk(&path)(error.into())
        })
    }

    fn list(out: &Path, ours: &BTreeSet<OutPath>) -> walkdir::Result<Self> {
        let our_folders = folders_of(ours);
        let mut previous = Self { out: out.to_owned(), ..Self::default() };
        for entry in WalkDir::new(out).min_depth(1).sort_by_file_name() {
            let entry = entry?;
            let inside = entry.path().strip_prefix(out).unwrap_or(entry.path()).to_owned();
            let name = slashed(&inside);
            let is_ours = |folders: &BTreeSet<String>| name.as_ref().is_some_and(|name| folders.contains(name));
            let kind = match entry.file_type() {
                kind if kind.is_dir() && is_ours(&our_folders) => continue,
                kind if kind.is_dir() => OtherKind::Folder,
                kind if kind.is_symlink() => OtherKind::Link,
                _ => OtherKind::File,
            };
            let ours = name.as_deref().is_some_and(|name| ours.contains(name) || name == manifest::NAME.as_str());
            if !ours {
                previous.others.push(Other { path: inside, kind });
            }
            // A pipe would never end when it is read.
            if let Some(name) = name.filter(|_| entry.file_type().is_file()) {
                previous.sizes.insert(name, entry.metadata()?.len());
            }
        }
        Ok(previous)
    }

    /// The published file at this path, if it has exactly these bytes.
    pub fn same_bytes(&self, path: &OutPath, bytes: &[u8]) -> Option<PathBuf> {
        let published = self.of_size(path, bytes.len() as u64)?;
        equal(File::open(&published).ok()?, bytes).then_some(published)
    }

    /// The published file at this path, if its bytes have this fingerprint.
    pub fn same_file(&self, path: &OutPath, bytes: Fingerprint) -> Option<PathBuf> {
        let published = self.sizes.contains_key(path.as_str()).then(|| self.out.join(path))?;
        (bytes_at(&published).ok()? == bytes).then_some(published)
    }

    fn of_size(&self, path: &OutPath, size: u64) -> Option<PathBuf> {
        (*self.sizes.get(path.as_str())? == size).then(|| self.out.join(path))
    }

    /// Where something of others is.
    pub fn on_disk(&self, other: &Other) -> PathBuf {
        self.out.join(&other.path)
    }
}

/// A path as the manifest has it; `None` for a name that the site can't have.
pub(super) fn slashed(path: &Path) -> Option<String> {
    path.to_str().map(|path| path.replace(std::path::MAIN_SEPARATOR, "/"))
}

/// Every folder that holds one of the files.
pub(super) fn folders_of<'p>(files: impl IntoIterator<Item = &'p OutPath>) -> BTreeSet<String> {
    let mut folders = BTreeSet::new();
    for file in files {
        let mut path = file.as_str();
        while let Some((folder, _)) = path.rsplit_once('/') {
            if !folders.insert(folder.to_owned()) {
                break;
            }
            path = folder;
        }
    }
    folders
}

/// Whether two streams have the same bytes; a stream that can't be read is not the same.
fn equal(mut a: impl Read, mut b: impl Read) -> bool {
    let (mut left, mut right) = ([0; 16 << 10], [0; 16 << 10]);
    loop {
        match (fill(&mut a, &mut left), fill(&mut b, &mut right)) {
            (Ok(0), Ok(0)) => return true,
            (Ok(x), Ok(y)) if left[..x] == right[..y] => {}
            _ => return false,
        }
    }
}

/// Reads until the buffer is full or the stream ends.
fn fill(stream: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match stream.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}
