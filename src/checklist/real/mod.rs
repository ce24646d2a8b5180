//! What of a site is real: looked at once, asked by every rule and by the notes. A value alone is judged by
//! [`crate::content::real`]; here is what only the whole site tells, that a file is another document's too or a text
//! another page's.

mod days;
mod document;
mod founding;
mod link;
mod mailbox;
mod outline;
mod overused;
mod owners;
mod post;
mod question;
mod season;
mod text;
mod unreal;
mod value;
mod yearbook;

pub use days::{Disorder, Weight, disorder, is_ahead};
pub use document::Repeated;
pub use founding::{Misdated, misdated};
pub use link::EXAMPLE;
pub use outline::outline;
pub use post::{PostText, is_hollow as is_hollow_post, leave_once};
pub use question::{is_answered, is_asked, repeats, tells};
pub use text::Borrowed;
pub use value::{is_a_name, is_hollow};
pub use yearbook::counted;

use std::collections::BTreeMap;

use document::Documents;
use overused::Overused;
use owners::Owners;
use season::Seasons;
use text::Texts;

use crate::content::kinds::{Document, Enrolment};
use crate::content::{Attached, Entry, Record};
use crate::inputs::Wholeness;
use crate::place::{self, Place};
use crate::site::Site;
use crate::source::SourcePath;
use crate::vietnamese::{self, long_date};

/// What of a site is real.
#[derive(Debug)]
pub struct Real<'s> {
    /// The site itself.
    pub site: &'s Site,
    /// Whether it stands in a province that nobody lives in, and may use the domains for examples.
    pub in_made_up_place: bool,
    /// The year of founding, where it can be right.
    pub founded: Option<i16>,
    documents: Documents<'s>,
    overused: Overused<'s>,
    owners: Owners<'s>,
    seasons: Seasons,
    texts: Texts<'s>,
}

impl<'s> Real<'s> {
    /// Looks at a site.
    pub fn of(site: &'s Site) -> Self {
        Self {
            site,
            in_made_up_place: place::find(&site.config.province) == Some(Place::MadeUp),
            founded: founding::founded(site),
            documents: Documents::of(site),
            overused: Overused::of(site),
            owners: Owners::of(site),
            seasons: Seasons::of(site),
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

    /// What is wrong with the days of an entry, by themselves and beside other entries'.
    pub fn disorder(&self, entry: &Entry) -> Vec<Disorder> {
        let mut found = days::disorder(entry, self.site.today());
        if let Some(record) = entry.record.get::<Enrolment>() {
            found.extend(self.seasons.around(record).and_then(|season| season.disorder(record)));
        }
        found.extend(self.before_founding(entry));
        found
    }

    /// A school may go on with what it was before, so this is only told.
    fn before_founding(&self, entry: &Entry) -> Option<Disorder> {
        let document = entry.record.get::<Document>()?;
        let founded = self.founded.filter(|founded| document.issued.year() < *founded)?;
        let is_own = vietnamese::fold(&document.authority) == vietnamese::fold(&self.site.config.name.value);
        let message = format!("Ngày ban hành {} trước năm thành lập {founded}", long_date(document.issued));
        is_own.then(|| Disorder::strange("issued", message))
    }

    /// The documents that have one abstract, each group once.
    pub fn overused_abstracts(&self) -> impl Iterator<Item = &[&'s Entry]> {
        self.overused.abstracts()
    }

    /// The forms of procedures that are one file, each group once.
    pub fn overused_forms(&self) -> impl Iterator<Item = &[(&'s Entry, &'s Attached)]> {
        self.overused.forms()
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
