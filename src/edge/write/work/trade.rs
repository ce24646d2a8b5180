//! Single files into their places in the standing site, and what they replace out of it into the work folder, forwards or
//! back. Each file is looked at again at the moment when it is moved, and what came out is looked at once more: a file
//! that somebody changed meanwhile is given back to him.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs::Metadata;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::free::free_name;
use crate::edge::disk::Disk;
use crate::edge::stamp::Stamp;
use crate::edge::system;
use crate::edge::write::hindrance::Hindrance;
use crate::source::SourcePath;

/// All that is to be done to a standing site. To do it twice is to do it once.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::edge::write) struct Moves {
    /// In this order.
    pub trades: Vec<Trade>,
    /// Folders of ours in which nothing of ours is left then, the inner ones first.
    pub left: Vec<String>,
    /// Folders that the last site hadn't, the inner ones first.
    pub new: Vec<String>,
}

/// One place in the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::edge::write) struct Trade {
    /// Below the output folder, with `/`.
    pub path: String,
    /// The file that is there, and is ours.
    pub before: Option<Stamp>,
    /// The file that waits in the work folder.
    pub after: Option<Stamp>,
}

/// Where trades happen.
pub(in crate::edge::write) struct Ground<'g> {
    pub disk: &'g Disk,
    /// Where new files wait, by their paths.
    pub waiting: PathBuf,
    /// Where old ones end, by the numbers of their trades.
    pub ended: PathBuf,
    pub out: &'g Path,
    /// The folder that was last found to be one.
    pub known: RefCell<PathBuf>,
}

/// How a trade ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ended {
    Done,
    /// Its owner has changed the file meanwhile, and keeps it so.
    Kept,
    /// The place is being changed by somebody; it has to be looked at anew.
    Again,
}

/// How often a place that somebody changes at the same moment is looked at anew.
const TRIES: usize = 8;

impl Moves {
    /// Makes all trades; the paths that their owners have changed meanwhile.
    pub fn forwards(&self, ground: &Ground<'_>) -> Result<Vec<PathBuf>, Hindrance> {
        let mut kept = Vec::new();
        let entered = self.enter(ground)?;
        let has_entered = |path: &str| path.match_indices('/').any(|(end, _)| entered.contains(&path[..end]));
        for (number, trade) in self.trades.iter().enumerate().filter(|(_, trade)| !has_entered(&trade.path)) {
            let place = Place::new(ground, trade, number)?;
            if place.until_settled(|place| place.forward(trade, &self.left))? == Ended::Kept {
                kept.push(PathBuf::from(&trade.path));
            }
        }
        self.left.iter().for_each(|folder| ground.drop_if_empty(folder));
        Ok(kept)
    }

    /// Moves in whole folders that are new, where nothing has their names; in such a folder nothing can be in the way.
    fn enter(&self, ground: &Ground<'_>) -> Result<BTreeSet<&str>, Hindrance> {
        let mut entered = BTreeSet::new();
        let new: BTreeSet<&str> = self.new.iter().map(String::as_str).collect();
        let is_outermost = |folder: &&str| !folder.match_indices('/').any(|(end, _)| new.contains(&folder[..end]));
        for folder in new.iter().copied().filter(is_outermost).filter(|folder| SourcePath::new(folder).is_some()) {
            let (waiting, at) = (ground.waiting.join(folder), ground.out.join(folder));
            let hindered = |error| Hindrance::Disk(at.clone(), error);
            let has_room = ground.has_real_folders(folder).map_err(hindered)?
                && ground.disk.look(&at).map_err(hindered)?.is_none()
                && ground.disk.is_folder(&waiting).map_err(hindered)?;
            // Should it not be possible, its files come one by one.
            if has_room && ground.disk.rename_new(&waiting, &at).is_ok() {
                entered.insert(folder);
            }
        }
        Ok(entered)
    }

    /// Takes all trades back, the last one first.
    pub fn back(&self, ground: &Ground<'_>) -> Result<(), Hindrance> {
        for (number, trade) in self.trades.iter().enumerate().rev() {
            Place::new(ground, trade, number)?.until_settled(|place| place.back(trade, &self.new))?;
        }
        self.new.iter().for_each(|folder| ground.drop_if_empty(folder));
        Ok(())
    }
}

