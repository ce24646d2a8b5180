//! The personal data that an entry would publish: in its text, its tables, its fields.

use std::cell::Cell;
use std::ops::Range;

use indexmap::IndexMap;

use super::markdown::{Block, Body};
use crate::personal::{self, Context, Finding, in_table, in_text};
use crate::schema::{Column, Field, FieldType, Fields, Table, Value};
use crate::source::{SourcePath, Span, Spanned};
use crate::vietnamese::long_date;

/// Something found, with the file and the bytes it stands at.
pub type Found = Finding<(SourcePath, Span)>;

/// Longest piece that belongs to those around it, in bytes: an item of a list, a line of a form.
const SHORT: usize = 300;
/// So long may they be together.
const LONGEST: usize = 4_000;

/// Fields that say nothing of anybody.
const APART: [&str; 6] = ["personal_data", "aliases", "slug", "kind", "lang", "lawful_basis"];

/// What is known of an entry when it is looked through.
pub(super) struct Looked<'e> {
    pub path: &'e SourcePath,
    /// The whole file.
    pub file: &'e str,
    /// The byte that `file` begins at.
    pub offset: usize,
    /// Where its Markdown begins in `file`.
    pub body_at: usize,
    pub title: &'e str,
    /// What the fields of its kind are.
    pub described: &'e IndexMap<String, Field>,
}

/// Everything that is found in an entry, in the order of the page.
pub(super) fn find(entry: &Looked<'_>, fields: &Fields, body: &Body) -> Vec<Found> {
    let mut found = Vec::new();
    entry.fields(fields, &mut found);
    entry.body(body, &mut found);
    found
}

/// What announces the text or table that comes next.
#[derive(Default)]
struct Above {
    heading: String,
    /// The last line since.
    line: String,
}

impl Above {
    fn whole(&self) -> String {
        [&self.heading, " ", &self.line].concat()
    }
}

