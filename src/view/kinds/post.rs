//! The page of an article, with its neighbours.

use jiff::civil::DateTime;
use serde::Serialize;

use crate::content::End;
use crate::content::kinds::{EventState, Post, PostEvent};
use crate::schema::Labels;
use crate::site::{EntryId, SectionId, Site, TagKey};
use crate::vietnamese::is_whole_day;
use crate::view::kinds::KindView;
use crate::view::parts::list;
use crate::view::parts::record::Text;
use crate::view::{Frame, Ground, Page, Row};

#[derive(Serialize)]
struct PostView<'s> {
    #[serde(flatten)]
    text: Text<'s>,
    labels: Labels<'s>,
    /// Its fields as they are: a new one needs no word here.
    #[serde(flatten)]
    post: &'s Post,
    when: Option<When>,
    previous: Option<Row<'s>>,
    next: Option<Row<'s>>,
    related: Vec<Row<'s>>,
}

/// The time of an event as a person tells it.
#[derive(Serialize)]
struct When {
    start: DateTime,
    /// Where it adds to the beginning.
    end: Option<DateTime>,
    /// Whether it begins and ends at hours of the same day, which then need be named once only.
    one_day: bool,
    state: EventState,
}

impl When {
    fn of(event: &PostEvent, now: DateTime) -> Self {
        let told = event.known_end().map(End::shown);
        // A whole day says nothing of the day it begins on.
        let told = told.filter(|end| *end > event.start);
        Self {
            start: event.start,
            end: told,
            one_day: !is_whole_day(event.start) && told.is_some_and(|end| end.date() == event.start.date()),
            state: event.state(now),
        }
    }
}

impl KindView for Post {
    fn section(ground: Ground<'_>, id: SectionId, number: usize) -> Page<'_> {
        list::section(ground, id, number)
    }

    fn page<'s>(&'s self, ground: Ground<'s>, id: EntryId) -> Page<'s> {
        let site = ground.site;
        let (previous, next) = neighbours(site, id);
        let view = PostView {
            text: Text::of(site, id),
            labels: site.labels::<Post>(site.entry(id).lang),
            post: self,
            when: self.event.as_ref().map(|event| When::of(event, site.now)),
            previous: previous.map(|id| Row::new(site, id)),
            next: next.map(|id| Row::new(site, id)),
            related: related(site, id).into_iter().map(|id| Row::new(site, id)).collect(),
        };
        Page::new(ground, "post.html", Frame::of_entry(ground, id), view)
    }
}

/// The older and the newer entry of the same section.
fn neighbours(site: &Site, id: EntryId) -> (Option<EntryId>, Option<EntryId>) {
    let Some((section, at)) = site.position(id) else { return (None, None) };
    let entries = &site.section(section).entries;
    (entries.get(at + 1).copied(), at.checked_sub(1).and_then(|newer| entries.get(newer)).copied())
}

/// How many related entries a page shows.
const RELATED: usize = 4;

/// The entries nearest in time that share a tag; a rare tag says more than a common one and comes first.
fn related(site: &Site, id: EntryId) -> Vec<EntryId> {
    let entry = site.entry(id);
    let mut tags: Vec<_> =
        entry.common.tags.iter().filter_map(|name| site.tags.get(&TagKey::of(entry.lang, name)?)).collect();
    tags.sort_by_key(|tag| tag.entries.len());
    let mut related = Vec::with_capacity(RELATED);
    for tag in tags {
        // Entries of a tag stand newest first, so the nearest in time stand around this one.
        let at = tag.entries.iter().position(|other| *other == id).unwrap_or(0);
        let around = (1..=RELATED).flat_map(|step| [at.checked_sub(step), Some(at + step)]);
        for other in around.flatten().filter_map(|near| tag.entries.get(near)) {
            if related.len() < RELATED && !related.contains(other) {
                related.push(*other);
            }
        }
    }
    related
}
