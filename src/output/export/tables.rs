//! Tables as CSV that a Vietnamese Excel opens with one click: UTF-8 with its mark in front, semicolons, CRLF.
//! Figures are plain (`1234`, `12,5`); a free table keeps its cells as the school wrote them.

use super::csv::Csv;
use crate::content::Entry;
use crate::content::kinds::{Disclosure, Figures, PupilRow, Statistics};
use crate::lang::Lang;
use crate::schema::{Table, Value};
use crate::site::Site;

/// The yearbook's columns; they hold sums and so are no fields with labels of their own. Programs find them by these
/// names, so that they aren't among the words that a theme may change; who learns is called as at this kind of unit.
const YEARBOOK: [&str; 12] = [
    "Năm học",
    "Số liệu tính đến",
    "Số điểm trường",
    "Số lớp",
    "Học sinh",
    "Học sinh nữ",
    "Học sinh dân tộc thiểu số",
    "Học sinh khuyết tật",
    "Giáo viên",
    "Giáo viên nữ",
    "Cán bộ quản lý, nhân viên",
    "Nguồn số liệu",
];

/// `nien-giam.csv`: one row a school year, in the order of the section.
pub(super) fn yearbook(site: &Site) -> String {
    let mut csv = Csv::new(YEARBOOK.map(|head| site.schemas.words.said(head).into_owned()));
    let section = site.section_at(Lang::Vi, "/thong-ke/").map(|(_, section)| section);
    let entries = section.into_iter().flat_map(|section| &section.entries).map(|id| site.entry(*id));
    for statistics in entries.filter_map(|entry| entry.record.get::<Statistics>()) {
        csv.row(year(statistics));
    }
    csv.text()
}

fn year(statistics: &Statistics) -> [String; YEARBOOK.len()] {
    // A sum is known only when every row has the figure.
    let known = |sum: Option<i64>| sum.map_or_else(String::new, |sum| sum.to_string());
    let pupils = |figure: fn(&PupilRow) -> Option<i64>| known(total(statistics.pupils.iter().map(figure)));
    [
        statistics.school_year.to_string(),
        statistics.as_of.to_string(),
        statistics.campuses.to_string(),
        pupils(|row| Some(row.classes)),
        pupils(|row| Some(row.pupils.value)),
        pupils(|row| Some(row.female)),
        pupils(|row| row.minority),
        pupils(|row| row.disability),
        known(total(statistics.teachers.iter().map(|row| Some(row.total)))),
        known(total(statistics.teachers.iter().map(|row| row.female))),
        known(statistics.staff),
        statistics.source.clone(),
    ]
}

fn total(mut figures: impl Iterator<Item = Option<i64>>) -> Option<i64> {
    figures.try_fold(0_i64, |sum, figure| sum.checked_add(figure?))
}

/// A table of one school year's statistics.
pub(super) fn figures(entry: &Entry, figures: Figures) -> String {
    figures.table(&entry.fields).map(|table| csv(table, entry.lang)).unwrap_or_default()
}

/// A table of a disclosure; tables count from 1.
pub(super) fn disclosure(entry: &Entry, number: usize) -> String {
    let tables = entry.record.get::<Disclosure>().map(|disclosure| disclosure.tables(&entry.fields));
    let table = tables.and_then(|tables| Some(tables.get(number.checked_sub(1)?)?.data));
    table.map(|table| csv(table, entry.lang)).unwrap_or_default()
}

fn csv(table: &Table, lang: Lang) -> String {
    let mut csv = Csv::new(table.columns.iter().map(|column| column.label_in(lang).to_owned()));
    for row in &table.rows {
        csv.row(row.iter().map(|cell| cell.as_ref().map_or_else(String::new, |cell| plain(&cell.value))));
    }
    csv.text()
}

/// A cell as a Vietnamese Excel reads it: without grouping, decimals behind a comma.
fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Decimal(number) => number.to_string().replace('.', ","),
        Value::Bool(yes) => yes.to_string(),
        Value::Date(date) => date.to_string(),
        Value::DateTime(datetime) => datetime.to_string(),
        Value::Time(time) => time.strftime("%H:%M").to_string(),
        Value::SchoolYear(year) => year.to_string(),
        Value::Week(year, week) => format!("{year}-W{week:02}"),
        Value::Choice { label, .. } => label.clone(),
        // No column has such a type.
        Value::File(_) | Value::Page(_) | Value::List(_) | Value::Record(_) | Value::Table(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_is_unknown_when_one_figure_is() {
        assert_eq!(total([Some(3), Some(4)].into_iter()), Some(7));
        assert_eq!(total([Some(3), None].into_iter()), None);
        assert_eq!(total([Some(i64::MAX), Some(1)].into_iter()), None);
    }
}
