//! Enrolment: plan, notice, candidate list, results.

use jiff::civil::Date;
use serde::Deserialize;

use super::{Behaviour, check_period};
use crate::diagnostic::Diagnostic;
use crate::schema::Choice;
use crate::source::{SourcePath, Spanned};
use crate::vietnamese::SchoolYear;

/// One step of a year's enrolment. A notice carries the seven facts that 4210/GDĐT-TTTT III.3 names.
#[derive(Clone, Debug, Deserialize)]
pub struct Enrolment {
    /// The school year that pupils are admitted to.
    pub school_year: SchoolYear,
    /// Plan, notice, list or results.
    pub stage: Choice,
    /// When it was posted.
    pub posted: Date,
    /// The first grade that pupils enter: `6`.
    pub grade: Option<String>,
    /// Who may apply.
    pub subjects: Option<String>,
    /// How many places.
    pub quota: Option<String>,
    /// How pupils are chosen.
    pub method: Option<String>,
    /// Under which conditions.
    pub conditions: Option<String>,
    /// The papers needed.
    #[serde(default)]
    pub dossier: Vec<String>,
    /// First day of application.
    pub opens: Option<Date>,
    /// Last day of application.
    pub closes: Option<Spanned<Date>>,
    /// Whether, when and where there is an exam.
    pub exam: Option<Exam>,
    /// The streets or wards it serves.
    pub area: Option<String>,
    /// The steps with their dates.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// The list; allowed columns only.
    #[serde(default)]
    pub candidates: Vec<Candidate>,
    /// Where a candidate looks up the result.
    pub lookup: Option<String>,
    /// On what basis the list is public.
    pub lawful_basis: Option<String>,
}

impl Behaviour for Enrolment {
    fn gist(&self) -> Option<String> {
        let facts = [&self.subjects, &self.quota, &self.method].map(Option::as_deref);
        let facts: Vec<&str> = facts.into_iter().flatten().collect();
        (!facts.is_empty()).then(|| facts.join("; "))
    }

    fn check(&self, path: &SourcePath, diagnostics: &mut Vec<Diagnostic>) {
        check_period(path, self.opens.as_ref(), self.closes.as_ref(), diagnostics);
        for step in &self.steps {
            check_period(path, step.from.as_ref(), step.to.as_ref(), diagnostics);
        }
    }
}

/// An entrance exam.
#[derive(Clone, Debug, Deserialize)]
pub struct Exam {
    /// Whether there is one.
    pub held: bool,
    /// Its day.
    pub date: Option<Date>,
    /// The place of the exam.
    pub place: Option<String>,
}

/// A dated step.
#[derive(Clone, Debug, Deserialize)]
pub struct Step {
    /// What is to be done.
    pub title: String,
    /// The first day.
    pub from: Option<Date>,
    /// The last day, which still counts.
    pub to: Option<Spanned<Date>>,
    /// A remark.
    pub note: Option<String>,
}

/// A row of a candidate list.
#[derive(Clone, Debug, Deserialize)]
pub struct Candidate {
    /// The candidate's number.
    pub number: String,
    /// The room.
    pub room: Option<String>,
    /// The school the candidate comes from.
    pub school: Option<String>,
    /// The result.
    pub result: Option<String>,
}

/// Where a period stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// Over.
    Done,
    /// Under way; the last day still counts.
    Current,
    /// Not begun yet.
    Upcoming,
}

impl Phase {
    /// Where a period stands. `None` for one without days.
    fn of(from: Option<Date>, last: Option<Date>, today: Date) -> Option<Self> {
        let last = last?;
        Some(if today > last {
            Self::Done
        } else if from.is_some_and(|from| today < from) {
            Self::Upcoming
        } else {
            Self::Current
        })
    }
}

impl Step {
    /// Its last day; without one the first is all of it.
    pub fn last(&self) -> Option<Date> {
        self.to.as_ref().map(|to| to.value).or(self.from)
    }

    /// Where the step stands on a day; `None` for a step without days.
    pub fn phase(&self, today: Date) -> Option<Phase> {
        Phase::of(self.from, self.last(), today)
    }
}

impl Enrolment {
    /// The last day for applications; without one the first is all of the time.
    pub fn last(&self) -> Option<Date> {
        self.closes.as_ref().map(|closes| closes.value).or(self.opens)
    }

    /// Where the time for applications stands on a day; `None` where the entry names none.
    pub fn phase(&self, today: Date) -> Option<Phase> {
        Phase::of(self.opens, self.last(), today)
    }

    /// Whether it is the notice that tells how to apply.
    pub fn is_notice(&self) -> bool {
        self.stage.key == "thong-bao"
    }

    /// Whether it lists candidates: kept out of feeds, search and robots.
    pub fn is_list(&self) -> bool {
        matches!(self.stage.key.as_str(), "danh-sach" | "ket-qua")
    }
}
