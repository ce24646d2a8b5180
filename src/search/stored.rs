//! What an index leaves to the next one, as bytes: between two runs of the program.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_bytes::Bytes;

use super::kept::{Chunk, Known};
use super::part::Part;
use super::text::Hash;

#[derive(Serialize)]
struct Writing<'k> {
    parts: &'k [Arc<Part>],
    chunks: Vec<(&'k Hash, &'k Bytes)>,
}

#[derive(Deserialize)]
struct Stored<'b> {
    parts: Vec<Arc<Part>>,
    #[serde(borrow)]
    chunks: Vec<(Hash, &'b Bytes)>,
}

/// What is known, as bytes.
pub(super) fn write(known: &Known) -> Option<Vec<u8>> {
    let chunks = known.chunks.iter().map(|(hash, chunk)| (hash, Bytes::new(chunk))).collect();
    postcard::to_allocvec(&Writing { parts: &known.parts, chunks }).ok()
}

/// What was written; `None` for anything else.
pub(super) fn read(bytes: &[u8]) -> Option<Known> {
    let Stored { parts, chunks } = postcard::from_bytes(bytes).ok()?;
    let chunks = chunks.into_iter().map(|(hash, bytes)| (hash, Chunk::from(bytes.as_ref()))).collect();
    Some(Known::without_entries(parts, chunks))
}
