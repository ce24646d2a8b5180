//! What an earlier build already knew. A memo may be empty or full: the outputs are the same, only sooner.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::content::Entry;
use crate::diagnostic::Diagnostic;
use crate::source::SourcePath;

/// What parsing one file gave.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The entry, when the file could be understood.
    pub entry: Option<Arc<Entry>>,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

/// A file's path, the hash of its bytes and of the schemas it was read with, and what it became.
pub type Remembered = (SourcePath, blake3::Hash, Parsed);

/// Remembers what each file became. The default one is empty and keeps what it is given.
#[derive(Debug)]
pub struct Memo {
    /// `None` keeps nothing.
    parsed: Option<Mutex<BTreeMap<SourcePath, (blake3::Hash, Parsed)>>>,
}

impl Default for Memo {
    fn default() -> Self {
        Self { parsed: Some(Mutex::default()) }
    }
}

impl Memo {
    /// Keeps nothing: for a program that builds once.
    pub fn none() -> Self {
        Self { parsed: None }
    }

    /// Whether it is worth hashing files for it.
    pub fn keeps(&self) -> bool {
        self.parsed.is_some()
    }

    /// What the file became when it had this hash.
    pub fn parsed(&self, path: &SourcePath, hash: blake3::Hash) -> Option<Parsed> {
        let known = self.parsed.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(path).filter(|(of, _)| *of == hash).map(|(_, parsed)| parsed.clone())
    }

    /// Keeps what these files became, and forgets all others.
    pub fn remember(&self, files: impl IntoIterator<Item = Remembered>) {
        let Some(parsed) = &self.parsed else { return };
        let files = files.into_iter().map(|(path, hash, parsed)| (path, (hash, parsed))).collect();
        *parsed.lock().unwrap_or_else(PoisonError::into_inner) = files;
    }
}
