//! What results show: address, title, kind, date and the text that excerpts are cut from, a few pages a file.
//!
//! A chunk is the length of its head in two bytes, the head as JSON (`[[url, title, kind, date], …]`), then the texts,
//! one a line (their own lines joined by U+2028), deflated without a header.

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use rayon::prelude::*;

use super::text::Page;

/// Pages in a chunk.
pub(super) const TOGETHER: usize = 2;

/// Kind and year of every page, for filters.
pub(super) struct Facets {
    /// The names of the kinds.
    pub kinds: Vec<String>,
    /// Two bytes a page: the number of its kind, and its year since 1900 (0 for none).
    pub bytes: Vec<u8>,
}

pub(super) fn facets(pages: &[Page]) -> Facets {
    let mut kinds: Vec<String> = pages.iter().map(|page| page.kind.clone()).collect();
    kinds.sort();
    kinds.dedup();
    let mut bytes = Vec::with_capacity(pages.len() * 2);
    for page in pages {
        let kind = kinds.binary_search(&page.kind).unwrap_or_default();
        bytes.push(u8::try_from(kind).unwrap_or(u8::MAX));
        let year = page.date.get(..4).and_then(|year| year.parse::<u16>().ok()).unwrap_or(1900);
        bytes.push(u8::try_from(year.saturating_sub(1900)).unwrap_or(u8::MAX));
    }
    Facets { kinds, bytes }
}

pub(super) fn chunks(pages: &[Page]) -> Vec<Vec<u8>> {
    pages.par_chunks(TOGETHER).map(chunk).collect()
}

fn chunk(pages: &[Page]) -> Vec<u8> {
    let head: Vec<[&str; 4]> = pages.iter().map(|page| [&*page.url, &*page.title, &*page.kind, &*page.date]).collect();
    let head = serde_json::to_vec(&head).unwrap_or_default();
    let texts: Vec<String> = pages.iter().map(|page| page.text.replace('\n', "\u{2028}")).collect();
    let length = u16::try_from(head.len()).unwrap_or(u16::MAX);
    let mut chunk = length.to_le_bytes().to_vec();
    chunk.extend_from_slice(&head);
    let mut deflated = DeflateEncoder::new(chunk, Compression::new(5));
    // Writing into memory doesn't fail.
    let _ = deflated.write_all(texts.join("\n").as_bytes());
    deflated.finish().unwrap_or_default()
}
