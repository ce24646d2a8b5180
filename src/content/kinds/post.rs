//! Dated articles: news, notices, activities, organisations, legal information.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::{Behaviour, check_period};
use crate::diagnostic::Diagnostic;
use crate::schema::Choice;
use crate::source::{SourcePath, Spanned};
use crate::vietnamese::is_whole_day;

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
