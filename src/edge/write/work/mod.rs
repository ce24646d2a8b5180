//! The work folder beside the output folder: the lock, the new site while it grows, the old one while it goes, or the
//! few files that change, with the journal of what is to be done with them.

mod folder;
mod free;
mod journal;
mod sweep;
mod trade;

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

pub(super) use free::free_name;
pub(super) use trade::{Moves, Trade};

use super::error::WriteError;
use super::hindrance::Hindrance;
use super::synced::Syncing;
use crate::edge::disk::Disk;
use crate::edge::stamp::Stamp;
use crate::edge::system::{self, FileId};
use folder::{Taken, Untaken};
use journal::{Exchange, Found, Journal};
use sweep::Sweep;
use trade::Ground;

/// A work folder that this build alone uses; it is removed in the end.
#[derive(Debug)]
pub(super) struct Work<'w> {
    disk: &'w Disk,
    out: &'w Path,
    taken: Taken,
    begun: SystemTime,
}

/// What a command that was killed had left half done, and how it was ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// Files that their owners changed meanwhile and that were left so, or given back, by their paths below the output
    /// folder.
    pub kept: Vec<PathBuf>,
    /// A work folder that a power cut spoiled: it was left under this name.
    pub spoiled: Option<PathBuf>,
}

/// How often a work folder that just goes is looked for again.
const TRIES: usize = 16;

impl<'w> Work<'w> {
    /// Takes the work folder of an output folder and ends what a build that was killed left in it.
    pub fn begin(disk: &'w Disk, out: &'w Path) -> Result<(Self, Settled), WriteError> {
        for _ in 0..TRIES {
            let mut folders = folder::ours(disk, out);
            if folders.is_empty() {
                folders.push(folder::make(disk, out).map_err(|(path, error)| WriteError::disk(&path)(error))?);
            }
            match take_all(disk, folders) {
                Ok(taken) => return Self::recovered(disk, out, taken),
                Err(Untaken::Gone) => {}
                Err(Untaken::Busy) => break,
                Err(Untaken::Disk(path, error)) => return Err(WriteError::disk(&path)(error)),
            }
        }
        Err(WriteError::Busy(out.to_owned()))
    }

    /// Whether no build has a work folder, nor left one behind.
    pub fn is_free(disk: &Disk, out: &Path) -> bool {
        folder::ours(disk, out).is_empty()
    }

    /// Ends what a build that was killed left half done, if there is something.
    pub fn settle(disk: &Disk, out: &Path) -> Result<Settled, WriteError> {
        if Self::is_free(disk, out) { Ok(Settled::default()) } else { Ok(Work::begin(disk, out)?.1) }
    }

    fn recovered(disk: &'w Disk, out: &'w Path, taken: Vec<Taken>) -> Result<(Self, Settled), WriteError> {
        let mut settled = Settled::default();
        let mut works = Vec::new();
        for taken in taken {
            let mut work = Self { disk, out, taken, begun: SystemTime::UNIX_EPOCH };
            if !work.recover(&mut settled).map_err(|hindrance| WriteError::hindered(out, hindrance))? {
                continue;
            }
            let stage = work.stage();
            let begun = disk
                .make_folder(&stage)
                .and_then(|()| disk.make_folder(&work.ended()))
                .and_then(|()| disk.clock(&stage));
            work.begun = begun.map_err(WriteError::disk(&stage))?;
            works.push(work);
        }
        match works.into_iter().next() {
            Some(first) => Ok((first, settled)),
            // The only one was spoiled, and is no work folder any more.
            None => Self::begin(disk, out).map(|(work, _)| (work, settled)),
        }
    }

    /// When this build took the folder, by the clock of the file system that it writes to.
    pub fn begun(&self) -> SystemTime {
        self.begun
    }

    /// Where the new site, or what of it is new, waits.
    pub fn stage(&self) -> PathBuf {
        self.taken.folder.join("new")
    }

    /// Where old files end.
    fn ended(&self) -> PathBuf {
        self.taken.folder.join("old")
    }

    fn journal(&self) -> PathBuf {
        self.taken.folder.join("journal")
    }

