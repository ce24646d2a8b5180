//! What an index leaves to the next one, as bytes: between two runs of the program.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_bytes::Bytes;

use super::last::{Chunk, LastIndex};
use super::part::Part;
use crate::fingerprint::Fingerprint;

#[derive(Serialize)]
struct Writing<'k> {
    parts: &'k [Arc<Part>],
    chunks: Vec<(&'k Fingerprint, &'k Bytes)>,
}

#[derive(Deserialize)]
struct Stored<'b> {
    parts: Vec<Arc<Part>>,
    #[serde(borrow)]
    chunks: Vec<(Fingerprint, &'b Bytes)>,
}

/// What is known, as bytes.
pub(super) fn write(known: &LastIndex) -> Option<Vec<u8>> {
    let chunks = known.chunks.iter().map(|(of, chunk)| (of, Bytes::new(chunk))).collect();
    postcard::to_allocvec(&Writing { parts: &known.parts, chunks }).ok()
}

/// What was written; `None` for anything else.
pub(super) fn read(bytes: &[u8]) -> Option<LastIndex> {
    let Stored { parts, chunks } = postcard::from_bytes(bytes).ok()?;
    let chunks = chunks.into_iter().map(|(of, bytes)| (of, Chunk::from(bytes.as_ref()))).collect();
    Some(LastIndex::without_entries(parts, chunks))
}
