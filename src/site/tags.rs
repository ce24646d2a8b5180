//! Tags, the free taxonomy.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::EntryId;
use crate::content::{Entry, Lang};
use crate::vietnamese;

/// A tag and what carries it.
#[derive(Clone, Debug)]
pub struct Tag {
    /// As it was first written, in path order.
    pub name: String,
    /// The entries, newest first.
    pub entries: Vec<EntryId>,
}

/// Collects the tags of all entries. Tags that fold to the same slug are one tag.
pub(super) fn collect(entries: &[Arc<Entry>]) -> BTreeMap<(Lang, String), Tag> {
    let mut tags: BTreeMap<(Lang, String), Tag> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        for name in &entry.common.tags {
            let slug = vietnamese::slug(name);
            if slug.is_empty() {
                continue;
            }
            let tag = tags.entry((entry.lang, slug)).or_insert_with(|| Tag { name: name.clone(), entries: Vec::new() });
            if tag.entries.last() != Some(&EntryId(index)) {
                tag.entries.push(EntryId(index));
            }
        }
    }
    for tag in tags.values_mut() {
        tag.entries.sort_by(|a, b| entries[b.0].date.cmp(&entries[a.0].date).then(a.cmp(b)));
    }
    tags
}
