//! Rows of totals that aren't the last one, or are called so in more words than one: “Tổng cộng (2 khối)”, “Cộng khối 6”,
//! “Tổng số học sinh”. A row of such a name that has the sum of the others is left out; any other is one of them, and told
//! where nothing else can be meant.

use super::number::figure;
use super::total::{is_name, is_same};
use super::value::{Table, Value};
use crate::vietnamese;

/// What follows “Tổng” in the name of a post or of something that isn't a sum.
const AFTER_TONG: [&str; 8] = ["phu", "hop", "quan", "bien", "giam", "thu", "ve", "dai"];
/// What follows “Cộng” in the name of a sum.
const AFTER_CONG: [&str; 10] = ["khoi", "lop", "nhom", "to", "toan", "chung", "ca", "tat", "cac", "cap"];
/// Beginnings of names that are of sums whatever follows.
const PLAIN: [&str; 4] = ["tong cong", "tong so hoc sinh", "tong so giao vien", "tong so lop"];

/// What becomes of such rows, by their numbers.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Named {
    /// They sum the others, all or those above them, and are none of these.
    pub left_out: Vec<usize>,
    /// They sum nothing and are counted.
    pub doubtful: Vec<usize>,
}

/// How sure a name is.
#[derive(Clone, Copy, PartialEq)]
enum Name {
    /// Only a row of totals is called so.
    Sure,
    /// One of totals or another one: “Tổng diện tích”.
    Maybe,
    /// Also what schools call a secondary vocational degree.
    Short,
}

/// The rows of a table that are called as sums are.
pub(super) fn named(table: &Table) -> Named {
    let name = |row: &Vec<_>| kind_of(&head(row));
    let names: Vec<Option<Name>> = table.rows.iter().map(name).collect();
    let columns: Vec<usize> = (0..table.columns.len()).filter(|index| table.columns[*index].numeric).collect();
    if columns.is_empty() || names.iter().all(Option::is_none) {
        return Named::default();
    }
    let figures = |row: usize| -> Vec<Option<f64>> {
        let cell = |index: &usize| table.rows[row].get(*index)?.as_ref().and_then(|cell| figure(&cell.value));
        columns.iter().map(cell).collect()
    };
    let plain: Vec<usize> = (0..names.len()).filter(|row| names[*row].is_none()).collect();
    let has_sum = |row: usize, others: &[usize]| {
        let mut sums = vec![0.0; columns.len()];
        for other in others {
            sums.iter_mut().zip(figures(*other)).for_each(|(sum, figure)| *sum += figure.unwrap_or_default());
        }
        let own = figures(row);
        let agrees = own.iter().zip(&sums).all(|(own, sum)| own.is_none_or(|own| is_same(own, *sum)));
        agrees && own.iter().flatten().any(|own| *own > 0.0)
    };
    // Units and other words in a row mean that its figures are of different things.
    let is_of_one_thing = columns.len() + 1 == table.columns.len();
    let (mut found, mut group) = (Named::default(), 0);
    for (row, name) in names.iter().enumerate().filter_map(|(row, name)| Some((row, (*name)?))) {
        let above: Vec<usize> = (group..row).collect();
        let least = match name {
            Name::Sure => 1,
            Name::Maybe => 2,
            Name::Short => 3,
        };
        if [&plain, &above].into_iter().any(|others| others.len() >= least && has_sum(row, others)) {
            found.left_out.push(row);
        } else if name == Name::Sure && is_of_one_thing {
            found.doubtful.push(row);
        }
        group = row + 1;
    }
    found
}

/// What a row is called.
fn head(row: &[Option<crate::source::Spanned<Value>>]) -> String {
    match row.first().and_then(Option::as_ref).map(|cell| &cell.value) {
        Some(Value::Text(text)) => text.clone(),
        _ => String::new(),
    }
}

fn kind_of(name: &str) -> Option<Name> {
    if !name.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(['T', 't', 'C', 'c']) {
        return None;
    }
    if is_name(name) {
        return Some(Name::Sure);
    }
    let folded = vietnamese::fold(name);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    match words[..] {
        ["tc"] => Some(Name::Short),
        ["tong", next, ..] if !AFTER_TONG.contains(&next) => {
            let said = words.join(" ");
            Some(if PLAIN.iter().any(|plain| said.starts_with(plain)) { Name::Sure } else { Name::Maybe })
        }
        ["cong", next, ..] if AFTER_CONG.contains(&next) || is_number(next) => Some(Name::Sure),
        ["toan" | "ca", "truong", ..] => Some(Name::Maybe),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sums_are_told_from_those_of_people_and_things() {
        for name in
            ["Tổng cộng (2 khối)", "Tổng cộng toàn trường", "Tổng số học sinh", "Cộng khối 6", "**Cộng**", "Tổng"]
        {
            assert!(kind_of(name) == Some(Name::Sure), "{name}");
        }
        for name in ["Tổng số HS", "Tổng diện tích", "Cả trường", "Toàn trường (2 điểm)"] {
            assert!(kind_of(name) == Some(Name::Maybe), "{name}");
        }
        for name in ["Tổng phụ trách Đội", "Cộng tác viên", "Tổng hợp", "Trung cấp", "6A", "", "Công nhân"]
        {
            assert!(kind_of(name).is_none(), "{name}");
        }
    }
}
