//! Days of birth in three columns side by side: day, month, year.

use super::heading;
use super::prose::{CHILDREN_SINCE, CHILDREN_UNTIL};

const DAYS: [&str; 3] = ["ngay", "ngay sinh", "day"];
const MONTHS: [&str; 3] = ["thang", "thang sinh", "month"];
const YEARS: [&str; 3] = ["nam", "nam sinh", "year"];

/// Where the headings of the three stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DayParts {
    /// Their row.
    pub row: usize,
    /// The column of the day; month and year stand behind it.
    day: usize,
}

impl DayParts {
    /// Where the headings in these rows have them.
    pub(super) fn of<S: AsRef<str>>(top: &[Vec<S>]) -> Option<Self> {
        let is_one = |cell: &S, words: &[&str]| {
            let cell = cell.as_ref();
            cell.len() <= 16 && words.contains(&heading::plain(cell).as_str())
        };
        let are_parts =
            |cells: &[S]| matches!(cells, [d, m, y] if is_one(d, &DAYS) && is_one(m, &MONTHS) && is_one(y, &YEARS));
        let mut rows = top.iter().enumerate();
        rows.find_map(|(row, cells)| Some(Self { row, day: cells.windows(3).position(are_parts)? }))
    }

    /// The column of a child's day of birth in a row; `None` for other numbers.
    pub(super) fn birth_in<S: AsRef<str>>(self, row: &[S]) -> Option<usize> {
        let number = |at: usize| row.get(self.day + at)?.as_ref().trim().parse::<u16>().ok();
        let (day, month, year) = (number(0)?, number(1)?, number(2)?);
        let year = if year < 100 { year + 2000 } else { year };
        let is_day = (1..=31).contains(&day) && (1..=12).contains(&month);
        (is_day && (CHILDREN_SINCE..=CHILDREN_UNTIL).contains(&year)).then_some(self.day)
    }
}
