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

/// Remembers what each file became, by its path, its bytes and the schemas it was read with.
#[derive(Debug, Default)]
pub struct Memo {
    parsed: Mutex<BTreeMap<SourcePath, (blake3::Hash, Parsed)>>,
}

impl Memo {
    /// What the file became when it had this hash.
    pub fn parsed(&self, path: &SourcePath, hash: blake3::Hash) -> Option<Parsed> {
        let known = self.parsed.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(path).filter(|(of, _)| *of == hash).map(|(_, parsed)| parsed.clone())
    }

    /// Keeps what these files became, and forgets all others.
    pub fn remember(&self, files: impl IntoIterator<Item = (SourcePath, blake3::Hash, Parsed)>) {
        let files = files.into_iter().map(|(path, hash, parsed)| (path, (hash, parsed))).collect();
        *self.parsed.lock().unwrap_or_else(PoisonError::into_inner) = files;
    }
}
