//! Whose file a file is: one file stands for one document, and who shows it elsewhere shows that one.

use std::collections::BTreeMap;

use crate::content::Entry;
use crate::content::kinds::{Board, Document};
use crate::content::real::number;
use crate::site::Site;
use crate::source::SourcePath;
use crate::vietnamese::bare_words;

use super::Real;

/// Bare words of what regulates.
const REGULATES: [&str; 3] = [" quy che ", " quy dinh ", " noi quy "];

/// The documents that files stand for, by the SHA-256 of the file.
#[derive(Debug, Default)]
pub(super) struct Owners<'s> {
    files: BTreeMap<&'s str, Vec<&'s Entry>>,
}

impl<'s> Owners<'s> {
    pub(super) fn of(site: &'s Site) -> Self {
        let mut owners = Self::default();
        for entry in site.entries.iter().map(|entry| &**entry) {
            if entry.record.get::<Document>().is_none() {
                continue;
            }
            let files = entry.common.files.iter().filter_map(|attached| site.attachments.get(&attached.file.value));
            for attachment in files {
                owners.files.entry(attachment.facts.sha256.as_str()).or_default().push(entry);
            }
        }
        owners
    }

    /// By the SHA-256 of a file.
    pub(super) fn of_hash(&self, hash: &str) -> &[&'s Entry] {
        self.files.get(hash).map(Vec::as_slice).unwrap_or_default()
    }
}

impl<'s> Real<'s> {
    /// Whose file the decision of a board is, where that isn't the decision.
    pub fn instead_of_decision(&self, board: &Board) -> Option<&'s Entry> {
        let decision = &board.decision;
        let is_it = |document: &Document| number::is_same(&document.number, &decision.number);
        self.instead(&decision.file.value, is_it)
    }

    /// Whose file the regulation of a board is, where that regulates nothing.
    pub fn instead_of_regulation(&self, board: &Board) -> Option<&'s Entry> {
        self.instead(&board.regulation.file.value, |document| {
            let told = bare_words(&format!("{} {}", document.r#type.label, document.r#abstract));
            REGULATES.iter().any(|words| told.contains(words))
        })
    }

    /// The first that a file stands for, where none of them is the document that is meant.
    fn instead(&self, file: &SourcePath, is_meant: impl Fn(&Document) -> bool) -> Option<&'s Entry> {
        let owners = self.owners(file);
        let is_found = owners.iter().any(|owner| owner.record.get::<Document>().is_some_and(&is_meant));
        owners.first().copied().filter(|_| !is_found)
    }
}
