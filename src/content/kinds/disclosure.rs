//! Public disclosure by school year and clause (09/2024/TT-BGDĐT; 36/2017/TT-BGDĐT for years under it).

use jiff::civil::Date;
use serde::Deserialize;

use super::Behaviour;
use crate::schema::Choice;
use crate::schema::{Fields, Labels, Table, Value};
use crate::source::{Span, Spanned};
use crate::vietnamese::SchoolYear;

/// One item that is disclosed for one school year.
#[derive(Clone, Debug, Deserialize)]
pub struct Disclosure {
    /// The school year that it is of; what names none has a financial year.
    pub school_year: Option<SchoolYear>,
    /// The financial year that it is of.
    pub fiscal_year: Option<i16>,
    /// The regulation it follows.
    pub regulation: Choice,
    /// The clause or form.
    pub item: Choice,
    /// When it was published.
    pub published: Date,
    /// The day its figures are of.
    pub as_of: Option<Date>,
    /// When it was changed.
    pub changed: Option<Date>,
    /// Until when it stays on the site.
    pub keep_until: Option<Spanned<Date>>,
    #[serde(default)]
    tables: Vec<TableTitle>,
}

impl Behaviour for Disclosure {
    fn gist(&self) -> Option<String> {
        Some(format!("{}, {}, {}", self.item.label, self.regulation.label, self.listed_under()))
    }
}

#[derive(Clone, Debug, Deserialize)]
struct TableTitle {
    title: String,
}

/// A table of an item.
#[derive(Clone, Copy, Debug)]
pub struct DisclosureTable<'e> {
    /// Stands above the table.
    pub title: TableTitled<'e>,
    /// Its figures.
    pub data: &'e Table,
    /// Where it stands in the entry.
    pub span: Span,
}

/// What stands above a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableTitled<'e> {
    /// A title of its author's.
    Own(&'e str),
    /// A standard table, titled by what its field is called.
    Standard(&'static str),
}

/// The fields of the standard tables, in the order they are shown.
const STANDARD: [&str; 9] =
    ["income", "fees", "support", "funds", "staff", "standards", "facilities", "pupils", "results"];

impl Disclosure {
    /// The school year by which the section lists it. A financial year is told at the end of the school year that began
    /// in it.
    pub fn listed_under(&self) -> SchoolYear {
        let of_figures = || self.fiscal_year.map(|start| SchoolYear { start });
        self.school_year.or_else(of_figures).unwrap_or_else(|| SchoolYear::of(self.published))
    }

    /// The tables: standard ones, then those whose columns are free. All stay in the checked fields.
    pub fn tables<'e>(&'e self, fields: &'e Fields) -> Vec<DisclosureTable<'e>> {
        let standard = STANDARD.iter().filter_map(|name| {
            let field = fields.get(*name)?;
            let Value::Table(data) = &field.value else { return None };
            Some(DisclosureTable { title: TableTitled::Standard(name), data, span: field.span })
        });
        standard.chain(self.free_tables(fields)).collect()
    }

    fn free_tables<'e>(&'e self, fields: &'e Fields) -> Vec<DisclosureTable<'e>> {
        let Some(Value::List(records)) = fields.get("tables").map(|field| &field.value) else { return Vec::new() };
        let data = records.iter().filter_map(|record| match &record.value {
            Value::Record(fields) => match &fields.get("data")?.value {
                Value::Table(table) => Some((table, record.span)),
                _ => None,
            },
            _ => None,
        });
        let titled = self.tables.iter().zip(data);
        let table = |(table, (data, span)): (&'e TableTitle, _)| DisclosureTable {
            title: TableTitled::Own(&table.title),
            data,
            span,
        };
        titled.map(table).collect()
    }
}

impl<'e> TableTitled<'e> {
    /// The title, with what fields are called.
    pub fn text(self, labels: &Labels<'e>) -> &'e str {
        match self {
            Self::Own(title) => title,
            Self::Standard(name) => labels.get(name).copied().unwrap_or(name),
        }
    }
}
