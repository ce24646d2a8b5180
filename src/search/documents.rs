//! What results show: address, title, kind, date and the text that excerpts are cut from, a few pages a file.
//!
//! A chunk is the length of its head in two bytes, the head as JSON (`[[url, title, kind, date], …]`), then the texts,
//! one a line (their own lines joined by U+2028), deflated without a header.

use std::collections::BTreeSet;
use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use rayon::prelude::*;

use super::text::Page;

/// Pages in a chunk.
pub(super) const TOGETHER: usize = 2;

/// Kind, year and section of every page, for filters.
pub(super) struct Facets {
    /// The names of the kinds.
    pub kinds: Vec<String>,
    /// The routes of the sections.
    pub sections: Vec<String>,
    /// The numbers of all kinds, then all years since 1900 (0 for none), then the numbers of all sections, a byte each;
    /// deflated without a header.
    pub bytes: Vec<u8>,
}

pub(super) fn facets(pages: &[Page]) -> Facets {
    let (kinds, of_kinds) = numbered(pages, |page| &page.kind);
    let (sections, of_sections) = numbered(pages, |page| &page.section);
    let years = pages.iter().map(|page| {
        let year = page.date.get(..4).and_then(|year| year.parse::<u16>().ok()).unwrap_or(1900);
        u8::try_from(year.saturating_sub(1900)).unwrap_or(u8::MAX)
    });
    let columns = [of_kinds, years.collect(), of_sections].concat();
    Facets { kinds, sections, bytes: deflated(Vec::new(), &columns) }
}

/// The different names in order, and for each page the number of its own.
fn numbered(pages: &[Page], name: impl Fn(&Page) -> &String) -> (Vec<String>, Vec<u8>) {
    let names: Vec<String> = pages.iter().map(&name).collect::<BTreeSet<_>>().into_iter().cloned().collect();
    let number = |page| names.binary_search(name(page)).ok().and_then(|number| u8::try_from(number).ok());
    let numbers = pages.iter().map(|page| number(page).unwrap_or(u8::MAX)).collect();
    (names, numbers)
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
    deflated(chunk, texts.join("\n").as_bytes())
}

/// What stands before, then the bytes deflated.
fn deflated(before: Vec<u8>, bytes: &[u8]) -> Vec<u8> {
    let mut deflated = DeflateEncoder::new(before, Compression::new(5));
    // Writing into memory doesn't fail.
    let _ = deflated.write_all(bytes);
    deflated.finish().unwrap_or_default()
}
