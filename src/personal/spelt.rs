//! Days whose month is written as a word: “12 tháng Năm 2014”, “mười hai tháng năm năm hai nghìn không trăm mười bốn”.

use std::ops::Range;

use memchr::memmem;

use super::date::FullDate;
use super::words;
use crate::vietnamese::fold;

/// How words for “month” end, with their mark and without, in either case: few texts have one before a word.
const MONTH_ENDS: [&str; 4] = ["háng ", "hang ", "HÁNG ", "HANG "];

/// Folded: the numbers below ten, each in its spellings.
const UNITS: [(&str, u16); 13] = [
    ("khong", 0),
    ("mot", 1),
    ("gieng", 1),
    ("hai", 2),
    ("ba", 3),
    ("bon", 4),
    ("tu", 4),
    ("nam", 5),
    ("lam", 5),
    ("sau", 6),
    ("bay", 7),
    ("tam", 8),
    ("chin", 9),
];

/// Most words before the month, and behind it: “hai nghìn không trăm hai mươi mốt” after “mười hai năm”.
const BEFORE: usize = 4;
const BEHIND: usize = 12;

/// How far around the word for “month” a day is read, in bytes.
const NEAR: usize = 96;

/// The days of a text whose month is a word.
pub(super) fn find(text: &str) -> Vec<FullDate> {
    let mut months: Vec<usize> =
        MONTH_ENDS.iter().flat_map(|end| memmem::find_iter(text.as_bytes(), end).map(|at| at + end.len())).collect();
    months.sort_unstable();
    months.into_iter().filter_map(|end| around(text, end)).collect()
}

/// The number below ten that a folded word is.
pub(super) fn unit(folded: &str) -> Option<u16> {
    UNITS.iter().find(|(name, _)| *name == folded).map(|(_, number)| *number)
}

/// The day whose word for “month” ends at a byte.
fn around(text: &str, end: usize) -> Option<FullDate> {
    let rest = words::begin_of(&text[end..], NEAR);
    // Most months are numbers in digits.
    if rest.trim_start().starts_with(|c: char| !c.is_alphabetic()) {
        return None;
    }
    let behind: Vec<(Range<usize>, String)> =
        words::all(rest).take(BEHIND).map(|(at, word)| (at, fold(word))).collect();
    let names: Vec<&str> = behind.iter().map(|(_, word)| word.as_str()).collect();
    let read = month(&names)?;
    let marked = usize::from(names.get(read) == Some(&"nam"));
    let (year, taken) = year(&names[read + marked..])?;
    let last = behind.get(read + marked + taken - 1)?.0.end;
    let before = words::end_of(&text[..end], NEAR);
    let month_at = words::all(before).next_back()?.0.start;
    let begin = day(&before[..month_at])?;
    Some(FullDate { at: end - before.len() + begin..end + last, year })
}

/// How many of these words name a month.
fn month(words: &[&str]) -> Option<usize> {
    let thousands = |at: usize| words.get(at).is_some_and(|word| matches!(*word, "nghin" | "ngan"));
    match words {
        ["muoi", "hai", ..] if thousands(2) => Some(1),
        ["muoi", "mot" | "hai", ..] => Some(2),
        ["muoi" | "chap", ..] => Some(1),
        [first, ..] => unit(first).filter(|month| *month > 0).map(|_| 1),
        [] => None,
    }
}

/// The year that some words begin with, and how many they are: in digits, or of this century in words.
fn year(words: &[&str]) -> Option<(u16, usize)> {
    let digits = words.first().filter(|word| word.len() == 4).and_then(|word| word.parse().ok());
    if let Some(year) = digits {
        return (1900..=2100).contains(&year).then_some((year, 1));
    }
    if let ["hai", "nghin" | "ngan", rest @ ..] = words {
        let filling = rest.iter().take_while(|word| matches!(**word, "khong" | "tram" | "le" | "linh")).count();
        let (tens, taken) = tens(&rest[filling..])?;
        return Some((2000 + tens, 2 + filling + taken));
    }
    // Digit by digit: “hai không một bốn”.
    let ["hai", "khong", third, fourth, ..] = words else { return None };
    Some((2000 + unit(third)? * 10 + unit(fourth)?, 4))
}

/// A number below a hundred, and how many words it has.
fn tens(words: &[&str]) -> Option<(u16, usize)> {
    match words {
        ["muoi", last, ..] if unit(last).is_some() => Some((10 + unit(last)?, 2)),
        ["muoi", ..] => Some((10, 1)),
        [first, "muoi", last, ..] if unit(last).is_some() => Some((unit(first)? * 10 + unit(last)?, 3)),
        [first, "muoi", ..] => Some((unit(first)? * 10, 2)),
        [first, ..] => Some((unit(first)?, 1)),
        [] => None,
    }
}

/// Where the day of a month begins that a text ends with.
fn day(before: &str) -> Option<usize> {
    let is_day = |word: &str| {
        let folded = fold(word);
        let in_digits = word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
        in_digits || unit(&folded).is_some() || matches!(folded.as_str(), "muoi" | "mong" | "mung" | "ram")
    };
    let day = words::all(before).rev().take(BEFORE).take_while(|(_, word)| is_day(word));
    day.last().map(|(at, _)| at.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_words_is_found_and_numbers_of_other_things_are_not() {
        let found =
            |text: &'static str| find(text).into_iter().map(|day| (&text[day.at], day.year)).collect::<Vec<_>>();
        for (text, day, year) in [
            (
                "sinh ngày mười hai tháng năm năm hai nghìn không trăm mười bốn tại Phượng Hoa",
                "mười hai tháng năm năm hai nghìn không trăm mười bốn",
                2014,
            ),
            ("sinh ngày mồng năm, tháng Ba, năm hai ngàn mười bốn", "mồng năm, tháng Ba, năm hai ngàn mười bốn", 2014),
            ("sinh ngày mười hai tháng năm năm 2014.", "mười hai tháng năm năm 2014", 2014),
            ("sinh ngày 12 tháng Năm 2014", "12 tháng Năm 2014", 2014),
            ("25 tháng mười hai năm hai không hai mốt", "25 tháng mười hai năm hai không hai mốt", 2021),
            ("1 tháng mười hai nghìn không trăm linh chín", "1 tháng mười hai nghìn không trăm linh chín", 2009),
            ("3 tháng Chạp 2020", "3 tháng Chạp 2020", 2020),
        ] {
            assert_eq!(found(text), [(day, year)], "{text}");
        }
        for text in [
            "học sinh nộp hai nghìn đồng mỗi tháng",
            "sinh viên năm thứ ba",
            "sinh ngày 5 tháng 3",
            "tháng Năm 2014",
            "ba tháng hè năm 2014",
            "12 tháng 5 năm 2014",
            "tháng ",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
