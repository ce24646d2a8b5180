//! Rows of totals, which spreadsheets end with. The program adds up by itself: such a row is held against the others and
//! isn't one of them.

use super::number::parse_number;
use super::value::{Table, Value};
use crate::vietnamese;

/// What the first cell of such a row says, folded.
const NAMES: [&str; 5] = ["tong", "tong so", "tong cong", "cong", "toan truong"];

/// Fewer rows than these may sum to another by chance.
const LEAST: usize = 3;

/// Whether a row begins as one of totals does: “Tổng phụ trách Đội” is a row like others.
pub(super) fn is_name(cell: &str) -> bool {
    let folded = vietnamese::fold(cell);
    NAMES.contains(&folded.trim_matches(|c: char| c.is_whitespace() || c == ':'))
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

/// Holds a row of totals against the rows of the table; its cells are those of the table's columns.
pub(super) fn mismatches<'t>(table: &'t Table, totals: &[String]) -> Vec<Mismatch<'t>> {
    let columns = table.columns.iter().zip(totals).enumerate().filter(|(_, (column, _))| column.numeric);
    let wrong = columns.filter_map(|(index, (column, told))| {
        let sum = table.rows.iter().filter_map(|row| figure(row.get(index)?.as_ref().map(|cell| &cell.value)?)).sum();
        let told_sum = parse_number(told).and_then(|value| figure(&value));
        let is_right = told.trim().is_empty() || told_sum.is_some_and(|told| is_same(told, sum));
        (!is_right).then(|| Mismatch { label: &column.label, told: told.clone(), sum })
    });
    wrong.collect()
}

/// The rows that have the sum of at least three rows above them in every column of figures, whatever they are called.
pub(super) fn subtotals(table: &Table) -> Vec<usize> {
    let columns: Vec<usize> = (0..table.columns.len()).filter(|index| table.columns[*index].numeric).collect();
    let mut sums = vec![0.0; columns.len()];
    let (mut summed, mut found) = (0, Vec::new());
    for (number, row) in table.rows.iter().enumerate() {
        let figures: Vec<f64> = columns
            .iter()
            .map(|index| row.get(*index).and_then(Option::as_ref).and_then(|cell| figure(&cell.value)).unwrap_or(0.0))
            .collect();
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

#[allow(clippy::cast_precision_loss, reason = "numbers in tables are bounded far below")]
fn figure(value: &Value) -> Option<f64> {
    match value {
        Value::Integer(number) => Some(*number as f64),
        Value::Decimal(number) => Some(*number),
        _ => None,
    }
}

/// Sums of fractions differ in their last digits.
fn is_same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * a.abs().max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_bare_word_names_a_row_of_totals() {
        for name in ["Tổng", "TỔNG SỐ:", "Tổng cộng", "cộng", "Toàn trường ", "tong"] {
            assert!(is_name(name), "{name}");
        }
        for name in ["Tổng phụ trách Đội", "Cộng tác viên", "Khối 6", "", "Tổng hợp"] {
            assert!(!is_name(name), "{name}");
        }
    }
}
