//! What comes by itself: an entry appears or goes, what it is about begins or ends. A site that was built before shows
//! nothing of it until it is built again.

use std::sync::Arc;

use jiff::civil::{Date, DateTime, Time};

use super::visibility;
use crate::content::Entry;
use crate::content::kinds::{Consultation, Document, Enrolment, Post, PostEvent};
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
}

impl Turn {
    /// What happens, behind the title.
    fn told(self) -> &'static str {
        match self {
            Self::Appears => "bắt đầu hiện",
            Self::Goes => "hết hạn hiển thị",
            Self::Begins => "bắt đầu",
            Self::Ends => "kết thúc",
        }
    }
}

impl NextChange {
    /// The first one after a moment, in entries that come in path order; drafts never come by themselves.
    pub(super) fn after(now: DateTime, entries: &[Arc<Entry>]) -> Option<Self> {
        let entries = entries.iter().filter(|entry| !entry.common.draft);
        let coming = entries.flat_map(|entry| turns(entry).map(move |turn| (turn, entry)));
        let coming = coming.filter_map(|((turn, at), entry)| Some((at.filter(|at| *at > now)?, turn, entry)));
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

/// What becomes of an entry, each with its moment if there is one. What it is about turns only while its page is shown.
fn turns(entry: &Entry) -> [(Turn, Option<DateTime>); 4] {
    let (appears, goes) = (visibility::appears(entry), visibility::goes(entry));
    let is_shown = |at: &DateTime| appears.is_none_or(|from| from <= *at) && goes.is_none_or(|end| *at < end);
    let (begins, ends) = period(entry);
    [
        // What is over before it is shown never is.
        (Turn::Appears, appears.filter(is_shown)),
        (Turn::Goes, goes.filter(|end| appears.is_none_or(|from| from < *end))),
        (Turn::Begins, begins.filter(is_shown)),
        (Turn::Ends, ends.filter(is_shown)),
    ]
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
        let closes = enrolment.closes.as_ref().map(|closes| end_of_day(closes.value));
        (enrolment.opens.map(begins), closes)
    } else if let Some(document) = entry.record.get::<Document>() {
        (document.effective.map(begins), document.expired.map(begins))
    } else {
        (None, None)
    }
}
