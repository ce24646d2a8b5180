//! Values tried before they are proposed: advice that leads to the next mistake is none.

use super::check::{Checker, Place};
use super::field::{Field, FieldType};
use super::written::Written;
use super::yaml::{Node, NodeKind, parse};
use crate::source::{SourcePath, Span};

/// Whether a field of a file would take a value, written as YAML has it, without a word.
pub fn takes(field: &Field, value: &str, path: &SourcePath) -> bool {
    let place = Place { label: "", route: "", english: false, head: Span::default() };
    let (written, mut told) = (Written::new("", 0), Vec::new());
    Checker { path, place, written, tables: &|_| None, diagnostics: &mut told }.is_right(value, &field.ty)
}

impl Checker<'_> {
    /// Whether a field of a type would take a value, written as YAML has it, without a word.
    pub(super) fn is_right(&mut self, value: &str, ty: &FieldType) -> bool {
        let text = format!("x: {value}");
        let Ok(Node { kind: NodeKind::Map(pairs), .. }) = parse(&text, 0, self.path, &|_, _| None) else {
            return false;
        };
        let Some((_, node)) = pairs.first() else { return false };
        if let NodeKind::Scalar { text, .. } = &node.kind {
            match ty {
                FieldType::Table { .. } => return text.ends_with(".csv"),
                FieldType::File | FieldType::Image | FieldType::Page if !has_ending(text) => return false,
                _ => {}
            }
        }
        let mut told = Vec::new();
        let written = Written::new(&text, 0);
        let mut trial =
            Checker { path: self.path, place: self.place, written, tables: self.tables, diagnostics: &mut told };
        trial.value(node, ty).is_some() && told.is_empty()
    }

    /// The first of some values that a field of a type would take.
    pub(super) fn first_right<const N: usize>(&mut self, values: [String; N], ty: &FieldType) -> Option<String> {
        values.into_iter().find(|value| self.is_right(value, ty))
    }
}

/// Whether a name ends as those of files do.
pub(super) fn has_ending(text: &str) -> bool {
    let is_one = |end: &str| (2..=5).contains(&end.len()) && end.bytes().all(|byte| byte.is_ascii_alphanumeric());
    text.rsplit_once('.').is_some_and(|(_, end)| is_one(end))
}
