//! What an index leaves to the next one, as bytes: between two runs of the program.

use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::kept::{Chunk, Known};
use super::part::{Length, Part};
use super::text::Hash;

/// Names with bytes.
type Named<K, B> = Vec<(K, B)>;

#[derive(Serialize)]
struct Writing<'k> {
    parts: Vec<WrittenPart<'k>>,
    chunks: Named<&'k Hash, &'k serde_bytes::Bytes>,
}

#[derive(Serialize)]
struct WrittenPart<'k> {
    pages: &'k [Hash],
    lengths: &'k [Length],
    files: Named<String, serde_bytes::ByteBuf>,
}

#[derive(Deserialize)]
struct Stored<'b> {
    #[serde(borrow)]
    parts: Vec<StoredPart<'b>>,
    #[serde(borrow)]
    chunks: Named<Hash, &'b serde_bytes::Bytes>,
}

#[derive(Deserialize)]
struct StoredPart<'b> {
    pages: Vec<Hash>,
    lengths: Vec<Length>,
    #[serde(borrow)]
    files: Named<&'b str, &'b serde_bytes::Bytes>,
}

/// What is known as bytes; `None` when tantivy can't read what it wrote.
pub(super) fn write(known: &Known) -> Option<Vec<u8>> {
    let parts = known.parts.iter().map(|part| WrittenPart::of(part)).collect::<Option<_>>()?;
    let chunks = known.chunks.iter().map(|(hash, chunk)| (hash, serde_bytes::Bytes::new(chunk))).collect();
    postcard::to_allocvec(&Writing { parts, chunks }).ok()
}

impl<'k> WrittenPart<'k> {
    fn of(part: &'k Part) -> Option<Self> {
        let files = part.files().ok()?.into_iter().map(|(name, bytes)| (name, bytes.into())).collect();
        Some(Self { pages: &part.pages, lengths: &part.lengths, files })
    }
}

/// What was written; `None` for anything else.
pub(super) fn read(bytes: &[u8]) -> Option<Known> {
    let Stored { parts, chunks } = postcard::from_bytes(bytes).ok()?;
    let part = |StoredPart { pages, lengths, files }: StoredPart<'_>| {
        let files = files.iter().map(|(name, bytes)| (*name, bytes.as_ref()));
        Part::read(pages, lengths, files).ok().map(Arc::new)
    };
    let parts = parts.into_par_iter().map(part).collect::<Option<_>>()?;
    let chunks = chunks.into_iter().map(|(hash, bytes)| (hash, Chunk::from(bytes.as_ref()))).collect();
    Some(Known::without_entries(parts, chunks))
}
