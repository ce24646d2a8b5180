//! The one door by which files are opened for reading.
//!
//! While a folder is read, others may put a link where a file was listed, a pipe, or a file that never ends. So nobody
//! asks a path what it is and opens it afterwards: a path is opened once, from the handle of the folder that it must
//! lie in, without following a link in any part of it and without waiting. Then the handle is asked what it is, and
//! what it gives is read up to the length that it had.

#[cfg(unix)]
#[path = "handles.rs"]
mod system;
#[cfg(not(unix))]
#[path = "paths.rs"]
mod system;

// What other systems have is tried here, too.
#[cfg(all(test, unix))]
mod paths;

use std::ffi::OsString;
use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use crate::vietnamese;

/// A folder that was opened: whatever takes its place later, what is asked of it is asked of this one.
#[derive(Debug)]
pub struct Folder(system::Folder);

/// Something that stands in a folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listed {
    /// Its name.
    pub name: OsString,
    /// What it was when it was listed.
    pub sort: Sort,
}

/// What stands under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, wherever it leads.
    Link,
    /// A pipe, a socket, a device.
    Other,
}

/// A regular file, open to be read once from its beginning to its end.
///
/// Reading ends with [`Refusal::Changed`] when there is more or less to read than there was when it was opened.
#[derive(Debug)]
pub struct Opened {
    file: File,
    metadata: Metadata,
    left: u64,
}

/// Why a file wasn't opened, or not read to its end.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// There is nothing of this name.
    #[error("không có tệp này")]
    Missing,
    /// It is a symbolic link, or a part of its path is one.
    #[error("đây là liên kết tượng trưng, chương trình không đi theo")]
    Link,
    /// A folder, a pipe, a socket, a device.
    #[error("đây không phải tệp thường")]
    Irregular,
    /// There is more of it than whoever asked can use.
    #[error("tệp nặng {}, quá {}", vietnamese::file_size(*size), vietnamese::file_size(*most))]
    TooLarge {
        /// Its size in bytes.
        size: u64,
        /// How many it may have.
        most: u64,
    },
    /// It grew or shrank while it was read.
    #[error("tệp bị đổi trong lúc đang đọc")]
    Changed,
    /// The system says no.
    #[error("{}", vietnamese::trouble(.0))]
    Io(io::Error),
}

impl Folder {
    /// Opens a folder by a path that is trusted: links in it are followed.
    ///
    /// # Errors
    /// When it is none, or may not be opened.
    pub fn open(path: &Path) -> io::Result<Self> {
        system::Folder::open(path).map(Self)
    }

    /// Opens a file in this folder or below it, of at most so many bytes.
    ///
    /// # Errors
    /// When anything but such a file stands there, or the way to it leads over a link.
    pub fn file(&self, inside: &Path, most: u64) -> Result<Opened, Refusal> {
        Opened::of(self.0.file(inside)?, most)
    }

    /// What stands in a folder below this one, in no order; in this one itself where the path is empty.
    ///
    /// # Errors
    /// When no folder stands there, or the way to it leads over a link.
    pub fn list(&self, inside: &Path) -> Result<Vec<Listed>, Refusal> {
        if inside.as_os_str().is_empty() { self.0.list() } else { self.0.below(inside)?.list() }
    }
}

/// Opens a file of the program's own, of at most so many bytes: the way to its folder is trusted, its own name isn't.
///
/// # Errors
/// When anything but such a file stands there.
pub fn file(path: &Path, most: u64) -> Result<Opened, Refusal> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return Err(Refusal::Irregular) };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    Folder::open(folder)?.file(Path::new(name), most)
}

impl Opened {
    fn of(file: File, most: u64) -> Result<Self, Refusal> {
        let metadata = file.metadata()?;
        if !metadata.is_file() {
            return Err(Refusal::Irregular);
        }
        let left = metadata.len();
        Self { file, metadata, left }.within(most)
    }

    /// The same file, if it has at most so many bytes.
    ///
    /// # Errors
    /// When it has more.
    pub fn within(self, most: u64) -> Result<Self, Refusal> {
        let size = self.metadata.len();
        if size > most { Err(Refusal::TooLarge { size, most }) } else { Ok(self) }
    }

    /// What the system told of the file when it was opened.
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// The file itself, at its beginning: for who reads a part of it.
    pub fn into_file(self) -> File {
        self.file
    }

    /// All its bytes.
    ///
    /// # Errors
    /// When it changes meanwhile, or the system says no.
    pub fn bytes(mut self) -> Result<Vec<u8>, Refusal> {
        let mut bytes = Vec::with_capacity(usize::try_from(self.left).unwrap_or_default());
        self.read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

impl Read for Opened {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        let is_at_the_end = read == 0 && !buffer.is_empty();
        match self.left.checked_sub(read as u64) {
            Some(left) if left == 0 || !is_at_the_end => {
                self.left = left;
                Ok(read)
            }
            _ => Err(Refusal::Changed.into()),
        }
    }
}

impl From<Refusal> for io::Error {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Io(error) => error,
            Refusal::Missing => Self::new(io::ErrorKind::NotFound, refusal),
            _ => Self::other(refusal),
        }
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        // One that went through `Read` comes back as what it was.
        error.downcast().unwrap_or_else(|error| match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            io::ErrorKind::IsADirectory => Self::Irregular,
            _ => Self::Io(error),
        })
    }
}

#[cfg(test)]
mod tests;
