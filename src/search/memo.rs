//! What an index leaves to the next one of the same site, so that an edit costs what the edited pages cost.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use super::last::LastIndex;
use super::stored;

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
