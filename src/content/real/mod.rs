//! Whether a value is real: words that say something, a telephone that somebody may answer, a mailbox and a host that
//! are the unit's. Rules and notes ask here, so that both call the same values empty.

pub mod answer;
pub mod author;
pub mod blank;
pub mod elsewhere;
pub mod host;
mod idle;
pub mod language;
pub mod mailbox;
pub mod number;
pub mod phone;
pub mod promise;
pub mod server;
pub mod symbol;
pub mod unassigned;
pub mod wording;
