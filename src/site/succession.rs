//! The life of documents: what replaces and amends what, shown on both sides.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::{EntryId, Site};
use crate::content::kinds::Document;
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::source::{SourcePath, Spanned};

/// What later documents did to one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Succession {
    /// The documents that replace it.
    pub replaced_by: Vec<EntryId>,
    /// The documents that amend it.
    pub amended_by: Vec<EntryId>,
}

/// Turns `replaces` and `amends` round; circles are reported.
pub(super) fn collect(site: &Site, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<EntryId, Succession> {
    let mut successions: BTreeMap<EntryId, Succession> = BTreeMap::new();
    let circles = circles(site);
    for lang in [Lang::Vi, Lang::En] {
        for (id, entry, document) in site.of_kind::<Document>(lang) {
            for old in &document.replaces {
                if let Some(old_id) = site.by_path(old) {
                    if circles.get(&id).is_some_and(|circle| circles.get(&old_id) == Some(circle)) {
                        diagnostics.push(circle(&entry.path, old));
                    }
                    successions.entry(old_id).or_default().replaced_by.push(id);
                }
            }
            for old in document.amends.iter().filter_map(|old| site.by_path(old)) {
                successions.entry(old).or_default().amended_by.push(id);
            }
        }
    }
    successions
}

/// Which documents replace each other, directly or through others: those that have the same number here. Each document
/// is looked at twice, however long the chains are (Kosaraju's algorithm).
fn circles(site: &Site) -> BTreeMap<EntryId, EntryId> {
    let documents = [Lang::Vi, Lang::En].into_iter().flat_map(|lang| site.of_kind::<Document>(lang));
    let mut older: BTreeMap<EntryId, Vec<EntryId>> = BTreeMap::new();
    let mut newer: BTreeMap<EntryId, Vec<EntryId>> = BTreeMap::new();
    for (id, _, document) in documents {
        for old in document.replaces.iter().filter_map(|old| site.by_path(old)) {
            older.entry(id).or_default().push(old);
            newer.entry(old).or_default().push(id);
        }
    }
    let mut circles = BTreeMap::new();
    for first in ends_last(&older) {
        let mut open = vec![first];
        while let Some(id) = open.pop() {
            if let Entry::Vacant(vacant) = circles.entry(id) {
                vacant.insert(first);
                open.extend(newer.get(&id).into_iter().flatten());
            }
        }
    }
    circles
}

/// The documents of a graph, each before those that a walk from it reached and left before it left this one.
fn ends_last(older: &BTreeMap<EntryId, Vec<EntryId>>) -> Vec<EntryId> {
    enum Step {
        Reach(EntryId),
        Leave(EntryId),
    }
    let (mut reached, mut left) = (BTreeSet::new(), Vec::new());
    for first in older.keys() {
        let mut open = vec![Step::Reach(*first)];
        while let Some(step) = open.pop() {
            match step {
                Step::Leave(id) => left.push(id),
                Step::Reach(id) if reached.insert(id) => {
                    open.push(Step::Leave(id));
                    open.extend(older.get(&id).into_iter().flatten().map(|old| Step::Reach(*old)));
                }
                Step::Reach(_) => {}
            }
        }
    }
    left.reverse();
    left
}

fn circle(path: &SourcePath, old: &Spanned<SourcePath>) -> Diagnostic {
    Diagnostic::error(Code::Cycle, format!("Văn bản này và {} thay thế lẫn nhau", old.value))
        .at(path, old.span)
        .help("Chỉ văn bản ban hành sau mới ghi replaces")
}
