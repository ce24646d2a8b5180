//! Bytes that are handed over once for many tasks of the same kind.

use serde::Serialize;

use crate::fingerprint::Fingerprint;

/// Bytes with a name.
#[derive(Debug)]
pub struct Parcel {
    /// Of the bytes.
    pub fingerprint: Fingerprint,
    /// Understood by who unpacks it.
    pub bytes: Vec<u8>,
}

impl Parcel {
    /// Packs a value.
    pub(super) fn of(value: &impl Serialize) -> Self {
        Self::new(postcard::to_allocvec(value).unwrap_or_default())
    }

    /// Takes bytes as they are.
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        Self { fingerprint: Fingerprint::of(&bytes), bytes }
    }
}
