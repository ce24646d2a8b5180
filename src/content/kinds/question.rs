//! Questions and answers.

use jiff::civil::Date;
use serde::Deserialize;

use super::Behaviour;

/// A question; a long answer is the entry's body.
#[derive(Clone, Debug, Deserialize)]
pub struct Question {
    /// When it was asked.
    pub asked: Date,
    /// What was asked.
    pub question: String,
    /// When it was answered.
    pub answered: Option<Date>,
    /// A short answer.
    pub answer: Option<String>,
    /// Who answered.
    pub answered_by: Option<String>,
    /// The field of work it is about (`Lĩnh vực`).
    pub field: Option<String>,
}

impl Behaviour for Question {
    fn gist(&self) -> Option<String> {
        Some(self.answer.as_ref().unwrap_or(&self.question).clone())
    }
}
