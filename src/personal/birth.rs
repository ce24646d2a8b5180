//! Whether a date is somebody's day of birth. A bare year never is.

use std::ops::Range;

use memchr::memmem;

use super::date::{self, FullDate};
use super::{spelt, words};
use crate::vietnamese::fold;

/// Folded: with “sinh” these are other words: học sinh, tuyển sinh, thí sinh, vệ sinh…
const COMPOUNDS: [&str; 18] = [
    "hoc", "tuyen", "thi", "ve", "phat", "hy", "phuc", "nu", "nam", "giao", "tan", "dan", "so", "an", "khai", "truong",
    "mon", "giang",
];

/// Folded: what may stand between a word for birth and its date.
const BEFORE_DATES: [&str; 16] =
    ["on", "ngay", "vao", "nam", "thang", "la", "hom", "mung", "mong", "thu", "hai", "ba", "tu", "sau", "bay", "chu"];

/// How far before a date what it is called may stand, in bytes.
const NEAR: usize = 60;

/// Where days of birth stand in a text: dates that are called so, also those whose year is shortened.
pub(super) fn find(text: &str) -> Vec<FullDate> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let (full, shortened) = date::both(text);
    full.into_iter().chain(shortened).filter(|date| is_called(text, date.at.start)).collect()
}

/// The days of birth in a text whose month is a word.
pub(super) fn in_words(text: &str) -> Vec<FullDate> {
    let has = |word: &str| memmem::find(text.as_bytes(), word.as_bytes()).is_some();
    // Without such a word none is called so.
    if !["inh", "INH", "SN", "NS", "đời"].into_iter().any(has) {
        return Vec::new();
    }
    spelt::find(text).into_iter().filter(|date| is_called(text, date.at.start)).collect()
}

/// The year of the day of birth that a cell below such a heading holds: there it needn't be called so.
pub(super) fn year_below_heading(cell: &str) -> Option<u16> {
    let (mut full, mut shortened) = date::both(cell);
    full.pop().or_else(|| spelt::find(cell).pop()).or_else(|| shortened.pop()).map(|date| date.year)
}

/// Whether the words before a date, which begins at a byte, call it somebody's birthday; “cha mẹ học sinh ngày 06/9” doesn't.
pub(super) fn is_called(text: &str, at: usize) -> bool {
    let near = words::end_of(&text[..at], NEAR);
    // What another sentence says is of another date.
    let near = near.rsplit([';', '\n']).next().unwrap_or_default();
    let last: Vec<(Range<usize>, &str)> = words::all(near).rev().take(7).collect();
    let folded: Vec<String> = last.iter().map(|(_, word)| fold(word)).collect();
    let at = |index: usize| folded.get(index).map(String::as_str);
    let mut from = 0;
    while at(from).is_some_and(|word| BEFORE_DATES.contains(&word))
        && !(at(from) == Some("ngay") && at(from + 1) == Some("sinh"))
    {
        from += 1;
    }
    match (at(from), at(from + 1)) {
        // “Ngày sinh”, “năm sinh” before the date, whatever stands before them.
        (Some("sinh"), Some("ngay" | "nam" | "thang")) => true,
        (Some("sinh"), Some(_)) => !is_compound(near, &last[from..]),
        // “Chào đời”, “sinh nhật”, “n/s”, “s/n”.
        (Some("doi"), Some("chao"))
        | (Some("nhat"), Some("sinh"))
        | (Some("s"), Some("n"))
        | (Some("n"), Some("s")) => true,
        (Some("ngay"), Some("sinh")) => !is_compound(near, &last[from + 1..]),
        (Some("sinh" | "sn" | "ns" | "dob" | "nsinh" | "ntns" | "born" | "birth" | "birthday" | "birthdate"), _) => {
            true
        }
        _ => false,
    }
}

/// Whether “sinh”, the last of these words, makes another word of the one before it. A sign between them, or a name that
/// ends there (“Nguyễn Văn Nam sinh”), keeps them apart.
fn is_compound(near: &str, last: &[(Range<usize>, &str)]) -> bool {
    let [(sinh, _), (at, before), rest @ ..] = last else { return false };
    let is_name = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let is_apart = near.get(at.end..sinh.start).is_some_and(|between| !between.trim().is_empty());
    let ends_name = is_name(before) && rest.first().is_some_and(|(_, word)| is_name(word));
    COMPOUNDS.contains(&fold(before).as_str()) && !is_apart && !ends_name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birthday_is_called_so() {
        for text in [
            "sinh ngày 5/3/2014",
            "Ngày sinh: 5/3/2014",
            "SN 5/3/2014",
            "(sinh 5/3/2014)",
            "sinh vào ngày 5/3/2014",
            "sinh ngày 5/3/14",
            "SN 5.3.2014",
            "born on 5 March 2014",
        ] {
            assert_eq!(find(text).len(), 1, "{text}");
        }
        for name in ["Nguyễn Văn Nam", "Trần Văn An", "Lê Thị Dân", "Đỗ Khai", "Phạm Thị Nữ"] {
            for text in [format!("Em {name}, sinh ngày 5/3/2014"), format!("em {name} sinh ngày 5/3/2014")] {
                assert_eq!(find(&text).len(), 1, "{text}");
            }
        }
        for text in ["họp cha mẹ học sinh ngày 5/3/2014", "tuyển sinh ngày 5/3/2014", "ngày 5/3/2014", "sinh năm 2014"]
        {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}