impl Looked<'_> {
    fn context(&self, above: &str) -> Context {
        Context::of(above).or(Context::of(self.title))
    }

    fn body(&self, body: &Body, found: &mut Vec<Found>) {
        let (mut above, mut unit) = (Above::default(), String::new());
        let reached = Cell::new(0);
        body.each_block(|block| match block {
            Block::Text(text) if text.len() <= SHORT && unit.len() <= LONGEST => {
                unit.push_str(text);
                unit.push('\n');
            }
            Block::Text(text) => {
                self.unit(&mut unit, &mut above, &reached, found);
                self.text(text, &above.whole(), &reached, found);
                above = Above::default();
            }
            Block::Heading(heading) => {
                self.unit(&mut unit, &mut above, &reached, found);
                above = Above { heading: heading.to_owned(), line: String::new() };
                // Whom a heading names, what stands below it is about.
                unit.push_str(heading);
                unit.push('\n');
            }
            Block::Table(rows) => {
                self.unit(&mut unit, &mut above, &reached, found);
                let told = in_table(rows, || self.context(&above.whole()));
                let place =
                    |(row, column): (usize, usize)| self.in_body(&rows[row].join(" "), &rows[row][column], &reached);
                found.extend(told.map(|told| told.at(place)));
            }
        });
        self.unit(&mut unit, &mut above, &reached, found);
    }

    /// Judges short pieces that stand side by side; the last one may announce what follows.
    fn unit(&self, unit: &mut String, above: &mut Above, reached: &Cell<usize>, found: &mut Vec<Found>) {
        if unit.is_empty() {
            return;
        }
        self.text(unit, &[&above.whole(), " ", unit.lines().next().unwrap_or_default()].concat(), reached, found);
        above.line = unit.lines().next_back().unwrap_or_default().to_owned();
        unit.clear();
    }

    fn text(&self, text: &str, above: &str, reached: &Cell<usize>, found: &mut Vec<Found>) {
        let told = in_text(text, || Context::of(above));
        let place = |range: Range<usize>| {
            let line = text[..range.start].rfind('\n').map_or(0, |end| end + 1);
            self.in_body(&text[line..], &text[range], reached)
        };
        found.extend(told.map(|told| told.at(place)));
    }

    /// Where words of the page stand in the source, in the line or row that begins with `line`; the head of the text where
    /// they are written too differently. What was found before stands before it, so that is where it is looked for first.
    fn in_body(&self, line: &str, words: &str, reached: &Cell<usize>) -> (SourcePath, Span) {
        let source = &self.file[self.body_at..];
        let from =
            |start: usize, words: &str| loosely(&source[start..], words).map(|at| at.start + start..at.end + start);
        let begin = from(reached.get(), line).map_or(reached.get(), |at| at.start);
        let at = from(begin, words).inspect(|_| reached.set(begin));
        let at = at.or_else(|| from(0, words)).unwrap_or(0..0);
        (self.path.clone(), Span::new(at.start, at.end).shifted(self.offset + self.body_at))
    }

    /// All fields: a record is a table of one row under its labels, so is an entry as a whole.
    fn fields(&self, fields: &Fields, found: &mut Vec<Found>) {
        let own = fields.iter().filter(|(name, _)| !APART.contains(&name.as_str()));
        let own: Vec<(&String, &Spanned<Value>)> = own.collect();
        self.row_of(&own, self.described, found);
        for (name, value) in own {
            self.value(value, self.described.get(name).map(|field| &field.ty), "", found);
        }
    }

    /// What is deeper than a row of words: lists, records, tables; `above` is what stands beside it.
    fn value(&self, value: &Spanned<Value>, ty: Option<&FieldType>, above: &str, found: &mut Vec<Found>) {
        match (&value.value, ty) {
            (Value::List(items), Some(FieldType::List(of))) => {
                let mut listed = Vec::new();
                for item in items {
                    match &item.value {
                        Value::Text(text) => {
                            let told = in_text(text, || self.context(""));
                            listed.extend(told.map(|told| told.at(|_| (self.path.clone(), item.span))));
                        }
                        _ => self.value(item, Some(of), above, &mut listed),
                    }
                }
                found.extend(Finding::together(listed));
            }
            (Value::Record(fields), Some(FieldType::Record { fields: described, .. })) => {
                let row: Vec<_> = fields.iter().collect();
                self.row_of(&row, described, found);
                let words = row.iter().find_map(|(_, value)| match &value.value {
                    Value::Text(words) => Some(words.as_str()),
                    _ => None,
                });
                for (name, value) in row {
                    self.value(value, described.get(name).map(|field| &field.ty), words.unwrap_or_default(), found);
                }
            }
            (Value::Table(table), _) => self.table(table, value.span, above, found),
            _ => {}
        }
    }

    /// Named values of a few words each.
    fn row_of(
        &self,
        fields: &[(&String, &Spanned<Value>)],
        described: &IndexMap<String, Field>,
        found: &mut Vec<Found>,
    ) {
        if !fields.iter().any(|(_, value)| may_hold(&value.value)) {
            return;
        }
        let mut cells: Vec<(&str, String, Span)> = Vec::new();
        for &(name, value) in fields {
            let label = described.get(name).map_or(name.as_str(), |field| field.label.as_str());
            cells.extend(written(&value.value).map(|words| (label, words, value.span)));
        }
        let rows = [
            cells.iter().map(|(label, ..)| *label).collect(),
            cells.iter().map(|(_, words, _)| words.as_str()).collect::<Vec<_>>(),
        ];
        let is_of_somebody = cells.iter().any(|(label, ..)| personal::is_heading_of_data(label));
        let whole = if is_of_somebody { in_table(&rows, || self.context("")) } else { None };
        let each = cells.iter().filter_map(|(label, words, span)| {
            let told = in_text(words, || Context::of(label).or(Context::of(self.title)))?;
            Some(told.at(|_| (self.path.clone(), *span)))
        });
        let graver = each.max_by_key(|told| told.weight);
        let whole = whole.map(|told| told.at(|(_, column)| (self.path.clone(), cells[column].2)));
        found.extend(whole.into_iter().chain(graver).max_by_key(|told| told.weight));
    }

    /// A table of a field; its cells stand in the file that the field names, or in the field.
    fn table(&self, table: &Table, span: Span, above: &str, found: &mut Vec<Found>) {
        let words = |cell: &Option<Spanned<Value>>| cell.as_ref().and_then(|cell| written(&cell.value));
        let head = table.columns.iter().map(|Column { label, .. }| label.clone()).collect();
        let cells = table.rows.iter().map(|row| row.iter().map(|cell| words(cell).unwrap_or_default()).collect());
        let rows: Vec<Vec<String>> = std::iter::once(head).chain(cells).collect();
        let told = in_table(&rows, || self.context(above));
        found.extend(told.map(|told| {
            told.at(|(row, column)| {
                let cell = row.checked_sub(1).and_then(|row| table.rows.get(row)?.get(column)?.as_ref());
                match (self.named_file(span), cell) {
                    (Some(file), Some(cell)) => (file, cell.span),
                    (None, Some(cell)) => (self.path.clone(), cell.span),
                    _ => (self.path.clone(), span),
                }
            })
        }));
    }

    /// The table that a field names instead of holding it.
    fn named_file(&self, span: Span) -> Option<SourcePath> {
        let range = span.range();
        let written = self.file.get(range.start.checked_sub(self.offset)?..range.end.checked_sub(self.offset)?)?;
        self.path.resolve(written.trim().trim_matches(['"', '\''])).filter(|path| path.has_extension("csv"))
    }
}

