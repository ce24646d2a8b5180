//! What of a site is real: looked at once, asked by every rule and by the notes. A value alone is judged by
//! [`crate::content::real`]; here is what only the whole site tells, that a file is another document's too or a text
//! another page's.

mod days;
mod document;
mod founding;
mod link;
mod mailbox;
mod outline;
mod owners;
mod post;
mod question;
mod text;
mod value;
mod yearbook;

pub use days::{disorder, is_ahead};
pub use document::Repeated;
pub use founding::{Misdated, founded, misdated};
pub use link::EXAMPLE;
pub use outline::outline;
pub use post::{PostText, is_hollow as is_hollow_post, leave_once};
pub use question::{is_answered, is_asked, repeats, tells};
pub use text::Borrowed;
pub use value::{is_a_name, is_hollow};
pub use yearbook::counted;

use std::collections::BTreeMap;

use document::Documents;
use owners::Owners;
use text::Texts;

use crate::content::{Entry, Record};
use crate::inputs::Wholeness;
use crate::place::{self, Place};
use crate::site::Site;
use crate::source::SourcePath;

/// What of a site is real.
#[derive(Debug)]
pub struct Real<'s> {
    /// The site itself.
    pub site: &'s Site,
    /// Whether it stands in a province that nobody lives in, and may use the domains for examples.
    pub in_made_up_place: bool,
    documents: Documents<'s>,
    owners: Owners<'s>,
    texts: Texts<'s>,
}

impl<'s> Real<'s> {
    /// Looks at a site.
    pub fn of(site: &'s Site) -> Self {
        Self {
            site,
            in_made_up_place: place::find(&site.config.province) == Some(Place::MadeUp),
            documents: Documents::of(site),
            owners: Owners::of(site),
            texts: Texts::of(site),
        }
    }

    /// Whether a file is published, is what its ending says, and has its end.
    pub fn is_whole(&self, file: &SourcePath) -> bool {
        self.site.attachments.get(file).is_some_and(|attachment| {
            attachment.facts.wholeness == Wholeness::Whole && attachment.facts.format.fits(&file.extension())
        })
    }

    /// The document whose file a document's file is already.
    pub fn document_before(&self, entry: &Entry, file: &SourcePath) -> Option<&'s SourcePath> {
        let first = self.documents.first_with(self.site, file)?;
        (document::must_differ(entry) && *first != entry.path).then_some(first)
    }

    /// The documents that a file stands for.
    pub fn owners(&self, file: &SourcePath) -> &[&'s Entry] {
        self.site.attachments.get(file).map_or(&[], |attachment| self.owners_of(&attachment.facts.sha256))
    }

    /// The same by the SHA-256 of the file.
    pub fn owners_of(&self, hash: &str) -> &[&'s Entry] {
        self.owners.of_hash(hash)
    }

    /// Whether an entry is a document that stands there already.
    pub fn is_copy(&self, entry: &Entry) -> bool {
        self.documents.repeated.contains_key(&entry.path)
    }

    /// Documents that stand there already, with the first of each.
    pub fn repeated(&self) -> &BTreeMap<&'s SourcePath, Repeated<'s>> {
        &self.documents.repeated
    }

    /// Pages whose text is another page's for the most part.
    pub fn borrowed(&self) -> impl Iterator<Item = (&'s SourcePath, Borrowed<'s>)> {
        self.texts.borrowed()
    }

    /// How many words of a page are its own: what it says twice, or another page says before it, counts once.
    pub fn words(&self, entry: &Entry) -> usize {
        self.texts.own_words(entry).unwrap_or_else(|| entry.body.words())
    }

    /// Whether an entry has so many words of its own; a page or an article has some.
    pub fn has_words(&self, entry: &Entry, least: usize) -> bool {
        match &entry.record {
            Record::Page(_) => self.words(entry) >= least.max(1),
            Record::Post(_) => entry.body.has_words(least.max(1)) && !post::is_hollow(entry),
            _ => entry.body.has_words(least),
        }
    }
}
