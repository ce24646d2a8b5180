//! The site's outputs onto the disk. A build that fails (a template, a full disk) leaves the last published site as it
//! was, and at every moment every file of the site is whole: the old one or the new one.
//!
//! There are two ways. Where nobody else has anything in the output folder, and much has changed, the new site is composed
//! in a work folder beside it, then the two change places in one step: all or nothing. What others have put into the old
//! one by then is given back.
//!
//! Otherwise (little has changed, somebody else's files or a mounted folder stand in the output folder, or the system
//! knows no such step) the folder stays, and only the files that differ are made. They wait in the work folder until all
//! are there; then each changes places with the one it replaces, new ones first. For that moment, some milliseconds, old
//! and new files stand side by side.
//!
//! Either way is written down before its first step. Should the program be killed meanwhile, the next command that is
//! given this output folder ends it: the new site is whole then, or, where something is in the way, the old one again.
//!
//! Only files that the manifest lists are ever moved or removed, and only if they are as they were when the publication
//! began. What stands where a page belongs and isn't ours stops it before anything is moved.

mod addresses;
mod compose;
mod error;
mod goods;
mod guard;
mod hindrance;
mod made;
mod manifest;
mod plan;
mod record;
mod renew;
mod stage;
mod standing;
mod synced;
#[cfg(test)]
mod tests;
mod work;

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;

pub use addresses::{keep_published, last_published};
pub use error::WriteError;
pub use manifest::NAME as MANIFEST;
pub use record::Imprint;
pub use work::Settled;

use crate::address::OutPath;
use crate::edge::cache::Cache;
use crate::edge::disk::Disk;
use crate::edge::stamp::Stamp;
use crate::fingerprint::Fingerprint;
use crate::output::{Class, Outputs};
use compose::{Composed, Composer, Unchanged};
use goods::{Goods, Sources};
use hindrance::Hindrance;
use made::Made;
use plan::Plan;
use record::{Filed, Record};
use renew::Renewal;
use stage::Stage;
use standing::{Obstacle, Standing};
use synced::Syncing;
use work::Work;

/// What to do with what this program didn't make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// Leave it alone; where it is in the way, say so and publish nothing.
    Refuse,
    /// Write beside it, and give it another name where it is in the way.
    TakeOver,
}

/// What a publication has to outlive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// That the program is killed. A few files are made to outlive a power cut too, since that takes no time.
    Kill,
    /// Also a power cut, at any moment.
    PowerCut,
}

/// From where to where a site is published.
#[derive(Clone, Debug)]
pub struct Place<'p> {
    /// The folder of the sources.
    pub root: &'p Path,
    /// The output folder.
    pub out: &'p Path,
    /// Where what is known of the last publication is kept.
    pub cache: &'p Cache,
    /// What to do with what others have in the output folder.
    pub foreign: Foreign,
    /// What a publication has to outlive.
    pub durability: Durability,
    /// When the command began: what others change in the output folder from then on, they keep.
    pub begun: SystemTime,
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publication {
    /// Pages that were rendered.
    pub rendered: usize,
    /// Files of the site that weren't there before with the same bytes.
    pub written: usize,
    /// What was in the way, and the name that it has now, by paths below the output folder.
    pub moved_aside: Vec<(PathBuf, PathBuf)>,
    /// Files that somebody changed or added while the site was being published, and that were left so.
    pub kept: Vec<PathBuf>,
}

/// Ends what a command that was killed left half done in an output folder. It is good to begin with that: what is wrong
/// with the content then leaves a whole site.
///
/// # Errors
/// When another build writes there, or the disk says no.
pub fn settle(out: &Path) -> Result<Settled, WriteError> {
    settle_on(&Disk::default(), out)
}

fn settle_on(disk: &Disk, out: &Path) -> Result<Settled, WriteError> {
    Work::settle(disk, &guard::real(out).map_err(WriteError::disk(out))?)
}

