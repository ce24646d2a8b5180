//! By what a file on disk is seen to have changed, without reading it.

use std::fs::{self, Metadata};
use std::path::Path;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::system::{self, Changed, FileId};

/// How long after a change a file may change again and look the same: the clocks of some file systems tick only every
/// two seconds.
pub(super) const TICK: Duration = Duration::from_secs(2);
/// The same where the clock of the file system tells fractions of a millisecond: systems turn it on a hundred times a
/// second and more.
const FINE_TICK: Duration = Duration::from_millis(50);

/// What the file system tells of a regular file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    size: u64,
    modified: SystemTime,
    file: FileId,
    changed: Changed,
}

impl Stamp {
    /// The stamp of what is at a path; links aren't followed.
    pub fn at(path: &Path) -> Option<Self> {
        Self::of(&fs::symlink_metadata(path).ok()?)
    }

    /// The stamp of a regular file; `None` for anything else, and where the system doesn't tell.
    pub fn of(metadata: &Metadata) -> Option<Self> {
        let modified = metadata.modified().ok().filter(|_| metadata.is_file())?;
        Some(Self {
            size: metadata.len(),
            modified,
            file: system::file_id(metadata),
            changed: system::changed(metadata),
        })
    }

    /// How many bytes the file has.
    pub fn size(self) -> u64 {
        self.size
    }

    /// Whether it is the same file with the same bytes; who may read it, and how many names it has, may have changed.
    pub fn is_as_left(self, other: Self) -> bool {
        Self { changed: other.changed, ..self } == other
    }

    /// Whether the file, its name or its rights were changed after a moment.
    pub fn is_changed_since(self, moment: SystemTime) -> bool {
        self.modified >= moment || system::is_after(self.changed, moment)
    }

    /// A stamp that no file has, since none is so large.
    #[must_use]
    pub fn of_none(self) -> Self {
        Self { size: u64::MAX, ..self }
    }

    /// Whether the last change is long enough ago, `now` being told by the clock of the file system itself: how finely
    /// that goes is seen then.
    pub fn is_settled_by_its_clock(self, now: SystemTime) -> bool {
        let fraction = self.modified.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.subsec_nanos());
        let tick = if fraction.is_multiple_of(1_000_000) { TICK } else { FINE_TICK };
        self.is_older_than(tick, now)
    }

    /// Whether the last change was longer ago than this.
    pub fn is_older_than(self, age: Duration, now: SystemTime) -> bool {
        now.duration_since(self.modified).is_ok_and(|since| since > age)
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};

    use super::*;

    /// Whether a file changed so many nanoseconds after a full second is settled so many milliseconds later.
    fn is_settled(nanos: u32, later: u64) -> bool {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bai.md");
        let changed = SystemTime::UNIX_EPOCH + Duration::new(1_790_000_000, nanos);
        File::create(&path).unwrap().set_modified(changed).unwrap();
        Stamp::at(&path).unwrap().is_settled_by_its_clock(changed + Duration::from_millis(later))
    }

    #[test]
    fn a_second_name_leaves_a_file_as_it_was_and_another_date_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bai.md");
        fs::write(&path, "Lễ khai giảng").unwrap();
        let left = Stamp::at(&path).unwrap();
        fs::hard_link(&path, folder.path().join("khac.md")).unwrap();
        assert!(Stamp::at(&path).unwrap().is_as_left(left));
        File::options().append(true).open(&path).unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
        assert!(!Stamp::at(&path).unwrap().is_as_left(left));
        let there = Stamp::at(&path).unwrap();
        assert!(!there.is_as_left(there.of_none()), "whatever its date was set to");
    }

    #[test]
    fn a_clock_that_tells_fractions_soon_shows_another_change() {
        assert!(is_settled(123_456_789, 60));
        assert!(!is_settled(123_456_789, 40));
    }

    #[test]
    fn a_clock_of_whole_seconds_or_hundredths_is_given_time() {
        assert!(!is_settled(0, 1_900) && !is_settled(120_000_000, 1_900));
        assert!(is_settled(0, 2_100));
    }

    #[test]
    fn a_change_that_is_yet_to_come_is_not_settled() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bai.md");
        fs::write(&path, "Lễ khai giảng").unwrap();
        assert!(!Stamp::at(&path).unwrap().is_settled_by_its_clock(SystemTime::UNIX_EPOCH));
    }
}
