//! What the last publication left in an output folder, so that the next one need not make it again.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::made::{Made, bytes_at};
use super::manifest::{self, Manifest};
use super::work::folders_of;
use crate::address::OutPath;
use crate::edge::cache::Cache;
use crate::edge::disk::Disk;
use crate::edge::stamp::Stamp;
use crate::edge::system;
use crate::fingerprint::Fingerprint;

/// What the names of records begin with.
const BEGINNING: &str = "published-";
/// Of how many output folders records are kept: some are made for one build alone.
const MOST: usize = 4;

/// What is worth knowing of a publication when the next one begins.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Imprint {
    /// Of the snapshot that it was made from, where that can be told.
    pub snapshot: Option<Fingerprint>,
    /// What the one who publishes wants to find again with the same snapshot.
    pub note: String,
}

/// The record of a publication.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Record {
    pub imprint: Imprint,
    /// Every file that was written, the manifest too.
    pub files: BTreeMap<OutPath, Filed>,
    /// Whether all of it was synchronised with the disk; otherwise it is only believed until the machine starts anew.
    pub safe: bool,
    /// By which start of the machine it was written.
    boot: Option<String>,
    /// Whether it knows better now than it was read: a stamp that wasn't believed has been.
    #[serde(skip)]
    pub amended: bool,
}

/// A published file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Filed {
    pub made: Made,
    stamp: Stamp,
    /// Whether a later change would show in the stamp.
    settled: bool,
}

impl Filed {
    /// What is at a path now, known to be this; `seen` is when that was known.
    pub fn at(disk: &Disk, path: &Path, made: Made, seen: SystemTime) -> Option<Self> {
        Some(Self::stamped(disk.stamp(path).ok()??, made, seen))
    }

    /// A file of this stamp, known to be this.
    pub fn stamped(stamp: Stamp, made: Made, seen: SystemTime) -> Self {
        Self { made, stamp, settled: stamp.is_settled_by_its_clock(seen) }
    }

    /// The file as it was left.
    pub fn stamp(self) -> Stamp {
        self.stamp
    }

    /// The same file, which another recipe would also have made.
    pub fn made_from(self, made: Made) -> Self {
        Self { made, ..self }
    }

    /// The same file under another name or with more names; what is there instead, should it be another by now, will not
    /// be believed.
    pub fn moved_to(self, disk: &Disk, path: &Path) -> Option<Self> {
        let stamp = disk.stamp(path).ok()??;
        Some(Self { stamp, settled: self.settled && stamp.is_as_left(self.stamp), ..self })
    }

    /// The same file, if it still has these bytes. A stamp that may lie is not believed: the bytes are read.
    fn verified(&self, disk: &Disk, path: &Path, trust: Trust, now: SystemTime) -> Option<Self> {
        let stamp = disk.stamp(path).ok()??;
        if trust == Trust::Stamps && self.settled && stamp == self.stamp {
            return Some(*self);
        }
        (bytes_at(disk, path).ok()? == self.made.bytes).then(|| Self::stamped(stamp, self.made, now))
    }
}

/// So many files may be read each time anew, rather than once more written down that they are what they were.
const FEW: usize = 2_000;

/// By what it is known whether a file is as it was left.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trust {
    Stamps,
    /// After a power cut a file may be empty or full of zeros, whatever is told of its size and date.
    Bytes,
}

impl Record {
    /// A record of what was published just now.
    pub fn new(imprint: Imprint, files: BTreeMap<OutPath, Filed>, safe: bool) -> Self {
        Self { imprint, files, safe, boot: system::boot(), amended: true }
    }

    /// What a file was made from, and what it became.
    pub fn made(&self, path: &OutPath) -> Option<Made> {
        self.files.get(path).map(|filed| filed.made)
    }

    /// The list of its files, as the manifest had it.
    pub fn manifest(&self) -> Manifest {
        Manifest::of(self.files.keys().filter(|path| **path != manifest::NAME))
    }

    /// The record of the last publication into an output folder, given by its real path.
    pub fn read(cache: &Cache, out: &Path) -> Option<Self> {
        postcard::from_bytes(&cache.read(&name(out))?).ok()
    }

