//! Tables of figures: inline rows or a CSV file beside the entry, checked against their columns.

use indexmap::IndexMap;

use super::check::Checker;
use super::field::{Field, FieldType};
use super::number::parse_number;
use super::seen;
use super::value::{Column, Table, Value};
use super::yaml::{Node, NodeKind, as_value};
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::decode;
use crate::source::{SourcePath, Span, Spanned};
use crate::unseen;
use crate::vietnamese;

/// Most rows a table may have; a larger one is a data set, to be attached as a file.
const LONGEST: usize = 20_000;

impl Checker<'_> {
    /// A table written inline as a list of records, or the name of a CSV file.
    pub(super) fn table(&mut self, node: &Node, columns: &IndexMap<String, Field>) -> Option<Table> {
        match &node.kind {
            NodeKind::Scalar { text, .. } => self.csv(text, node.span, columns),
            NodeKind::List(rows) if !columns.is_empty() => {
                let heads = columns.iter().map(|(key, field)| head_of(key, field)).collect();
                let rows = rows.iter().map(|row| {
                    let mut fields = self.record(row, columns).unwrap_or_default();
                    columns.keys().map(|key| fields.shift_remove(key)).collect()
                });
                Some(Table { rows: rows.collect(), columns: heads })
            }
            _ => {
                let diagnostic = Diagnostic::error(Code::WrongType, "Mục này cần một bảng")
                    .help("Ghi tên tệp CSV đặt cạnh bài, hoặc một danh sách các dòng số liệu");
                self.report(diagnostic, node.span);
                None
            }
        }
    }

    fn csv(&mut self, name: &str, span: Span, columns: &IndexMap<String, Field>) -> Option<Table> {
        let path = self.resolve(name, span)?;
        if !path.has_extension("csv") {
            let message = format!("Bảng số liệu cần tệp CSV, “{name}” thì không phải");
            let csv = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            let line = self.line(span, &as_value(&format!("{csv}.csv")));
            let help = format!("Mở bằng Excel, chọn “Lưu thành… CSV UTF-8”, đặt cạnh bài rồi ghi: {line}");
            return self.bad(span, Code::BadTable, message, help);
        }
        let Some(bytes) = (self.tables)(&path) else {
            let diagnostic = Diagnostic::error(Code::MissingFile, format!("Không tìm thấy tệp số liệu “{name}”"))
                .help(format!("Đặt tệp CSV ở {path}"));
            self.report(diagnostic, span);
            return None;
        };
        let text = decode(&path, &bytes, self.diagnostics)?;
        CsvReader { checker: self, path, text: text.text, offset: text.offset }.read(columns)
    }
}

struct CsvReader<'c, 'a> {
    checker: &'c mut Checker<'a>,
    path: SourcePath,
    text: &'c str,
    /// The byte of the file that the text begins at.
    offset: usize,
}

impl CsvReader<'_, '_> {
    fn read(mut self, described: &IndexMap<String, Field>) -> Option<Table> {
        // Excel in Vietnam separates with semicolons, because the comma is the decimal sign.
        let first = self.text.lines().next().unwrap_or_default();
        let delimiter = if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' };
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .has_headers(false)
            .from_reader(self.text.as_bytes());
        let mut records = Vec::new();
        for record in reader.records() {
            match record {
                Ok(record) if records.len() <= LONGEST => records.push(record),
                Ok(_) => {
                    return self.fault(
                        Span::default(),
                        format!("Bảng dài quá {LONGEST} dòng"),
                        "Đăng thành tệp đính kèm",
                    );
                }
                Err(error) => {
                    let at = error.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
                    return self.fault(
                        Span::new(at, at).shifted(self.offset),
                        "Không đọc được dòng này của tệp CSV".into(),
                        "Kiểm tra dấu ngoặc kép",
                    );
                }
            }
        }
        let mut records = records.into_iter().filter(|record| record.iter().any(|cell| !cell.trim().is_empty()));
        let Some(header) = records.next() else {
            return self.fault(
                Span::default(),
                "Tệp số liệu trống".into(),
                "Dòng đầu là tên các cột, mỗi dòng sau là một dòng số liệu",
            );
        };
        let columns = self.columns(&header, described)?;
        let mut rows = Vec::new();
        for record in records {
            let span = self.span(&record);
            if record.len() != columns.len() {
                let message = format!("Dòng có {} ô, tiêu đề có {} cột", record.len(), columns.len());
                self.fault::<()>(span, message, "Thêm hoặc bớt ô cho đủ; số lẻ ghi dấu chấm hoặc đặt trong ngoặc kép");
                continue;
            }
            let cells = columns.iter().zip(record.iter()).map(|(column, cell)| {
                let (field, cell) = (described.get(&column.key), cell.trim());
                if cell.is_empty() { self.empty_cell(field, span) } else { self.cell(column, field, cell, span) }
            });
            rows.push(cells.collect());
        }
        let mut table = Table { columns, rows };
        if described.is_empty() {
            find_numeric(&mut table);
        }
        Some(table)
    }

