//! Digital resources.

use serde::Deserialize;

use super::Behaviour;
use crate::schema::Choice;
use crate::source::{SourcePath, Spanned};

/// A resource that is shared.
#[derive(Clone, Debug, Deserialize)]
pub struct Resource {
    /// What it is.
    pub r#type: Choice,
    /// The subject it is for.
    pub subject: Option<String>,
    /// The grade it is for.
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
