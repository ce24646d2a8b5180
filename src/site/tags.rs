//! Tags, the free taxonomy.
//!
//! Marks tell words apart: Hóa, Họa and Hoa are three tags. Their addresses share what they are without marks, and the
//! page there (`/the/hoa/`) lists them. The address of each is made of its own letters alone, so that it stays whatever
//! other tags come.
//!
//! Vật lí and Vật lý are one tag: textbooks write the one, most people the other. Its address has the `i` always, whoever
//! comes first or is more; the one with `y` leads there as long as somebody writes so.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::EntryId;
use super::earlier::Earlier;
use crate::content::Entry;
use crate::fingerprint::Fingerprint;
use crate::lang::Lang;
use crate::name::is_device;
use crate::vietnamese;

/// Longest last part of a tag's address, in bytes; of a longer one a fingerprint tells the rest.
const LONGEST: usize = 120;

/// By what a tag is told from others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TagKey {
    /// The language of what carries it.
    pub lang: Lang,
    /// What it is without marks: the part of the address that it may share.
    pub slug: String,
    /// The same with its marks, in plain letters.
    pub typed: String,
}

impl TagKey {
    /// The key of a tag as somebody wrote it; `None` for one without letters.
    pub fn of(lang: Lang, name: &str) -> Option<Self> {
        let with_i = |words: String| if lang == Lang::Vi { vietnamese::with_i(&words) } else { words };
        Some(Self { lang, slug: with_i(label_slug(name)?), typed: typed_folder(with_i(vietnamese::typed(name))) })
    }

    /// The same with each lone `y` that was written; no Vietnamese tag has such a key.
    fn as_written(lang: Lang, name: &str) -> Option<Self> {
        Some(Self { lang, slug: label_slug(name)?, typed: typed_folder(vietnamese::typed(name)) })
    }

    /// Whether it has no marks, so that the shared address is its own.
    pub fn is_plain(&self) -> bool {
        self.typed == self.slug
    }
}

/// A tag and what carries it.
#[derive(Clone, Debug)]
pub struct Tag {
    /// As it was first written, in path order.
    pub name: String,
    /// What its key would be as somebody writes it, where that has a lone `y`.
    pub spellings: BTreeSet<TagKey>,
    /// The entries, newest first.
    pub entries: Vec<EntryId>,
}

/// The part of an address that a label becomes; `None` for a label without letters.
pub fn label_slug(label: &str) -> Option<String> {
    let slug = vietnamese::slug(label);
    (!slug.is_empty()).then(|| as_folder(slug))
}

/// What is typed, as a name of a folder.
fn typed_folder(mut typed: String) -> String {
    if typed.len() > LONGEST {
        let rest = Fingerprint::of(typed.as_bytes()).to_string();
        typed.truncate(LONGEST);
        typed = format!("{typed}-{}", &rest[..16]);
    }
    as_folder(typed)
}

/// A name that Windows keeps for a device is marked, since “con” is a word: no folder could be called so.
fn as_folder(name: String) -> String {
    if is_device(&name) { name + "-" } else { name }
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

/// All tags; those that share an address stand side by side.
pub type Tags = BTreeMap<TagKey, Tag>;

/// The tags that share an address.
pub fn namesakes<'t>(tags: &'t Tags, lang: Lang, slug: &str) -> impl Iterator<Item = (&'t TagKey, &'t Tag)> {
    let first = TagKey { lang, slug: slug.to_owned(), typed: String::new() };
    let slug = slug.to_owned();
    tags.range(first..).take_while(move |(key, _)| key.lang == lang && key.slug == slug)
}

/// The tags of all entries: those of an earlier site, where they are the same.
pub(super) fn collect(earlier: Option<&Earlier<'_>>, entries: &[Arc<Entry>]) -> Arc<Tags> {
    match earlier {
        Some(earlier) if earlier.has_tags_of(entries) => Arc::clone(&earlier.site.tags),
        _ => Arc::new(collect_anew(entries)),
    }
}

fn collect_anew(entries: &[Arc<Entry>]) -> Tags {
    let mut keys: BTreeMap<(Lang, &str), Option<TagKey>> = BTreeMap::new();
    let mut tags = Tags::new();
    for (index, entry) in entries.iter().enumerate() {
        for name in &entry.common.tags {
            let key = keys.entry((entry.lang, name)).or_insert_with(|| TagKey::of(entry.lang, name));
            let Some(key) = key else { continue };
            if !tags.contains_key(key) {
                let (spellings, entries) = (BTreeSet::new(), Vec::new());
                tags.insert(key.clone(), Tag { name: name.clone(), spellings, entries });
            }
            let Some(tag) = tags.get_mut(key) else { continue };
            if tag.entries.last() != Some(&EntryId(index)) {
                tag.entries.push(EntryId(index));
            }
        }
    }
    for ((lang, name), key) in &keys {
        let Some((key, tag)) = key.as_ref().and_then(|key| Some((key, tags.get_mut(key)?))) else { continue };
        tag.spellings.extend(TagKey::as_written(*lang, name).filter(|written| written != key));
    }
    tags.par_iter_mut().for_each(|(_, tag)| {
        tag.entries.sort_by_cached_key(|id| (std::cmp::Reverse(entries[id.0].date), *id));
    });
    tags
}
