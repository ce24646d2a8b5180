//! The files beside `content/` that describe the site: read by the fields of their schema.

use indexmap::IndexMap;

use super::check::{Checker, Place};
use super::field::Field;
use super::trial::takes;
use super::value::Fields;
use super::written::Written;
use super::yaml::parse;
use crate::diagnostic::{Diagnostic, has_errors};
use crate::inputs::decode_written;
use crate::source::SourcePath;

/// The checked fields of a file in the site's own folder; `None` where it has mistakes, which are told.
pub fn root_fields(
    path: &SourcePath,
    bytes: &[u8],
    fields: &IndexMap<String, Field>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Fields> {
    let text = decode_written(path, bytes, diagnostics)?;
    let before = diagnostics.len();
    let knows = |name: &str, value: &str| fields.get(name).map(|field| takes(field, value, path));
    let node = parse(&text.text, text.offset, path, &knows).map_err(|fault| diagnostics.push(fault)).ok()?;
    let place = Place { label: path.as_str(), route: "", english: false, head: node.span };
    let written = Written::new(&text.text, text.offset);
    let checked = Checker { path, place, written, tables: &|_| None, diagnostics }.record(&node, fields)?;
    (!has_errors(&diagnostics[before..])).then_some(checked)
}
