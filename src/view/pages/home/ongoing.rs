//! What is ahead or still open: events and consultations.

use jiff::civil::Date;
use serde::Serialize;

use crate::content::Entry;
use crate::content::kinds::{Consultation, EventEnd, Post, PostEvent, State};
use crate::lang::Lang;
use crate::site::Site;

/// How many events are shown.
const EVENTS: usize = 4;

#[derive(Serialize)]
pub(super) struct Event<'s> {
    title: &'s str,
    href: String,
    start: String,
    place: Option<&'s str>,
}

#[derive(Serialize)]
pub(super) struct OpenConsultation<'s> {
    title: &'s str,
    href: String,
    closes: Date,
}

/// Events that are not over yet, the nearest first.
pub(super) fn events(site: &Site, lang: Lang) -> Vec<Event<'_>> {
    let mut ahead: Vec<_> = site
        .of_kind::<Post>(lang)
        .filter_map(|(_, entry, post)| Some((entry, post.event.as_ref()?)))
        .filter(|(_, event)| event.end().map_or(event.start.date(), EventEnd::day) >= site.today)
        .collect();
    ahead.sort_by(|a, b| a.1.start.cmp(&b.1.start).then_with(|| a.0.path.cmp(&b.0.path)));
    ahead.into_iter().take(EVENTS).map(|(entry, event)| Event::new(site, entry, event)).collect()
}

impl<'s> Event<'s> {
    fn new(site: &'s Site, entry: &'s Entry, event: &'s PostEvent) -> Self {
        Self {
            title: &entry.title,
            href: site.base.href(&entry.route()),
            start: event.start.to_string(),
            place: event.place.as_deref(),
        }
    }
}

/// Consultations that take opinions today, the one that closes first on top.
pub(super) fn consultations(site: &Site, lang: Lang) -> Vec<OpenConsultation<'_>> {
    let mut open: Vec<_> = site
        .of_kind::<Consultation>(lang)
        .filter(|(_, _, consultation)| consultation.state(site.today) == State::Open)
        .map(|(_, entry, consultation)| OpenConsultation {
            title: &entry.title,
            href: site.base.href(&entry.route()),
            closes: consultation.closes.value,
        })
        .collect();
    open.sort_by_key(|consultation| consultation.closes);
    open
}
