//! Tags, the free taxonomy.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::EntryId;
use super::earlier::Earlier;
use crate::content::Entry;
use crate::lang::Lang;
use crate::name::is_device;
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
        device if is_device(device) => Some(format!("{device}-")),
        _ => Some(slug),
    }
}

/// Slugs of labels, each made once: thousands of entries share a few.
#[derive(Debug, Default)]
pub(super) struct Slugs(BTreeMap<String, Option<String>>);

impl Slugs {
    /// The slug of a label, as [`label_slug`] gives it.
    pub fn of(&mut self, label: &str) -> Option<&str> {
        if !self.0.contains_key(label) {
            self.0.insert(label.to_owned(), label_slug(label));
        }
        self.0.get(label)?.as_deref()
    }
}

/// Tags by language and slug.
pub type Tags = BTreeMap<(Lang, String), Tag>;

/// The tags of all entries: those of an earlier site, where they are the same.
pub(super) fn collect(earlier: Option<&Earlier<'_>>, entries: &[Arc<Entry>]) -> Arc<Tags> {
    match earlier {
        Some(earlier) if earlier.has_tags_of(entries) => Arc::clone(&earlier.site.tags),
        _ => Arc::new(collect_anew(entries)),
    }
}

/// Tags that fold to the same slug are one tag.
fn collect_anew(entries: &[Arc<Entry>]) -> Tags {
    let mut slugs = Slugs::default();
    let mut tags = Tags::new();
    for (index, entry) in entries.iter().enumerate() {
        for name in &entry.common.tags {
            let Some(slug) = slugs.of(name) else { continue };
            let tag = tags
                .entry((entry.lang, slug.to_owned()))
                .or_insert_with(|| Tag { name: name.clone(), entries: Vec::new() });
            if tag.entries.last() != Some(&EntryId(index)) {
                tag.entries.push(EntryId(index));
            }
        }
    }
    tags.par_iter_mut().for_each(|(_, tag)| {
        tag.entries.sort_by_cached_key(|id| (std::cmp::Reverse(entries[id.0].date), *id));
    });
    tags
}
