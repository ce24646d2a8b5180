//! The site as it stands before a publication: its own files, and what others put among them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::error::WriteError;
use super::made::bytes_at;
use super::manifest::{self, Manifest};
use super::record::Record;
use super::work::{folders_of, free_name, path_in};
use super::{Foreign, Place};
use crate::address::OutPath;
use crate::edge::disk::Disk;
use crate::edge::stamp::Stamp;
use crate::edge::system;
use crate::fingerprint::Fingerprint;

/// What an output folder holds.
#[derive(Debug, Default)]
pub(super) struct Standing {
    /// The regular files that the manifest lists, as they are.
    pub ours: BTreeMap<String, Stamp>,
    /// The outermost things that are somebody else's, by their paths below the output folder.
    pub foreign: Vec<PathBuf>,
    /// Whether somebody gave a folder another owner, other rights or another file system than a new one would have.
    pub altered: bool,
}

/// Something that is in the way, by its path below the output folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Obstacle {
    pub thing: PathBuf,
    /// Where the site has a file or folder: there, or around it.
    pub place: PathBuf,
}

/// Lists an output folder.
struct Lister<'l> {
    disk: &'l Disk,
    out: &'l Path,
    files: Names,
    folders: Names,
    /// A folder as it is when it is new.
    model: &'l Metadata,
    begun: SystemTime,
    found: Standing,
}

/// Names of ours. A system that doesn't tell cases apart may show them in other letters.
struct Names {
    exact: BTreeSet<String>,
    without_case: BTreeMap<String, String>,
}

impl Names {
    fn new(exact: BTreeSet<String>) -> Self {
        let without_case = exact.iter().map(|name| (name.to_lowercase(), name.clone())).collect();
        Self { exact, without_case }
    }
}

impl Standing {
    /// Looks through an output folder, which is there; folders of others aren't entered. `model` is a new folder.
    /// Should the manifest be spoiled, `record` tells what it listed.
    pub fn read(
        disk: &Disk,
        place: &Place<'_>,
        out: &Path,
        model: &Metadata,
        record: Option<&Record>,
    ) -> Result<Self, WriteError> {
        let (foreign, begun) = (place.foreign, place.begun);
        let failed = |error| WriteError::disk(out)(error);
        let manifest = match Manifest::read(disk, out).map_err(failed)? {
            None if disk.stamp(&out.join(manifest::NAME)).map_err(failed)?.is_some() => record.map(Record::manifest),
            read => read,
        };
        if manifest.is_none() && foreign == Foreign::Refuse && !disk.names(out).map_err(failed)?.is_empty() {
            return Err(WriteError::Refused {
                out: out.to_owned(),
                why: "thư mục đã có tệp mà không do congtruong tạo",
                todo: "Chọn thư mục khác, hoặc thêm --force để ghi vào đây và giữ lại các tệp ấy.",
            });
        }
        let is_listed = manifest.is_some();
        let mut listed = manifest.unwrap_or_default().files;
        if is_listed {
            listed.insert(manifest::NAME);
        }
        let folders = Names::new(folders_of(listed.iter().map(OutPath::as_str)));
        let files = Names::new(listed.iter().map(OutPath::to_string).collect());
        let mut lister = Lister { disk, out, files, folders, model, begun, found: Self::default() };
        lister.root().and_then(|()| lister.folder("")).map_err(failed)?;
        Ok(lister.found)
    }

    /// Whether the folder could be replaced by another without anybody missing anything.
    pub fn is_plain(&self) -> bool {
        self.foreign.is_empty() && !self.altered
    }

    /// What isn't ours and is where these files, or folders for them, belong.
    pub fn in_the_way<'p>(&self, files: impl IntoIterator<Item = &'p OutPath>) -> Vec<Obstacle> {
        if self.foreign.is_empty() {
            return Vec::new();
        }
        let files: BTreeSet<&str> = files.into_iter().map(OutPath::as_str).collect();
        let folders = folders_of(files.iter().copied());
        let obstacle = |thing: &PathBuf| {
            let is_file = |above: &&Path| slashed(above).is_some_and(|path| files.contains(path.as_str()));
            let is_folder = slashed(thing).is_some_and(|path| folders.contains(&path));
            let place = if is_folder { Some(thing.as_path()) } else { thing.ancestors().find(is_file) };
            Some(Obstacle { thing: thing.clone(), place: place?.to_owned() })
        };
        self.foreign.iter().filter_map(obstacle).collect()
    }

    /// The published file at this path, if it is one of ours and has exactly these bytes.
    pub fn has_bytes(&self, disk: &Disk, out: &Path, path: &OutPath, bytes: &[u8]) -> bool {
        self.is_of_size(path, bytes.len() as u64)
            && disk.open(&out.join(path), u64::MAX).is_ok_and(|file| equal(file, bytes))
    }

    /// Whether the published file at this path is one of ours and its bytes have this fingerprint.
    pub fn has_fingerprint(&self, disk: &Disk, out: &Path, path: &OutPath, bytes: Fingerprint) -> bool {
        self.ours.contains_key(path.as_str()) && bytes_at(disk, &out.join(path)).is_ok_and(|found| found == bytes)
    }

    fn is_of_size(&self, path: &OutPath, size: u64) -> bool {
        self.ours.get(path.as_str()).is_some_and(|stamp| stamp.size() == size)
    }
}

