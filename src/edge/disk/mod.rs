//! The disk, as a publication uses it: every look at a file and every change goes through here, so that tests can make
//! any of them fail, or stop the program there as if it had been killed, or play a file system of other manners.

#[cfg(test)]
pub(super) mod faults;
#[cfg(not(test))]
mod gate;

use std::ffi::OsString;
use std::fs::{self, File, FileTimes, FileType, Metadata, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, SystemTime};

#[cfg(test)]
use faults::Gate;
#[cfg(not(test))]
use gate::Gate;

use super::door::{self, Folder, Opened, Refusal};
use super::stamp::Stamp;
use super::system;

/// How often, and how many milliseconds apart, something is tried again that another program hinders for a moment.
const PATIENCE: [u64; 6] = [5, 10, 20, 40, 80, 160];

/// What is about to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation<'o> {
    /// Something is looked at, listed or read.
    Look,
    /// Bytes are written to a new file.
    Write(&'o Path, &'o [u8]),
    /// A folder is made, or given permissions; a file gets a second name.
    Make,
    /// What has this name is moved or removed.
    Move(&'o Path),
    /// Two things change names.
    Exchange,
    /// What was written is made to outlive a power cut.
    Sync,
}

/// The disk.
#[derive(Clone, Debug, Default)]
pub(super) struct Disk {
    gate: Gate,
}

impl Disk {
    /// What is at a path, a link being itself; `None` where there is nothing.
    pub fn look(&self, path: &Path) -> io::Result<Option<Metadata>> {
        self.gate.pass(Operation::Look)?;
        present(fs::symlink_metadata(&*self.gate.meant(path)))
    }

    /// The stamp of the regular file at a path.
    pub fn stamp(&self, path: &Path) -> io::Result<Option<Stamp>> {
        Ok(self.look(path)?.and_then(|metadata| Stamp::of(&metadata)))
    }

    /// Whether there is a folder, and no link to one.
    pub fn is_folder(&self, path: &Path) -> io::Result<bool> {
        Ok(self.look(path)?.is_some_and(|metadata| metadata.is_dir()))
    }

    /// What a folder holds, by name; nothing, where there is none.
    pub fn names(&self, folder: &Path) -> io::Result<Vec<(OsString, FileType)>> {
        self.gate.pass(Operation::Look)?;
        let Some(entries) = present(fs::read_dir(folder))? else { return Ok(Vec::new()) };
        let named =
            |entry: io::Result<fs::DirEntry>| entry.and_then(|entry| Ok((entry.file_name(), entry.file_type()?)));
        let mut names: Vec<_> = entries.map(named).collect::<io::Result<_>>()?;
        names.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        Ok(names)
    }

    /// Opens a regular file of at most so many bytes to read it.
    pub fn open(&self, path: &Path, most: u64) -> io::Result<Opened> {
        self.gate.pass(Operation::Look)?;
        Ok(door::file(path, most)?)
    }

    /// Opens a regular file below a folder.
    pub fn open_below(&self, folder: &Folder, inside: &str) -> io::Result<Opened> {
        self.gate.pass(Operation::Look)?;
        Ok(folder.file(Path::new(inside), u64::MAX)?)
    }

