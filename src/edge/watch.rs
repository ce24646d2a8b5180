//! Tells where in a site's folder something may have changed. What happened there doesn't matter: it is looked at anew.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};
use notify::{Config, ErrorKind, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::write;

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
    _watcher: Box<dyn Send>,
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
        let top = root.to_owned();
        let tell = move |event: notify::Result<Event>| {
            for what in meaning(&top, event) {
                // Nobody listens any more when the program ends.
                let _ = stir.send(what);
            }
        };
        let mut watcher = W::new(tell, config)?;
        watcher.watch(root, RecursiveMode::NonRecursive)?;
        for folder in folders(root)? {
            match watcher.watch(&folder, RecursiveMode::Recursive) {
                // One that goes at this moment is told of by the folder around it.
                Err(_) if !folder.is_dir() => {}
                watched => watched?,
            }
        }
        Ok(Self { _watcher: Box::new(watcher) })
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
fn meaning(root: &Path, event: notify::Result<Event>) -> Vec<Stir> {
    let Ok(event) = event else { return vec![Stir::Anew] };
    if event.need_rescan() {
        return vec![Stir::Anew];
    }
    let stir: fn(PathBuf) -> Stir = match event.kind {
        EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write) => return Vec::new(),
        EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(RenameMode::From)) => Stir::Gone,
        _ => Stir::At,
    };
    let stir = |path: PathBuf| if is_at_the_top(root, &path) { Stir::Anew } else { stir(path) };
    event.paths.into_iter().map(stir).collect()
}

fn is_at_the_top(root: &Path, path: &Path) -> bool {
    path == root || path.parent() == Some(root)
}
