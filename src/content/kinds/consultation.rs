//! Consultations, which close by themselves.

use jiff::civil::Date;
use serde::Deserialize;

use super::{Behaviour, check_period};
use crate::diagnostic::Diagnostic;
use crate::source::{SourcePath, Spanned};

/// A matter that opinions are asked on (4210/GDĐT-TTTT III.3: issue, content, address, e-mail, deadline).
#[derive(Clone, Debug, Deserialize)]
pub struct Consultation {
    /// What opinions are asked about.
    pub issue: String,
    /// What is asked.
    pub content: String,
    /// Where letters go.
    pub address: String,
    /// Where mails go.
    pub email: Spanned<String>,
    /// First day.
    pub opens: Date,
    /// Last day.
    pub closes: Spanned<Date>,
    /// What became of the opinions.
    pub outcome: Option<String>,
}

impl Behaviour for Consultation {
    fn gist(&self) -> Option<String> {
        Some(self.content.clone())
    }

    fn check(&self, path: &SourcePath, diagnostics: &mut Vec<Diagnostic>) {
        check_period(path, Some(&self.opens), Some(&self.closes), diagnostics);
    }
}

/// Where a consultation stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Opinions are received.
    Open,
    /// Not begun yet.
    Upcoming,
    /// Over.
    Closed,
}

impl Consultation {
    /// Where it stands on a day; the last day still counts.
    pub fn state(&self, today: Date) -> State {
        if today < self.opens {
            State::Upcoming
        } else if today <= self.closes.value {
            State::Open
        } else {
            State::Closed
        }
    }
}
