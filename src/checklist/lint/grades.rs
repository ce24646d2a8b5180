//! Grades that a unit of its kind hasn't: figures of a primary school on the pages of a lower secondary one.

use std::ops::RangeInclusive;

use crate::content::Entry;
use crate::content::kinds::{Disclosure, Statistics};
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::schema::{Table, Value};
use crate::site::Site;
use crate::source::Span;
use crate::vietnamese::bare_words;

/// Warns of the first one of each yearbook and of each table of disclosure.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let Some(grades) = grades_of(&site.config.unit.key) else { return };
    let unit = &site.config.unit.label;
    let tell = |entry: &Entry, span: Span, name: &str| {
        let message =
            format!("{unit} không có “{name}”: đơn vị này dạy khối {} đến khối {}", grades.start(), grades.end());
        let help = "Nhập số liệu của chính trường mình; nếu trường có nhiều cấp học thì ghi unit: lien-cap ở site.yaml";
        Diagnostic::warning(Code::UnrealValue, message).help(help).at(&entry.path, span)
    };
    let is_strange = |name: &str| grade(name).is_some_and(|grade| !grades.contains(&grade));
    for (_, entry, figures) in site.of_kind::<Statistics>(Lang::Vi) {
        let strange = figures.pupils.iter().find(|row| is_strange(&row.grade));
        diagnostics.extend(strange.map(|row| tell(entry, entry.span_of("pupils"), &row.grade)));
    }
    for (_, entry, record) in site.of_kind::<Disclosure>(Lang::Vi) {
        for table in record.tables(&entry.fields) {
            let strange = names(table.data).find(|name| is_strange(name));
            diagnostics.extend(strange.map(|name| tell(entry, table.span, name)));
        }
    }
}

/// The grades of a kind of unit; `None` where it may have any.
fn grades_of(unit: &str) -> Option<RangeInclusive<u8>> {
    match unit {
        "tieu-hoc" => Some(1..=5),
        "thcs" => Some(6..=9),
        "thpt" => Some(10..=12),
        _ => None,
    }
}

/// The names of the rows of a table.
fn names(table: &Table) -> impl Iterator<Item = &str> {
    table.rows.iter().filter_map(|row| match &row.first()?.as_ref()?.value {
        Value::Text(text) => Some(text.as_str()),
        _ => None,
    })
}

/// The grade that a row is named by: “Khối 6”, “Lớp 6”.
fn grade(name: &str) -> Option<u8> {
    let bare = bare_words(name);
    let number = bare.strip_prefix(" khoi ").or_else(|| bare.strip_prefix(" lop "))?;
    number.trim_end().parse().ok().filter(|grade| (1..=12).contains(grade))
}

#[cfg(test)]
mod tests {
    use super::grade;

    #[test]
    fn grades_are_read_off_names_of_rows() {
        assert_eq!((grade("Khối 6"), grade("Lớp 10")), (Some(6), Some(10)));
        assert!(
            ["Lớp 5 tuổi", "6", "Khối Lá", "Khối 6, 7", "Tổng cộng", "Lớp 45"].iter().all(|name| grade(name).is_none())
        );
    }
}
