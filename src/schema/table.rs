//! Tables of figures: inline rows or a CSV file beside the entry, checked against their columns.

use std::borrow::Cow;

use csv::StringRecord;
use indexmap::IndexMap;

use super::check::Checker;
use super::field::{Field, FieldType};
use super::nameless::Nameless;
use super::number::{self, parse_number};
use super::value::{Column, Table, Value};
use super::yaml::{Node, NodeKind, as_value};
use super::{named_total, seen, sheet, total};
use crate::diagnostic::{Code, Diagnostic, full_width};
use crate::inputs::decode_written;
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
            NodeKind::List(rows) if !columns.is_empty() => Some(self.inline(rows, columns)),
            _ => {
                let diagnostic = Diagnostic::error(Code::WrongType, "Mục này cần một bảng")
                    .help("Ghi tên tệp CSV đặt cạnh bài, hoặc một danh sách các dòng số liệu");
                self.report(diagnostic, node.span);
                None
            }
        }
    }

    fn inline(&mut self, rows: &[Node], columns: &IndexMap<String, Field>) -> Table {
        let (rows, totals) = match rows.split_last() {
            Some((last, others)) if total::is_name(&text_of(last, columns.keys().next())) => (others, Some(last)),
            _ => (rows, None),
        };
        let heads = columns.iter().map(|(key, field)| head_of(key, field)).collect();
        let mut nameless = Nameless::default();
        let mut table = Table { rows: Vec::with_capacity(rows.len()), columns: heads, source: None };
        for (at, row) in rows.iter().enumerate() {
            let before = self.diagnostics.len();
            let mut fields = self.record(row, columns).unwrap_or_default();
            let lacks = |(key, field): (&String, &Field)| Nameless::is_name(field) && !fields.contains_key(key);
            if columns.iter().any(lacks) {
                nameless.hold(at, self.diagnostics.split_off(before));
            }
            let name = |field: &Field| Nameless::is_name(field).then(|| Nameless::name(row.span));
            let cells = columns.iter().map(|(key, field)| fields.shift_remove(key).or_else(|| name(field)));
            table.rows.push(cells.collect());
        }
        let path = self.path.clone();
        self.part_totals(&mut table, nameless, &path, |row| rows.get(row).map(|row| row.span));
        if let Some(totals) = totals {
            let told: Vec<String> = columns.keys().map(|key| text_of(totals, Some(key))).collect();
            self.hold_totals(&table, &told, &path, totals.span);
        }
        self.once_in_columns(&columns.values().collect::<Vec<_>>(), &table, &path);
        table
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
        let utf8 = sheet::as_utf8(&bytes);
        let before = self.diagnostics.len();
        let text = decode_written(&path, &utf8, self.diagnostics);
        let reader = text.as_ref().map(|text| CsvReader {
            checker: self,
            path: path.clone(),
            text: &text.text,
            offset: text.offset,
            nameless: Nameless::default(),
        });
        let table = reader.and_then(|reader| reader.read(columns));
        if matches!(utf8, Cow::Owned(_)) {
            // Its bytes are others than those that were read.
            for told in self.diagnostics[before..].iter_mut().filter_map(|told| told.place.as_mut()) {
                told.span = told.span.filter(|_| told.path != path);
            }
        }
        table.map(|table| Table { source: Some(path), ..table })
    }

    /// Tells where a row of totals says another sum than the rows of its table have.
    fn hold_totals(&mut self, table: &Table, totals: &[String], path: &SourcePath, span: Span) {
        let told = total::mismatches(table, totals).into_iter().map(|wrong| {
            let sum = vietnamese::amount(wrong.sum);
            let message = format!("Dòng tổng ghi “{}” ở cột “{}”, cộng các dòng được {sum}", wrong.told, wrong.label);
            Diagnostic::error(Code::BadTotal, message)
                .at(path, span)
                .help("Sửa dòng tổng hoặc các dòng trên cho khớp; xóa dòng tổng cũng được, chương trình tự cộng")
        });
        self.diagnostics.extend(told);
    }

    /// Leaves out the rows that are called and are sums of others, and tells of those that are only one of both, and of
    /// others that have no name.
    fn part_totals(
        &mut self,
        table: &mut Table,
        nameless: Nameless,
        path: &SourcePath,
        span: impl Fn(usize) -> Option<Span>,
    ) {
        let named = named_total::named(table);
        let sums = total::subtotals(table, &named.left_out);
        self.diagnostics.extend(nameless.faults(&sums));
        let told = sums.iter().map(|row| {
            Diagnostic::warning(Code::PossibleTotal, "Dòng này bằng đúng tổng các dòng trên và được tính thêm một lần")
                .at(path, span(*row).unwrap_or_default())
                .help("Nếu là dòng tổng: đặt ở cuối bảng và ghi “Tổng” ở ô đầu, hoặc xóa đi")
        });
        self.diagnostics.extend(told);
        let told = named.doubtful.iter().filter(|row| sums.binary_search(row).is_err()).map(|row| {
            Diagnostic::warning(
                Code::PossibleTotal,
                "Dòng này mang tên dòng tổng nhưng không bằng tổng các dòng khác, nên được tính như một dòng số liệu",
            )
            .at(path, span(*row).unwrap_or_default())
            .help("Nếu là dòng tổng thì sửa cho đúng hoặc xóa đi, chương trình tự cộng; nếu không thì đổi tên")
        });
        self.diagnostics.extend(told);
        let mut number = 0..;
        table.rows.retain(|_| number.next().is_none_or(|row| named.left_out.binary_search(&row).is_err()));
    }
}

