//! Leaders and staff as cards, and the page of one person.

use serde::Serialize;

use super::entry::entry_frame;
use super::phone::Phone;
use super::record::{Labels, Opening, RecordView, entries, labels};
use super::section::section_frame;
use super::{Page, Picture};
use crate::content::Entry;
use crate::content::kinds::Person;
use crate::output::Outputs;
use crate::site::{EntryId, SectionId, Site};

#[derive(Serialize)]
struct PeopleView<'s> {
    #[serde(flatten)]
    opening: Opening<'s>,
    labels: Labels<'s>,
    people: Vec<Card<'s>>,
}

#[derive(Serialize)]
struct Facts<'s> {
    card: Card<'s>,
}

/// The five facts of a leader (4210/GDĐT-TTTT III.3), and where there is one, a portrait.
#[derive(Serialize)]
struct Card<'s> {
    name: &'s str,
    href: String,
    picture: Option<Picture>,
    position: &'s str,
    group: Option<&'s str>,
    phone: Option<Phone<'s>>,
    email: Option<&'s str>,
    duties: Option<&'s str>,
}

impl<'s> Card<'s> {
    fn new(site: &Site, entry: &'s Entry, person: &'s Person) -> Self {
        Self {
            name: &entry.title,
            href: site.base.href(&entry.route()),
            picture: Picture::of(site, entry),
            position: &person.position,
            group: person.group.as_deref(),
            phone: person.phone.as_deref().map(Phone::new),
            email: person.email.as_ref().map(|email| email.value.as_str()),
            duties: person.duties.as_deref(),
        }
    }
}

/// Prepares the section.
pub(super) fn section(outputs: &Outputs, id: SectionId) -> Page<'_> {
    let site = &outputs.site;
    let view = PeopleView {
        opening: Opening::of::<Person>(site, id),
        labels: labels::<Person>(site, site.section(id).lang),
        people: entries::<Person>(site, id).map(|(_, entry, person)| Card::new(site, entry, person)).collect(),
    };
    Page::new("people.html", section_frame(outputs, id), view)
}

/// Prepares the page of a person.
pub(super) fn page<'s>(outputs: &'s Outputs, id: EntryId, person: &'s Person) -> Page<'s> {
    let site = &outputs.site;
    let facts = Facts { card: Card::new(site, site.entry(id), person) };
    let view = RecordView::of::<Person>(site, id, facts);
    Page::new("person.html", entry_frame(outputs, id), view)
}
