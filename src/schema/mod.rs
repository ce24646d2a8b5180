//! Knowledge as data: content kinds, the standard structure and checklist packs, as read from `schemas/`.

mod check;
mod field;
pub mod json;
mod kind;
mod labels;
mod load;
mod number;
mod once;
mod own_section;
mod pattern;
mod read;
mod sample;
mod seen;
mod sheet;
mod structure;
mod table;
mod total;
mod typed;
mod value;
mod yaml;

pub use check::{Checker, Place};
pub use field::{ChoiceLabel, Field, FieldType};
pub use kind::{Kind, KindName};
pub use labels::{Labels, labels};
pub(crate) use load::own_files;
pub use load::{Schemas, embedded};
pub use number::NumberRange;
pub(crate) use read::{located, read_schema};
pub(crate) use seen::check_description;
pub use structure::{MenuGroup, SectionSchema, SectionView, Structure};
pub use typed::from_fields;
pub use value::{Choice, Column, Fields, Table, Value};
pub use yaml::{Node, NodeKind, parse as parse_yaml};
