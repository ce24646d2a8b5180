//! The site's outputs onto the disk. A build that fails (a template, a full disk) leaves the last published site as it
//! was, and at every moment every file of the site is whole: the old one or the new one.
//!
//! The first time, and whenever much has changed, the new site is composed in a work folder beside the output folder,
//! then the two change places in one step: all or nothing.
//!
//! When little has changed, and the output folder is exactly as the last build left it (of which a record in the cache
//! tells), only the files that differ are made. They wait in the work folder until all are there; then they are moved
//! to their places one after the other, new ones first. For that moment, some milliseconds, old and new files stand
//! side by side. The moves are written down before the first of them: should the program be killed between two, the
//! next build finishes them before anything else, even one that finds mistakes in the content.
//!
//! Files whose bytes didn't change keep their inode and time; files that somebody else put into the output folder stay
//! there.

mod compose;
mod error;
mod guard;
mod made;
mod manifest;
mod moves;
mod previous;
mod record;
mod renew;
mod swap;
mod work;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

pub use error::WriteError;
pub use manifest::NAME as MANIFEST;
pub use record::Imprint;

use crate::address::OutPath;
use crate::edge::cache::Cache;
use crate::fingerprint::Fingerprint;
use crate::output::{Class, Outputs};
use compose::Composer;
use made::Made;
use previous::Previous;
use record::{Filed, Record};
use renew::Renewal;
use work::Work;

/// What to do with an output folder that this program didn't make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// Leave it alone and say so.
    Refuse,
    /// Write into it; its own files stay unless the site has one of the same name.
    TakeOver,
}

/// From where to where a site is published.
#[derive(Clone, Copy, Debug)]
pub struct Place<'p> {
    /// The folder of the sources.
    pub root: &'p Path,
    /// The output folder.
    pub out: &'p Path,
    /// Where what is known of the last publication is kept.
    pub cache: &'p Cache,
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publication {
    /// Pages that were rendered.
    pub rendered: usize,
    /// Files of the site that weren't there before with the same bytes.
    pub written: usize,
    /// Files of others that gave way to a file of the site, by their paths below the output folder.
    pub replaced: Vec<PathBuf>,
}

impl Place<'_> {
    /// Finishes what a build that was killed left half done. It is good to begin with that: what is wrong with the
    /// content then leaves a whole site.
    ///
    /// # Errors
    /// When the folder must not be written to, or the disk says no.
    pub fn settle(&self) -> Result<(), WriteError> {
        Work::settle(&guard::check(self.root, self.out)?)
    }

    /// The imprint that the output folder holds, byte for byte, if it was made from this snapshot.
    pub fn imprint(&self, snapshot: Fingerprint) -> Option<Imprint> {
        let out = guard::check(self.root, self.out).ok()?;
        let record = Record::read(self.cache, &out).filter(|record| record.imprint.snapshot == Some(snapshot))?;
        let work = Work::begin(&out).ok()?;
        let record = record.verified(&out, work.begun())?;
        if record.amended {
            record.keep(self.cache, &out);
        }
        Some(record.imprint)
    }

    /// Writes every output. `tick` is called once a file that is made, from any thread.
    ///
    /// # Errors
    /// When the folder must not be written to, a template fails, or the disk says no. The output folder is then
    /// as it was before.
    pub fn publish(
        &self,
        outputs: &Outputs,
        imprint: Imprint,
        foreign: Foreign,
        tick: &(dyn Fn() + Sync),
    ) -> Result<Publication, WriteError> {
        let out = guard::check(self.root, self.out)?;
        let work = Work::begin(&out)?;
        let last = Record::read(self.cache, &out).and_then(|record| record.verified(&out, work.begun()));
        let renewed = match &last {
            Some(last) => renew(&Renewal { outputs, root: self.root, out: &out, work: &work, last }, tick)?,
            None => None,
        };
        let Done { published, files, stamped } = match renewed {
            Some(done) => done,
            None => self.compose(outputs, &out, &work, foreign, tick)?,
        };
        // The stamp of a file changes when its second name in the old site goes.
        work.clear();
        let filed = |(path, made): (OutPath, Made)| {
            let filed = match stamped.get(&path) {
                Some(known) => known.made_from(made),
                None => Filed::at(&out.join(&path), made, work.begun())?,
            };
            Some((path, filed))
        };
        if let Some(files) = files.into_par_iter().map(filed).collect() {
            Record { imprint, files, amended: true }.keep(self.cache, &out);
        }
        Ok(published)
    }

    fn compose(
        &self,
        outputs: &Outputs,
        out: &Path,
        work: &Work,
        foreign: Foreign,
        tick: &(dyn Fn() + Sync),
    ) -> Result<Done, WriteError> {
        let previous = Previous::read(out, foreign)?;
        let composer = Composer { outputs, root: self.root, stage: &work.stage(), previous: &previous };
        let composed = composer.compose(tick)?;
        swap::swap(work, out)?;
        let rendered = composed.files.values().filter(|made| made.class == Class::Page).count();
        let published = Publication { rendered, written: composed.written, replaced: composed.replaced };
        Ok(Done { published, files: composed.files, stamped: composed.stamped })
    }
}

/// A publication that came to its end.
struct Done {
    published: Publication,
    /// The files of the site, the manifest among them.
    files: BTreeMap<OutPath, Made>,
    /// Those whose stamps were taken when it was certain what they are: had somebody changed one since, that will show.
    stamped: BTreeMap<OutPath, Filed>,
}

/// Brings the site up to date in place; `None` when it has to be composed. A move that fails half way also leads
/// there, since composing asks nothing of what stands in the output folder.
fn renew(renewal: &Renewal<'_>, tick: &(dyn Fn() + Sync)) -> Result<Option<Done>, WriteError> {
    let Some(renewed) = renewal.stage(tick)? else { return Ok(None) };
    if renewed.publish(renewal).is_err() {
        return Ok(None);
    }
    let published = Publication { rendered: renewed.rendered, written: renewed.staged.len(), replaced: Vec::new() };
    let untouched = renewal.last.files.iter().filter(|(path, _)| !renewed.staged.contains_key(*path));
    let stamped = untouched.map(|(path, filed)| (path.clone(), *filed)).collect();
    Ok(Some(Done { published, files: renewed.files, stamped }))
}
