//! Tables of values: those of a field, and lists of records that are alike.

use indexmap::IndexMap;
use serde::Serialize;

use super::{Showing, Shown};
use crate::lang::Lang;
use crate::schema::{Column, Field, FieldType, Table, Value};
use crate::source::Spanned;

/// A table; the first cell of each row is its head.
#[derive(Serialize)]
pub struct Grid<'s> {
    caption: &'s str,
    heads: Vec<Head<'s>>,
    rows: Vec<Vec<Option<Shown<'s>>>>,
}

/// The head of a column.
#[derive(Serialize)]
pub struct Head<'s> {
    label: &'s str,
    numeric: bool,
}

/// What the cells of a table without described columns are taken for.
const UNDESCRIBED: &FieldType = &FieldType::Text;

impl<'s> Head<'s> {
    /// The head above the values of a field.
    pub fn of(field: &'s Field, lang: Lang) -> Self {
        Self { label: field.label_in(lang), numeric: matches!(field.ty, FieldType::Number(_)) }
    }

    fn of_column(column: &'s Column, lang: Lang) -> Self {
        Self { label: column.label_in(lang), numeric: column.numeric }
    }
}

impl<'s> Grid<'s> {
    /// A table as a field has it.
    pub fn of_table(
        showing: Showing<'s>,
        described: &'s IndexMap<String, Field>,
        caption: &'s str,
        table: &'s Table,
    ) -> Option<Self> {
        let kept: Vec<(usize, &Column)> = table
            .columns
            .iter()
            .enumerate()
            .filter(|(at, column)| {
                let shown = described.get(&column.key).is_none_or(|field| field.shown);
                shown && table.rows.iter().any(|row| row.get(*at).is_some_and(Option::is_some))
            })
            .collect();
        let cell = |row: &'s Vec<Option<Spanned<Value>>>, (at, column): &(usize, &'s Column)| {
            let ty = described.get(&column.key).map_or(UNDESCRIBED, |field| &field.ty);
            showing.value(ty, &column.label, &row.get(*at)?.as_ref()?.value)
        };
        let grid = Self {
            caption,
            heads: kept.iter().map(|(_, column)| Head::of_column(column, showing.lang)).collect(),
            rows: table.rows.iter().map(|row| kept.iter().map(|column| cell(row, column)).collect()).collect(),
        };
        grid.filled()
    }

    /// A list of records whose fields are the columns; those that no record fills are left out.
    pub fn of_records(
        showing: Showing<'s>,
        fields: &'s IndexMap<String, Field>,
        caption: &'s str,
        items: &'s [Spanned<Value>],
    ) -> Option<Self> {
        let value = |item: &'s Spanned<Value>, name: &str| match &item.value {
            Value::Record(values) => values.get(name).map(|value| &value.value),
            _ => None,
        };
        let is_filled = |name: &str| items.iter().any(|item| value(item, name).is_some());
        let kept: Vec<_> = fields.iter().filter(|(name, field)| field.shown && is_filled(name)).collect();
        let cell = |item, (name, field): &(&'s String, &'s Field)| {
            showing.value(&field.ty, field.label_in(showing.lang), value(item, name)?)
        };
        let grid = Self {
            caption,
            heads: kept.iter().map(|(_, field)| Head::of(field, showing.lang)).collect(),
            rows: items.iter().map(|item| kept.iter().map(|column| cell(item, column)).collect()).collect(),
        };
        grid.filled()
    }

    /// The table, unless there is nothing in it.
    fn filled(self) -> Option<Self> {
        (!self.heads.is_empty() && !self.rows.is_empty()).then_some(self)
    }
}
