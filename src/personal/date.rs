//! Full dates, in every spelling: with signs, with words, in English.

use std::ops::Range;

/// A full date of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FullDate {
    /// Where it stands.
    pub at: Range<usize>,
    /// Its year.
    pub year: u16,
}

/// What may stand around the signs of a date.
const GAP: [char; 2] = [' ', '\u{a0}'];

/// Two digits of a year above these are of the last century.
const THIS_CENTURY: u16 = 26;

/// The months in English; three letters are enough.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// How numbers follow a day: month, year, how many digits the year has, what stands behind them.
type Follows<'t> = (u16, u16, usize, &'t str);

/// Every full date of a text, its year in four digits.
pub(super) fn all(text: &str) -> Vec<FullDate> {
    both(text).0
}

/// The full dates of a text, and those whose year has two digits, as in `05/03/14`, or whose parts nothing parts, as in
/// `05032014`: only what stands before these tells them from other numbers.
pub(super) fn both(text: &str) -> (Vec<FullDate>, Vec<FullDate>) {
    let bytes = text.as_bytes();
    let (mut at, mut full, mut shortened) = (0, Vec::new(), Vec::new());
    while let Some(start) = bytes.get(at..).and_then(|rest| rest.iter().position(u8::is_ascii_digit)) {
        let start = at + start;
        let digits = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        at = start + digits;
        let is_free = !text[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '.' | ','));
        let date = is_free.then(|| date_at(text, start, digits).or_else(|| unparted(text, start, digits))).flatten();
        let Some((date, length)) = date else { continue };
        let alike: &mut Vec<FullDate> = if length == 2 { &mut shortened } else { &mut full };
        if alike.last().is_none_or(|last| last.at.end <= start) {
            alike.push(date);
        }
    }
    (full, shortened)
}

/// The date that begins with these digits, and how many its year has.
fn date_at(text: &str, start: usize, digits: usize) -> Option<(FullDate, usize)> {
    let first: u16 = text[start..start + digits].parse().ok()?;
    let rest = &text[start + digits..];
    let follows = after_signs(rest).or_else(|| after_words(rest)).or_else(|| after_month(rest));
    let (begin, (second, third, length, rest)) = match follows {
        Some(follows) => (start, follows),
        None => behind_month(text, start, rest)?,
    };
    let is_first = digits == 4;
    let (day, month, year) = if is_first { (third, second, first) } else { (first, second, third) };
    let length = if is_first { 4 } else { length };
    let year = match length {
        2 if year <= THIS_CENTURY => year + 2000,
        2 => year + 1900,
        _ => year,
    };
    let goes_on = |c: char| c.is_alphanumeric() || length == 2 && matches!(c, '/' | '-' | '%');
    let is_date = (1..=31).contains(&day) && (1..=12).contains(&month) && (1900..=2100).contains(&year);
    let date = FullDate { at: begin..text.len() - rest.len(), year };
    (digits != 3 && is_date && !rest.starts_with(goes_on)).then_some((date, length))
}

/// `05032014`, `20140305`, as if its year had two digits.
fn unparted(text: &str, start: usize, digits: usize) -> Option<(FullDate, usize)> {
    let (number, rest) = text[start..].split_at(digits);
    let part = |at: Range<usize>| number.get(at).and_then(|part| part.parse::<u16>().ok());
    let is_date = |(day, month, year): &(u16, u16, u16)| {
        (1..=31).contains(day) && (1..=12).contains(month) && (1900..=2100).contains(year)
    };
    let last = || Some((part(0..2)?, part(2..4)?, part(4..8)?));
    let first = || Some((part(6..8)?, part(4..6)?, part(0..4)?));
    let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '%');
    let (.., year) = last().filter(is_date).or_else(|| first().filter(is_date))?;
    (digits == 8 && !rest.starts_with(goes_on)).then_some((FullDate { at: start..start + digits, year }, 2))
}

/// `/05/2014`, `-5-2014`, ` . 5 . 2014`: two more numbers behind the same sign.
fn after_signs(rest: &str) -> Option<Follows<'_>> {
    let sign = rest.trim_start().chars().next().filter(|c| matches!(c, '/' | '-' | '.' | '–' | '\\'))?;
    let (second, _, rest) = behind_sign(rest, sign)?;
    let (third, digits, rest) = behind_sign(rest, sign)?;
    Some((second, third, digits, rest))
}

fn behind_sign(rest: &str, sign: char) -> Option<(u16, usize, &str)> {
    taken(rest.trim_start_matches(GAP).strip_prefix(sign)?.trim_start_matches(GAP))
}

