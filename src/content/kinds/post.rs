//! Dated articles: news, notices, activities, organisations, legal information.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::{Behaviour, check_period};
use crate::diagnostic::Diagnostic;
use crate::schema::Choice;
use crate::source::{SourcePath, Spanned};
use crate::vietnamese::{end_of_day, is_whole_day};

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
        if let Some(event) = &self.event {
            // An end without a time means the whole of that day.
            let is_over = |end: &Spanned<DateTime>| {
                end.date() < event.start.date() || (!is_whole_day(end.value) && end.value < event.start)
            };
            if event.end.as_ref().is_some_and(is_over) {
                check_period(path, Some(&event.start), event.end.as_ref(), diagnostics);
            }
        }
    }
}

/// An event with its own days.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct PostEvent {
    /// When it begins.
    pub start: DateTime,
    /// When it ends.
    pub end: Option<Spanned<DateTime>>,
    /// Where it is.
    pub place: Option<String>,
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
    /// Where it stands at a moment.
    pub fn state(&self, now: DateTime) -> EventState {
        if self.over().is_some_and(|over| over <= now) {
            EventState::Over
        } else if self.start <= now {
            EventState::UnderWay
        } else {
            EventState::ToCome
        }
    }

    /// The moment at which it is over: the hour of its end; where none is given, the end of its last day.
    pub fn over(&self) -> Option<DateTime> {
        let last = self.end.as_ref().map(|end| end.value).filter(|end| !is_whole_day(*end));
        let day = || self.end.as_ref().map_or(self.start, |end| end.value).date();
        last.or_else(|| end_of_day(day()))
    }
}
