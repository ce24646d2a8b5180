//! What stands for so much that it is nobody's: one abstract of most documents, one file that is the form of most
//! procedures, one procedure or consultation told again under another title.

use std::collections::BTreeMap;

use crate::content::kinds::{Consultation, Document, Procedure};
use crate::content::{Attached, Entry};
use crate::lang::Lang;
use crate::schema::Value;
use crate::site::Site;
use crate::source::SourcePath;
use crate::vietnamese::bare_words;

/// Most entries that one text or file may honestly serve: a common application serves two procedures.
const SERVED: usize = 2;

/// What is overused on a site.
#[derive(Debug, Default)]
pub(super) struct Overused<'s> {
    /// By the words of the abstract.
    abstracts: BTreeMap<String, Vec<&'s Entry>>,
    /// By the SHA-256 of the file.
    forms: BTreeMap<&'s str, Vec<(&'s Entry, &'s Attached)>>,
    /// Entries that an earlier one tells word for word, which is named.
    again: BTreeMap<&'s SourcePath, &'s SourcePath>,
}

impl<'s> Overused<'s> {
    pub(super) fn of(site: &'s Site) -> Self {
        let mut overused = Self::default();
        overused.look_at_documents(site);
        overused.look_at_procedures(site);
        overused.look_at_consultations(site);
        overused
    }

    fn look_at_documents(&mut self, site: &'s Site) {
        let mut documents = 0;
        for (_, entry, document) in site.of_kind::<Document>(Lang::Vi) {
            documents += 1;
            self.abstracts.entry(bare_words(&document.r#abstract)).or_default().push(entry);
        }
        self.abstracts.retain(|_, of| is_too_many(of.len(), documents));
    }

    fn look_at_procedures(&mut self, site: &'s Site) {
        let (mut procedures, mut with_forms) = (0, 0);
        let mut same: BTreeMap<String, Vec<&'s SourcePath>> = BTreeMap::new();
        for (_, entry, procedure) in site.of_kind::<Procedure>(Lang::Vi) {
            procedures += 1;
            with_forms += usize::from(!procedure.forms.is_empty());
            let dossier = procedure.dossier.iter().map(|part| part.name.as_str());
            let told: Vec<&str> = dossier.chain(procedure.steps.iter().map(String::as_str)).collect();
            same.entry(bare_words(&told.join(" "))).or_default().push(&entry.path);
            for form in &procedure.forms {
                if let Some(file) = site.attachments.get(&form.file.value) {
                    self.forms.entry(file.facts.sha256.as_str()).or_default().push((entry, form));
                }
            }
        }
        for of in self.forms.values_mut() {
            of.dedup_by_key(|(entry, _)| &entry.path);
        }
        self.forms.retain(|_, of| is_too_many(of.len(), with_forms));
        for paths in same.into_values().filter(|paths| is_too_many(paths.len(), procedures)) {
            self.again.extend(paths[1..].iter().map(|path| (*path, paths[0])));
        }
    }

    /// A second round asks the same later on; what asks it in the same days is the first one again.
    fn look_at_consultations(&mut self, site: &'s Site) {
        let mut same: BTreeMap<String, Vec<(&'s Entry, &'s Consultation)>> = BTreeMap::new();
        for (_, entry, consultation) in site.of_kind::<Consultation>(Lang::Vi) {
            let told = bare_words(&format!("{} {}", consultation.issue, consultation.content));
            let earlier = same.entry(told).or_default();
            let is_in_days = |other: &Consultation| {
                other.opens <= consultation.closes.value && consultation.opens <= other.closes.value
            };
            match earlier.iter().find(|(_, other)| is_in_days(other)) {
                Some((first, _)) => {
                    self.again.insert(&entry.path, &first.path);
                }
                None => earlier.push((entry, consultation)),
            }
        }
    }

    /// The documents that have one abstract, the forms that are one file: each group once.
    pub(super) fn abstracts(&self) -> impl Iterator<Item = &[&'s Entry]> {
        self.abstracts.values().map(Vec::as_slice)
    }

    pub(super) fn forms(&self) -> impl Iterator<Item = &[(&'s Entry, &'s Attached)]> {
        self.forms.values().map(Vec::as_slice)
    }

    /// The entry that tells the same before.
    pub(super) fn before(&self, entry: &Entry) -> Option<&'s SourcePath> {
        self.again.get(&entry.path).copied()
    }

    /// Whether a field holds what most others have too.
    pub(super) fn has(&self, site: &Site, field: &str, value: &Value) -> bool {
        match (field, value) {
            ("abstract", Value::Text(text)) => {
                !self.abstracts.is_empty() && self.abstracts.contains_key(&bare_words(text))
            }
            ("forms", Value::List(forms)) if !self.forms.is_empty() => forms.iter().all(|form| {
                let Value::Record(form) = &form.value else { return false };
                let Some(Value::File(file)) = form.get("file").map(|file| &file.value) else { return false };
                let file = site.attachments.get(file);
                file.is_some_and(|file| self.forms.contains_key(file.facts.sha256.as_str()))
            }),
            _ => false,
        }
    }
}

/// Whether one thing serves more than it honestly may, and more than half of all there are.
fn is_too_many(served: usize, all: usize) -> bool {
    served > SERVED && served * 2 > all
}
