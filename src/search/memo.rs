//! What an index leaves to the next one of the same site, so that an edit costs what the edited pages cost.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use super::listed::Listed;
use super::part::Part;
use super::stored;
use crate::content::Entry;
use crate::fingerprint::Fingerprint;
use crate::site::Site;

/// The bytes of a file of the index.
pub(super) type Chunk = Arc<[u8]>;

/// Remembers the last index. The default one is empty and keeps what it is given; clones share it.
#[derive(Clone)]
pub struct IndexMemo(Option<Arc<Mutex<Arc<LastIndex>>>>);

impl Default for IndexMemo {
    fn default() -> Self {
        Self(Some(Arc::default()))
    }
}

impl fmt::Debug for IndexMemo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IndexMemo").field(&self.0.is_some()).finish()
    }
}

impl IndexMemo {
    /// Keeps nothing: for a program that makes one index.
    pub fn none() -> Self {
        Self(None)
    }

    /// What an earlier run of the program left, by [`IndexMemo::to_bytes`]; empty when the bytes are no such thing.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let kept = Self::default();
        if let Some(known) = stored::read(bytes) {
            kept.keep(|| known);
        }
        kept
    }

    /// What a later run of the program can go on from; `None` where nothing is kept.
    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        self.0.as_ref()?;
        stored::write(&self.last())
    }

    /// What the last index knew.
    pub(super) fn last(&self) -> Arc<LastIndex> {
        let slot = self.0.as_ref();
        slot.map_or_else(Arc::default, |slot| Arc::clone(&slot.lock().unwrap_or_else(PoisonError::into_inner)))
    }

    /// Replaces what the last index knew, where anything is kept.
    pub(super) fn keep(&self, known: impl FnOnce() -> LastIndex) {
        if let Some(slot) = &self.0 {
            let known = Arc::new(known());
            *slot.lock().unwrap_or_else(PoisonError::into_inner) = known;
        }
    }
}

/// What an index knew.
#[derive(Default)]
pub(super) struct LastIndex {
    /// The inverted pages.
    pub parts: Vec<Arc<Part>>,
    /// The texts of pages that stand together, by their fingerprint.
    pub chunks: BTreeMap<Fingerprint, Chunk>,
    /// The folder of the site, which addresses begin with.
    folder: String,
    /// The entries with what they became, in the order of their places in memory: those are theirs as long as they
    /// are held here.
    entries: Vec<(Arc<Entry>, Fingerprint)>,
}

impl LastIndex {
    /// What an index knows in the end.
    pub fn new(site: &Site, pages: &[Listed<'_>], parts: Vec<Arc<Part>>, chunks: BTreeMap<Fingerprint, Chunk>) -> Self {
        let mut entries: Vec<_> = pages.iter().map(|page| (Arc::clone(page.entry), page.fingerprint)).collect();
        entries.sort_unstable_by_key(|(entry, _)| Arc::as_ptr(entry));
        Self { parts, chunks, folder: site.base.folder.clone(), entries }
    }

    /// What an index of another run knew: the entries of this one are others.
    pub fn without_entries(parts: Vec<Arc<Part>>, chunks: BTreeMap<Fingerprint, Chunk>) -> Self {
        Self { parts, chunks, ..Self::default() }
    }

    /// The fingerprint of an entry's page, if it is the very entry that the last index saw.
    pub fn fingerprint_of(&self, site: &Site, entry: &Arc<Entry>) -> Option<Fingerprint> {
        let found = self.entries.binary_search_by_key(&Arc::as_ptr(entry), |(seen, _)| Arc::as_ptr(seen)).ok()?;
        (self.folder == site.base.folder).then(|| self.entries[found].1)
    }
}
