//! The folders beside an output folder that builds work in: which of them are ours, and by which lock one is taken.

use std::ffi::{OsStr, OsString};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::edge::disk::Disk;
use crate::edge::system;

/// A work folder that is locked: until this is dropped no other build uses it.
#[derive(Debug)]
pub(super) struct Taken {
    pub folder: PathBuf,
    /// The system lets go of it when the program is killed.
    _lock: File,
}

/// Why a work folder can't be taken.
pub(super) enum Untaken {
    /// Another build has it.
    Busy,
    /// It went while it was being taken: the build that had it just ended.
    Gone,
    /// The disk said no.
    Disk(PathBuf, io::Error),
}

/// The file in a work folder that is locked.
const LOCK: &str = "lock";
/// What an ending that nobody can guess has for its length.
const ENDING: usize = 32;

/// `.public.congtruong` beside `public`: on the same file system, so that a rename moves it.
fn usual(out: &Path) -> OsString {
    let mut name = OsString::from(".");
    name.push(out.file_name().unwrap_or_default());
    name.push(".congtruong");
    name
}

/// All work folders of ours for an output folder. What isn't a folder of this user alone is somebody else's, whatever it
/// is called, and nothing in it is looked at.
pub(super) fn ours(disk: &Disk, out: &Path) -> Vec<PathBuf> {
    let usual = usual(out);
    let beside = out.parent().unwrap_or(out);
    // Where the folder can't be listed, the usual name can still be looked at.
    let names = disk
        .names(beside)
        .map_or_else(|_| vec![usual.clone()], |names| names.into_iter().map(|(name, _)| name).collect());
    let belongs = |name: &OsStr| name == usual || is_other(name, &usual);
    let folders = names.into_iter().filter(|name| belongs(name)).map(|name| beside.join(name));
    folders.filter(|folder| is_ours(folder)).collect()
}

/// Whether a name is the usual one with an ending that nobody can guess.
fn is_other(name: &OsStr, usual: &OsStr) -> bool {
    let ending = name.as_encoded_bytes().strip_prefix(usual.as_encoded_bytes()).and_then(|end| end.strip_prefix(b"-"));
    ending.is_some_and(|end| end.len() == ENDING && end.iter().all(u8::is_ascii_hexdigit))
}

/// Looked at as it was opened: what has this name later is no other folder.
fn is_ours(folder: &Path) -> bool {
    let opened = system::open_folder(folder).and_then(|folder| folder.metadata());
    opened.is_ok_and(|metadata| metadata.is_dir() && system::is_private(&metadata))
}

/// Makes a work folder; where somebody else's has the usual name, one of another.
pub(super) fn make(disk: &Disk, out: &Path) -> Result<PathBuf, (PathBuf, io::Error)> {
    let folder = out.with_file_name(usual(out));
    disk.make_folders_above(&folder).map_err(|error| (folder.clone(), error))?;
    match disk.make_private_folder(&folder) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => return Err((folder, error)),
        Ok(()) => return Ok(folder),
    }
    let mut other = usual(out);
    other.push(format!("-{}", system::unguessable()));
    let folder = out.with_file_name(other);
    disk.make_private_folder(&folder).map(|()| folder.clone()).map_err(|error| (folder, error))
}

impl Taken {
    /// Locks a work folder.
    pub fn new(disk: &Disk, folder: PathBuf) -> Result<Self, Untaken> {
        let path = folder.join(LOCK);
        let lock = open(disk, &path).map_err(|error| match error.kind() {
            ErrorKind::NotFound => Untaken::Gone,
            _ => Untaken::Disk(path.clone(), error),
        })?;
        match lock.try_lock() {
            Ok(()) => {}
            // Some network drives know no locks; one build at a time is then up to the people.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
            Err(TryLockError::WouldBlock) => return Err(Untaken::Busy),
            Err(TryLockError::Error(error)) => return Err(Untaken::Disk(path, error)),
        }
        // A build that just ended may have removed the file under our hands, and the next one made another.
        if same_file(&lock, &path) { Ok(Self { folder, _lock: lock }) } else { Err(Untaken::Gone) }
    }

    /// Removes the folder, in which nothing is left but the lock.
    pub fn remove(&self, disk: &Disk) {
        let removed = disk.remove_file(&self.folder.join(LOCK));
        // What can't be removed now is removed by the next build.
        let _ = removed.and_then(|()| disk.remove_folder(&self.folder));
    }
}

/// Opens the file that is locked, and makes it where there is none.
fn open(disk: &Disk, path: &Path) -> io::Result<File> {
    if disk.look(path)?.is_some_and(|metadata| !metadata.is_file()) {
        // The folder is this user's alone; nothing but a file can be locked by a build.
        let _ = disk.remove_file(path).or_else(|_| disk.discard(path));
    }
    let file = system::open_itself(OpenOptions::new().read(true).write(true).create(true).truncate(false), path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(ErrorKind::InvalidInput.into()) }
}

fn same_file(opened: &File, path: &Path) -> bool {
    let ids = opened.metadata().and_then(|opened| Ok((opened, std::fs::symlink_metadata(path)?)));
    ids.is_ok_and(|(opened, named)| system::file_id(&opened) == system::file_id(&named))
}
