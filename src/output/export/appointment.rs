//! What the calendar has of a week or a post, in one shape.

use jiff::civil::{Date, DateTime, Time};

use crate::content::kinds::{Calendar, Event, PostEvent};
use crate::content::{End, Entry};
use crate::schema::Labels;
use crate::vietnamese::end_of_day;

/// Something in the calendar.
pub(super) struct Appointment<'s> {
    /// By what it is known.
    pub identity: Identity<'s>,
    /// Where it stands.
    pub entry: &'s Entry,
    pub when: When,
    pub what: &'s str,
    pub details: String,
    pub place: Option<&'s str>,
}

/// When it is.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum When {
    /// Whole days.
    Days { first: Date, last: Date },
    /// From a moment on, to another where it is known, which is no part of it.
    Times { start: DateTime, end: Option<DateTime> },
}

/// By what an appointment is told from all others.
pub(super) enum Identity<'s> {
    /// Its `id`: wherever it is written and whenever it takes place, it stays the same.
    Given(&'s str),
    /// It is the only one of its page.
    Sole,
    /// Its day and words, among those of its page.
    Worded,
}

impl<'s> Appointment<'s> {
    /// An entry of a week.
    pub fn of_week(labels: &Labels<'_>, entry: &'s Entry, event: &'s Event) -> Self {
        let day = event.day.value;
        let when = match event.time {
            Some(time) => {
                // Midnight ends the day.
                let end = |until| if until == Time::midnight() { end_of_day(day) } else { day.to_datetime(until) };
                let start = day.to_datetime(time);
                When::Times { start, end: event.until.map(end).filter(|end| *end > start) }
            }
            None => When::Days { first: day, last: day },
        };
        let people = [("entries_chair", &event.chair), ("entries_attendees", &event.attendees)];
        let told = |(field, who): (&str, &Option<String>)| Some(format!("{}: {}", labels.get(field)?, who.as_deref()?));
        let details: Vec<_> = people.into_iter().filter_map(told).collect();
        let identity = event.id.as_ref().map_or(Identity::Worded, |id| Identity::Given(&id.value));
        Self { identity, entry, when, what: &event.what, details: details.join("\n"), place: event.place.as_deref() }
    }

    /// The event of a post.
    pub fn of_post(entry: &'s Entry, event: &'s PostEvent) -> Self {
        let (start, end) = (event.start, event.known_end());
        let when = if event.is_of_days() {
            When::Days { first: start.date(), last: end.map_or(start.date(), End::day) }
        } else {
            When::Times { start, end: end.map(End::moment) }
        };
        let (what, details) = (entry.title.as_str(), entry.summary().to_owned());
        let identity = event.id.as_ref().map_or(Identity::Sole, |id| Identity::Given(&id.value));
        Self { identity, entry, when, what, details, place: event.place.as_deref() }
    }

    /// The day it begins on.
    pub fn begins(&self) -> Date {
        match self.when {
            When::Days { first, .. } => first,
            When::Times { start, .. } => start.date(),
        }
    }

    /// When its page last changed; a clock would make another file of the same content.
    pub fn changed(&self) -> Date {
        let monday = self.entry.record.get::<Calendar>().and_then(Calendar::monday);
        self.entry.changed().or(monday).unwrap_or_else(|| self.begins())
    }
}
