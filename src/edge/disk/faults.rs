//! What tests put between the program and the disk: a count of all it does, a fault or a kill at one of them, or the
//! manners of another file system.

use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Disk, Operation};

/// What is to happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The operation fails, as on a disk that is full or not to be written to.
    Fails,
    /// The program is killed there: nothing that it still tries has any effect, what it writes just then is half written.
    Kills,
}

/// A file system that isn't Linux's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manners {
    /// `Tin.html` and `tin.html` are the same file.
    pub without_case: bool,
    /// Each file that is to be moved or removed is held open by somebody at the first and second try.
    pub held: bool,
    /// Two names can't be exchanged in one step.
    pub without_exchange: bool,
}

#[derive(Debug, Default)]
struct Plan {
    fault: Option<(usize, Fault)>,
    manners: Manners,
    passed: AtomicUsize,
    tried: AtomicUsize,
}

#[derive(Clone, Debug, Default)]
pub(in crate::edge) struct Gate(Arc<Plan>);

/// What Windows answers when a file is held open by somebody (`ERROR_SHARING_VIOLATION`).
const HELD: i32 = 32;

impl Disk {
    /// A disk on which the operation of this number goes wrong.
    pub fn with_fault(at: usize, fault: Fault, manners: Manners) -> Self {
        Self { gate: Gate(Arc::new(Plan { fault: Some((at, fault)), manners, ..Plan::default() })) }
    }

    /// A disk of other manners.
    pub fn of_manners(manners: Manners) -> Self {
        Self { gate: Gate(Arc::new(Plan { manners, ..Plan::default() })) }
    }

    /// How many operations were tried.
    pub fn passed(&self) -> usize {
        self.gate.0.passed.load(Ordering::SeqCst)
    }
}

impl Gate {
    pub fn pass(&self, operation: Operation<'_>) -> io::Result<()> {
        let number = self.0.passed.fetch_add(1, Ordering::SeqCst);
        let refused = || Err(io::Error::from(io::ErrorKind::StorageFull));
        match self.0.fault {
            Some((at, Fault::Fails)) if number == at => return refused(),
            Some((at, Fault::Kills)) if number >= at => {
                if let (true, Operation::Write(path, bytes)) = (number == at, operation) {
                    let _ = fs::write(path, &bytes[..bytes.len() / 2]);
                }
                return refused();
            }
            _ => {}
        }
        let held =
            |path: &Path| self.0.manners.held && path.is_file() && self.0.tried.fetch_add(1, Ordering::SeqCst) % 3 < 2;
        match operation {
            Operation::Exchange if self.0.manners.without_exchange => Err(io::ErrorKind::Unsupported.into()),
            Operation::Move(path) if held(path) => Err(io::Error::from_raw_os_error(HELD)),
            _ => Ok(()),
        }
    }

    /// The path that a file system without case finds under this one.
    pub fn meant<'p>(&self, path: &'p Path) -> Cow<'p, Path> {
        if !self.0.manners.without_case || fs::symlink_metadata(path).is_ok() {
            return Cow::Borrowed(path);
        }
        let mut found = PathBuf::new();
        for part in path {
            let exact = found.join(part);
            let alike = || {
                let wanted = part.to_string_lossy().to_lowercase();
                let entries = fs::read_dir(&found).into_iter().flatten().flatten();
                entries
                    .map(|entry| entry.path())
                    .find(|entry| entry.file_name().is_some_and(|name| name.to_string_lossy().to_lowercase() == wanted))
            };
            found = if fs::symlink_metadata(&exact).is_ok() { exact } else { alike().unwrap_or(exact) };
        }
        Cow::Owned(found)
    }

    pub fn may_pass(&self, error: &io::Error) -> bool {
        self.0.manners.held && error.raw_os_error() == Some(HELD)
    }
}