/// Whether a value is worth a look.
fn may_hold(value: &Value) -> bool {
    match value {
        Value::Text(text) => personal::may_hold(text),
        Value::Integer(_) | Value::Date(_) => true,
        _ => false,
    }
}

/// A value as it would stand in a cell; `None` for what has cells of its own.
fn written(value: &Value) -> Option<String> {
    Some(match value {
        Value::Text(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Date(date) => long_date(*date),
        Value::DateTime(moment) => long_date(moment.date()),
        Value::Choice { label, .. } => label.clone(),
        _ => return None,
    })
}

/// Where the letters and digits of some words stand in a source, whatever signs, tags and references stand between them.
fn loosely(source: &str, words: &str) -> Option<Range<usize>> {
    let wanted: Vec<char> = words.chars().filter(|c| c.is_alphanumeric()).take(40).collect();
    let first = *wanted.first()?;
    source.char_indices().filter(|(_, c)| *c == first).find_map(|(start, _)| {
        let (mut at, mut met) = (start, 0);
        while met < wanted.len() {
            let c = source[at..].chars().next()?;
            let skipped = match c {
                '<' => sign_within(&source[at..], b'>', 400),
                '&' => sign_within(&source[at..], b';', 12),
                _ => None,
            };
            if c == wanted[met] {
                met += 1;
            } else if c.is_alphanumeric() || at - start > 40 * wanted.len() {
                return None;
            }
            at += skipped.unwrap_or(c.len_utf8());
        }
        Some(start..at)
    })
}

/// The end of what a sign closes, when it does so within so many bytes.
fn sign_within(text: &str, sign: u8, most: usize) -> Option<usize> {
    text.bytes().take(most).position(|byte| byte == sign).map(|end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_stands_between_them() {
        let found = |source: &'static str, words| loosely(source, words).map(|at| &source[at]);
        assert_eq!(found("số 09\\00 **000**&nbsp;199.", "0900 000 199"), Some("09\\00 **000**&nbsp;199"));
        assert_eq!(found("<td>0900<br>000</td>", "0900 000"), Some("0900<br>000"));
        assert_eq!(found("không có", "0900"), None);
    }
}
