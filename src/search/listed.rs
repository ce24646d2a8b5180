//! The pages of an index in their order; the words of a page are gathered only where they are wanted.

use std::cmp::Reverse;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::text::{Page, found};
use crate::content::Entry;
use crate::fingerprint::Fingerprint;
use crate::site::Site;

/// A page in the list.
pub(super) struct Listed<'s> {
    pub entry: &'s Arc<Entry>,
    /// The fingerprint of all that its [`Page`] is made from.
    pub fingerprint: Fingerprint,
    site: &'s Site,
    page: OnceLock<Page>,
}

/// The pages of a site, newest first: between equals the newer one wins. `known` tells fingerprints that an earlier index
/// took.
pub(super) fn list(site: &Site, known: impl Fn(&Arc<Entry>) -> Option<Fingerprint> + Sync) -> Vec<Listed<'_>> {
    let mut entries: Vec<&Arc<Entry>> = found(site).collect();
    // Those of one day stay in path order.
    entries.sort_by_key(|entry| Reverse(entry.date));
    entries.into_par_iter().map(|entry| Listed::of(site, entry, known(entry))).collect()
}

impl<'s> Listed<'s> {
    fn of(site: &'s Site, entry: &'s Arc<Entry>, known: Option<Fingerprint>) -> Self {
        let fingerprint = known.unwrap_or_else(|| Page::fingerprint(site, entry));
        Self { entry, fingerprint, site, page: OnceLock::new() }
    }

    /// What is searched and shown.
    pub fn page(&self) -> &Page {
        self.page.get_or_init(|| Page::of(self.site, self.entry))
    }
}
