//! Tells where in a site's folder something may have changed. What happened there doesn't matter: it is looked at anew.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Config, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::file_id::FileId;
use notify_debouncer_full::{DebounceEventResult, FileIdCache, new_debouncer_opt};

use crate::edge::write;

/// How long events are gathered: an editor that saves by a second file and a rename makes several at once.
const PATIENCE: Duration = Duration::from_millis(2);
/// How often gathered events are looked at; as long as this an event may wait beyond its time.
const TICK: Duration = Duration::from_millis(1);

/// How changes are noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watching {
    /// The system tells.
    Events,
    /// Nothing tells, as on network drives: the folder is looked through once a second.
    Polling,
}

/// Something happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stir {
    /// Look there.
    At(PathBuf),
    /// Something went from there, and is perhaps about to be put back.
    Gone(PathBuf),
    /// Folders came or went at the top, or events were lost: watch anew, then look at all.
    Anew,
}

/// Watches until it is dropped.
pub struct Watch {
    _debouncer: Box<dyn Send>,
}

impl Watch {
    /// Watches the folder of a site: itself and, with all below them, the folders in it that may hold sources.
    ///
    /// # Errors
    /// When the folder isn't there, or the system watches no more folders ([`is_too_much`]).
    pub fn begin(root: &Path, stir: Sender<Stir>) -> notify::Result<Self> {
        // A link leads to what is no part of the site.
        let config = Config::default().with_follow_symlinks(false);
        let (top, removals) = (root.to_owned(), Removals { root: root.to_owned(), stir: stir.clone() });
        let tell = move |result: DebounceEventResult| {
            let stirs = match result {
                Ok(events) => events.into_iter().flat_map(|event| meaning(&top, event.event)).collect(),
                Err(_) => vec![Stir::Anew],
            };
            for what in stirs {
                // Nobody listens any more when the program ends.
                let _ = stir.send(what);
            }
        };
        let mut debouncer =
            new_debouncer_opt::<_, RecommendedWatcher, _>(PATIENCE, Some(TICK), tell, removals, config)?;
        debouncer.watch(root, RecursiveMode::NonRecursive)?;
        for folder in folders(root)? {
            match debouncer.watch(&folder, RecursiveMode::Recursive) {
                // One that goes at this moment is told of by the folder around it.
                Err(_) if !folder.is_dir() => {}
                watched => watched?,
            }
        }
        Ok(Self { _debouncer: Box::new(debouncer) })
    }
}

/// Whether the system watches no more folders.
pub fn is_too_much(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::MaxFilesWatch => true,
        ErrorKind::Io(error) => error.kind() == io::ErrorKind::StorageFull || error.raw_os_error() == Some(EMFILE),
        _ => false,
    }
}

/// “Too many open files”: as many watchers as one user may have.
const EMFILE: i32 = 24;

/// The folders at the top that may hold sources: `site.yaml` may name files anywhere, but not among those of other
/// tools nor in what this program wrote.
fn folders(root: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = root.read_dir()?.filter_map(Result::ok);
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    let ours = folders.filter(|entry| {
        let name = entry.file_name();
        !name.as_encoded_bytes().starts_with(b".") && name != "node_modules"
    });
    Ok(ours.map(|entry| entry.path()).filter(|folder| !folder.join(write::MANIFEST).exists()).collect())
}

/// What an event asks for; nothing when a file was merely opened, as reading it does.
fn meaning(root: &Path, event: Event) -> Vec<Stir> {
    if event.need_rescan() {
        return vec![Stir::Anew];
    }
    if matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write)) {
        return Vec::new();
    }
    let stir = |path: PathBuf| if is_at_the_top(root, &path) { Stir::Anew } else { Stir::At(path) };
    event.paths.into_iter().map(stir).collect()
}

fn is_at_the_top(root: &Path, path: &Path) -> bool {
    path == root || path.parent() == Some(root)
}

/// Hears of everything that goes. The debouncer drops a creation together with the removal that follows it, but what
/// was moved there may have taken the place of a file of the site; the cache is where it tells of each by itself.
struct Removals {
    root: PathBuf,
    stir: Sender<Stir>,
}

impl FileIdCache for Removals {
    fn cached_file_id(&self, _: &Path) -> Option<impl AsRef<FileId>> {
        None::<&FileId>
    }

    fn add_path(&mut self, _: &Path, _: RecursiveMode) {}

    fn remove_path(&mut self, path: &Path) {
        let at_the_top = is_at_the_top(&self.root, path);
        let _ = self.stir.send(if at_the_top { Stir::Anew } else { Stir::Gone(path.to_owned()) });
    }
}