impl Place<'_> {
    /// The imprint that the output folder holds, byte for byte, if it was made from this snapshot.
    pub fn imprint(&self, snapshot: Fingerprint) -> Option<Imprint> {
        self.imprint_on(&Disk::default(), snapshot)
    }

    fn imprint_on(&self, disk: &Disk, snapshot: Fingerprint) -> Option<Imprint> {
        let out = guard::check(self.root, self.out).ok()?;
        let record = Record::read(self.cache, &out).filter(|record| record.imprint.snapshot == Some(snapshot))?;
        // Where nobody writes and nothing is to be kept, not even a lock is written.
        let is_kept = record.safe || self.durability == Durability::Kill;
        if is_kept && Work::is_free(disk, &out) && record.stands(disk, &out) {
            return Some(record.imprint);
        }
        let (work, _) = Work::begin(disk, &out).ok()?;
        let mut record = record.verified(disk, &out, work.begun())?;
        if self.durability == Durability::PowerCut && !record.safe {
            disk.sync_all(&out).ok()?;
            (record.safe, record.amended) = (true, true);
        }
        if record.amended {
            record.keep(self.cache, &out);
        }
        Some(record.imprint)
    }

    /// Writes every output. `tick` is called once a file that is made, from any thread.
    ///
    /// # Errors
    /// When the folder must not be written to, something is in the way, a template fails, or the disk says no. The output
    /// folder is then as it was before.
    pub fn publish(
        &self,
        outputs: &Outputs,
        imprint: Imprint,
        tick: &(dyn Fn() + Sync),
    ) -> Result<Publication, WriteError> {
        self.publish_on(&Disk::default(), outputs, imprint, tick)
    }

    fn publish_on(
        &self,
        disk: &Disk,
        goods: &dyn Goods,
        imprint: Imprint,
        tick: &(dyn Fn() + Sync),
    ) -> Result<Publication, WriteError> {
        let out = guard::check(self.root, self.out)?;
        let (work, _) = Work::begin(disk, &out)?;
        let record = Record::read(self.cache, &out);
        let publishing = Publishing {
            place: self,
            record: record.as_ref(),
            disk,
            goods,
            out: &out,
            work: &work,
            stage: work.stage(),
            sources: Sources::open(self.root)?,
        };
        let last = record.as_ref().and_then(|record| record.verified(disk, &out, work.begun()));
        let renewed = match &last {
            Some(last) => publishing.renew(last, tick)?,
            None => None,
        };
        let done = match renewed {
            Some(done) => done,
            None => publishing.compose(tick)?,
        };
        // The stamp of a file changes when its second name in the old site goes.
        let _ = work.clear();
        let filed = |(path, made): (OutPath, Made)| {
            let at = out.join(&path);
            let filed = match (done.moved.get(&path), done.known.get(&path)) {
                (Some(moved), _) => moved.moved_to(disk, &at)?,
                (None, Some(known)) => known.made_from(made),
                (None, None) => Filed::at(disk, &at, made, work.begun())?,
            };
            Some((path, filed))
        };
        if let Some(files) = done.files.into_par_iter().map(filed).collect() {
            Record::new(imprint, files, done.safe).keep(self.cache, &out);
        }
        Ok(done.published)
    }
}

/// A publication on its way.
struct Publishing<'p> {
    place: &'p Place<'p>,
    /// What is known of the last one, whether it still stands or not.
    record: Option<&'p Record>,
    disk: &'p Disk,
    goods: &'p dyn Goods,
    /// The real path of the output folder.
    out: &'p Path,
    work: &'p Work<'p>,
    stage: PathBuf,
    sources: Sources<'p>,
}

/// A publication that came to its end.
struct Done {
    published: Publication,
    /// The files of the site, the manifest among them.
    files: BTreeMap<OutPath, Made>,
    /// Those whose stamps were taken when it was certain what they are: had somebody changed one since, that will show.
    known: BTreeMap<OutPath, Filed>,
    /// The same for those that were moved to their places since.
    moved: BTreeMap<OutPath, Filed>,
    /// Whether all of it would outlive a power cut.
    safe: bool,
}

