//! Leaders and staff.

use serde::Deserialize;

use super::Behaviour;
use crate::source::Spanned;

/// A person; the name is the entry's title (4210/GDĐT-TTTT III.3 asks five facts of each leader).
#[derive(Clone, Debug, Deserialize)]
pub struct Person {
    /// `Hiệu trưởng`; lists show it beside the name.
    pub position: String,
    /// Unit of the school.
    pub group: Option<String>,
    /// Place in lists.
    pub order: Option<i64>,
    /// Telephone.
    pub phone: Option<String>,
    /// Official e-mail.
    pub email: Option<Spanned<String>>,
    /// What the person is in charge of.
    pub duties: Option<String>,
}

impl Behaviour for Person {
    fn gist(&self) -> Option<String> {
        let duties = self.duties.as_deref().map_or_else(String::new, |duties| format!(". {duties}"));
        Some(format!("{}{duties}", self.position))
    }
}
