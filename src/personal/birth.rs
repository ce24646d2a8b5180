//! Full dates, and whether one is somebody's day of birth. A bare year never is.

use std::ops::Range;

use super::words;
use crate::vietnamese::fold;

/// A full date of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FullDate {
    /// Where it stands.
    pub at: Range<usize>,
    /// Its year.
    pub year: u16,
}

/// Folded: with “sinh” these are other words: học sinh, tuyển sinh, thí sinh, vệ sinh…
const COMPOUNDS: [&str; 18] = [
    "hoc", "tuyen", "thi", "ve", "phat", "hy", "phuc", "nu", "nam", "giao", "tan", "dan", "so", "an", "khai", "truong",
    "mon", "giang",
];

/// Folded: what may stand between a word for birth and its date.
const BEFORE_DATES: [&str; 8] = ["ngay", "vao", "nam", "thang", "la", "hom", "mung", "mong"];

/// What may stand around the signs of a date.
const GAP: [char; 2] = [' ', '\u{a0}'];

/// How far before a date what it is called may stand, in bytes.
const NEAR: usize = 60;

/// Where days of birth stand in a text: full dates that are called so.
pub(super) fn find(text: &str) -> Vec<FullDate> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    dates(text).into_iter().filter(|date| is_called(text, date)).collect()
}

/// Whether the words before a date call it somebody's birthday; “cha mẹ học sinh ngày 06/9” doesn't.
pub(super) fn is_called(text: &str, date: &FullDate) -> bool {
    let near = words::end_of(&text[..date.at.start], NEAR);
    // What another sentence says is of another date.
    let near = near.rsplit([';', '\n']).next().unwrap_or_default();
    let mut last: Vec<(Range<usize>, &str)> = words::all(near).rev().take(7).collect();
    let lower = |last: &[(Range<usize>, &str)], index: usize| last.get(index).map(|(_, word)| fold(word));
    while lower(&last, 0).is_some_and(|word| BEFORE_DATES.contains(&word.as_str())) {
        if lower(&last, 0).as_deref() == Some("ngay") && lower(&last, 1).as_deref() == Some("sinh") {
            break;
        }
        last.remove(0);
    }
    match (lower(&last, 0).as_deref(), lower(&last, 1).as_deref()) {
        // “Ngày sinh”, “năm sinh” before the date, whatever stands before them.
        (Some("sinh"), Some("ngay" | "nam" | "thang")) => true,
        (Some("sinh"), Some(_)) => !is_compound(near, &last),
        (Some("ngay"), Some("sinh")) => !is_compound(near, &last[1..]),
        (Some("sinh" | "sn" | "ns" | "dob" | "nsinh" | "ntns"), _) => true,
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

/// Every full date of a text.
pub(super) fn dates(text: &str) -> Vec<FullDate> {
    let bytes = text.as_bytes();
    let (mut at, mut found) = (0, Vec::new());
    while let Some(start) = bytes.get(at..).and_then(|rest| rest.iter().position(u8::is_ascii_digit)) {
        let start = at + start;
        let digits = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let is_free = !text[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '.' | ','));
        match is_free.then(|| date_at(text, start, digits)).flatten() {
            Some(date) => {
                at = date.at.end;
                found.push(date);
            }
            None => at = start + digits,
        }
    }
    found
}

/// The date that begins with these digits.
fn date_at(text: &str, start: usize, digits: usize) -> Option<FullDate> {
    let first: u16 = text[start..start + digits].parse().ok()?;
    let rest = &text[start + digits..];
    let (second, third, rest) = after_signs(rest).or_else(|| after_words(rest))?;
    let is_ended = !rest.starts_with(|c: char| c.is_alphanumeric());
    let (day, month, year) = if digits == 4 { (third, second, first) } else { (first, second, third) };
    let is_date = (1..=31).contains(&day) && (1..=12).contains(&month) && (1900..=2100).contains(&year);
    (digits != 3 && is_date && is_ended).then(|| FullDate { at: start..text.len() - rest.len(), year })
}

/// `/05/2014`, `-5-2014`, ` . 5 . 2014`: two more numbers behind the same sign.
fn after_signs(rest: &str) -> Option<(u16, u16, &str)> {
    let sign = rest.trim_start().chars().next().filter(|c| matches!(c, '/' | '-' | '.' | '–'))?;
    let (second, rest) = behind_sign(rest, sign)?;
    let (third, rest) = behind_sign(rest, sign)?;
    Some((second, third, rest))
}

fn behind_sign(rest: &str, sign: char) -> Option<(u16, &str)> {
    taken(rest.trim_start_matches(GAP).strip_prefix(sign)?.trim_start_matches(GAP))
}

/// ` tháng 3 năm 2014`.
fn after_words(rest: &str) -> Option<(u16, u16, &str)> {
    let (second, rest) = behind_word(rest, ["tháng", "Tháng"])?;
    let (third, rest) = behind_word(rest, ["năm", "Năm"])?;
    Some((second, third, rest))
}

fn behind_word<'t>(rest: &'t str, words: [&str; 2]) -> Option<(u16, &'t str)> {
    let rest = rest.trim_start_matches(GAP).trim_start_matches(',').trim_start_matches(GAP);
    let rest = words.into_iter().find_map(|word| rest.strip_prefix(word))?;
    taken(rest.trim_start_matches(GAP))
}

/// The number that a text begins with, of one, two or four digits.
fn taken(text: &str) -> Option<(u16, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    matches!(digits, 1 | 2 | 4).then(|| text[..digits].parse().ok().map(|number| (number, &text[digits..])))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_dates_are_read_in_every_spelling_and_bare_years_are_none() {
        for text in ["5/3/2014", "05-03-2014", "5.3.2014", "5 / 3 / 2014", "ngày 5 tháng 3 năm 2014", "2014-03-05"] {
            assert_eq!(dates(text).first().map(|date| date.year), Some(2014), "{text}");
        }
        for text in ["năm 2014", "3/2014", "35/3/2014", "05/13/2014", "1.200.000.000", "0900.000.199", "12/2014/TT"] {
            assert!(dates(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_birthday_is_called_so() {
        for text in
            ["sinh ngày 5/3/2014", "Ngày sinh: 5/3/2014", "SN 5/3/2014", "(sinh 5/3/2014)", "sinh vào ngày 5/3/2014"]
        {
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
