//! Tables of figures as pages show them: a caption, heads of columns and rows, numbers grouped by thousands.

use serde::Serialize;

use crate::lang::Lang;
use crate::schema::{Column, Table, Value};
use crate::vietnamese;

/// A table; the first cell of each row is its head.
#[derive(Serialize)]
pub struct Figures {
    pub caption: String,
    pub heads: Vec<Head>,
    pub rows: Vec<Line>,
    /// Where the same table is as CSV.
    pub csv: Option<String>,
}

/// The head of a column.
#[derive(Serialize)]
pub struct Head {
    label: String,
    numeric: bool,
}

/// A row.
#[derive(Serialize)]
pub struct Line {
    head: String,
    cells: Vec<Cell>,
    /// Whether it sums up the rows above.
    total: bool,
}

/// A cell, empty where there is no figure.
#[derive(Serialize)]
pub struct Cell {
    text: String,
    numeric: bool,
}

impl Figures {
    /// A table as the checked fields hold it.
    pub fn of(table: &Table, caption: &str, lang: Lang, csv: Option<String>) -> Self {
        let line = |row: &Vec<Option<crate::source::Spanned<Value>>>| {
            let mut cells = row.iter().zip(&table.columns).map(|(cell, column)| Cell {
                text: cell.as_ref().map_or_else(String::new, |cell| words(&cell.value)),
                numeric: column.numeric,
            });
            let head = cells.next().map_or_else(String::new, |cell| cell.text);
            Line { head, cells: cells.collect(), total: false }
        };
        Self {
            caption: caption.to_owned(),
            heads: table.columns.iter().map(|column| Head::of(column, lang)).collect(),
            rows: table.rows.iter().map(line).collect(),
            csv,
        }
    }
}

impl Figures {
    /// Adds a column at the right; its cells are those of the rows, in their order.
    pub fn add_column(&mut self, head: Head, cells: impl IntoIterator<Item = Cell>) {
        self.heads.push(head);
        self.rows.iter_mut().zip(cells).for_each(|(row, cell)| row.cells.push(cell));
    }
}

impl Head {
    fn of(column: &Column, lang: Lang) -> Self {
        Self { label: column.label_in(lang).to_owned(), numeric: column.numeric }
    }

    /// The head of a column of words.
    pub fn words(label: &str) -> Self {
        Self { label: label.to_owned(), numeric: false }
    }

    /// The head of a column of figures.
    pub fn figures(label: &str) -> Self {
        Self { label: label.to_owned(), numeric: true }
    }
}

impl Line {
    /// A row of figures.
    pub fn new(head: &str, cells: Vec<Cell>) -> Self {
        Self { head: head.to_owned(), cells, total: false }
    }

    /// A row that sums up the rows above it; the theme has the word for its head.
    pub fn total(cells: Vec<Cell>) -> Self {
        Self { total: true, ..Self::new("", cells) }
    }
}

impl Cell {
    pub fn words(text: &str) -> Self {
        Self { text: text.to_owned(), numeric: false }
    }

    /// A count; empty where there is none.
    pub fn count(count: Option<i64>) -> Self {
        Self { text: count.map_or_else(String::new, vietnamese::group_thousands), numeric: true }
    }

    /// An amount with its decimals, where it has any.
    pub fn amount(amount: Option<f64>) -> Self {
        Self { text: amount.map_or_else(String::new, vietnamese::amount), numeric: true }
    }
}

fn words(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Integer(number) => vietnamese::group_thousands(*number),
        Value::Decimal(number) => vietnamese::amount(*number),
        Value::Date(date) => vietnamese::long_date(*date),
        Value::Choice { label, .. } => label.clone(),
        _ => String::new(),
    }
}