impl Done {
    /// Of a site that was composed.
    fn of(composed: Composed, kept: Vec<PathBuf>, safe: bool) -> Self {
        let Composed { files, written } = composed;
        let rendered = files.values().filter(|made| made.class == Class::Page).count();
        let published = Publication { rendered, written: written.len(), kept, ..Publication::default() };
        Self { published, files, known: written, moved: BTreeMap::new(), safe }
    }
}

impl Publishing<'_> {
    /// Brings the site up to date in place; `None` when it has to be composed.
    fn renew(&self, last: &Record, tick: &(dyn Fn() + Sync)) -> Result<Option<Done>, WriteError> {
        let stage = self.staging();
        let renewal = Renewal { stage, goods: self.goods, sources: &self.sources, out: self.out, last };
        let Some(renewed) = renewal.stage(tick)? else { return Ok(None) };
        let waiting: Vec<_> =
            renewed.waiting.iter().filter_map(|path| Some((path, *renewed.files.get(path)?))).collect();
        let waiting = stage.filed(waiting.into_par_iter())?;
        let before = last.files.iter().map(|(path, filed)| (path.as_str(), filed.stamp())).collect();
        let syncing = Syncing::of_files(self.disk, self.place.durability, waiting.len());
        let (kept, synced) = self.trade(&waiting, before, &renewed.files, &syncing)?;
        let published =
            Publication { rendered: renewed.rendered, written: waiting.len(), kept, ..Publication::default() };
        let untouched = last.files.iter().filter(|(path, _)| !waiting.contains_key(*path));
        let made = |(path, filed): (&OutPath, &Filed)| Some((path.clone(), filed.made_from(*renewed.files.get(path)?)));
        let known = untouched.filter_map(made).collect();
        let safe = synced && (last.safe || self.place.durability == Durability::PowerCut);
        Ok(Some(Done { published, files: renewed.files, known, moved: waiting, safe }))
    }

    /// Makes the whole site, and puts it in the place of the old one or its files in the places of the old ones.
    fn compose(&self, tick: &(dyn Fn() + Sync)) -> Result<Done, WriteError> {
        if self.disk.look(self.out).map_err(WriteError::disk(self.out))?.is_none() {
            let composed = self.composer(None, Unchanged::Linked).compose(tick)?;
            return self.first(composed);
        }
        let standing = self.standing()?;
        self.stop_before(&standing)?;
        let unchanged = if standing.is_plain() { Unchanged::Linked } else { Unchanged::LeftOut };
        let composed = self.composer(Some(&standing), unchanged).compose(tick)?;
        // What came while the site was being made is seen too.
        let mut now = self.standing()?;
        now.ours = standing.ours;
        if now.is_plain() && unchanged == Unchanged::Linked {
            self.exchange(composed, now)
        } else {
            self.among_others(composed, &now)
        }
    }

    fn staging(&self) -> Stage<'_> {
        Stage { disk: self.disk, folder: &self.stage }
    }

    fn composer<'c>(&'c self, standing: Option<&'c Standing>, unchanged: Unchanged) -> Composer<'c> {
        Composer {
            goods: self.goods,
            sources: &self.sources,
            stage: self.staging(),
            standing: standing.map(|standing| (self.out, standing)),
            unchanged,
        }
    }

    fn standing(&self) -> Result<Standing, WriteError> {
        let model = self.disk.look(&self.stage).and_then(|found| found.ok_or(ErrorKind::NotFound.into()));
        Standing::read(self.disk, self.place, self.out, &model.map_err(WriteError::disk(&self.stage))?, self.record)
    }

    /// What is in the way stops the publication, unless it is to be moved aside.
    fn stop_before(&self, standing: &Standing) -> Result<Vec<Obstacle>, WriteError> {
        let paths = self.goods.paths();
        let obstacles = standing.in_the_way(paths.into_iter().chain([&manifest::NAME]));
        if obstacles.is_empty() || self.place.foreign == Foreign::TakeOver {
            return Ok(obstacles);
        }
        let things = obstacles.into_iter().map(|obstacle| obstacle.thing).collect();
        Err(WriteError::InTheWay { out: self.out.to_owned(), things })
    }

    fn first(&self, composed: Composed) -> Result<Done, WriteError> {
        let syncing = Syncing::of_all(self.disk, self.place.durability);
        let synced = syncing.before(&self.stage, composed.written.keys())?;
        self.work.publish_first().map_err(|hindrance| self.hindered(hindrance))?;
        let synced = syncing.after(self.out, composed.written.keys())? && synced;
        Ok(Done::of(composed, Vec::new(), synced))
    }

    /// The new folder takes the place of the old one.
    fn exchange(&self, composed: Composed, standing: Standing) -> Result<Done, WriteError> {
        let syncing = Syncing::of_all(self.disk, self.place.durability);
        let synced = syncing.before(&self.stage, composed.written.keys())?;
        let permitted = self.disk.look(self.out).and_then(|old| match old {
            Some(old) => self.disk.permit_as(&old, &self.stage),
            None => Ok(()),
        });
        permitted.map_err(WriteError::disk(&self.stage))?;
        match self.work.exchange(standing.ours.clone(), &syncing).map_err(|hindrance| self.hindered(hindrance))? {
            Some(kept) => {
                let synced = syncing.after(self.out, composed.written.keys())? && synced;
                Ok(Done::of(composed, kept, synced))
            }
            None => self.among_others(composed, &standing),
        }
    }

    /// The files that differ take the places of the old ones, one by one.
    fn among_others(&self, composed: Composed, standing: &Standing) -> Result<Done, WriteError> {
        let obstacles = self.stop_before(standing)?;
        let moved_aside = standing::move_aside(self.disk, self.out, &obstacles)?;
        let before = standing.ours.iter().map(|(path, stamp)| (path.as_str(), *stamp)).collect();
        let syncing = Syncing::of_all(self.disk, self.place.durability);
        let (kept, synced) = self.trade(&composed.written, before, &composed.files, &syncing)?;
        let mut done = Done::of(composed, kept, synced);
        done.published.moved_aside = moved_aside;
        done.moved = std::mem::take(&mut done.known);
        Ok(done)
    }

    /// Moves what waits into the site, and what the site no longer has out of it; the paths that their owners changed
    /// meanwhile, and whether it was synchronised.
    fn trade(
        &self,
        waiting: &BTreeMap<OutPath, Filed>,
        before: BTreeMap<&str, Stamp>,
        after: &BTreeMap<OutPath, Made>,
        syncing: &Syncing<'_>,
    ) -> Result<(Vec<PathBuf>, bool), WriteError> {
        let class = |path: &OutPath| after.get(path).map_or(Class::File, |made| made.class);
        let moved = waiting.iter().map(|(path, filed)| (path.as_str(), (filed.stamp(), class(path)))).collect();
        let after: BTreeSet<&str> = after.keys().map(OutPath::as_str).collect();
        let moves = Plan { waiting: moved, before, after }.moves();
        if moves.trades.is_empty() {
            return Ok((Vec::new(), true));
        }
        let paths: Vec<OutPath> = moves.trades.iter().map(|trade| OutPath::new(trade.path.clone())).collect();
        let synced = syncing.before(&self.stage, waiting.keys())?;
        let kept = self.work.trade(moves, syncing).map_err(|hindrance| self.hindered(hindrance))?;
        Ok((kept, syncing.after(self.out, paths.iter())? && synced))
    }

    fn hindered(&self, hindrance: Hindrance) -> WriteError {
        WriteError::hindered(self.out, hindrance)
    }
}
