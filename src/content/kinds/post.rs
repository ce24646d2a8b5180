//! Dated articles: news, notices, activities, organisations, legal information.

use jiff::civil::{DateTime, Time};
use serde::{Deserialize, Serialize};

use super::event_end::{in_the_afternoon, of_no_length};
use super::{Behaviour, backwards};
use crate::content::end::End;
use crate::diagnostic::{Code, Diagnostic};
use crate::schema::Choice;
use crate::source::{SourcePath, Spanned};
use crate::vietnamese::{self, end_of_day, is_whole_day};

/// An article.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Post {
    /// When it was posted.
    pub date: Spanned<DateTime>,
    /// Who wrote it.
    pub author: String,
    /// Where it is quoted from.
    pub source: Option<String>,
    /// The address it is quoted from.
    pub source_url: Option<String>,
    /// Who approved it (4210/GDĐT-TTTT III.2, III.5).
    pub approved_by: String,
    /// Whether it stays on top of lists.
    #[serde(default)]
    pub pinned: bool,
    /// Whether it stands above everything on the home page until it expires.
    #[serde(default)]
    pub urgent: Spanned<bool>,
    /// The mass organisation it is about.
    pub organisation: Option<Choice>,
    /// The event it is about.
    pub event: Option<PostEvent>,
}

impl Behaviour for Post {
    const PAGED: bool = true;

    fn check(&self, path: &SourcePath, diagnostics: &mut Vec<Diagnostic>) {
        let Some(event) = &self.event else { return };
        let (Some(end), Some(span)) = (event.end(), event.end.as_ref().map(|end| end.span)) else { return };
        if end.day() < event.start.date() {
            backwards(path, span, diagnostics);
        } else if let End::Hour(end) = end
            && end < event.start
        {
            let (from, to) = (vietnamese::clock(event.start.time()), vietnamese::clock(end.time()));
            let message = format!("Sự kiện kết thúc lúc {to}, trước khi bắt đầu lúc {from}");
            let later = in_the_afternoon(event.start.time(), end.time());
            let help = match later {
                Some(hour) => format!("Nếu là buổi chiều thì ghi {} {}", end.date(), vietnamese::clock(hour)),
                None => "Kiểm tra lại hai giờ; buổi chiều ghi từ 13:00".to_owned(),
            };
            diagnostics.push(Diagnostic::error(Code::BadPeriod, message).at(path, span).help(help));
        } else if end == End::Hour(event.start) {
            diagnostics.push(of_no_length("Sự kiện", event.start.time(), "end").at(path, span));
        }
    }
}

/// An event with its own days.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct PostEvent {
    /// When it begins.
    pub start: DateTime,
    /// When it ends, as it was written; [`PostEvent::known_end`] tells what is meant.
    pub end: Option<Spanned<End>>,
    /// Where it is.
    pub place: Option<String>,
    /// What people's own calendars know it by, whatever else of it changes.
    #[serde(skip_serializing)]
    pub id: Option<Spanned<String>>,
}

/// Where an event stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EventState {
    /// It hasn't begun.
    ToCome,
    /// It has begun and isn't over.
    UnderWay,
    /// It is over.
    Over,
}

impl PostEvent {
    /// When it ends. Midnight of the day it begins on can only be the one that ends that day.
    fn end(&self) -> Option<End> {
        let end = self.end.as_ref()?.value;
        let is_first = end == End::Hour(self.start.date().to_datetime(Time::midnight()));
        Some(if is_first { End::Day(self.start.date()) } else { end })
    }

    /// When it ends, where that comes after its beginning: what would be over before anybody came has no known end.
    pub fn known_end(&self) -> Option<End> {
        self.end().filter(|end| end.moment() > self.start)
    }

    /// Whether it takes whole days: it has no hours.
    pub fn is_of_days(&self) -> bool {
        is_whole_day(self.start) && !matches!(self.known_end(), Some(End::Hour(_)))
    }

    /// Where it stands at a moment.
    pub fn state(&self, now: DateTime) -> EventState {
        if self.over() <= now {
            EventState::Over
        } else if self.start <= now {
            EventState::UnderWay
        } else {
            EventState::ToCome
        }
    }

    /// The moment at which it is over: that of its end; where none is given, the end of the day it begins on.
    pub fn over(&self) -> DateTime {
        self.known_end().map_or_else(|| end_of_day(self.start.date()), End::moment)
    }
}
