//! Values that may stand once only, as `once: true` in a schema says: in a list, in a column, among the entries of a kind.

use std::collections::BTreeMap;

use super::check::Checker;
use super::field::Field;
use super::value::{Table, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourcePath, Spanned};
use crate::vietnamese;

impl Value {
    /// By what a value is the same as another; `None` for one that isn't compared.
    pub fn spelling(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(vietnamese::spelling(text)),
            Self::Integer(number) => Some(number.to_string()),
            Self::Date(date) => Some(date.to_string()),
            Self::SchoolYear(year) => Some(year.to_string()),
            Self::Week(year, week) => Some(format!("{year}-W{week:02}")),
            Self::Choice { key, .. } => Some(key.clone()),
            _ => None,
        }
    }
}

impl Checker<'_> {
    /// Tells of a value of the list that stands there before.
    pub(super) fn once_in_list(&mut self, field: &Field, value: &Value) {
        if let (true, Value::List(items)) = (field.once, value) {
            let path = self.path.clone();
            self.tell_again(&field.label, &path, items.iter(), key_in_list);
        }
    }

    /// Tells of a cell that stands before in its column.
    pub(super) fn once_in_columns(&mut self, fields: &[&Field], table: &Table, path: &SourcePath) {
        for (index, field) in fields.iter().enumerate().filter(|(_, field)| field.once) {
            let cells = table.rows.iter().filter_map(|row| row.get(index)?.as_ref());
            self.tell_again(&field.label, path, cells, Value::spelling);
        }
    }

    fn tell_again<'v>(
        &mut self,
        label: &str,
        path: &SourcePath,
        values: impl Iterator<Item = &'v Spanned<Value>>,
        key: fn(&Value) -> Option<String>,
    ) {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for value in values {
            let Some(spelling) = key(&value.value).filter(|spelling| !spelling.is_empty()) else { continue };
            let times = seen.entry(spelling).or_default();
            *times += 1;
            // Once is enough to find the others by.
            if let (2, Value::Text(text)) = (*times, &value.value) {
                let shown: String = text.chars().take(60).collect();
                self.diagnostics.push(
                    Diagnostic::warning(Code::GivenTwice, format!("“{shown}” ở mục “{label}” được ghi hai lần"))
                        .at(path, value.span)
                        .help("Xóa bớt một, hoặc sửa nếu gõ nhầm"),
                );
            }
        }
    }
}

/// By what a value of a list is the same as another: words as tags are told apart, by which vật lí and vật lý are one.
fn key_in_list(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(vietnamese::with_i(&vietnamese::typed(text))),
        other => other.spelling(),
    }
}
