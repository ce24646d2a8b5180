//! A weekday that stands beside a date with its year, and isn't the weekday of that date.

use std::ops::Range;

use jiff::civil::{Date, Weekday};

use super::date::weekday_name;

/// A weekday and a date that can't both be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekdayClash {
    /// The date as it is written.
    pub date: Date,
    /// The weekday that is written beside it.
    pub said: Weekday,
}

impl WeekdayClash {
    /// `thứ Ba`, as it is written in a sentence.
    pub fn said(self) -> String {
        in_a_sentence(self.said)
    }

    /// The weekday of the date.
    pub fn right(self) -> String {
        in_a_sentence(self.date.weekday())
    }

    /// The nearest date that has the weekday that is written.
    pub fn nearest(self) -> Option<Date> {
        let behind = self.date.weekday().until(self.said);
        let days = if behind > 3 { behind - 7 } else { behind };
        self.date.checked_add(jiff::Span::new().days(days)).ok()
    }
}

fn in_a_sentence(day: Weekday) -> String {
    weekday_name(day).replacen("Th", "th", 1)
}

/// How far beside a date a weekday is looked for, in bytes.
const NEAR: usize = 60;

/// Words that may stand between a weekday and its date.
const BETWEEN: [&str; 9] = ["ngày", "(", ",", "-", "–", ":", "*", "_", "tức"];

/// Words before “thứ hai” that make it the second of something.
const OF_AN_ORDER: [&str; 22] = [
    "lần", "hạng", "đợt", "khóa", "khoá", "vòng", "ngày", "buổi", "người", "cấp", "giải", "kỳ", "kì", "bậc", "đứng",
    "tuần", "lớp", "tập", "năm", "tháng", "nhiệm", "loại",
];

/// Words that a range of weekdays has between its ends.
const OF_A_RANGE: [&str; 9] = ["đến", "tới", "hết", "và", "hoặc", "hay", ",", "-", "–"];

/// The weekdays as people write them.
const NAMES: [(&str, Weekday); 22] = [
    ("thứ hai", Weekday::Monday),
    ("thứ ba", Weekday::Tuesday),
    ("thứ tư", Weekday::Wednesday),
    ("thứ năm", Weekday::Thursday),
    ("thứ sáu", Weekday::Friday),
    ("thứ bảy", Weekday::Saturday),
    ("thứ bẩy", Weekday::Saturday),
    ("chủ nhật", Weekday::Sunday),
    ("chúa nhật", Weekday::Sunday),
    ("thứ 2", Weekday::Monday),
    ("thứ 3", Weekday::Tuesday),
    ("thứ 4", Weekday::Wednesday),
    ("thứ 5", Weekday::Thursday),
    ("thứ 6", Weekday::Friday),
    ("thứ 7", Weekday::Saturday),
    ("t2", Weekday::Monday),
    ("t3", Weekday::Tuesday),
    ("t4", Weekday::Wednesday),
    ("t5", Weekday::Thursday),
    ("t6", Weekday::Friday),
    ("t7", Weekday::Saturday),
    ("cn", Weekday::Sunday),
];

/// Every clash in a text, with the bytes of the date.
pub fn weekday_clashes(text: &str) -> impl Iterator<Item = (Range<usize>, WeekdayClash)> {
    let signs = memchr::memchr3_iter(b'/', b'-', b'.', text.as_bytes());
    let in_figures = signs.filter_map(|at| in_figures(text, at));
    let in_words = memchr::memmem::find_iter(text.as_bytes(), "háng ").filter_map(|at| in_words(text, at));
    in_figures.chain(in_words).filter_map(|(at, date)| {
        let said = said_before(&text[..at.start]).or_else(|| said_after(&text[at.end..]))?;
        (said != date.weekday()).then_some((at, WeekdayClash { date, said }))
    })
}

/// `24/11/2026`, of which the first sign between figures is at a byte.
fn in_figures(text: &str, at: usize) -> Option<(Range<usize>, Date)> {
    let bytes = text.as_bytes();
    let (day, start) = number_before(text, at)?;
    let (month, second) = number(text, at + 1, 2)?;
    let (year, end) = number(text, second + 1, 4).filter(|(_, end)| end - second == 5)?;
    (bytes.get(second) == bytes.get(at)).then_some(())?;
    Some((start..end, date(year, month, day)?))
}

