//! Tags, the free taxonomy.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::EntryId;
use crate::content::{Entry, Lang};
use crate::source::is_device_name;
use crate::vietnamese;

/// A tag and what carries it.
#[derive(Clone, Debug)]
pub struct Tag {
    /// As it was first written, in path order.
    pub name: String,
    /// The entries, newest first.
    pub entries: Vec<EntryId>,
}

/// The part of an address that a label becomes; `None` for a label without letters. A name that Windows keeps for a
/// device is marked, since “con” is a word: no folder could be called so.
pub fn label_slug(label: &str) -> Option<String> {
    let slug = vietnamese::slug(label);
    match slug.as_str() {
        "" => None,
        device if is_device_name(device) => Some(format!("{device}-")),
        _ => Some(slug),
    }
}

/// Collects the tags of all entries. Tags that fold to the same slug are one tag.
pub(super) fn collect(entries: &[Arc<Entry>]) -> BTreeMap<(Lang, String), Tag> {
    let mut tags: BTreeMap<(Lang, String), Tag> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        for name in &entry.common.tags {
            let Some(slug) = label_slug(name) else { continue };
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
