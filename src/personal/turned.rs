//! Tables that lie on their side: the first column holds the headings, each further one is a row.

use super::heading::{self, Column};
use super::hint::{self, Hint};
use super::number::has_digits;

/// Most headings that such a table has; a longer one is a list.
const MOST: usize = 40;

/// The table as it is read, from headings to rows; `None` where the first column is no column of headings.
pub(super) fn upright<S: AsRef<str>>(rows: &[Vec<S>]) -> Option<Vec<Vec<&str>>> {
    let width = rows.iter().map(Vec::len).max()?;
    if width < 2 || !(2..=MOST).contains(&rows.len()) {
        return None;
    }
    let first: Vec<&str> = rows.iter().filter_map(|row| Some(row.first()?.as_ref())).collect();
    let columns: Vec<Column> = first.iter().map(|cell| known(cell)).collect();
    let is_headed = rows.first()?.iter().skip(1).any(|cell| is_heading(known(cell.as_ref())));
    let has_data = columns.iter().any(|column| matches!(column, Column::Data(_) | Column::Figures));
    let headings = first.iter().zip(&columns).filter(|(cell, column)| is_heading(**column) || is_whose(cell)).count();
    // Where a heading stands beside the first one, the first row holds them.
    if !has_data || headings < 2 || is_headed {
        return None;
    }
    let column = |at: usize| rows.iter().map(|row| row.get(at).map_or("", AsRef::as_ref)).collect();
    Some((0..width).map(column).collect())
}

fn known(cell: &str) -> Column {
    let is_of_row = cell.len() > heading::LONGEST || has_digits(cell, 5);
    if is_of_row { Column::Other } else { heading::column(&heading::plain(cell)) }
}

/// Whether a cell makes somebody a pupil or one of the staff, and holds nothing itself.
fn is_whose(cell: &str) -> bool {
    cell.len() <= heading::LONGEST
        && !has_digits(cell, 1)
        && matches!(hint::of(&heading::plain(cell)), Some(Hint::Pupils | Hint::PerhapsPupils | Hint::Staff))
}

fn is_heading(column: Column) -> bool {
    column != Column::Other
}
