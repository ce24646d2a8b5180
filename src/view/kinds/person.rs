//! Leaders and staff as cards, and the page of one person.

use serde::Serialize;

use crate::content::Entry;
use crate::content::kinds::Person;
use crate::schema::Labels;
use crate::site::{EntryId, SectionId, Site};
use crate::view::kinds::KindView;
use crate::view::parts::phone::Phone;
use crate::view::parts::record::{Opening, RecordView, entries};
use crate::view::{Frame, Ground, Page, Picture};

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

impl KindView for Person {
    fn section(ground: Ground<'_>, id: SectionId, _: usize) -> Page<'_> {
        let site = ground.site;
        let view = PeopleView {
            opening: Opening::of::<Person>(site, id),
            labels: site.labels::<Person>(site.section(id).lang),
            people: entries::<Person>(site, id).map(|(_, entry, person)| Card::new(site, entry, person)).collect(),
        };
        Page::new(ground, "people.html", Frame::of_section(ground, id), view)
    }

    fn page<'s>(&'s self, ground: Ground<'s>, id: EntryId) -> Page<'s> {
        let site = ground.site;
        let facts = Facts { card: Card::new(site, site.entry(id), self) };
        let view = RecordView::of::<Person>(site, id, facts);
        Page::new(ground, "person.html", Frame::of_entry(ground, id), view)
    }
}
