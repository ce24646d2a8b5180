//! Procedures and their forms.

use serde::Deserialize;

use super::Behaviour;
use crate::content::Attached;
use crate::schema::Choice;
use crate::source::{SourcePath, Spanned};

/// A procedure of the school.
#[derive(Clone, Debug, Deserialize)]
pub struct Procedure {
    /// The field of work it belongs to (`Lĩnh vực`); lists narrow by it.
    pub field: Option<String>,
    /// Who may apply.
    pub applicant: Option<String>,
    /// Under which conditions.
    pub conditions: Option<String>,
    /// The papers needed.
    pub dossier: Vec<DossierPart>,
    /// What happens, step by step.
    pub steps: Vec<String>,
    /// How papers may be handed in.
    pub method: Vec<Choice>,
    /// Where.
    pub place: Option<String>,
    /// How long it takes.
    pub time_limit: String,
    /// What it costs.
    pub fee: String,
    /// What the applicant receives.
    pub result: String,
    /// The law it rests on.
    #[serde(default)]
    pub legal_basis: Vec<String>,
    /// Forms to download.
    #[serde(default)]
    pub forms: Vec<Attached>,
    /// The online service.
    pub online: Option<Online>,
    /// Whom to ask.
    pub contact: Option<String>,
}

impl Behaviour for Procedure {}

/// A paper of the dossier.
#[derive(Clone, Debug, Deserialize)]
pub struct DossierPart {
    /// A paper that is asked for.
    pub name: String,
    /// How many copies.
    pub copies: Option<i64>,
    /// The form to fill in, a file of the site.
    pub form: Option<Spanned<SourcePath>>,
}

/// An online service.
#[derive(Clone, Debug, Deserialize)]
pub struct Online {
    /// Where.
    pub url: String,
    /// The whole of the procedure or a part of it.
    pub level: Choice,
}
