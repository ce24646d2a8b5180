//! Digital resources.

use serde::Deserialize;

use super::Behaviour;
use crate::schema::Choice;
use crate::source::{SourcePath, Spanned};

/// A resource that is shared.
#[derive(Clone, Debug, Deserialize)]
pub struct Resource {
    /// Lecture, exercise, film …; lists narrow by it.
    pub r#type: Choice,
    /// `Toán`, `Ngữ văn`: as the school says it.
    pub subject: Option<String>,
    /// `6`, `Lớp 6`: as the school says it.
    pub grade: Option<String>,
    /// Where it is.
    pub url: Option<String>,
    /// The file itself.
    pub file: Option<Spanned<SourcePath>>,
    /// Who made it.
    pub author: Option<String>,
    /// How it may be used.
    pub licence: Option<String>,
}

impl Behaviour for Resource {}
