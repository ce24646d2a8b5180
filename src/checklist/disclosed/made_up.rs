//! Figures that nobody counted: the same one in every cell, counted through, or what runs along the keys.

/// Fewest figures of which all can't be alike by chance.
const ENOUGH: usize = 4;

/// Fewest digits of a sum that runs along the keys.
const LONG: usize = 6;

/// The largest sum that stands alone among zeros and can't be one.
const SMALL: u64 = 9;

/// Full per cents are honestly alike.
const ALL: u64 = 100;

/// Whether the figures of a table, column by column, are made up. Cells without figures say nothing here.
pub(super) fn are_made_up(columns: &[Vec<&str>]) -> bool {
    let columns: Vec<Vec<u64>> = columns
        .iter()
        .map(|column| column.iter().filter_map(|cell| figure(cell)).collect::<Vec<u64>>())
        .filter(|column| !column.is_empty())
        .collect();
    let all: Vec<u64> = columns.iter().flatten().copied().collect();
    all.len() >= ENOUGH && (are_alike(&all) || columns.iter().all(|column| is_made_up(column)))
}

fn is_made_up(column: &[u64]) -> bool {
    column.len() >= ENOUGH && (are_alike(column) || is_counted_through(column) || is_lone(column))
}

fn are_alike(figures: &[u64]) -> bool {
    figures.first().is_some_and(|first| !matches!(*first, 0 | ALL) && figures.iter().all(|figure| figure == first))
}

/// 1, 2, 3, 4; 10, 20, 30, 40.
fn is_counted_through(figures: &[u64]) -> bool {
    let Some(step) = figures.first().filter(|step| **step > 0) else { return false };
    figures.iter().zip(1u64..).all(|(figure, nth)| step.checked_mul(nth) == Some(*figure))
}

/// 0, 0, 1, 0.
fn is_lone(figures: &[u64]) -> bool {
    let mut counted = figures.iter().filter(|figure| **figure > 0);
    counted.next().is_some_and(|figure| *figure <= SMALL) && counted.next().is_none()
}

/// The figure that a cell is: `1.250.000 đồng`; `None` of words with a figure in them, and of parts of a hundred.
fn figure(cell: &str) -> Option<u64> {
    let is_figure = cell.starts_with(|c: char| c.is_ascii_digit()) && !cell.contains('%');
    let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|_| is_figure)
}

/// 123456789, 987.654.321, 111111: what runs along the keys, or stays on one.
pub(super) fn is_typed(cell: &str) -> bool {
    let mut digits = cell.bytes().filter(u8::is_ascii_digit);
    let Some(mut before) = digits.next().filter(|_| cell.len() >= LONG) else { return false };
    let (mut count, mut steps) = (1, None);
    for digit in digits {
        let step = (10 + digit - before) % 10;
        if !matches!(step, 0 | 1 | 9) || *steps.get_or_insert(step) != step {
            return false;
        }
        before = digit;
        count += 1;
    }
    count >= LONG && (steps != Some(0) || before != b'0')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made_up(table: &str) -> bool {
        let columns: Vec<Vec<&str>> = table.split('/').map(|column| column.split(',').collect()).collect();
        are_made_up(&columns)
    }

    #[test]
    fn figures_that_nobody_counted_are_told_from_those_that_somebody_did() {
        for table in [
            "1,1,1,1",
            "123,123/123,123",
            "1,2,3,4",
            "10,20,30,40,50",
            "0,0,1,0",
            "5 đồng,5 đồng,5,5",
            "1,2,3,4/0,0,0,7",
        ] {
            assert!(made_up(table), "{table}");
        }
        for table in [
            "1,1,1",
            "8,8,7,7",
            "1,2,3,5",
            "0,0,44",
            "0,0,0,44",
            "100 %,100 %,100 %,100 %",
            "Mức 2,Mức 2,Mức 2,Mức 2",
            "8,8,8,8/354,350,348,348",
        ] {
            assert!(!made_up(table), "{table}");
        }
    }

    #[test]
    fn sums_that_run_along_the_keys_are_typed() {
        for typed in ["123456789", "987.654.321", "1234567", "111.111", "1234567890", "999999999 đồng"] {
            assert!(is_typed(typed), "{typed}");
        }
        for sum in ["12345", "19826", "1.250.000", "000000", "121212", "100000", "14850000", ""] {
            assert!(!is_typed(sum), "{sum}");
        }
    }
}
