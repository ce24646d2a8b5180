//! By what a file on disk is seen to have changed, without reading it.

use std::fs::{self, Metadata};
use std::path::Path;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

/// How long after a change a file may change again and look the same: the clocks of some file systems tick only every
/// two seconds.
const TICK: Duration = Duration::from_secs(2);

/// What the file system tells of a regular file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    size: u64,
    modified: SystemTime,
    identity: Identity,
}

/// The file itself and its last change, whatever its date was set to.
#[cfg(unix)]
type Identity = (u64, u64, i64, i64);
/// When the file was made: another one put in its place has another date.
#[cfg(not(unix))]
type Identity = Option<SystemTime>;

impl Stamp {
    /// The stamp of what is at a path; links aren't followed.
    pub fn at(path: &Path) -> Option<Self> {
        Self::of(&fs::symlink_metadata(path).ok()?)
    }

    /// The stamp of a regular file; `None` for anything else, and where the system doesn't tell.
    pub fn of(metadata: &Metadata) -> Option<Self> {
        let modified = metadata.modified().ok().filter(|_| metadata.is_file())?;
        Some(Self { size: metadata.len(), modified, identity: identity(metadata) })
    }

    /// The stamp, when the last change is long enough ago that another one would show.
    pub fn settled(self, now: SystemTime) -> Option<Self> {
        now.duration_since(self.modified).is_ok_and(|since| since > TICK).then_some(self)
    }
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt;
    (metadata.dev(), metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn identity(metadata: &Metadata) -> Identity {
    metadata.created().ok()
}