impl Lister<'_> {
    fn root(&mut self) -> io::Result<()> {
        let Some(root) = self.disk.look(self.out)? else { return Err(ErrorKind::NotFound.into()) };
        if system::is_mount(self.out, &root, self.model) {
            return Err(ErrorKind::CrossesDevices.into());
        }
        let ((owner, group, _), (own, ours, _)) = (system::ownership(&root), system::ownership(self.model));
        self.found.altered = (owner, group) != (own, ours) || system::has_own_rules(self.out);
        Ok(())
    }

    fn folder(&mut self, inside: &str) -> io::Result<()> {
        for (name, kind) in self.disk.names(&self.out.join(inside))? {
            match path_in(inside, &name) {
                Some(path) if kind.is_dir() && self.is_one_of(&self.folders, &path)? => self.own_folder(&path)?,
                Some(path) if kind.is_file() && self.is_one_of(&self.files, &path)? => self.own_file(path)?,
                _ => self.found.foreign.push(Path::new(inside).join(name)),
            }
        }
        Ok(())
    }

    /// Whether what has this name is one of these.
    fn is_one_of(&self, ours: &Names, path: &str) -> io::Result<bool> {
        if ours.exact.contains(path) {
            return Ok(true);
        }
        let Some(listed) = ours.without_case.get(&path.to_lowercase()) else { return Ok(false) };
        let id =
            |path: &str| Ok::<_, io::Error>(self.disk.look(&self.out.join(path))?.map(|found| system::file_id(&found)));
        let (listed, found) = (id(listed)?, id(path)?);
        Ok(found.is_some() && found == listed)
    }

    fn own_file(&mut self, path: String) -> io::Result<()> {
        let file = self.out.join(&path);
        // It may be gone since it was listed.
        let Some(metadata) = self.disk.look(&file)? else { return Ok(()) };
        if system::is_mount(&file, &metadata, self.model) {
            self.found.foreign.push(path.into());
        } else if let Some(stamp) = Stamp::of(&metadata) {
            // What somebody changed since this command began, he keeps.
            let stamp = if stamp.is_changed_since(self.begun) { stamp.of_none() } else { stamp };
            self.found.ours.insert(path, stamp);
        }
        Ok(())
    }

    fn own_folder(&mut self, path: &str) -> io::Result<()> {
        let folder = self.out.join(path);
        let Some(metadata) = self.disk.look(&folder)? else { return Ok(()) };
        if system::is_mount(&folder, &metadata, self.model) {
            self.found.foreign.push(path.into());
            return Ok(());
        }
        self.found.altered |=
            system::ownership(&metadata) != system::ownership(self.model) || system::has_own_rules(&folder);
        self.folder(path)
    }
}

/// Moves what is in the way to free names beside its place: from where to where, below the output folder.
pub(super) fn move_aside(
    disk: &Disk,
    out: &Path,
    obstacles: &[Obstacle],
) -> Result<Vec<(PathBuf, PathBuf)>, WriteError> {
    let moved = obstacles.iter().map(|Obstacle { thing, place }| {
        let from = out.join(thing);
        let to = free_name(disk, &out.join(place));
        disk.rename_new(&from, &to).map_err(WriteError::disk(&from))?;
        Ok((thing.clone(), to.strip_prefix(out).unwrap_or(&to).to_owned()))
    });
    moved.collect()
}

/// A path as the manifest has it; `None` for a name that the site can't have.
fn slashed(path: &Path) -> Option<String> {
    path.to_str().map(|path| path.replace(std::path::MAIN_SEPARATOR, "/"))
}

/// Whether two streams have the same bytes; a stream that can't be read is not the same.
fn equal(mut a: impl Read, mut b: impl Read) -> bool {
    let (mut left, mut right) = ([0; 16 << 10], [0; 16 << 10]);
    loop {
        match (fill(&mut a, &mut left), fill(&mut b, &mut right)) {
            (Ok(0), Ok(0)) => return true,
            (Ok(x), Ok(y)) if left[..x] == right[..y] => {}
            _ => return false,
        }
    }
}

/// Reads until the buffer is full or the stream ends.
fn fill(stream: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match stream.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}
