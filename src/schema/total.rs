//! Rows of totals, which spreadsheets end with. The program adds up by itself: such a row is held against the others and
//! isn't one of them. Rows that are called so in more words, or stand elsewhere, are [`super::named_total`]'s.

use super::number::{figure, parse_number};
use super::value::{Table, Value};
use crate::source::Spanned;
use crate::vietnamese;

/// What the first cell of such a row says, folded.
const NAMES: [&str; 6] = ["tong", "tong so", "tong cong", "cong", "toan truong", "tong toan truong"];

/// Fewer rows than these may sum to another by chance.
const LEAST: usize = 3;

/// Whether a row begins as one of totals does: “Tổng phụ trách Đội” is a row like others.
pub(super) fn is_name(cell: &str) -> bool {
    let folded = vietnamese::fold(cell);
    // Signs of Markdown, a stop, spaces of any kind and number: none of them is said.
    let words =
        folded.split(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')' | '/' | '%')).filter(|w| !w.is_empty());
    NAMES.contains(&words.collect::<Vec<_>>().join(" ").as_str())
}

/// Whether a row is one of totals: the first cell that anything stands in says so.
pub(super) fn is_row<'c>(mut cells: impl Iterator<Item = &'c str>) -> bool {
    cells.find(|cell| !cell.trim().is_empty()).is_some_and(is_name)
}

/// A figure of a row of totals that isn't the sum of its column.
#[derive(Debug, PartialEq)]
pub(super) struct Mismatch<'t> {
    /// The column's label.
    pub label: &'t str,
    /// What the row says.
    pub told: String,
    /// What the others sum to.
    pub sum: f64,
}

/// What a row is called: the words of its first cell.
pub(super) fn head(row: &[Option<Spanned<Value>>]) -> &str {
    match row.first().and_then(Option::as_ref).map(|cell| &cell.value) {
        Some(Value::Text(text)) => text,
        _ => "",
    }
}

/// The columns of figures, by their numbers.
pub(super) fn numeric(table: &Table) -> Vec<usize> {
    (0..table.columns.len()).filter(|index| table.columns[*index].numeric).collect()
}

/// The figure that a row has in a column.
pub(super) fn figure_at(row: &[Option<Spanned<Value>>], column: usize) -> Option<f64> {
    figure(&row.get(column)?.as_ref()?.value)
}

/// Holds a row of totals against the rows of the table; its cells are those of the table's columns.
pub(super) fn mismatches<'t>(table: &'t Table, totals: &[String]) -> Vec<Mismatch<'t>> {
    let columns = table.columns.iter().zip(totals).enumerate().filter(|(_, (column, _))| column.numeric);
    let wrong = columns.filter_map(|(index, (column, told))| {
        let sum = table.rows.iter().filter_map(|row| figure_at(row, index)).sum();
        let told_sum = parse_number(told).and_then(|value| figure(&value));
        let is_right = told.trim().is_empty() || told_sum.is_some_and(|told| is_same(told, sum));
        (!is_right).then(|| Mismatch { label: &column.label, told: told.clone(), sum })
    });
    wrong.collect()
}

/// Words, folded, in the heading of a column that nobody adds up.
const UNSUMMED: [&str; 11] =
    ["%", "ti le", "ty le", "phan tram", "binh quan", "trung binh", "muc ", "don gia", "diem", "nam ", "stt"];

