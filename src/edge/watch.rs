//! Tells that something in a site's folder may have changed. What, doesn't matter: the folder is then read anew.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Config, ErrorKind, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};
use notify_debouncer_full::file_id::FileId;
use notify_debouncer_full::{DebounceEventResult, DebouncedEvent, FileIdCache, new_debouncer_opt};

use super::write;

/// How long events are gathered: an editor that saves by a second file and a rename makes several at once.
pub(super) const PATIENCE: Duration = Duration::from_millis(8);
/// How often gathered events are looked at; as long as this an event may wait beyond its time.
const TICK: Duration = Duration::from_millis(4);
/// How often a folder that sends no events is looked through.
const INTERVAL: Duration = Duration::from_secs(1);

/// How changes are noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watching {
    /// The system tells.
    Events,
    /// The folder is looked through once a second: network drives tell nothing.
    Polling,
}

/// Something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stir {
    /// Read the folder.
    Look,
    /// Something went, and is perhaps about to be put back: wait a moment, then read the folder.
    Gone,
    /// Folders came or went at the top, or events were lost: watch anew, then read the folder.
    WatchAnew,
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
    pub fn begin(root: &Path, how: Watching, stir: Sender<Stir>) -> notify::Result<Self> {
        // A link leads to what is no part of the site.
        let config = Config::default().with_follow_symlinks(false).with_poll_interval(INTERVAL);
        match how {
            Watching::Events => Self::with::<RecommendedWatcher>(root, config, stir),
            Watching::Polling => Self::with::<PollWatcher>(root, config, stir),
        }
    }

    fn with<W: Watcher + Send + 'static>(root: &Path, config: Config, stir: Sender<Stir>) -> notify::Result<Self> {
        let (top, removed) = (root.to_owned(), stir.clone());
        let tell = move |result: DebounceEventResult| {
            if let Some(what) = meaning(&top, &result) {
                // Nobody listens any more when the program ends.
                let _ = stir.send(what);
            }
        };
        let removals = Removals { root: root.to_owned(), stir: removed };
        let mut debouncer = new_debouncer_opt::<_, W, _>(PATIENCE, Some(TICK), tell, removals, config)?;
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

/// What a batch of events asks for; `None` when files were merely opened, as reading them does.
fn meaning(root: &Path, result: &DebounceEventResult) -> Option<Stir> {
    let Ok(events) = result else { return Some(Stir::WatchAnew) };
    let mut telling = events.iter().filter(|event| changes(event)).peekable();
    telling.peek()?;
    let at_the_top =
        |event: &DebouncedEvent| event.need_rescan() || event.paths.iter().any(|path| is_at_the_top(root, path));
    Some(if telling.any(at_the_top) { Stir::WatchAnew } else { Stir::Look })
}

fn is_at_the_top(root: &Path, path: &Path) -> bool {
    path == root || path.parent() == Some(root)
}

fn changes(event: &DebouncedEvent) -> bool {
    match event.kind {
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
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
        let what = if is_at_the_top(&self.root, path) { Stir::WatchAnew } else { Stir::Gone };
        let _ = self.stir.send(what);
    }
}
