//! The life of documents: what replaces and amends what, shown on both sides.

use std::collections::BTreeMap;

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
    for lang in [Lang::Vi, Lang::En] {
        for (id, entry, document) in site.of_kind::<Document>(lang) {
            for old in &document.replaces {
                if let Some(old_id) = site.by_path(old) {
                    if replaces(site, old_id, id) {
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

/// Whether `newer` replaces `older`, directly or through others.
fn replaces(site: &Site, newer: EntryId, older: EntryId) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    let mut open = vec![newer];
    while let Some(id) = open.pop() {
        if id == older {
            return true;
        }
        if let Some(document) = site.entry(id).record.get::<Document>().filter(|_| seen.insert(id)) {
            open.extend(document.replaces.iter().filter_map(|path| site.by_path(path)));
        }
    }
    false
}

fn circle(path: &SourcePath, old: &Spanned<SourcePath>) -> Diagnostic {
    Diagnostic::error(Code::Cycle, format!("Văn bản này và {} thay thế lẫn nhau", old.value))
        .at(path, old.span)
        .help("Chỉ văn bản ban hành sau mới ghi replaces")
}
