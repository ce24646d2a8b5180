//! Links to other systems.

use serde::Deserialize;

use super::Behaviour;
use crate::schema::Choice;

/// A link with the system it leads to.
#[derive(Clone, Debug, Deserialize)]
pub struct Link {
    /// The address.
    pub url: String,
    /// What kind of system it leads to; rules count links by it.
    pub system: Choice,
    /// Place in lists.
    pub order: Option<i64>,
}

impl Behaviour for Link {}