    /// Puts the stage where no site was.
    pub fn publish_first(&self) -> Result<(), Hindrance> {
        self.disk.rename_new(&self.stage(), self.out).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => Hindrance::InTheWay(".".into()),
            _ => self.refused(error),
        })
    }

    /// The stage and the output folder change places in one step; the files that their owners had changed meanwhile, or
    /// added. `None` where the system can't do it: then nothing has changed.
    pub fn exchange(
        &self,
        ours: BTreeMap<String, Stamp>,
        syncing: &Syncing<'_>,
    ) -> Result<Option<Vec<PathBuf>>, Hindrance> {
        let stage = self.stage();
        let exchange = Arc::new(Exchange { old: self.id(self.out)?, new: self.id(&stage)?, ours });
        self.note(&Journal::Exchange(Arc::clone(&exchange)), syncing)?;
        match self.disk.exchange(&stage, self.out) {
            Err(error) => {
                self.forget().map_err(|error| self.refused(error))?;
                if system::is_unsupported(&error) { Ok(None) } else { Err(self.refused(error)) }
            }
            // The new site is there; what can't be cleared away now is cleared away by the next command.
            Ok(()) => Ok(Some(self.sweep(&exchange).unwrap_or_default())),
        }
    }

    /// Moves single files into the standing site, after that was written down; those that their owners had changed
    /// meanwhile. When one can't be moved, all go back.
    pub fn trade(&self, moves: Moves, syncing: &Syncing<'_>) -> Result<Vec<PathBuf>, Hindrance> {
        let moves = Arc::new(moves);
        self.note(&Journal::Moves(self.id(self.out)?, Arc::clone(&moves)), syncing)?;
        let kept = self.forwards_or_back(&moves)?;
        // All is done; to do it once more would change nothing.
        let _ = self.forget();
        Ok(kept)
    }

    /// The folder itself that has this name now.
    fn id(&self, folder: &Path) -> Result<FileId, Hindrance> {
        let found = self.disk.look(folder).and_then(|found| found.ok_or(io::ErrorKind::NotFound.into()));
        found.map(|found| system::file_id(&found)).map_err(|error| self.refused(error))
    }

    fn note(&self, journal: &Journal, syncing: &Syncing<'_>) -> Result<(), Hindrance> {
        journal.note(self.disk, &self.journal(), syncing).map_err(|error| self.refused(error))
    }

    fn forwards_or_back(&self, moves: &Moves) -> Result<Vec<PathBuf>, Hindrance> {
        moves.forwards(&self.ground()).or_else(|hindrance| {
            moves.back(&self.ground())?;
            self.forget().map_err(|error| self.refused(error))?;
            Err(hindrance)
        })
    }

    fn ground(&self) -> Ground<'_> {
        let (waiting, ended) = (self.stage(), self.ended());
        Ground { disk: self.disk, waiting, ended, out: self.out, known: PathBuf::new().into() }
    }

    /// Ends what is written down; `false` when it can't be read: then the folder is left under another name.
    fn recover(&self, settled: &mut Settled) -> Result<bool, Hindrance> {
        let found = Journal::find(self.disk, &self.journal()).map_err(|error| self.refused(error))?;
        let standing = self.disk.look(self.out).map_err(|error| self.refused(error))?.map(|out| system::file_id(&out));
        match found {
            Found::Whole(Journal::Exchange(exchange)) if standing == Some(exchange.new) => {
                settled.kept.extend(self.sweep(&exchange).map_err(|error| self.refused(error))?);
            }
            // Should something be in the way that its owner put there after the kill, the old site is whole again.
            Found::Whole(Journal::Moves(begun_in, moves)) if standing == Some(begun_in) => {
                match self.forwards_or_back(&moves) {
                    Ok(kept) => settled.kept.extend(kept),
                    Err(Hindrance::InTheWay(_)) => {}
                    Err(hindrance) => return Err(hindrance),
                }
            }
            Found::Spoiled => return self.leave_aside(settled),
            // Nothing had happened yet, or the output folder is another one by now.
            Found::Whole(_) | Found::None => {}
        }
        match self.clear() {
            // Somebody has mounted something in it.
            Err(error) if error.kind() == io::ErrorKind::ResourceBusy => self.leave_aside(settled),
            cleared => cleared.map_err(|error| self.refused(error)).map(|()| true),
        }
    }

    /// Leaves the folder as it is under another name.
    fn leave_aside(&self, settled: &mut Settled) -> Result<bool, Hindrance> {
        let aside = free_name(self.disk, &self.taken.folder);
        self.disk.rename_new(&self.taken.folder, &aside).map_err(|error| self.refused(error))?;
        settled.spoiled = Some(aside);
        Ok(false)
    }

    /// The files that their owners had changed or added meanwhile.
    fn sweep(&self, exchange: &Exchange) -> io::Result<Vec<PathBuf>> {
        let old = self.stage();
        let mut given = Vec::new();
        if self.disk.look(&old)?.is_some_and(|found| system::file_id(&found) == exchange.old) {
            let folders = folders_of(exchange.ours.keys().map(String::as_str));
            given =
                Sweep { disk: self.disk, old: &old, out: self.out, ours: &exchange.ours, folders: &folders }.sweep()?;
        }
        self.forget()?;
        Ok(given)
    }

    fn forget(&self) -> io::Result<()> {
        self.disk.remove_file(&self.journal())
    }

    /// Clears away what no journal speaks of any more: all of it this program has made.
    pub fn clear(&self) -> io::Result<()> {
        self.forget()?;
        self.disk.remove_file(&journal::half(&self.journal()))?;
        self.disk.discard(&self.ended())?;
        self.disk.discard(&self.stage())
    }

    fn refused(&self, error: io::Error) -> Hindrance {
        Hindrance::Disk(self.out.to_owned(), error)
    }
}

impl Drop for Work<'_> {
    fn drop(&mut self) {
        // What can't be removed now is removed by the next build; what is written down is yet to be done.
        if self.disk.look(&self.journal()).is_ok_and(|journal| journal.is_none()) && self.clear().is_ok() {
            self.taken.remove(self.disk);
        }
    }
}

fn take_all(disk: &Disk, folders: Vec<PathBuf>) -> Result<Vec<Taken>, Untaken> {
    folders.into_iter().map(|folder| Taken::new(disk, folder)).collect()
}

/// The path of what has this name in a folder, both below the output folder; `None` for a name that the site can't have.
pub(super) fn path_in(folder: &str, name: &OsStr) -> Option<String> {
    let name = name.to_str()?;
    Some(if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") })
}

/// Every folder that holds one of the files, by its path.
pub(super) fn folders_of<'p>(files: impl IntoIterator<Item = &'p str>) -> BTreeSet<String> {
    let mut folders = BTreeSet::new();
    for mut path in files {
        while let Some((folder, _)) = path.rsplit_once('/') {
            if !folders.insert(folder.to_owned()) {
                break;
            }
            path = folder;
        }
    }
    folders
}
