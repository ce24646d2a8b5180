//! Whether a value is real: words that say something, a telephone that somebody may answer, a mailbox and a host that
//! are the unit's. Rules and notes ask here, so that both call the same values empty.

pub mod author;
pub mod host;
pub mod language;
pub mod mailbox;
pub mod phone;
pub mod wording;

use crate::vietnamese;

/// Provinces that nobody lives in: where a site is made to show something, it may use the domains that are kept free
/// for examples.
const MADE_UP: [&str; 2] = ["phuong hoa", "phong hoa"];

/// Whether a province is made up.
pub fn is_made_up(province: &str) -> bool {
    let folded = vietnamese::fold(province);
    MADE_UP.iter().any(|name| folded.ends_with(name))
}