    /// The bytes of a regular file, if they aren't more than this; `None` where there is no such file.
    pub fn read(&self, path: &Path, most: u64) -> io::Result<Option<Vec<u8>>> {
        self.gate.pass(Operation::Look)?;
        match door::file(path, most).and_then(Opened::bytes) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(Refusal::Io(error)) => Err(error),
            Err(_) => Ok(None),
        }
    }

    /// Makes a folder; it may be there already.
    pub fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.gate.pass(Operation::Make)?;
        match fs::create_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && self.is_folder(folder)? => Ok(()),
            settled => settled,
        }
    }

    /// Makes the folders around a path that aren't there.
    pub fn make_folders_above(&self, path: &Path) -> io::Result<()> {
        let Some(folder) = path.parent() else { return Ok(()) };
        if self.look(folder)?.is_some() {
            return Ok(());
        }
        self.make_folders_above(folder)?;
        self.make_folder(folder)
    }

    /// Makes a folder that only this user may look into; it must not be there.
    pub fn make_private_folder(&self, folder: &Path) -> io::Result<()> {
        self.gate.pass(Operation::Make)?;
        system::make_private_folder(folder)
    }

    /// Writes a new file; nothing must be there.
    pub fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.write_parts(path, &[bytes])
    }

    /// Writes a new file of several parts; nothing must be there.
    pub fn write_parts(&self, path: &Path, parts: &[&[u8]]) -> io::Result<()> {
        self.gate.pass(Operation::Write(path, parts.last().copied().unwrap_or_default()))?;
        let mut file = File::create_new(path)?;
        parts.iter().try_for_each(|part| file.write_all(part))
    }

    /// Writes the bytes that a file gives to a new one.
    pub fn copy(&self, from: &mut impl Read, to: &Path) -> io::Result<()> {
        self.gate.pass(Operation::Write(to, &[]))?;
        io::copy(from, &mut File::create_new(to)?).map(drop)
    }

    /// Gives a file a second name; where the file system has no such thing, makes a copy with the same time.
    pub fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.gate.pass(Operation::Make)?;
        if fs::hard_link(from, to).is_ok() {
            return Ok(());
        }
        let mut file = self.open(from, u64::MAX)?;
        let modified = file.metadata().modified()?;
        let mut copy = File::create_new(to)?;
        io::copy(&mut file, &mut copy)?;
        copy.set_times(FileTimes::new().set_modified(modified))
    }

    /// Moves a file or folder to where nothing is.
    pub fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        let (from, to) = (&*self.gate.meant(from), &*self.gate.meant(to));
        self.patiently(Operation::Move(from), || system::rename_new(from, to))
    }

    /// Moves a file to where another may be, which goes.
    pub fn replace(&self, from: &Path, to: &Path) -> io::Result<()> {
        let to = &*self.gate.meant(to);
        self.patiently(Operation::Move(from), || fs::rename(from, to))
    }

    /// Two files or folders change names in one step, where the system knows it.
    pub fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        self.patiently(Operation::Exchange, || system::exchange(a, b))
    }

    /// Removes a file; it may be gone already.
    pub fn remove_file(&self, path: &Path) -> io::Result<()> {
        let path = &*self.gate.meant(path);
        let removed = self.patiently(Operation::Move(path), || fs::remove_file(path));
        present(removed).map(drop)
    }

    /// Removes an empty folder; it may be gone already.
    pub fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        let removed = self.patiently(Operation::Move(folder), || fs::remove_dir(folder));
        present(removed).map(drop)
    }

    /// Removes a folder with all that is in it, which this program alone has put there; it may be gone already, and
    /// something else may have its name.
    pub fn discard(&self, folder: &Path) -> io::Result<()> {
        if !self.is_folder(folder)? {
            return self.remove_file(folder);
        }
        let removed = self.patiently(Operation::Move(folder), || fs::remove_dir_all(folder));
        present(removed).map(drop)
    }

    /// Makes sure that a file outlives a power cut.
    pub fn sync_file(&self, path: &Path) -> io::Result<()> {
        self.gate.pass(Operation::Sync)?;
        // Some systems synchronise only what may be written to.
        let file = system::open_itself(OpenOptions::new().write(true), path);
        file.or_else(|_| system::open_itself(OpenOptions::new().read(true), path))?.sync_all()
    }

    /// Makes sure that the names in a folder outlive a power cut.
    pub fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.gate.pass(Operation::Sync)?;
        system::sync_folder(folder)
    }

    /// Makes sure that all that was written to the file system of a folder outlives a power cut.
    pub fn sync_all(&self, folder: &Path) -> io::Result<()> {
        self.gate.pass(Operation::Sync)?;
        system::sync_all(folder)
    }

    /// The time, by the clock of the file system that a folder is on: when something was last put into it.
    pub fn clock(&self, folder: &Path) -> io::Result<SystemTime> {
        self.gate.pass(Operation::Look)?;
        fs::metadata(folder)?.modified()
    }

    /// Gives a folder the permissions of another.
    pub fn permit_as(&self, model: &Metadata, folder: &Path) -> io::Result<()> {
        self.gate.pass(Operation::Make)?;
        fs::set_permissions(folder, model.permissions())
    }

    /// Tries again what another program hinders for a moment.
    fn patiently(&self, operation: Operation<'_>, act: impl Fn() -> io::Result<()>) -> io::Result<()> {
        let tried = || self.gate.pass(operation).and_then(|()| act());
        let mut last = tried();
        for pause in PATIENCE {
            match &last {
                Err(error) if system::may_pass(error) || self.gate.may_pass(error) => {
                    sleep(Duration::from_millis(pause));
                }
                _ => break,
            }
            last = tried();
        }
        last
    }
}

/// `None` for what isn't there.
fn present<T>(found: io::Result<T>) -> io::Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(error),
    }
}
