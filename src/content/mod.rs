//! One file becomes one [`Entry`]: front matter checked against its kind, Markdown rendered, links listed.
//!
//! Nothing here knows of other entries, so a file that didn't change never needs parsing again.

mod entry;
mod front_matter;
pub mod kinds;
pub mod markdown;
pub mod placeholder;
mod placement;
mod scan;

pub use entry::{Attached, Common, Entry, parse};
pub(crate) use front_matter::split;
pub use kinds::Record;
pub use placement::{Placement, Role};
