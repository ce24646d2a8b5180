//! What results show: address, title, kind, date and the text that excerpts are cut from, a few pages a file.
//!
//! A chunk is the length of its head in two bytes, the head as JSON (`[[url, title, kind, date], …]`), then the texts,
//! one a line (their own lines joined by U+2028), deflated without a header.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use jiff::civil::Date;
use rayon::prelude::*;

use super::last::Chunk;
use super::listed::Listed;
use super::text::{Page, section};
use crate::fingerprint::Fingerprint;

/// Pages in a chunk.
pub(super) const TOGETHER: usize = 2;

/// The year whose number is 0, which stands for none too.
const FIRST_YEAR: i16 = 1900;

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

pub(super) fn facets(pages: &[Listed<'_>]) -> Facets {
    let (kinds, of_kinds) = numbered(pages, |page| page.entry.kind.clone());
    let (sections, of_sections) = numbered(pages, |page| section(page.entry));
    let years = pages.iter().map(|page| {
        let year = page.entry.day().map_or(FIRST_YEAR, Date::year);
        u8::try_from(year.saturating_sub(FIRST_YEAR).max(0)).unwrap_or(u8::MAX)
    });
    let columns = [of_kinds, years.collect(), of_sections].concat();
    Facets { kinds, sections, bytes: Deflater::default().deflated(Vec::new(), &columns) }
}

/// The different names in order, and for each page the number of its own.
fn numbered(pages: &[Listed<'_>], name: impl Fn(&Listed<'_>) -> String) -> (Vec<String>, Vec<u8>) {
    let of_pages: Vec<String> = pages.iter().map(name).collect();
    let names: Vec<String> = of_pages.iter().collect::<BTreeSet<_>>().into_iter().cloned().collect();
    let number = |name| names.binary_search(name).ok().and_then(|number| u8::try_from(number).ok());
    let numbers = of_pages.iter().map(|name| number(name).unwrap_or(u8::MAX)).collect();
    (names, numbers)
}

/// The chunks in order, each with the fingerprint of its pages; those that an earlier index had are taken from it.
pub(super) fn chunks(pages: &[Listed<'_>], earlier: &BTreeMap<Fingerprint, Chunk>) -> Vec<(Fingerprint, Chunk)> {
    let made = pages.par_chunks(TOGETHER).map_init(Deflater::default, |deflater, pages| {
        let fingerprint = Fingerprint::of_all(pages.iter().map(|page| page.fingerprint));
        let known = earlier.get(&fingerprint).cloned();
        (fingerprint, known.unwrap_or_else(|| chunk(pages, deflater).into()))
    });
    made.collect()
}

fn chunk(pages: &[Listed<'_>], deflater: &mut Deflater) -> Vec<u8> {
    let pages: Vec<&Page> = pages.iter().map(Listed::page).collect();
    let head: Vec<[&str; 4]> = pages.iter().map(|page| [&*page.url, &*page.title, &*page.kind, &*page.date]).collect();
    let head = serde_json::to_vec(&head).unwrap_or_default();
    let texts: Vec<String> = pages.iter().map(|page| page.text.replace('\n', "\u{2028}")).collect();
    let length = u16::try_from(head.len()).unwrap_or(u16::MAX);
    let mut chunk = length.to_le_bytes().to_vec();
    chunk.extend_from_slice(&head);
    deflater.deflated(chunk, texts.join("\n").as_bytes())
}

/// Deflates one text after another: to prepare for the first takes as long as a text.
struct Deflater(DeflateEncoder<Vec<u8>>);

impl Default for Deflater {
    fn default() -> Self {
        Self(DeflateEncoder::new(Vec::new(), Compression::new(5)))
    }
}

impl Deflater {
    /// What stands before, then the bytes deflated. Writing into memory doesn't fail.
    fn deflated(&mut self, before: Vec<u8>, bytes: &[u8]) -> Vec<u8> {
        let _ = self.0.reset(before);
        let _ = self.0.write_all(bytes);
        let _ = self.0.try_finish();
        std::mem::take(self.0.get_mut())
    }
}
