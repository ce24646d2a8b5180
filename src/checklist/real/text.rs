//! Whose words a page's are: sentences that an earlier page says, or the page itself before, count once; a page that is
//! links for the most part has only the words beside them.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry::{Occupied, Vacant};

use super::outline::outline;
use crate::content::{Entry, Record};
use crate::lang::Lang;
use crate::site::Site;
use crate::source::SourcePath;

/// Fewest words of a page by which it can be another one's copy.
const ENOUGH: usize = 20;

/// Fewest words of a sentence that nobody says by chance like somebody else.
const SENTENCE: usize = 4;

/// A page most of whose words another page has.
#[derive(Clone, Copy, Debug)]
pub struct Borrowed<'s> {
    /// The other page.
    pub from: &'s SourcePath,
    /// How many words the page has.
    pub words: usize,
    /// How many of them are its own.
    pub own: usize,
}

/// The Vietnamese pages of a site with their words.
#[derive(Debug, Default)]
pub(super) struct Texts<'s> {
    pages: BTreeMap<&'s SourcePath, Page<'s>>,
}

#[derive(Debug)]
struct Page<'s> {
    words: usize,
    own: usize,
    /// How many words lead elsewhere, where these are most of the page.
    linked: usize,
    /// The page that says first what this one repeats.
    other: Option<&'s SourcePath>,
}

impl<'s> Texts<'s> {
    pub(super) fn of(site: &'s Site) -> Self {
        let mut said: BTreeMap<String, &SourcePath> = BTreeMap::new();
        let mut texts = Self::default();
        let entries = site.entries.iter().map(|entry| &**entry);
        for entry in entries.filter(|entry| entry.lang == Lang::Vi && matches!(entry.record, Record::Page(_))) {
            let mut page = Page { words: 0, own: 0, linked: 0, other: None };
            for sentence in entry.body.standing_text().split(['.', '!', '?', ';', '…']) {
                let key = outline(sentence);
                let words = sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
                page.words += words;
                match said.entry(key) {
                    Vacant(place) => {
                        place.insert(&entry.path);
                        page.own += words;
                    }
                    // Headings and cells of tables are alike in many places.
                    Occupied(_) if words < SENTENCE => page.own += words,
                    Occupied(first) if *first.get() == &entry.path => {}
                    Occupied(first) => page.other = page.other.or(Some(first.get())),
                }
            }
            if page.words >= ENOUGH && only_names(&entry.body.standing_text()) {
                page.own = 0;
            }
            let linked = entry.body.linked_words();
            page.linked = if linked * 2 > page.words { linked } else { 0 };
            texts.pages.insert(&entry.path, page);
        }
        texts
    }

    pub(super) fn own_words(&self, entry: &Entry) -> Option<usize> {
        self.pages.get(&entry.path).map(|page| page.own.saturating_sub(page.linked))
    }

    pub(super) fn borrowed(&self) -> impl Iterator<Item = (&'s SourcePath, Borrowed<'s>)> {
        self.pages.iter().filter_map(|(path, page)| {
            let is_copy = page.words >= ENOUGH && page.own * 2 < page.words;
            let from = page.other.filter(|_| is_copy)?;
            Some((*path, Borrowed { from, words: page.words, own: page.own }))
        })
    }
}

/// Fewest different words of a page that says something of whom it lists.
const SAYING: usize = 5;

/// Whether a text is names and numbers, one after the other: the words that aren't written with a capital, or in
/// capitals throughout, are few and always the same.
fn only_names(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().nth(1).is_some());
    let saying = words.filter(|word| word.starts_with(char::is_lowercase) || word.chars().all(char::is_uppercase));
    let mut different: Vec<&str> = Vec::with_capacity(SAYING);
    for word in saying {
        if !different.contains(&word) {
            different.push(word);
        }
        if different.len() == SAYING {
            return false;
        }
    }
    true
}