/// What a row written inline has for a column, as text.
fn text_of(row: &Node, key: Option<&String>) -> String {
    let NodeKind::Map(pairs) = &row.kind else { return String::new() };
    let value = pairs.iter().find(|(name, _)| Some(&name.value) == key).map(|(_, value)| &value.kind);
    match value {
        Some(NodeKind::Scalar { text, .. }) => text.clone(),
        _ => String::new(),
    }
}

struct CsvReader<'c, 'a> {
    checker: &'c mut Checker<'a>,
    path: SourcePath,
    text: &'c str,
    /// The byte of the file that the text begins at.
    offset: usize,
    nameless: Nameless,
}

impl CsvReader<'_, '_> {
    fn read(mut self, described: &IndexMap<String, Field>) -> Option<Table> {
        let mut records = self.records()?;
        records.retain(|record| record.iter().any(|cell| !cell.trim().is_empty()));
        let mut filled = sheet::filled_columns(&records);
        let mut records = records.into_iter();
        let Some(header) = records.next() else {
            return self.fault(
                Span::default(),
                "Tệp số liệu trống".into(),
                "Dòng đầu là tên các cột, mỗi dòng sau là một dòng số liệu",
            );
        };
        filled.retain(|index| *index < header.len());
        let columns = self.columns(&header, &filled, described)?;
        let mut records: Vec<StringRecord> = records.collect();
        let totals = records.pop_if(|last| !described.is_empty() && total::is_row(last.iter()));
        let (mut table, mut spans) = (Table { columns, ..Table::default() }, Vec::new());
        for record in records {
            if let Some(row) = self.row(&record, &filled, &table, described) {
                table.rows.push(row);
                spans.push(self.span(&record));
            }
        }
        if described.is_empty() {
            find_numeric(&mut table);
            self.tell_typed_totals(&table, spans.last().copied().unwrap_or_default());
            return Some(table);
        }
        let nameless = std::mem::take(&mut self.nameless);
        self.checker.part_totals(&mut table, nameless, &self.path, |row| spans.get(row).copied());
        if let Some(totals) = totals {
            let told: Vec<String> =
                filled.iter().map(|index| totals.get(*index).unwrap_or_default().to_owned()).collect();
            let span = self.span(&totals);
            self.checker.hold_totals(&table, &told, &self.path, span);
        }
        let fields: Vec<&Field> = table.columns.iter().filter_map(|column| described.get(&column.key)).collect();
        self.checker.once_in_columns(&fields, &table, &self.path);
        Some(table)
    }

    /// Tells where the last row of a table of free columns calls itself a sum and isn't.
    fn tell_typed_totals(&mut self, table: &Table, span: Span) {
        let told = total::typed_mismatches(table).into_iter().map(|wrong| {
            let sum = vietnamese::amount(wrong.sum);
            let message = format!("Dòng tổng ghi “{}” ở cột “{}”, cộng các dòng được {sum}", wrong.told, wrong.label);
            Diagnostic::warning(Code::TypedTotal, message)
                .at(&self.path, span)
                .help(format!("Ghi {sum} ở cột “{}” của dòng tổng, hoặc sửa dòng bị gõ nhầm", wrong.label))
        });
        self.checker.diagnostics.extend(told);
    }

    fn records(&mut self) -> Option<Vec<StringRecord>> {
        let cut = sheet::cut(self.text);
        // The places of records count from where the reader begins.
        (self.text, self.offset) = (&self.text[cut.start..], self.offset + cut.start);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(cut.delimiter)
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
        Some(records)
    }

