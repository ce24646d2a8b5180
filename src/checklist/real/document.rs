//! Documents that stand on the site twice: one number within one authority, kind and year, or one file.

use std::collections::BTreeMap;

use crate::content::Entry;
use crate::content::kinds::Document;
use crate::lang::Lang;
use crate::site::Site;
use crate::source::SourcePath;
use crate::vietnamese;

/// The section in which one file stands for one document; others may link it.
const ROUTE: &str = "/van-ban/";

/// What a document has that another one had before.
#[derive(Clone, Copy, Debug)]
pub enum Repeated<'s> {
    /// The number, the authority, the kind and the year of this one.
    Number(&'s SourcePath),
    /// Its title and its file.
    Title(&'s SourcePath),
}

/// The documents of a site, each with the first that is the same.
#[derive(Debug, Default)]
pub(super) struct Documents<'s> {
    /// Those that stand there already.
    pub(super) repeated: BTreeMap<&'s SourcePath, Repeated<'s>>,
    /// The first document with a file, by the SHA-256 of the file.
    files: BTreeMap<&'s str, &'s SourcePath>,
}

impl<'s> Documents<'s> {
    pub(super) fn of(site: &'s Site) -> Self {
        let mut documents = Self::default();
        let mut numbers: BTreeMap<(String, &str, i16, String), &SourcePath> = BTreeMap::new();
        let mut titles: BTreeMap<(String, &str), &SourcePath> = BTreeMap::new();
        for (_, entry, document) in site.of_kind::<Document>(Lang::Vi) {
            if !must_differ(entry) {
                continue;
            }
            let number = compact(&document.number);
            let key = (compact(&document.authority), document.r#type.key.as_str(), document.issued.year(), number);
            let same = *numbers.entry(key).or_insert(&entry.path);
            if *same != entry.path {
                documents.repeated.insert(&entry.path, Repeated::Number(same));
            }
            for attached in &entry.common.files {
                let Some(attachment) = site.attachments.get(&attached.file.value) else { continue };
                let hash = attachment.facts.sha256.as_str();
                let same = *titles.entry((compact(&entry.title), hash)).or_insert(&entry.path);
                if *same != entry.path {
                    documents.repeated.entry(&entry.path).or_insert(Repeated::Title(same));
                }
                documents.files.entry(hash).or_insert(&entry.path);
            }
        }
        documents
    }

    /// The first document with a file.
    pub(super) fn first_with(&self, site: &Site, file: &SourcePath) -> Option<&'s SourcePath> {
        self.files.get(site.attachments.get(file)?.facts.sha256.as_str()).copied()
    }
}

/// Whether an entry is one of the documents that must differ.
pub(super) fn must_differ(entry: &Entry) -> bool {
    entry.section.starts_with(ROUTE) && entry.record.get::<Document>().is_some()
}

/// Letters and figures alone, so that a space or a mark makes no other number.
fn compact(text: &str) -> String {
    vietnamese::fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}
