//! Rows without the name that their table asks for. One that sums others is told as that, and is no mistake besides; any
//! other is one.

use super::field::{Field, FieldType};
use super::value::Value;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Span, Spanned};

/// What is wrong with such rows, held back until the whole table is known.
#[derive(Default)]
pub(super) struct Nameless(Vec<(usize, Diagnostic)>);

impl Nameless {
    /// Whether a field is a name that a row must have.
    pub fn is_name(field: &Field) -> bool {
        field.required.always && matches!(field.ty, FieldType::Text)
    }

    /// The name of a row that has none.
    pub fn name(span: Span) -> Spanned<Value> {
        Spanned::new(Value::Text(String::new()), span)
    }

    /// Holds back what is wrong with a row, told by its place among the rows of its table.
    pub fn hold(&mut self, row: usize, faults: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(faults.into_iter().map(|fault| (row, fault)));
    }

    /// What is wrong all the same when these rows sum others.
    pub fn faults(self, sums: &[usize]) -> impl Iterator<Item = Diagnostic> {
        let is_told = |row: usize, fault: &Diagnostic| {
            sums.binary_search(&row).is_ok() && matches!(fault.code, Code::MissingField | Code::BadTable)
        };
        self.0.into_iter().filter(move |(row, fault)| !is_told(*row, fault)).map(|(_, fault)| fault)
    }
}