    /// Keeps the record for the next build.
    pub fn keep(&self, cache: &Cache, out: &Path) {
        match postcard::to_allocvec(self) {
            Ok(bytes) => {
                cache.write(&name(out), &bytes);
                cache.forget_oldest(BEGINNING, MOST);
            }
            // A file of a time before all times; the next build will do without.
            Err(_) => cache.remove(&name(out)),
        }
    }

    /// What of the files is believed: after a crash of the machine nothing but their bytes.
    fn trust(&self) -> Trust {
        if self.safe || self.boot == system::boot() { Trust::Stamps } else { Trust::Bytes }
    }

    /// Whether every file stands as it was left and nothing worth keeping is to be learnt of them.
    pub fn stands(&self, disk: &Disk, out: &Path) -> bool {
        let unsettled = self.files.values().filter(|filed| !filed.settled).count();
        if self.trust() == Trust::Bytes || unsettled > FEW {
            return false;
        }
        // What is read now is settled by no clock, and need not be: it is read again the next time.
        let found = self.verified(disk, out, SystemTime::UNIX_EPOCH);
        found.is_some_and(|found| {
            found.files.values().zip(self.files.values()).all(|(now, left)| now.stamp == left.stamp)
        })
    }

    /// The record, with stamps as of now, if the folder holds every file that it lists, with the bytes that it had and
    /// in a real folder. What others put beside them doesn't count.
    pub fn verified(&self, disk: &Disk, out: &Path, now: SystemTime) -> Option<Self> {
        let folders: Vec<String> = folders_of(self.files.keys().map(OutPath::as_str)).into_iter().collect();
        let is_folder = |path: &Path| disk.is_folder(path).unwrap_or_default();
        if !is_folder(out) || !folders.par_iter().all(|folder| is_folder(&out.join(folder))) {
            return None;
        }
        let trust = self.trust();
        let verified = |(path, filed): (&OutPath, &Filed)| {
            Some((path.clone(), filed.verified(disk, &out.join(path), trust, now)?))
        };
        let files: BTreeMap<OutPath, Filed> = self.files.par_iter().map(verified).collect::<Option<_>>()?;
        let amended = files != self.files || trust == Trust::Bytes;
        // What was read after the machine had started anew had come through.
        let safe = self.safe || trust == Trust::Bytes;
        Some(Self { imprint: self.imprint.clone(), files, safe, boot: self.boot.clone(), amended })
    }
}

/// The name of the record: one an output folder.
fn name(out: &Path) -> String {
    format!("{BEGINNING}{}", Fingerprint::of(out.as_os_str().as_encoded_bytes()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A site of one file, and a record of it by another start of the machine, that can't tell by its stamp that the file
    /// is full of zeros.
    fn spoiled(safe: bool, boot: Option<String>) -> (tempfile::TempDir, Record) {
        let out = tempfile::tempdir().unwrap();
        let made = Made::of_bytes("Lễ khai giảng".as_bytes());
        fs::write(out.path().join("a.html"), [0; 17]).unwrap();
        let stamp = Stamp::at(&out.path().join("a.html")).unwrap();
        let files = BTreeMap::from([(OutPath::fixed("a.html"), Filed { made, stamp, settled: true })]);
        let imprint = Imprint { snapshot: None, note: String::new() };
        (out, Record { imprint, files, safe, boot, amended: false })
    }

    fn is_believed((out, record): (tempfile::TempDir, Record)) -> bool {
        record.verified(&Disk::default(), out.path(), SystemTime::now()).is_some()
    }

    #[test]
    fn after_a_start_of_the_machine_only_what_was_synchronised_is_believed_by_its_stamp() {
        let another = || Some("một lần khởi động khác".to_owned());
        assert!(is_believed(spoiled(false, system::boot())));
        assert!(is_believed(spoiled(true, another())));
        assert!(!is_believed(spoiled(false, another())), "the bytes are read");
    }

    #[test]
    fn what_was_found_whole_after_a_start_of_the_machine_need_not_be_read_again() {
        let (out, mut record) = spoiled(false, None);
        fs::write(out.path().join("a.html"), "Lễ khai giảng").unwrap();
        record.boot = Some("khác".to_owned());
        let verified = record.verified(&Disk::default(), out.path(), SystemTime::now()).unwrap();
        assert!(verified.safe && verified.amended);
    }
}