/// `24 tháng 11 năm 2026`, of which “háng ” is at a byte.
fn in_words(text: &str, at: usize) -> Option<(Range<usize>, Date)> {
    let before = text[..at].strip_suffix(['t', 'T'])?.trim_end();
    let (day, start) = number_before(text, before.len())?;
    let (month, end) = number(text, at + "háng ".len(), 2)?;
    let rest = text[end..].trim_start_matches([' ', ',', '/']);
    let rest = rest.strip_prefix("năm").map_or(rest, str::trim_start);
    let (year, end) = number(text, text.len() - rest.len(), 4).filter(|(year, _)| *year > 999)?;
    Some((start..end, date(year, month, day)?))
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The number of one or two figures that ends at a byte, and where it begins.
fn number_before(text: &str, end: usize) -> Option<(i16, usize)> {
    let figures = text.as_bytes()[..end].iter().rev().take(3).take_while(|byte| byte.is_ascii_digit()).count();
    let start = end - figures;
    let is_whole = (1..=2).contains(&figures) && !text[..start].ends_with(['/', '-', '.']);
    is_whole.then(|| text[start..end].parse().ok()).flatten().map(|number| (number, start))
}

/// The number of at most so many figures that begins at a byte, and where it ends.
fn number(text: &str, start: usize, most: usize) -> Option<(i16, usize)> {
    let rest = text.as_bytes().get(start..)?;
    let figures = rest.iter().take(most + 1).take_while(|byte| byte.is_ascii_digit()).count();
    let end = start + figures;
    (1..=most).contains(&figures).then(|| text[start..end].parse().ok()).flatten().map(|number| (number, end))
}

/// The weekday that stands before a date.
fn said_before(before: &str) -> Option<Weekday> {
    let near = before[before.ceil_char_boundary(before.len().saturating_sub(NEAR))..].to_lowercase();
    let (said, before) = last(without_last(&near, &BETWEEN))?;
    let word = before.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    // “từ thứ Hai đến thứ Sáu, 27/11/2026”: such dates belong to more than one day.
    let range = without_last(before, &OF_A_RANGE);
    let in_a_range = range.trim_end().len() < before.trim_end().len() && last(range).is_some();
    (!OF_AN_ORDER.contains(&word) && !in_a_range).then_some(said)
}

/// The weekday that stands behind a date, in brackets or as what the date is.
fn said_after(after: &str) -> Option<Weekday> {
    let near = after[..after.floor_char_boundary(NEAR)].trim_start().to_lowercase();
    let rest = ["(", "là ", "tức ", "nhằm "].into_iter().find_map(|word| near.strip_prefix(word))?;
    let rest = rest.trim_start();
    let (name, said) = NAMES.iter().find(|(name, _)| rest.starts_with(name))?;
    (!rest[name.len()..].starts_with(char::is_alphanumeric)).then_some(*said)
}

/// A text without the words of a list that it ends with.
fn without_last<'t>(text: &'t str, words: &[&str]) -> &'t str {
    let mut rest = text.trim_end();
    while let Some(shorter) = words.iter().find_map(|word| rest.strip_suffix(word)) {
        rest = shorter.trim_end();
    }
    rest
}

/// The weekday that a text in small letters ends with, and what stands before it.
fn last(text: &str) -> Option<(Weekday, &str)> {
    let text = text.trim_end();
    let (name, said) = NAMES.iter().find(|(name, _)| text.ends_with(name))?;
    let before = &text[..text.len() - name.len()];
    // The number of a document ends so too: `52/VPCP-CN ngày 24/5/2026`.
    (!before.ends_with(|c: char| c.is_alphanumeric() || "-/".contains(c))).then_some((*said, before))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(text: &str) -> Vec<String> {
        let told = |(at, clash): (Range<usize>, WeekdayClash)| {
            let nearest = clash.nearest().unwrap();
            format!("{}: {}, {} {nearest}", &text[at], clash.right(), clash.said())
        };
        weekday_clashes(text).map(told).collect()
    }

    #[test]
    fn a_weekday_that_is_not_that_of_the_date_is_told() {
        for text in [
            "thứ Hai ngày 24/11/2026",
            "Thứ Hai, 24/11/2026",
            "THỨ HAI (24-11-2026)",
            "thứ 2 - 24.11.2026",
            "T2 24/11/2026",
            "**Thứ hai**, ngày 24 tháng 11 năm 2026",
            "Thứ Hai, 24 Tháng 11, 2026",
            "24/11/2026 (thứ Hai)",
            "ngày 24/11/2026 là thứ Hai",
            "từ thứ Bảy 21/11/2026 đến thứ Hai 24/11/2026",
        ] {
            let found = told(text);
            assert_eq!(found.len(), 1, "{text}");
            assert!(found[0].ends_with(": thứ Ba, thứ Hai 2026-11-23"), "{found:?}");
        }
        assert_eq!(told("Chủ nhật ngày 23/11/2026"), ["23/11/2026: thứ Hai, Chủ Nhật 2026-11-22"]);
    }

    #[test]
    fn what_may_be_right_is_left_alone() {
        for text in [
            "thứ Ba, 24/11/2026",
            "CN 22/11/2026",
            "công văn 52/VPCP-CN ngày 24/11/2026",
            "lần thứ hai, 24/11/2026",
            "từ thứ Hai đến thứ Sáu, 24/11/2026",
            "thứ Hai, thứ Tư 24/11/2026",
            "thứ Hai ngày 24/11",
            "thứ Hai, số 24/11/20266",
            "ngày 24/11/2026, thứ Hai tuần sau nghỉ",
            "thứ Hai 1/24/11/2026",
            "ngày 31/2/2026 thứ Hai",
        ] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_strange(text in "(thứ|Hai|chủ nhật|t2|ngày|tháng|năm|[0-9]{1,4}|[/. (đ,-]|2026){0,16}") {
            let _ = told(&text);
        }
    }
}