impl Ground<'_> {
    /// A folder with something of others in it stays.
    fn drop_if_empty(&self, folder: &str) {
        if SourcePath::new(folder).is_some() && self.has_real_folders(folder).unwrap_or_default() {
            let _ = self.disk.remove_folder(&self.out.join(folder));
        }
    }

    /// Whether every folder around a path is one itself, and no link to one.
    fn has_real_folders(&self, path: &str) -> io::Result<bool> {
        let Some((folder, _)) = path.rsplit_once('/') else { return Ok(true) };
        if *self.known.borrow() == Path::new(folder) {
            return Ok(true);
        }
        for (end, _) in path.match_indices('/') {
            if !self.disk.is_folder(&self.out.join(&path[..end]))? {
                return Ok(false);
            }
        }
        self.known.replace(folder.into());
        Ok(true)
    }

    /// Makes the folders around a path that aren't there.
    fn make_folders(&self, path: &str) -> Result<(), Hindrance> {
        let Some((folder, _)) = path.rsplit_once('/') else { return Ok(()) };
        if *self.known.borrow() == Path::new(folder) {
            return Ok(());
        }
        for (end, _) in path.match_indices('/') {
            let inside = &path[..end];
            let folder = self.out.join(inside);
            let hindered = |error| Hindrance::Disk(folder.clone(), error);
            match self.disk.look(&folder).map_err(hindered)? {
                Some(found) if found.is_dir() => {}
                Some(_) => return Err(Hindrance::InTheWay(inside.into())),
                None => self.disk.make_folder(&folder).map_err(hindered)?,
            }
        }
        self.known.replace(folder.into());
        Ok(())
    }
}

/// A place, and what in the work folder goes with it.
struct Place<'p> {
    ground: &'p Ground<'p>,
    path: &'p str,
    at: PathBuf,
    /// Where the new file waits; after an exchange, where the old one is.
    waiting: PathBuf,
    /// Where the old file ends when the two aren't exchanged.
    ended: PathBuf,
}

impl<'p> Place<'p> {
    fn new(ground: &'p Ground<'p>, trade: &'p Trade, number: usize) -> Result<Self, Hindrance> {
        let path = trade.path.as_str();
        // Whatever a journal says, nothing is moved outside of the site.
        if SourcePath::new(path).is_none() {
            return Err(Hindrance::InTheWay(path.into()));
        }
        let ended = ground.ended.join(number.to_string());
        Ok(Self { ground, path, at: ground.out.join(path), waiting: ground.waiting.join(path), ended })
    }

    fn until_settled(&self, step: impl Fn(&Self) -> Result<Ended, Hindrance>) -> Result<Ended, Hindrance> {
        for _ in 0..TRIES {
            let ended = step(self)?;
            if ended != Ended::Again {
                return Ok(ended);
            }
        }
        Err(Hindrance::Disk(self.at.clone(), ErrorKind::ResourceBusy.into()))
    }

    fn forward(&self, trade: &Trade, left: &[String]) -> Result<Ended, Hindrance> {
        if trade.after.is_none() {
            if self.stamp(&self.ended)?.is_none() {
                return self.take(trade);
            }
        } else if is_left(self.stamp(&self.waiting)?, trade.after) {
            return self.put(trade, left);
        }
        // What came out, here or in the build that was killed here.
        for old in [&self.waiting, &self.ended] {
            let stamp = self.stamp(old)?;
            if stamp.is_some() && !is_left(stamp, trade.before) && !is_left(stamp, trade.after) {
                self.give_back(old, trade)?;
                return Ok(Ended::Kept);
            }
        }
        Ok(Ended::Done)
    }

    /// Moves the new file in.
    fn put(&self, trade: &Trade, left: &[String]) -> Result<Ended, Hindrance> {
        self.ground.make_folders(self.path)?;
        let moved = match self.look()? {
            None => {
                let moved = self.ground.disk.rename_new(&self.waiting, &self.at);
                // Nothing came out that would have to be looked at.
                return if moved.is_ok() { Ok(Ended::Done) } else { self.again(moved) };
            }
            Some(there) if trade.before.is_some() && is_left(Stamp::of(&there), trade.before) => self.swap(),
            // A folder that held what was ours alone gives way to a file of its name.
            Some(there) if there.is_dir() && left.iter().any(|folder| folder == self.path) => {
                match self.ground.disk.remove_folder(&self.at) {
                    Err(_) => return Err(self.in_the_way()),
                    removed => removed,
                }
            }
            Some(_) if trade.before.is_some() => return Ok(Ended::Kept),
            Some(_) => return Err(self.in_the_way()),
        };
        self.again(moved)
    }

    /// Moves the old file out, where no new one comes in.
    fn take(&self, trade: &Trade) -> Result<Ended, Hindrance> {
        if !self.ground.has_real_folders(self.path).map_err(|error| self.refused(error))? {
            return Ok(Ended::Done);
        }
        match self.look()? {
            None => Ok(Ended::Done),
            Some(there) if is_left(Stamp::of(&there), trade.before) => {
                let moved = self.ground.disk.rename_new(&self.at, &self.ended);
                let is_it = moved.is_ok() && is_left(self.stamp(&self.ended)?, trade.before);
                if is_it { Ok(Ended::Done) } else { self.again(moved) }
            }
            Some(_) => Ok(Ended::Kept),
        }
    }

