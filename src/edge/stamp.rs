//! By what a file on disk is seen to have changed, without reading it.

use std::time::{Duration, SystemTime};

use walkdir::DirEntry;

/// How long after a change a file may change again and look the same: the clocks of some file systems tick only every
/// two seconds.
const TICK: Duration = Duration::from_secs(2);

/// What the file system tells of a regular file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// The stamp of a regular file; `None` for anything else, and where the system doesn't tell.
    pub fn of(entry: &DirEntry) -> Option<Self> {
        let metadata = entry.metadata().ok().filter(std::fs::Metadata::is_file)?;
        Some(Self { size: metadata.len(), modified: metadata.modified().ok()?, identity: identity(&metadata) })
    }

    /// Whether the last change is long enough ago that another one would show.
    pub fn is_settled(&self, now: SystemTime) -> bool {
        now.duration_since(self.modified).is_ok_and(|since| since > TICK)
    }
}

#[cfg(unix)]
fn identity(metadata: &std::fs::Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt;
    (metadata.dev(), metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn identity(metadata: &std::fs::Metadata) -> Identity {
    metadata.created().ok()
}