/// ` tháng 3 năm 2014`.
fn after_words(rest: &str) -> Option<Follows<'_>> {
    let (second, _, rest) = behind_word(rest, ["tháng", "Tháng", "thang"])?;
    let (third, digits, rest) =
        behind_word(rest, ["năm", "Năm", "nam"]).or_else(|| behind_gaps(rest).filter(|(_, digits, _)| *digits == 4))?;
    Some((second, third, digits, rest))
}

fn behind_word<'t, const N: usize>(rest: &'t str, words: [&str; N]) -> Option<(u16, usize, &'t str)> {
    let rest = rest.trim_start_matches(|c: char| GAP.contains(&c) || matches!(c, ',' | '-'));
    let rest = words.into_iter().find_map(|word| rest.strip_prefix(word))?;
    taken(rest.trim_start_matches(GAP))
}

/// ` May 2014`, `th of May, 2014`, `-May-2014`.
fn after_month(rest: &str) -> Option<Follows<'_>> {
    let rest = without_ordinal(rest).trim_start_matches(GAP);
    let rest = rest.strip_prefix("of ").or_else(|| rest.strip_prefix(['-', '/'])).unwrap_or(rest);
    let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let month = month(&rest[..length])?;
    let (year, digits, rest) = behind_gaps(&rest[length..])?;
    Some((month, year, digits, rest))
}

/// `May 12, 2014`, from the month on: where that begins, and what follows its day.
fn behind_month<'t>(text: &str, start: usize, rest: &'t str) -> Option<(usize, Follows<'t>)> {
    let before = text[..start].trim_end_matches(GAP).trim_end_matches('.');
    let length = before.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    let begin = before.len() - length;
    let month = month(&before[begin..])?;
    let (year, digits, rest) = behind_gaps(without_ordinal(rest))?;
    (digits == 4 && !before[..begin].ends_with(char::is_alphanumeric)).then_some((begin, (month, year, digits, rest)))
}

fn behind_gaps(rest: &str) -> Option<(u16, usize, &str)> {
    taken(rest.trim_start_matches([' ', '\u{a0}', ',', '.', '-', '/']))
}

fn without_ordinal(rest: &str) -> &str {
    ["st", "nd", "rd", "th"].iter().find_map(|ordinal| rest.strip_prefix(ordinal)).unwrap_or(rest)
}

/// The number of a month by its name.
fn month(word: &str) -> Option<u16> {
    if word.len() < 3 {
        return None;
    }
    let is_name = |month: &&str| month.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word));
    (1..).zip(&MONTHS).find(|(_, month)| is_name(month)).map(|(number, _)| number)
}

/// The number that a text begins with, of one, two or four digits, and how many it has.
fn taken(text: &str) -> Option<(u16, usize, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    matches!(digits, 1 | 2 | 4).then(|| text[..digits].parse().ok().map(|number| (number, digits, &text[digits..])))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_dates_are_read_in_every_spelling_and_bare_years_are_none() {
        for text in [
            "5/3/2014",
            "05-03-2014",
            "5.3.2014",
            "5 / 3 / 2014",
            "ngày 5 tháng 3 năm 2014",
            "2014-03-05",
            "5 March 2014",
            "5th of March, 2014",
            "Mar 5, 2014",
            "on March 5th, 2014",
            "05-Mar-2014",
            "5\\3\\2014",
            "5 tháng 3, 2014",
            "5-tháng 3-2014",
            "5 thang 3 nam 2014",
        ] {
            assert_eq!(all(text).first().map(|date| date.year), Some(2014), "{text}");
        }
        for text in [
            "năm 2014",
            "3/2014",
            "35/3/2014",
            "05/13/2014",
            "1.200.000.000",
            "0900.000.199",
            "12/2014/TT",
            "5 máy 2014",
            "5/3/14",
        ] {
            assert!(all(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn years_of_two_digits_are_of_this_century_or_the_last() {
        assert_eq!(both("5/3/14").1.first().map(|date| date.year), Some(2014));
        assert_eq!(both("05.03.75").1.first().map(|date| date.year), Some(1975));
        assert_eq!(both("05032014").1.first().map(|date| date.year), Some(2014));
        assert_eq!(both("20140305").1.first().map(|date| date.year), Some(2014));
        for text in ["20141305", "45032014", "20140305/QĐ", "5/3/2014", "5/3/14/2", "05.03.145", "35/3/14"] {
            assert!(both(text).1.is_empty(), "{text}");
        }
    }
}