    fn back(&self, trade: &Trade, new: &[String]) -> Result<Ended, Hindrance> {
        let waiting = self.stamp(&self.waiting)?;
        let still_waits = trade.after.is_some() && is_left(waiting, trade.after);
        let old = match (self.stamp(&self.ended)?, waiting) {
            (Some(_), _) => Some(&self.ended),
            (None, Some(_)) if !still_waits => Some(&self.waiting),
            _ => None,
        };
        if old.is_none() {
            if !self.ground.has_real_folders(self.path).map_err(|error| self.refused(error))? {
                return Ok(Ended::Done);
            }
        } else if let Err(Hindrance::InTheWay(_)) = self.ground.make_folders(self.path) {
            return Ok(Ended::Kept);
        }
        let ours = |there: &Metadata| trade.after.is_some() && is_left(Stamp::of(there), trade.after);
        match (old, self.look()?) {
            (None, Some(there)) if ours(&there) => {
                // It may have come in with its whole folder.
                let made = self.ground.disk.make_folders_above(&self.waiting);
                self.again(made.and_then(|()| self.ground.disk.rename_new(&self.at, &self.waiting)))
            }
            (Some(old), Some(there)) if ours(&there) => self.again(self.make_room(old)),
            // A folder that was made where a file of its name was.
            (Some(_), Some(there)) if there.is_dir() && new.iter().any(|folder| folder == self.path) => {
                let removed = self.ground.disk.remove_folder(&self.at);
                removed.map_or(Ok(Ended::Kept), |()| Ok(Ended::Again))
            }
            (Some(old), None) => self.again(self.ground.disk.rename_new(old, &self.at)),
            // Whoever put something there meanwhile keeps it.
            (Some(_), Some(_)) => Ok(Ended::Kept),
            (None, _) => Ok(Ended::Done),
        }
    }

    /// Gives its owner the file that came out: at its place, where ours is now, or beside it.
    fn give_back(&self, old: &Path, trade: &Trade) -> Result<(), Hindrance> {
        let ours = |there: &Metadata| trade.after.is_some() && is_left(Stamp::of(there), trade.after);
        let given = match self.look()? {
            Some(there) if ours(&there) => self.make_room(old),
            _ => Ok(()),
        };
        given.map_err(|error| self.refused(error))?;
        // Where the two couldn't be exchanged, and where ours wasn't.
        let remains = self.stamp(old)?.filter(|stamp| !is_left(Some(*stamp), trade.after));
        if remains.is_some() {
            self.ground.make_folders(self.path)?;
            let to = if self.look()?.is_none() { self.at.clone() } else { free_name(self.ground.disk, &self.at) };
            self.ground.disk.rename_new(old, &to).map_err(|error| self.refused(error))?;
        }
        Ok(())
    }

    /// The new file takes the place of the old one in one step, where the system can; otherwise the first of two is made:
    /// the old one goes, and the place is empty.
    fn swap(&self) -> io::Result<()> {
        match self.ground.disk.exchange(&self.waiting, &self.at) {
            Err(error) if system::is_unsupported(&error) => self.ground.disk.rename_new(&self.at, &self.ended),
            settled => settled,
        }
    }

    /// The new file goes back to where it waited, from where the old one comes if they had been exchanged.
    fn make_room(&self, old: &Path) -> io::Result<()> {
        if old == self.waiting {
            self.ground.disk.exchange(&self.waiting, &self.at)
        } else {
            self.ground.disk.rename_new(&self.at, &self.waiting)
        }
    }

    /// Somebody was quicker than the move: it has to be seen how things are now.
    fn again(&self, moved: io::Result<()>) -> Result<Ended, Hindrance> {
        match moved {
            Err(error) if !matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::NotFound) => {
                Err(self.refused(error))
            }
            _ => Ok(Ended::Again),
        }
    }

    fn look(&self) -> Result<Option<Metadata>, Hindrance> {
        self.ground.disk.look(&self.at).map_err(|error| self.refused(error))
    }

    fn stamp(&self, path: &Path) -> Result<Option<Stamp>, Hindrance> {
        self.ground.disk.stamp(path).map_err(|error| Hindrance::Disk(path.to_owned(), error))
    }

    fn refused(&self, error: io::Error) -> Hindrance {
        Hindrance::Disk(self.at.clone(), error)
    }

    fn in_the_way(&self) -> Hindrance {
        Hindrance::InTheWay(self.path.into())
    }
}

/// Whether a file is there and as it was left.
fn is_left(there: Option<Stamp>, left: Option<Stamp>) -> bool {
    there.zip(left).is_some_and(|(there, left)| there.is_as_left(left))
}
