//! `/lich-cong-tac/calendar.ics`: the week calendar and the events of posts for people's own calendars (RFC 5545).

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::{Date, DateTime, Time};

use crate::content::Entry;
use crate::content::kinds::{Calendar, Event, EventEnd, Post, PostEvent};
use crate::lang::Lang;
use crate::schema::Labels;
use crate::site::Site;
use crate::theme::{Theme, Word};
use crate::vietnamese::{self, end_of_day};

/// Vietnam has kept one time since the date below.
const TIME_ZONE: [&str; 8] = [
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Ho_Chi_Minh",
    "BEGIN:STANDARD",
    "DTSTART:19750613T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0700",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// The longest line in octets, its end not counted (RFC 5545, 3.1).
const LONGEST: usize = 75;

/// Something in the calendar.
struct Appointment<'s> {
    identity: Identity<'s>,
    entry: &'s Entry,
    when: When,
    what: &'s str,
    details: String,
    place: Option<&'s str>,
}

/// By what it is told from all others.
enum Identity<'s> {
    /// Its `id`: wherever it is written and whenever it takes place, it stays the same.
    Given(&'s str),
    /// It is the only one of its page.
    Sole,
    /// Its day and words, among those of its page.
    Worded,
}

/// When it is.
enum When {
    /// Whole days.
    Days { first: Date, last: Date },
    /// From a moment on, to another where it is known, which is no part of it.
    Times { start: DateTime, end: Option<DateTime> },
}

/// The file.
pub(super) fn text(site: &Site, theme: &Theme) -> String {
    let mut lines = Lines::default();
    lines.push("BEGIN:VCALENDAR");
    lines.push("VERSION:2.0");
    lines.push("PRODID:-//congtruong//Lich cong tac//VI");
    let labels = site.labels::<Calendar>(Lang::Vi);
    let name = theme.word(Lang::Vi, Word::CalendarName).replace("{name}", &site.config.name.value);
    lines.property("X-WR-CALNAME", &name);
    for line in TIME_ZONE {
        lines.push(line);
    }
    for (_, entry, calendar) in site.of_kind::<Calendar>(Lang::Vi) {
        for event in &calendar.entries {
            lines.appointment(site, &of_week(&labels, entry, event));
        }
    }
    for (_, entry, post) in site.of_kind::<Post>(Lang::Vi) {
        if let Some(event) = &post.event {
            lines.appointment(site, &of_post(entry, event));
        }
    }
    lines.push("END:VCALENDAR");
    lines.text
}

fn of_week<'s>(labels: &Labels<'_>, entry: &'s Entry, event: &'s Event) -> Appointment<'s> {
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
    Appointment { identity, entry, when, what: &event.what, details: details.join("\n"), place: event.place.as_deref() }
}

fn of_post<'s>(entry: &'s Entry, event: &'s PostEvent) -> Appointment<'s> {
    let (start, end) = (event.start, event.known_end());
    let when = if event.is_of_days() {
        When::Days { first: start.date(), last: end.map_or(start.date(), EventEnd::day) }
    } else {
        When::Times { start, end: end.map(EventEnd::moment) }
    };
    let (what, details) = (entry.title.as_str(), entry.summary().to_owned());
    let identity = event.id.as_ref().map_or(Identity::Sole, |id| Identity::Given(&id.value));
    Appointment { identity, entry, when, what, details, place: event.place.as_deref() }
}

impl Appointment<'_> {
    /// What tells it from all others for ever (RFC 5545, 3.8.4.7): another hour or another order of the page changes
    /// nothing of it.
    fn name(&self, site: &Site) -> String {
        let page = || site.base.absolute(&site.first_address(self.entry));
        match self.identity {
            Identity::Given(id) => format!("{id}@{}{}", site.base.host(), site.base.folder),
            Identity::Sole => format!("{}#1", page()),
            Identity::Worded => format!("{}#{}-{}", page(), self.begins(), vietnamese::slug(self.what)),
        }
    }

    fn begins(&self) -> Date {
        match self.when {
            When::Days { first, .. } => first,
            When::Times { start, .. } => start.date(),
        }
    }

    /// When its page last changed; a clock would make another file of the same content.
    fn changed(&self) -> Date {
        let monday = self.entry.record.get::<Calendar>().and_then(Calendar::monday);
        self.entry.changed().or(monday).unwrap_or_else(|| self.begins())
    }
}

/// The lines of the file, each with CRLF.
#[derive(Default)]
struct Lines {
    text: String,
    /// How often each name was given.
    names: BTreeMap<String, usize>,
}

impl Lines {
    fn appointment(&mut self, site: &Site, appointment: &Appointment<'_>) {
        let page = site.base.absolute(&appointment.entry.route());
        self.push("BEGIN:VEVENT");
        let mut name = appointment.name(site);
        let times = self.names.entry(name.clone()).or_default();
        *times += 1;
        if *times > 1 {
            name = format!("{name}-{times}");
        }
        self.property("UID", &name);
        self.push(&format!("DTSTAMP:{}", utc(appointment.changed())));
        self.when(&appointment.when);
        self.property("SUMMARY", appointment.what);
        if !appointment.details.is_empty() {
            self.property("DESCRIPTION", &appointment.details);
        }
        if let Some(place) = appointment.place {
            self.property("LOCATION", place);
        }
        self.push(&format!("URL:{page}"));
        self.push("END:VEVENT");
    }

    fn when(&mut self, when: &When) {
        let local = |moment: DateTime| moment.strftime("%Y%m%dT%H%M%S").to_string();
        match when {
            When::Days { first, last } => {
                self.push(&format!("DTSTART;VALUE=DATE:{}", first.strftime("%Y%m%d")));
                match last.tomorrow() {
                    Ok(after) => self.push(&format!("DTEND;VALUE=DATE:{}", after.strftime("%Y%m%d"))),
                    // No day follows 31/12/9999.
                    Err(_) => self.push(&format!("DURATION:P{}D", (*last - *first).get_days() + 1)),
                }
            }
            When::Times { start, end } => {
                self.push(&format!("DTSTART;TZID=Asia/Ho_Chi_Minh:{}", local(*start)));
                if let Some(end) = end {
                    self.push(&format!("DTEND;TZID=Asia/Ho_Chi_Minh:{}", local(*end)));
                }
            }
        }
    }

    /// A property whose value is text.
    fn property(&mut self, name: &str, value: &str) {
        self.push(&format!("{name}:{}", escaped(value)));
    }

    /// A line, folded where it is too long: a line end and a space, never inside a character.
    fn push(&mut self, line: &str) {
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > LONGEST {
                self.text.push_str("\r\n ");
                length = 1;
            }
            self.text.push(c);
            length += c.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

/// The beginning of a day in Vietnam, in UTC.
fn utc(day: Date) -> String {
    let midnight = day.to_datetime(Time::midnight());
    let utc = midnight.checked_sub(Span::new().hours(7)).unwrap_or(midnight);
    utc.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Text as a value (RFC 5545, 3.3.11); other control characters may not stand in one.
fn escaped(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}
