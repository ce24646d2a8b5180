//! Official documents and their life: in force, amended, replaced, expired.

use jiff::civil::Date;
use serde::Deserialize;

use super::Behaviour;
use crate::schema::Choice;
use crate::source::{SourcePath, Spanned};

/// A document (4210/GDĐT-TTTT III.3: form, authority, number, date, effect, abstract, download).
#[derive(Clone, Debug, Deserialize)]
pub struct Document {
    /// Number and symbol, `12/KH-THCS`.
    pub number: String,
    /// Form: decision, plan, circular…
    pub r#type: Choice,
    /// Who issued it.
    pub authority: String,
    /// Who signed it.
    pub signer: Option<String>,
    /// The signer's title.
    pub signer_title: Option<String>,
    /// When it was issued.
    pub issued: Date,
    /// From when it is in force.
    pub effective: Option<Date>,
    /// From when it is no longer in force.
    pub expired: Option<Date>,
    /// The field of work it belongs to (`Lĩnh vực`); lists narrow by it.
    pub field: Option<String>,
    /// Its abstract, as the document has it.
    pub r#abstract: String,
    /// The documents it replaces.
    #[serde(default)]
    pub replaces: Vec<Spanned<SourcePath>>,
    /// The documents it amends.
    #[serde(default)]
    pub amends: Vec<Spanned<SourcePath>>,
}

impl Behaviour for Document {
    const PAGED: bool = true;

    fn gist(&self) -> Option<String> {
        Some(self.r#abstract.clone())
    }
}
