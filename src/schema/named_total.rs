//! Rows of totals that aren't the last one, or are called so in more words than one: “Tổng cộng (2 khối)”, “Cộng khối 6”,
//! “Tổng số học sinh”. A row of such a name that has the sum of the others is left out; any other is one of them, and told
//! where nothing else can be meant.

use super::total::{figure_at, head, is_name, is_same, numeric};
use super::value::Table;
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
    let name = |row: &Vec<_>| kind_of(head(row));
    let names: Vec<Option<Name>> = table.rows.iter().map(name).collect();
    let columns = numeric(table);
    if columns.is_empty() || names.iter().all(Option::is_none) {
        return Named::default();
    }
    let add = |sums: &mut [f64], row: usize| {
        let figures = columns.iter().map(|column| figure_at(&table.rows[row], *column).unwrap_or_default());
        sums.iter_mut().zip(figures).for_each(|(sum, figure)| *sum += figure);
    };
    let has_sum = |row: usize, sums: &[f64]| {
        let own = || columns.iter().map(|column| figure_at(&table.rows[row], *column));
        let agrees = own().zip(sums).all(|(own, sum)| own.is_none_or(|own| is_same(own, *sum)));
        agrees && own().flatten().any(|own| own > 0.0)
    };
    let none = vec![0.0; columns.len()];
    let (mut all, mut plain) = (none.clone(), 0);
    for row in (0..names.len()).filter(|row| names[*row].is_none()) {
        add(&mut all, row);
        plain += 1;
    }
    // Units and other words in a row mean that its figures are of different things.
    let is_of_one_thing = columns.len() + 1 == table.columns.len();
    let (mut found, mut group, mut above) = (Named::default(), none.clone(), 0);
    for (row, name) in names.iter().enumerate() {
        let Some(name) = *name else {
            add(&mut group, row);
            above += 1;
            continue;
        };
        let least = match name {
            Name::Sure => 1,
            Name::Maybe => 2,
            Name::Short => 3,
        };
        if (plain >= least && has_sum(row, &all)) || (above >= least && has_sum(row, &group)) {
            found.left_out.push(row);
        } else if name == Name::Sure && is_of_one_thing {
            found.doubtful.push(row);
        }
        (group, above) = (none.clone(), 0);
    }
    found
}

fn kind_of(name: &str) -> Option<Name> {
    if !name.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(['T', 't', 'C', 'c']) {
        return None;
    }
    if is_name(name) {
        return Some(Name::Sure);
    }
    // With these marks they are other words: “Tổng công ty”, “Công tơ điện”, “Cổng chung”.
    let lower = name.to_lowercase();
    let lower = vietnamese::composed(&lower);
    if ["công", "cổng", "cống"].iter().any(|word| lower.contains(word)) {
        return None;
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
        for name in [
            "Tổng phụ trách Đội",
            "Cộng tác viên",
            "Tổng hợp",
            "Trung cấp",
            "6A",
            "",
            "Công nhân",
            "Tổng công ty Hoa Phượng",
            "Công tơ điện",
            "Cổng chung",
        ] {
            assert!(kind_of(name).is_none(), "{name}");
        }
    }
}
