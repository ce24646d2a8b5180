//! What only a person can tell.

use serde::Deserialize;

use super::{Facts, Outcome, Test};

/// Always left to a person.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Why the program can't tell.
    reason: String,
}

impl Test for Person {
    fn judge(&self, _: Facts<'_>) -> Outcome {
        Outcome::needs_person(self.reason.clone())
    }
}
