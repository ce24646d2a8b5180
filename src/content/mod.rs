//! One file becomes one [`Entry`]: front matter checked against its kind, Markdown rendered, links listed.
//!
//! Nothing here knows of other entries, so a file that didn't change never needs parsing again.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::schema::Schemas;
use crate::source::SourcePath;

mod doubts;
mod end;
mod entry;
mod front_matter;
pub mod kinds;
pub mod markdown;
mod personal;
pub mod placeholder;
mod placement;
pub mod real;
mod scan;
mod secrecy;
mod unreal;

pub use end::End;
pub use entry::{Attached, Common, Entry, PersonalDataBasis};
pub(crate) use front_matter::split;
pub use kinds::Record;
pub use personal::Found;
pub use placement::{Placement, Role};

/// Parses one file. The entry is `None` when it can't be understood at all; mistakes go to `diagnostics`.
pub fn parse(
    path: &SourcePath,
    bytes: &[u8],
    schemas: &Schemas,
    tables: &dyn Fn(&SourcePath) -> Option<Arc<[u8]>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Entry> {
    let entry = entry::parse(path, bytes, schemas, tables, diagnostics)?;
    doubts::tell(&entry, schemas.structure.section(&entry.section), diagnostics);
    Some(entry)
}
