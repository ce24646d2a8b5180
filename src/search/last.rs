//! What an index knew in the end, for the next one of the same site.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::part::Part;
use crate::content::Entry;
use crate::fingerprint::Fingerprint;
use crate::site::Site;

/// The bytes of a file of the index.
pub(super) type Chunk = Arc<[u8]>;

/// What an index knew.
#[derive(Default)]
pub(super) struct LastIndex {
    /// The inverted pages.
    pub parts: Vec<Arc<Part>>,
    /// The texts of pages that stand together, by their fingerprint.
    pub chunks: BTreeMap<Fingerprint, Chunk>,
    /// The folder of the site, which addresses begin with.
    folder: String,
    /// The entries with what they became, in the order of their places in memory: those are theirs as long as they
    /// are held here.
    entries: Vec<(Arc<Entry>, Fingerprint)>,
}

impl LastIndex {
    /// What an index knows in the end; each entry comes with the fingerprint of its page.
    pub fn new(
        site: &Site,
        entries: impl Iterator<Item = (Arc<Entry>, Fingerprint)>,
        parts: Vec<Arc<Part>>,
        chunks: BTreeMap<Fingerprint, Chunk>,
    ) -> Self {
        let mut entries: Vec<_> = entries.collect();
        entries.sort_unstable_by_key(|(entry, _)| Arc::as_ptr(entry));
        Self { parts, chunks, folder: site.base.folder.clone(), entries }
    }

    /// What an index of another run knew: the entries of this one are others.
    pub fn without_entries(parts: Vec<Arc<Part>>, chunks: BTreeMap<Fingerprint, Chunk>) -> Self {
        Self { parts, chunks, ..Self::default() }
    }

    /// The fingerprint of an entry's page, if it is the very entry that the last index saw.
    pub fn fingerprint_of(&self, site: &Site, entry: &Arc<Entry>) -> Option<Fingerprint> {
        let found = self.entries.binary_search_by_key(&Arc::as_ptr(entry), |(seen, _)| Arc::as_ptr(seen)).ok()?;
        (self.folder == site.base.folder).then(|| self.entries[found].1)
    }
}
