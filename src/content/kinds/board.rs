//! The editorial board (4210/GDĐT-TTTT III.5).

use jiff::civil::Date;
use serde::Deserialize;

use super::Behaviour;
use crate::schema::Choice;
use crate::source::{SourcePath, Spanned};

/// The board and its papers.
#[derive(Clone, Debug, Deserialize)]
pub struct Board {
    /// The decision that set it up.
    pub decision: Decision,
    /// Head, deputies, editors, administrators, helpers: by their roles.
    pub members: Vec<BoardMember>,
    /// Its operating regulation.
    pub regulation: RegulationOf,
    /// Who looks after the technique.
    pub technical_unit: Option<TechnicalUnit>,
    /// Who looks after e-mail.
    pub email_officer: Option<EmailOfficer>,
    /// The e-mail regulation.
    pub email_regulation: Option<Spanned<SourcePath>>,
}

impl Behaviour for Board {}

/// A decision with its file.
#[derive(Clone, Debug, Deserialize)]
pub struct Decision {
    /// `25/QĐ-THCSHP`: number and sign.
    pub number: String,
    /// The day it was signed.
    pub issued: Date,
    /// The signed file.
    pub file: Spanned<SourcePath>,
}

/// One of those who edit the site, by the decision.
#[derive(Clone, Debug, Deserialize)]
pub struct BoardMember {
    /// Full name.
    pub name: String,
    /// Position in the school.
    pub position: String,
    /// Role on the board.
    pub role: Choice,
}

/// The regulation as a file and as a page.
#[derive(Clone, Debug, Deserialize)]
pub struct RegulationOf {
    /// The signed file.
    pub file: Spanned<SourcePath>,
    /// The page with its parts.
    pub page: Spanned<SourcePath>,
}

/// The technical focal unit.
#[derive(Clone, Debug, Deserialize)]
pub struct TechnicalUnit {
    /// Which unit.
    pub name: String,
    /// The paper that assigns it.
    pub document: String,
}

/// The e-mail focal person.
#[derive(Clone, Debug, Deserialize)]
pub struct EmailOfficer {
    /// Who.
    pub name: String,
    /// Their address.
    pub email: Spanned<String>,
}
