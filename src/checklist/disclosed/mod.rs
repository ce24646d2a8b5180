//! Public disclosure by period: which item of which year a school has to disclose, by when, and what it shows of it.
//!
//! An item is judged by the year that it is of, not by its own date alone: what comes late stays late and counts as
//! there, so that nobody gains by writing an earlier date.

mod asked;
mod copied;
mod demand;
mod due;
mod early;
mod evidence;
mod figures;
mod keeping;
mod lacking;
mod ledger;
mod made_up;
mod matter;
mod named_year;
mod papers;
mod reminder;
mod substance;

pub use asked::{Asked, ROUTE};
pub use demand::Demand;
pub use due::{Due, State};
pub use ledger::Ledger;
pub use substance::shows_something;
