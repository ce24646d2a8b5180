//! The figures of a yearbook, to hold one year against another.

use crate::content::kinds::Statistics;

/// Fewest figures of which all can't be another year's by chance: those of one grade.
const ENOUGH: usize = 3;

/// Classes, pupils and girls of each grade, whatever the grades are called; `None` of a school too small to be known by
/// them.
pub fn counted(figures: &Statistics) -> Option<Vec<i64>> {
    let rows = figures.pupils.iter();
    let counted: Vec<i64> = rows.flat_map(|row| [row.classes, row.pupils.value, row.female]).collect();
    (counted.len() >= ENOUGH).then_some(counted)
}