/// The same for a table whose columns the editor is free to choose, by its last row. Tables of several steps, with
/// numbered lines or sums in between, say too little about what is added up.
pub(super) fn typed_mismatches(table: &Table) -> Vec<Mismatch<'_>> {
    let Some((last, rows)) = table.rows.split_last() else { return Vec::new() };
    let is_plain = |row: &Vec<Option<Spanned<Value>>>| {
        let name = head(row);
        !name.is_empty() && !is_name(name) && !is_step(name)
    };
    if rows.len() < 2 || !is_name(head(last)) || !rows.iter().all(is_plain) {
        return Vec::new();
    }
    let columns = table.columns.iter().enumerate().filter(|(_, column)| column.numeric && is_summed(&column.label));
    let wrong = columns.filter_map(|(index, column)| {
        let cell = |row: &Vec<Option<Spanned<Value>>>| figure_at(row, index);
        let (told, figures): (f64, Vec<f64>) = (cell(last)?, rows.iter().filter_map(cell).collect());
        let sum: f64 = figures.iter().sum();
        // Figures of fractions were rounded, each by less than a tenth.
        let is_rounded = figures.iter().chain([&told]).any(|figure| figure.fract() != 0.0);
        #[allow(clippy::cast_precision_loss, reason = "a table has few rows")]
        let slack = if is_rounded { 0.1 * rows.len() as f64 } else { 1e-6 * sum.abs() };
        ((sum - told).abs() > slack).then(|| Mismatch { label: &column.label, told: vietnamese::amount(told), sum })
    });
    wrong.collect()
}

/// Whether a row is a step of others: “A.1”, “II”, “Trong đó: nữ”.
fn is_step(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    let is_mark = |c: char| c.is_ascii_digit() || matches!(c, 'A'..='E' | 'I' | 'V' | 'X' | '.' | ')' | '-' | '+');
    (!first.is_empty() && first.chars().all(is_mark)) || vietnamese::fold(name).starts_with("trong do")
}

fn is_summed(label: &str) -> bool {
    let label = vietnamese::fold(label);
    !UNSUMMED.iter().any(|word| label.contains(word))
}

/// The rows that have the sum of at least three rows above them in every column of figures, whatever they are called; none
/// of those that are left out, whose numbers ascend.
pub(super) fn subtotals(table: &Table, left_out: &[usize]) -> Vec<usize> {
    let columns = numeric(table);
    let mut sums = vec![0.0; columns.len()];
    let (mut summed, mut found) = (0, Vec::new());
    for (number, row) in table.rows.iter().enumerate().filter(|(number, _)| left_out.binary_search(number).is_err()) {
        let figures: Vec<f64> = columns.iter().map(|column| figure_at(row, *column).unwrap_or_default()).collect();
        let has_any = figures.iter().any(|figure| *figure > 0.0);
        let is_sum = has_any && figures.iter().zip(&sums).all(|(figure, sum)| is_same(*figure, *sum));
        if summed >= LEAST && is_sum {
            found.push(number);
            // What follows may be another group with a sum of its own.
            (sums, summed) = (vec![0.0; columns.len()], 0);
        } else {
            sums.iter_mut().zip(figures).for_each(|(sum, figure)| *sum += figure);
            summed += 1;
        }
    }
    found
}

/// Sums of fractions differ in their last digits.
pub(super) fn is_same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * a.abs().max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_bare_word_names_a_row_of_totals() {
        for name in [
            "Tổng",
            "TỔNG SỐ:",
            "Tổng  cộng ",
            "Tổng\u{a0}cộng.",
            "**Tổng**",
            "\u{200b}Tổng",
            "cộng",
            "Toàn trường ",
            "Tổng toàn trường",
            "tong",
        ] {
            assert!(is_name(name), "{name}");
        }
        for name in ["Tổng phụ trách Đội", "Cộng tác viên", "Khối 6", "", "Tổng hợp"] {
            assert!(!is_name(name), "{name}");
        }
    }

    #[test]
    fn numbered_lines_and_parts_are_steps_and_names_are_not() {
        for name in ["A", "A.1", "II", "1.", "2 Chi khác", "Trong đó: nữ", "- Nữ"] {
            assert!(is_step(name), "{name}");
        }
        for name in ["Giáo viên", "Khối 6", "Ăn bán trú", "Điểm trường", "Xe đạp"] {
            assert!(!is_step(name), "{name}");
        }
        assert!(is_summed("Tổng số") && !is_summed("Tỉ lệ (%)") && !is_summed("Bình quân một học sinh"));
    }
}
