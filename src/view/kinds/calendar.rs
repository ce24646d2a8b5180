//! The week calendar: this week first, then the next, older weeks as links; the page of one week.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::content::Entry;
use crate::content::kinds::{Calendar, Event};
use crate::schema::Labels;
use crate::site::{EntryId, SectionId, Site, exports};
use crate::vietnamese;
use crate::view::kinds::KindView;
use crate::view::parts::record::{Opening, RecordView, entries};
use crate::view::{Frame, Ground, Page};

#[derive(Serialize)]
struct CalendarsView<'s> {
    #[serde(flatten)]
    opening: Opening<'s>,
    labels: Labels<'s>,
    /// The week of today, when it is written.
    this: Option<Week<'s>>,
    /// The week after it.
    next: Option<Week<'s>>,
    /// Other calendars of these two weeks.
    beside: Vec<WeekLink>,
    /// The weeks after that, the nearest first.
    later: Vec<WeekLink>,
    older: Vec<WeekLink>,
    ics: String,
}

#[derive(Serialize)]
struct Facts<'s> {
    week: Week<'s>,
}

#[derive(Serialize)]
struct Week<'s> {
    link: WeekLink,
    days: Vec<Day<'s>>,
}

#[derive(Serialize)]
struct WeekLink {
    number: i8,
    monday: Option<Date>,
    sunday: Option<Date>,
    href: String,
}

#[derive(Serialize)]
struct Day<'s> {
    date: Date,
    today: bool,
    events: Vec<EventView<'s>>,
}

#[derive(Serialize)]
struct EventView<'s> {
    time: Option<String>,
    until: Option<String>,
    what: &'s str,
    chair: Option<&'s str>,
    attendees: Option<&'s str>,
    place: Option<&'s str>,
}

impl KindView for Calendar {
    fn section(ground: Ground<'_>, id: SectionId, _: usize) -> Page<'_> {
        let site = ground.site;
        let this = vietnamese::week_of(site.today());
        let next = site.today().checked_add(jiff::Span::new().weeks(1)).map_or(this, vietnamese::week_of);
        let of_week =
            |wanted: (i16, i8)| entries::<Calendar>(site, id).filter(move |(_, _, calendar)| calendar.week == wanted);
        let week = |wanted| of_week(wanted).next().map(|(_, entry, calendar)| Week::new(site, entry, calendar));
        let others = |wanted| of_week(wanted).skip(1).map(|(_, entry, calendar)| WeekLink::new(site, entry, calendar));
        let links = |wanted: &dyn Fn((i16, i8)) -> bool| -> Vec<WeekLink> {
            let those = entries::<Calendar>(site, id).filter(|(_, _, calendar)| wanted(calendar.week));
            those.map(|(_, entry, calendar)| WeekLink::new(site, entry, calendar)).collect()
        };
        let view = CalendarsView {
            opening: Opening::of::<Calendar>(site, id),
            labels: site.labels::<Calendar>(site.section(id).lang),
            this: week(this),
            next: week(next).filter(|_| next != this),
            beside: others(this).chain(others(next).filter(|_| next != this)).collect(),
            later: links(&|week| week > next).into_iter().rev().collect(),
            older: links(&|week| week < this),
            ics: site.base.href(&exports::CALENDAR),
        };
        Page::new(ground, "calendars.html", Frame::of_section(ground, id), view)
    }

    fn page<'s>(&'s self, ground: Ground<'s>, id: EntryId) -> Page<'s> {
        let site = ground.site;
        let facts = Facts { week: Week::new(site, site.entry(id), self) };
        let view = RecordView::of::<Calendar>(site, id, facts);
        Page::new(ground, "calendar.html", Frame::of_entry(ground, id), view)
    }
}

impl<'s> Week<'s> {
    fn new(site: &Site, entry: &Entry, calendar: &'s Calendar) -> Self {
        let mut days: BTreeMap<Date, Vec<&Event>> = BTreeMap::new();
        for event in &calendar.entries {
            days.entry(event.day.value).or_default().push(event);
        }
        let day = |(date, mut events): (Date, Vec<&'s Event>)| {
            // What has no time is about the whole day and stands first.
            events.sort_by_key(|event| event.time);
            Day { date, today: date == site.today(), events: events.into_iter().map(EventView::new).collect() }
        };
        Self { link: WeekLink::new(site, entry, calendar), days: days.into_iter().map(day).collect() }
    }
}

impl WeekLink {
    fn new(site: &Site, entry: &Entry, calendar: &Calendar) -> Self {
        let monday = calendar.monday();
        let sunday = monday.and_then(|monday| monday.checked_add(jiff::Span::new().days(6)).ok());
        Self { number: calendar.week.1, monday, sunday, href: site.base.href(&entry.route()) }
    }
}

impl<'s> EventView<'s> {
    fn new(event: &'s Event) -> Self {
        Self {
            time: event.time.map(vietnamese::clock),
            until: event.until.map(vietnamese::clock),
            what: &event.what,
            chair: event.chair.as_deref(),
            attendees: event.attendees.as_deref(),
            place: event.place.as_deref(),
        }
    }
}