    fn columns(&mut self, header: &csv::StringRecord, described: &IndexMap<String, Field>) -> Option<Vec<Column>> {
        let span = self.span(header);
        if described.is_empty() {
            let free = |cell: &str| Column { key: cell.into(), label: cell.into(), label_en: None, numeric: false };
            return Some(header.iter().map(|cell| free(&self.seen(cell.trim(), span))).collect());
        }
        let mut columns = Vec::new();
        for cell in header.iter().map(str::trim) {
            let folded = vietnamese::fold(cell);
            let known =
                described.iter().find(|(key, field)| **key == folded || vietnamese::fold(&field.label) == folded);
            let Some((key, field)) = known else {
                let list: Vec<_> = described.iter().map(|(key, field)| format!("{key} ({})", field.label)).collect();
                return self.fault(
                    span,
                    format!("Cột lạ “{cell}”"),
                    &format!("Các cột nhận được: {}", list.join(", ")),
                );
            };
            columns.push(head_of(key, field));
        }
        for (key, field) in described.iter().filter(|(_, field)| field.required.always) {
            if !columns.iter().any(|column| column.key == *key) {
                let message = format!("Thiếu cột “{key}” ({})", field.label);
                return self.fault(span, message, "Thêm cột vào dòng đầu của tệp CSV");
            }
        }
        Some(columns)
    }

    fn empty_cell(&mut self, field: Option<&Field>, span: Span) -> Option<Spanned<Value>> {
        let label = &field.filter(|field| field.required.always)?.label;
        self.fault(span, format!("Ô ở cột “{label}” trống"), "Ghi số liệu; không có thì ghi 0")
    }

    fn cell(&mut self, column: &Column, field: Option<&Field>, cell: &str, span: Span) -> Option<Spanned<Value>> {
        let Some(Field { ty: FieldType::Number(range), .. }) = field else {
            return Some(Spanned::new(Value::Text(self.seen(cell, span)), span));
        };
        match range.read(cell) {
            Ok(number) => Some(Spanned::new(number, span)),
            Err(fault) => {
                let message = format!("Cột “{}”: {}", column.label, fault.message);
                self.fault(span, message, &fault.help)
            }
        }
    }

    /// A cell without what nobody sees in it, which is told.
    fn seen(&mut self, cell: &str, span: Span) -> String {
        self.checker.diagnostics.extend(seen::fault(cell).map(|fault| fault.at(&self.path, span)));
        unseen::without(cell).into_owned()
    }

    fn span(&self, record: &csv::StringRecord) -> Span {
        let start = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        let end =
            self.text.get(start..).and_then(|rest| rest.find(['\n', '\r'])).map_or(self.text.len(), |at| start + at);
        Span::new(start, end).shifted(self.offset)
    }

    fn fault<T>(&mut self, span: Span, message: String, help: &str) -> Option<T> {
        self.checker.diagnostics.push(Diagnostic::error(Code::BadTable, message).at(&self.path, span).help(help));
        None
    }
}

/// The head of a column that the schema describes.
fn head_of(key: &str, field: &Field) -> Column {
    let numeric = matches!(field.ty, FieldType::Number(_));
    Column { key: key.to_owned(), label: field.label.clone(), label_en: field.label_en.clone(), numeric }
}

/// Marks the columns whose every filled cell reads as a number; only a free table needs it.
fn find_numeric(table: &mut Table) {
    for (index, column) in table.columns.iter_mut().enumerate() {
        let mut cells = table.rows.iter().filter_map(|row| row.get(index)?.as_ref()).peekable();
        column.numeric = cells.peek().is_some()
            && cells.all(|cell| matches!(&cell.value, Value::Text(text) if parse_number(text).is_some()));
    }
}
