//! Values that were checked against their field.

use indexmap::IndexMap;
use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

use crate::lang::Lang;
use crate::source::{SourcePath, Spanned};
use crate::vietnamese::SchoolYear;

/// The checked fields of a record, in the order of its kind; empty fields aren't in it.
pub type Fields = IndexMap<String, Spanned<Value>>;

/// A chosen key with its label, as structs have it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Choice {
    /// The key in YAML.
    pub key: String,
    /// What readers see.
    pub label: String,
}

/// One checked value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text, a URL, an e-mail address, a phone number, a slug, a path, a colour: as written, trimmed.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Decimal(f64),
    /// Yes or no.
    Bool(bool),
    /// A day.
    Date(Date),
    /// A day and time in Vietnam. Where a field takes one and only the day was given, it is a [`Value::Date`].
    DateTime(DateTime),
    /// A time of the day.
    Time(Time),
    /// `2026-2027`, the second year the one after the first.
    SchoolYear(SchoolYear),
    /// An ISO week: year and number.
    Week(i16, i8),
    /// A key of a choice and its label.
    Choice {
        /// The key as written.
        key: String,
        /// What readers see.
        label: String,
    },
    /// A file or picture of the site's folder.
    File(SourcePath),
    /// A content file.
    Page(SourcePath),
    /// Several values.
    List(Vec<Spanned<Value>>),
    /// Named values.
    Record(Fields),
    /// Rows and columns.
    Table(Table),
}

impl Value {
    /// Calls `visit` with every file and page reference in the value, with its span.
    pub fn references<'v>(this: &'v Spanned<Value>, visit: &mut impl FnMut(&'v Spanned<Value>)) {
        match &this.value {
            Value::File(_) | Value::Page(_) => visit(this),
            Value::List(items) => items.iter().for_each(|item| Self::references(item, visit)),
            Value::Record(fields) => fields.values().for_each(|field| Self::references(field, visit)),
            _ => {}
        }
    }
}

/// A checked table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The columns, in the order they are shown.
    pub columns: Vec<Column>,
    /// The rows; each has one cell a column, `None` where it is empty.
    pub rows: Vec<Vec<Option<Spanned<Value>>>>,
    /// The file that it was read from, where it is no part of the entry itself.
    pub source: Option<SourcePath>,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Column {
    /// The key, or the heading itself where the schema names no columns.
    pub key: String,
    /// What readers see.
    pub label: String,
    /// What readers of the English version see.
    pub label_en: Option<String>,
    /// Whether its cells are numbers.
    pub numeric: bool,
}

impl Column {
    /// What readers see in a language.
    pub fn label_in(&self, lang: Lang) -> &str {
        self.label_en.as_deref().filter(|_| lang == Lang::En).unwrap_or(&self.label)
    }
}
