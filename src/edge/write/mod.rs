//! The site's outputs onto the disk, all or nothing.
//!
//! The new site is composed in a work folder beside the output folder, then the two change places in one step.
//! A build that is killed, or finds the disk full, leaves the last published site as it was.
//! Files whose bytes didn't change keep their inode and time; files that somebody else put into the
//! output folder stay there.

mod compose;
mod error;
mod guard;
mod manifest;
mod previous;
mod swap;
mod work;

use std::path::{Path, PathBuf};

pub use error::WriteError;
pub use manifest::NAME as MANIFEST;

use crate::output::Outputs;
use compose::Composer;
use previous::Previous;
use work::Work;

/// What to do with an output folder that this program didn't make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// Leave it alone and say so.
    Refuse,
    /// Write into it; its own files stay unless the site has one of the same name.
    TakeOver,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Files of the site.
    pub files: usize,
    /// Those of them that are as they were before.
    pub unchanged: usize,
    /// Files of others that were kept.
    pub kept: usize,
    /// Files of others that gave way to a file of the site, by their paths below the output folder.
    pub replaced: Vec<PathBuf>,
}

/// Writes every output below `out`; `root` is the folder of the sources. `tick` is called once a file, from any thread.
///
/// # Errors
/// When the folder must not be written to, a template fails, or the disk says no. The output folder is then
/// as it was before.
pub fn publish(
    outputs: &Outputs,
    root: &Path,
    out: &Path,
    foreign: Foreign,
    tick: &(dyn Fn() + Sync),
) -> Result<Published, WriteError> {
    let out = guard::check(root, out)?;
    let work = Work::begin(&out)?;
    let previous = Previous::read(&out, foreign)?;
    let composer = Composer { outputs, root, stage: &work.stage(), previous: &previous };
    let published = composer.compose(tick)?;
    swap::swap(&work, &out)?;
    Ok(published)
}
