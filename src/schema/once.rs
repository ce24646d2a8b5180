//! Values that may stand once only, as `once: true` in a schema says: in a list, in a column, among the entries of a kind.

use std::collections::BTreeMap;

use super::check::Checker;
use super::field::{Field, FieldType};
use super::value::{Table, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourcePath, Spanned};
use crate::vietnamese::{self, telephone};

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

/// What stands for a value when it is the same as another one; empty for one that isn't compared.
type Key = fn(&Value) -> String;

impl Checker<'_> {
    /// Tells of a value of the list that stands there before; of records also by their fields that stand once.
    pub(super) fn once_in_list(&mut self, field: &Field, value: &Value) {
        let (FieldType::List(of), Value::List(items)) = (&field.ty, value) else { return };
        if items.len() < 2 {
            return;
        }
        let path = self.path.clone();
        if field.once {
            self.tell_again(&field.label, &path, items.iter(), key_in_list(of));
        }
        let FieldType::Record { fields, .. } = &**of else { return };
        for (name, field) in fields.iter().filter(|(_, field)| field.once) {
            let values = items.iter().filter_map(|item| match &item.value {
                Value::Record(fields) => fields.get(name),
                _ => None,
            });
            self.tell_again(&field.label, &path, values, key_in_list(&field.ty));
        }
    }

    /// Tells of a cell that stands before in its column.
    pub(super) fn once_in_columns(&mut self, fields: &[&Field], table: &Table, path: &SourcePath) {
        for (index, field) in fields.iter().enumerate().filter(|(_, field)| field.once) {
            let cells = table.rows.iter().filter_map(|row| row.get(index)?.as_ref());
            self.tell_again(&field.label, path, cells, key_of_cell);
        }
    }

    fn tell_again<'v>(
        &mut self,
        label: &str,
        path: &SourcePath,
        values: impl Iterator<Item = &'v Spanned<Value>>,
        key: Key,
    ) {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for value in values {
            let key = key(&value.value);
            if key.is_empty() {
                continue;
            }
            let times = seen.entry(key).or_default();
            *times += 1;
            // Once is enough to find the others by.
            if *times == 2 {
                let shown: String = shown(&value.value).chars().take(60).collect();
                self.diagnostics.push(
                    Diagnostic::warning(Code::GivenTwice, format!("“{shown}” ở mục “{label}” được ghi hai lần"))
                        .at(path, value.span)
                        .help("Xóa bớt một, hoặc sửa nếu gõ nhầm"),
                );
            }
        }
    }
}

/// What a value is called in a message: a record by what it says first in words.
fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::File(path) | Value::Page(path) => path.file_name().to_owned(),
        Value::Choice { label, .. } => label.clone(),
        Value::Record(fields) => {
            let words = fields.values().find(|field| matches!(field.value, Value::Text(_)));
            words.or_else(|| fields.values().next()).map(|field| shown(&field.value)).unwrap_or_default()
        }
        other => other.spelling().unwrap_or_default(),
    }
}

/// By what a value of a list is the same as another.
fn key_in_list(of: &FieldType) -> Key {
    match of {
        FieldType::Phone => |value| match value {
            Value::Text(text) => {
                let digits = || text.chars().filter(char::is_ascii_digit).collect();
                telephone::digits(text).map_or_else(digits, |digits| telephone::national(&digits))
            }
            _ => String::new(),
        },
        // Words as tags are told apart, by which vật lí and vật lý are one.
        FieldType::Text => |value| match value {
            Value::Text(text) => vietnamese::with_i(&vietnamese::typed(text)),
            _ => String::new(),
        },
        // Two that differ in letter case alone are a fault of their own.
        FieldType::Path => |value| match value {
            Value::Text(text) => text.clone(),
            _ => String::new(),
        },
        _ => whole,
    }
}

/// All that a value says.
fn whole(value: &Value) -> String {
    match value {
        Value::File(path) | Value::Page(path) => path.to_string(),
        Value::Time(time) => time.to_string(),
        Value::DateTime(moment) => moment.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::Bool(yes) => yes.to_string(),
        Value::List(items) => items.iter().map(|item| whole(&item.value)).collect::<Vec<_>>().join("\n"),
        Value::Record(fields) => {
            fields.iter().map(|(name, field)| format!("{name}={}", whole(&field.value))).collect::<Vec<_>>().join("\n")
        }
        other => other.spelling().unwrap_or_default(),
    }
}

/// By what a cell is the same as another: `0001` and `1`, `A – 1` and `a-1` are one number, however a spreadsheet has it.
fn key_of_cell(value: &Value) -> String {
    let Some(spelling) = value.spelling() else { return String::new() };
    let dashed: String = spelling.trim_start_matches('\'').chars().map(|c| if is_dash(c) { '-' } else { c }).collect();
    let pieces: Vec<&str> = dashed.split('-').map(str::trim).collect();
    let joined = pieces.join("-");
    let whole = joined.strip_suffix(".0").or_else(|| joined.strip_suffix(",0")).filter(|whole| is_number(whole));
    without_leading_zeros(whole.unwrap_or(&joined))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_dash(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

/// A text whose numbers begin with no zero.
fn without_leading_zeros(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    let mut before = None;
    while let Some(c) = rest.next() {
        let begins = !before.is_some_and(|before: char| before.is_ascii_digit());
        let more = rest.peek().is_some_and(char::is_ascii_digit);
        // What is left out begins the number still.
        if c == '0' && begins && more {
            continue;
        }
        out.push(c);
        before = Some(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one_however_a_spreadsheet_has_it() {
        let key = |text: &str| key_of_cell(&Value::Text(text.to_owned()));
        for (one, other) in [
            ("0001", "1"),
            ("1.0", "1"),
            ("A–1", "A-1"),
            ("a - 01", "A-1"),
            ("TS−0010", "ts-10"),
            ("'007", "7"),
            ("000", "0"),
            ("Khối 06", "khối 6"),
        ] {
            assert_eq!(key(one), key(other), "{one}");
        }
        for (one, other) in
            [("10", "1"), ("100", "1"), ("1.5", "15"), ("A1", "B1"), ("1-2", "12"), ("0", ""), ("1.10", "1.1")]
        {
            assert_ne!(key(one), key(other), "{one}");
        }
    }
}
