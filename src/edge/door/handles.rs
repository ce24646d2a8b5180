//! Opening from the handle of a folder, which is how it is done where the system knows such a thing.

use std::ffi::OsStr;
use std::fs::File;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::path::{Component, Path};

use rustix::fs::{AtFlags, Dir, FileType, Mode, OFlags, openat, statat};
use rustix::io::Errno;

use super::{Listed, Refusal, Sort};

/// A pipe is opened without waiting for its writer, and a terminal doesn't become that of the program.
const FILE: OFlags =
    OFlags::RDONLY.union(OFlags::NOFOLLOW).union(OFlags::NONBLOCK).union(OFlags::NOCTTY).union(OFlags::CLOEXEC);
const FOLDER: OFlags = FILE.union(OFlags::DIRECTORY);

/// The longest path that systems take at once. Step by step a longer one could be opened, and a folder that is nested
/// without end be read without end.
const LONGEST: usize = 4096;

#[derive(Debug)]
pub(super) struct Folder(OwnedFd);

impl Folder {
    pub fn open(path: &Path) -> io::Result<Self> {
        Ok(Self(rustix::fs::open(path, OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty())?))
    }

    pub fn below(&self, inside: &Path) -> Result<Self, Refusal> {
        self.opened(inside, FOLDER).map(Self)
    }

    pub fn file(&self, inside: &Path) -> Result<File, Refusal> {
        self.opened(inside, FILE).map(File::from)
    }

    pub fn list(&self) -> Result<Vec<Listed>, Refusal> {
        let mut listed = Vec::new();
        for entry in Dir::read_from(&self.0).map_err(io::Error::from)? {
            let entry = entry.map_err(io::Error::from)?;
            let name = OsStr::from_bytes(entry.file_name().to_bytes());
            if name == "." || name == ".." {
                continue;
            }
            // Some file systems don't tell it in the list. What is gone already isn't in it.
            let sort = match entry.file_type() {
                FileType::Unknown => sort_at(self.0.as_fd(), name),
                told => Some(told),
            };
            listed.extend(sort.map(|sort| Listed { name: name.to_owned(), sort: sort_of(sort) }));
        }
        Ok(listed)
    }

    fn opened(&self, inside: &Path, how: OFlags) -> Result<OwnedFd, Refusal> {
        if inside.as_os_str().len() > LONGEST {
            return Err(io::Error::from(Errno::NAMETOOLONG).into());
        }
        if !inside.components().all(|part| matches!(part, Component::Normal(_))) {
            return Err(Refusal::Missing);
        }
        // Where this fails or isn't known, going step by step shows why, or does it.
        self.at_once(inside, how).map_or_else(|_| self.step_by_step(inside, how), Ok)
    }

    #[cfg(target_os = "linux")]
    fn at_once(&self, inside: &Path, how: OFlags) -> rustix::io::Result<OwnedFd> {
        use rustix::fs::{ResolveFlags, openat2};
        openat2(&self.0, inside, how, Mode::empty(), ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS)
    }

    #[cfg(not(target_os = "linux"))]
    #[allow(clippy::unused_self, reason = "elsewhere it is used")]
    fn at_once(&self, _: &Path, _: OFlags) -> rustix::io::Result<OwnedFd> {
        Err(Errno::NOSYS)
    }

    /// Opens every folder on the way from the one before it.
    pub(super) fn step_by_step(&self, inside: &Path, how: OFlags) -> Result<OwnedFd, Refusal> {
        let mut reached = None;
        let mut parts = inside.iter().peekable();
        while let Some(part) = parts.next() {
            let from = reached.as_ref().map_or(self.0.as_fd(), AsFd::as_fd);
            let how = if parts.peek().is_some() { FOLDER } else { how };
            reached = Some(openat(from, part, how, Mode::empty()).map_err(|error| reason(from, part, error))?);
        }
        reached.ok_or(Refusal::Missing)
    }
}

/// Why a name in a folder can't be opened. Systems tell of a link in different words.
fn reason(folder: BorrowedFd<'_>, name: &OsStr, error: Errno) -> Refusal {
    match sort_at(folder, name) {
        Some(FileType::Symlink) => Refusal::Link,
        Some(FileType::Socket | FileType::Fifo | FileType::CharacterDevice | FileType::BlockDevice) => {
            Refusal::Irregular
        }
        _ => io::Error::from(error).into(),
    }
}

fn sort_at(folder: BorrowedFd<'_>, name: &OsStr) -> Option<FileType> {
    let found = statat(folder, name, AtFlags::SYMLINK_NOFOLLOW).ok()?;
    Some(FileType::from_raw_mode(found.st_mode))
}

fn sort_of(kind: FileType) -> Sort {
    match kind {
        FileType::RegularFile => Sort::File,
        FileType::Directory => Sort::Folder,
        FileType::Symlink => Sort::Link,
        _ => Sort::Other,
    }
}
