//! The index put to the test: a sample of pages must be found by the words of their own titles, typed without marks.

use std::sync::Arc;

use rayon::prelude::*;

use super::text::{Page, found};
use super::words::words;
use super::{Files, Query, Searcher};
use crate::content::Entry;
use crate::site::Site;

/// How many pages are asked for, spread over the years.
const PAGES: usize = 30;
/// Among how many results a page must be.
const RESULTS: usize = 10;

/// How the sample went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sampled {
    /// How many pages can be found at all.
    pub pages: usize,
    /// How many of them were asked for.
    pub asked: usize,
    /// The titles of those that were not among the first results.
    pub missed: Vec<String>,
}

/// Asks the index for pages of the site, of one kind where it is given.
pub fn sample(site: &Site, files: &Files, kind: Option<&str>) -> Sampled {
    let pages: Vec<&Arc<Entry>> = found(site).filter(|entry| kind.is_none_or(|kind| entry.kind == kind)).collect();
    let searcher = Searcher::of(files);
    let asked: Vec<&Arc<Entry>> = pages.iter().copied().step_by(pages.len().div_ceil(PAGES).max(1)).collect();
    let missed = asked.par_iter().filter_map(|entry| {
        let page = Page::of(site, entry);
        let typed: Vec<String> = words(&page.title).into_iter().map(|word| word.folded).collect();
        let text = format!("{} ", typed.join(" "));
        let hits = searcher.as_ref().and_then(|index| index.search(&Query { text: &text, limit: RESULTS }));
        // Of pages with one title any will do: nobody could tell them apart by it.
        let found = hits.is_some_and(|hits| hits.hits.iter().any(|hit| hit.url == page.url || hit.title == page.title));
        (!found).then_some(page.title)
    });
    Sampled { pages: pages.len(), asked: asked.len(), missed: missed.collect() }
}
