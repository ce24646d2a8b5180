//! Pages: introductions, regulations, timetables.

use serde::Deserialize;

use super::Behaviour;
use crate::schema::Choice;
use crate::source::Spanned;

/// Text that is neither dated nor of another kind: an introduction, a profile, a plan.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Page {
    /// Its place among its neighbours.
    pub order: Option<i64>,
    /// Which part of a regulation each heading is (4210/GDĐT-TTTT III.5 asks for five).
    #[serde(default)]
    pub parts: Vec<Part>,
}

impl Behaviour for Page {}

/// A part of a regulation.
#[derive(Clone, Debug, Deserialize)]
pub struct Part {
    /// What the part regulates.
    pub part: Choice,
    /// The heading that begins it.
    pub heading: Spanned<String>,
}
