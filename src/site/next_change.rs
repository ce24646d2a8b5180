//! What comes by itself: an entry appears or goes, what it is about begins or ends, a day that a page counts by comes. A
//! site that was built before shows nothing of it until it is built again.
//!
//! What every page or the verdict has of the day itself (the year in the footer, the day of a report) is no change here.

use std::sync::Arc;

use jiff::civil::{Date, DateTime, Time};

use super::effect::takes_effect;
use super::visibility;
use crate::content::Entry;
use crate::content::kinds::{Calendar, Consultation, Document, Enrolment, Post, PostEvent, State, Step};
use crate::vietnamese::{self, end_of_day, is_whole_day};

/// The first change that comes by itself after the moment of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextChange {
    /// When it comes; the first moment of a day for what has no hour.
    pub at: DateTime,
    /// The title of the entry that it is about.
    pub title: String,
    /// What happens to it.
    pub turn: Turn,
}

/// What may become due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The entry is shown from then on.
    Appears,
    /// It isn't shown any more.
    Goes,
    /// What it is about begins: an event, a consultation, applications, the force of a document.
    Begins,
    /// That is over.
    Ends,
    /// A week that was written is the next one.
    Nears,
    /// Another day of it is today, or one less is left.
    Passes,
}

impl Turn {
    /// What happens, behind the title.
    fn told(self) -> &'static str {
        match self {
            Self::Appears => "bắt đầu hiện",
            Self::Goes => "hết hạn hiển thị",
            Self::Begins => "bắt đầu",
            Self::Ends => "kết thúc",
            Self::Nears => "thành lịch tuần sau",
            Self::Passes => "sang ngày mới",
        }
    }
}

impl NextChange {
    /// The first one after a moment, in entries that come in path order; drafts never come by themselves.
    pub(super) fn after(now: DateTime, entries: &[Arc<Entry>]) -> Option<Self> {
        let entries = entries.iter().filter(|entry| !entry.common.draft);
        let coming = entries.flat_map(|entry| turns(entry, now).map(move |(turn, at)| (at, turn, entry)));
        let coming = coming.filter(|(at, ..)| *at > now);
        // Of those that come at once the first one is told.
        let (at, turn, entry) = coming.min_by_key(|(at, ..)| *at)?;
        Some(Self { at, title: entry.title.clone(), turn })
    }

    /// `2026-11-21T18:00:00+07:00`, or `2026-11-22` for what has no hour.
    pub fn stamp(&self) -> String {
        if is_whole_day(self.at) { self.at.date().to_string() } else { vietnamese::rfc3339(self.at) }
    }

    /// “18:00 ngày 21/11/2026 (“Lịch thi” bắt đầu hiện)”.
    pub fn told(&self) -> String {
        let (title, turn) = (vietnamese::shortened(&self.title, LONGEST), self.turn.told());
        format!("{} (“{title}” {turn})", vietnamese::moment(self.at))
    }
}

/// How many characters of a title are told.
const LONGEST: usize = 80;

/// What becomes of an entry, each with its moment. What it is about turns only while its page is shown.
fn turns(entry: &Entry, now: DateTime) -> impl Iterator<Item = (Turn, DateTime)> {
    let (appears, goes) = (visibility::appears(entry), visibility::goes(entry));
    let is_shown = move |at: DateTime| appears.is_none_or(|from| from <= at) && goes.is_none_or(|end| at < end);
    // What is over before it is shown never is.
    let shows = appears.filter(|at| is_shown(*at)).map(|at| (Turn::Appears, at));
    let leaves = goes.filter(|end| appears.is_none_or(|from| from < *end)).map(|at| (Turn::Goes, at));
    let (begins, ends) = period(entry);
    let period = [(Turn::Begins, begins), (Turn::Ends, ends)].into_iter().filter_map(|(turn, at)| Some((turn, at?)));
    let days = days(entry, now.date()).into_iter().map(|(turn, day)| (turn, day.to_datetime(Time::midnight())));
    let inside = period.chain(days).filter(move |(_, at)| is_shown(*at));
    shows.into_iter().chain(leaves).chain(inside)
}

/// The moments at which what an entry is about begins and is over; its pages say which of these have come.
fn period(entry: &Entry) -> (Option<DateTime>, Option<DateTime>) {
    let begins = |day: Date| day.to_datetime(Time::midnight());
    if let Some(post) = entry.record.get::<Post>() {
        let event = post.event.as_ref();
        (event.map(|event| event.start), event.map(PostEvent::over))
    } else if let Some(consultation) = entry.record.get::<Consultation>() {
        (Some(begins(consultation.opens)), Some(end_of_day(consultation.closes.value)))
    } else if let Some(enrolment) = entry.record.get::<Enrolment>() {
        (enrolment.opens.map(begins), enrolment.last().map(end_of_day))
    } else if let Some(document) = entry.record.get::<Document>() {
        (Some(begins(takes_effect(document))), document.expired.map(begins))
    } else {
        (None, None)
    }
}

/// The days on which its pages become others within that, as seen from one of them.
fn days(entry: &Entry, today: Date) -> Vec<(Turn, Date)> {
    if let Some(calendar) = entry.record.get::<Calendar>() {
        days_of_week(calendar)
    } else if let Some(consultation) = entry.record.get::<Consultation>() {
        let is_open = consultation.state(today) == State::Open;
        let tomorrow = today.tomorrow().ok().filter(|day| is_open && *day <= consultation.closes.value);
        tomorrow.map(|day| (Turn::Passes, day)).into_iter().collect()
    } else if let Some(enrolment) = entry.record.get::<Enrolment>() {
        enrolment.steps.iter().flat_map(days_of_step).collect()
    } else {
        Vec::new()
    }
}

/// A week is first the next one, then this one, then an older one; in it each day with work is marked while it is today.
fn days_of_week(calendar: &Calendar) -> Vec<(Turn, Date)> {
    let Some(monday) = calendar.monday() else { return Vec::new() };
    let beside = |weeks: i64| monday.checked_add(jiff::Span::new().weeks(weeks)).ok();
    let turns = [(Turn::Nears, beside(-1)), (Turn::Begins, Some(monday)), (Turn::Ends, beside(1))];
    let turns = turns.into_iter().filter_map(|(turn, day)| Some((turn, day?)));
    let work = calendar.entries.iter().map(|event| event.day.value);
    let marked = work.flat_map(|day| [Some(day), day.tomorrow().ok()]).flatten().map(|day| (Turn::Passes, day));
    turns.chain(marked).collect()
}

/// The first day of a step of enrolment, and the one after its last.
fn days_of_step(step: &Step) -> impl Iterator<Item = (Turn, Date)> + use<> {
    let after = step.last().and_then(|last| last.tomorrow().ok());
    [step.from, after].into_iter().flatten().map(|day| (Turn::Passes, day))
}