    fn row(
        &mut self,
        record: &StringRecord,
        filled: &[usize],
        table: &Table,
        described: &IndexMap<String, Field>,
    ) -> Option<Vec<Option<Spanned<Value>>>> {
        let span = self.span(record);
        let last = (0..record.len()).rev().find(|index| !record[*index].trim().is_empty()).map_or(0, |last| last + 1);
        let width = filled.last().map_or(0, |last| last + 1);
        if record.len() < width || last > width {
            let message =
                format!("Dòng có {} ô, tiêu đề có {width} cột", if last > width { last } else { record.len() });
            self.fault::<()>(span, message, "Thêm hoặc bớt ô cho đủ; số lẻ ghi dấu chấm hoặc đặt trong ngoặc kép");
            return None;
        }
        let cells = filled.iter().zip(&table.columns).map(|(index, column)| {
            let (field, cell) = (described.get(&column.key), record.get(*index).unwrap_or_default().trim());
            match field {
                _ if !cell.is_empty() => self.cell(column, field, cell, span),
                Some(field) if field.required.always => self.empty_cell(field, table.rows.len(), span),
                _ => None,
            }
        });
        Some(cells.collect())
    }

    fn columns(
        &mut self,
        header: &StringRecord,
        filled: &[usize],
        described: &IndexMap<String, Field>,
    ) -> Option<Vec<Column>> {
        let span = self.span(header);
        let names = filled.iter().map(|index| (index + 1, header.get(*index).unwrap_or_default().trim()));
        let mut columns = Vec::new();
        for (number, name) in names {
            if name.is_empty() {
                return self.fault(
                    span,
                    format!("Cột thứ {number} có số liệu mà không có tên"),
                    "Ghi tên cột vào dòng đầu, hoặc xóa cột đó",
                );
            }
            if described.is_empty() {
                let name = self.seen(name, span);
                columns.push(Column { key: name.clone(), label: name, label_en: None, numeric: false });
                continue;
            }
            let folded = vietnamese::fold(name);
            let known =
                described.iter().find(|(key, field)| **key == folded || vietnamese::fold(&field.label) == folded);
            let Some((key, field)) = known else {
                let list: Vec<_> = described.iter().map(|(key, field)| format!("{key} ({})", field.label)).collect();
                return self.fault(
                    span,
                    format!("Cột lạ “{name}”"),
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

    /// A cell that must be filled and isn't.
    fn empty_cell(&mut self, field: &Field, row: usize, span: Span) -> Option<Spanned<Value>> {
        let message = format!("Ô ở cột “{}” trống", field.label);
        if !Nameless::is_name(field) {
            return self.fault(span, message, "Ghi số liệu; không có thì ghi 0");
        }
        let fault = Diagnostic::error(Code::BadTable, message).at(&self.path, span);
        let help = format!("Ghi “{}” của dòng này; là dòng tổng thì đặt ở cuối bảng và ghi Tổng", field.label);
        self.nameless.hold(row, [fault.help(help)]);
        Some(Nameless::name(span))
    }

    fn cell(&mut self, column: &Column, field: Option<&Field>, cell: &str, span: Span) -> Option<Spanned<Value>> {
        let narrow = vietnamese::narrowed(cell);
        if let Cow::Owned(narrow) = &narrow {
            self.checker.diagnostics.push(full_width(cell, narrow).at(&self.path, span));
        }
        let Some(Field { ty: FieldType::Number(range), .. }) = field else {
            let is_name = field.is_some_and(|field| field.once);
            if let Some(spoilt) = if is_name { sheet::spoilt_name(cell) } else { sheet::spoilt(cell) } {
                let message = format!("Ô “{}” ở cột “{}” có vẻ bị bảng tính làm hỏng", cell.trim(), column.label);
                let told = Diagnostic::warning(Code::SpoiltCell, message).at(&self.path, span);
                self.checker.diagnostics.push(told.help(vietnamese::capitalised(&spoilt)));
            }
            return Some(Spanned::new(Value::Text(self.seen(cell, span)), span));
        };
        match range.read(&narrow) {
            Ok(number) => {
                if let Some(doubt) = number::doubt(&narrow, &number) {
                    let message = format!("Cột “{}”: {}", column.label, doubt.message);
                    let told = Diagnostic::warning(Code::SpoiltCell, message).at(&self.path, span);
                    self.checker.diagnostics.push(told.help(doubt.help));
                }
                Some(Spanned::new(number, span))
            }
            Err(fault) => {
                let help = sheet::spoilt(cell).map_or(fault.help, |spoilt| vietnamese::capitalised(&spoilt));
                self.fault(span, format!("Cột “{}”: {}", column.label, fault.message), &help)
            }
        }
    }

    /// A cell without what nobody sees in it, which is told.
    fn seen(&mut self, cell: &str, span: Span) -> String {
        self.checker.diagnostics.extend(seen::fault(cell).map(|fault| fault.at(&self.path, span)));
        unseen::without(cell).into_owned()
    }

    fn span(&self, record: &StringRecord) -> Span {
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
