//! The day that a feed gives an item, in Vietnam: by RFC 822 and ISO 8601, and as Vietnamese portals write it.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;

use crate::vietnamese;

/// Years in which portals have news. Others stand for “no date”: 0001, 1970.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2100;

/// Longest date, in bytes.
const LONGEST: usize = 100;

/// Vietnam's time, in minutes before that of Greenwich.
const VIETNAM: i32 = 7 * 60;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Vietnamese months behind `tháng`, folded; the first and the last have names of their own besides.
const THANG: [&[&str]; 12] = [
    &["mot", "gieng"],
    &["hai"],
    &["ba"],
    &["tu", "bon"],
    &["nam"],
    &["sau"],
    &["bay"],
    &["tam"],
    &["chin"],
    &["muoi"],
    &["muoi-mot"],
    &["muoi-hai", "chap"],
];

/// The day of a written moment. A weekday says nothing: many a portal writes a wrong one.
pub(super) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let instant = || text.parse::<Timestamp>().ok().or_else(|| seconds(text));
    let day = match instant() {
        Some(instant) => Some(Offset::constant(7).to_datetime(instant).date()),
        None => text.parse::<DateTime>().ok().map(DateTime::date).or_else(|| spoken(text)),
    };
    day.filter(|day| YEARS.contains(&day.year()))
}

/// Seconds, or thousandths of them, since 1970.
fn seconds(text: &str) -> Option<Timestamp> {
    let number: i64 = text.parse().ok()?;
    match text.len() {
        10 => Timestamp::from_second(number).ok(),
        13 => Timestamp::from_millisecond(number).ok(),
        _ => None,
    }
}

/// What was read of a date so far.
#[derive(Default)]
struct Reading {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    clock: Option<Time>,
    /// Minutes before Greenwich.
    zone: Option<i32>,
    next: Next,
}

/// What the next number is.
#[derive(Clone, Copy, Default, PartialEq)]
enum Next {
    #[default]
    Any,
    Weekday,
    Day,
    Month,
    Year,
}

/// A date in words: `Sat, 21 Nov 2026 07:30:00 GMT+7`, `Thứ Bảy, 21/11/2026 - 07:30`, `21 tháng 11 năm 2026`.
fn spoken(text: &str) -> Option<Date> {
    // “mười một” is one number.
    let text = text.to_lowercase().replace("mười một", "mười-một").replace("mười hai", "mười-hai");
    let mut reading = Reading::default();
    let words = text.split(|c: char| c.is_whitespace() || ",()|;".contains(c));
    for word in words.filter(|word| !word.is_empty()) {
        // Folded it would be the English name of a Thursday.
        if word == "thứ" {
            reading.next = Next::Weekday;
        } else {
            reading.take(&vietnamese::fold(word));
        }
    }
    reading.finish()
}

impl Reading {
    fn take(&mut self, word: &str) {
        let expected = std::mem::take(&mut self.next);
        match word {
            "ngay" => self.next = Next::Day,
            "thang" | "thg" => self.next = Next::Month,
            "nam" if !matches!(expected, Next::Weekday | Next::Month) => self.next = Next::Year,
            _ if expected == Next::Weekday => {}
            "pm" | "ch" => self.add_hours(12),
            "am" | "sa" => self.add_hours(0),
            _ => self.take_figures(word, expected),
        }
    }

    fn take_figures(&mut self, word: &str, expected: Next) {
        if let Some((year, month, day)) = figures(word) {
            (self.year, self.month, self.day) = (Some(year), Some(month), Some(day));
        } else if let Some(minutes) = zone(word, self.clock.is_some()) {
            self.zone = Some(minutes);
        } else if let Some(clock) = clock(word) {
            self.clock = Some(clock);
        } else if let Some(month) = month(word, expected) {
            self.month = Some(month);
        } else if let Some((month, year)) = word.split_once(['/', '-']).filter(|_| expected == Next::Month) {
            (self.month, self.year) = (month.parse().ok(), year.parse().ok());
        } else if let Ok(number) = word.trim_end_matches(['.', ':']).parse::<i16>() {
            self.number(number, expected);
        }
    }

    fn number(&mut self, number: i16, expected: Next) {
        let small = i8::try_from(number).ok();
        match expected {
            Next::Month => self.month = small,
            Next::Day => self.day = small,
            _ if expected == Next::Year || number > 99 => self.year = Some(number),
            _ if self.day.is_none() => self.day = small,
            // RFC 822 had years of two figures.
            _ => self.year = self.year.or(Some(2000 + number)),
        }
    }

    /// `2:05 CH` is 14:05, and `12:05 SA` five past midnight.
    fn add_hours(&mut self, hours: i8) {
        let turned = |clock: Time| Time::new(clock.hour() % 12 + hours, clock.minute(), 0, 0).ok();
        self.clock = self.clock.and_then(|clock| if clock.hour() > 12 { Some(clock) } else { turned(clock) });
    }

    fn finish(self) -> Option<Date> {
        let (year, month, day) = (self.year?, self.month?, self.day?);
        // 9/21/2026 can only have the month first.
        let date = Date::new(year, month, day).or_else(|_| Date::new(year, day, month)).ok()?;
        let moment = date.to_datetime(self.clock.unwrap_or(Time::midnight()));
        let moved = jiff::Span::new().minutes(VIETNAM - self.zone.unwrap_or(VIETNAM));
        moment.checked_add(moved).ok().map(DateTime::date)
    }
}

/// `21/11/2026`, `21-11-2026`, `21.11.26`, `2026-11-21`, as year, month and day.
fn figures(word: &str) -> Option<(i16, i8, i8)> {
    let separator = word.chars().find(|c| matches!(c, '/' | '-' | '.'))?;
    let mut parts = word.splitn(3, separator);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    let month = month(second, Next::Any).or_else(|| second.parse().ok())?;
    if first.len() == 4 {
        return Some((first.parse().ok()?, month, third.parse().ok()?));
    }
    let year: i16 = third.parse().ok().filter(|_| matches!(third.len(), 2 | 4))?;
    Some((if year < 100 { 2000 + year } else { year }, month, first.parse().ok()?))
}

/// `07:30`, `7:30:00`, `7h30`, `7h`, `7g30`.
fn clock(word: &str) -> Option<Time> {
    let (hour, rest) = word.split_once([':', 'h', 'g'])?;
    let minute = rest.split(':').next().unwrap_or_default().trim_end_matches(['p', '\'']);
    let minute = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    Time::new(hour.parse().ok()?, minute, 0, 0).ok()
}

/// `nov`, `november`; behind `tháng` its Vietnamese name.
fn month(word: &str, expected: Next) -> Option<i8> {
    let word = word.trim_end_matches('.');
    let english = || MONTHS.iter().position(|month| word.starts_with(month) && word.len() <= "september".len());
    let vietnamese = || THANG.iter().position(|names| names.contains(&word));
    let found = if expected == Next::Month { vietnamese().or_else(english) } else { english() };
    found.and_then(|at| i8::try_from(at + 1).ok())
}

/// `gmt`, `z`, `+0700`, `+07:00`, `gmt+7`, `ict`, in minutes before Greenwich. `-` is a dash where no hour came before.
fn zone(word: &str, after_clock: bool) -> Option<i32> {
    let rest = ["gmt", "utc", "ut", "z"].iter().find_map(|name| word.strip_prefix(name));
    let offset = match (word, rest) {
        ("ict", _) => return Some(VIETNAM),
        (_, Some("")) => return Some(0),
        (_, Some(offset)) => offset,
        _ if word.starts_with('+') || after_clock && word.starts_with('-') => word,
        _ => return None,
    };
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    let digits = offset.strip_prefix(['+', '-'])?;
    let (hours, minutes) = match digits.split_once(':') {
        Some((hours, minutes)) => (hours, minutes),
        None if digits.len() == 4 => digits.split_at_checked(2)?,
        None => (digits, "0"),
    };
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours <= 14 && (0..60).contains(&minutes)).then_some(sign * (hours * 60 + minutes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn a_day_is_read_however_portals_write_it() {
        for text in [
            "Sat, 21 Nov 2026 07:30:00 +0700",
            "Mon, 21 Nov 2026 07:30:00 GMT+7",
            "Thu, 21 Nov 2026 07:30:00 +0700",
            "Thu 7, 21/11/2026",
            "Sat, 21 Nov 2026 07:30 ICT",
            "21 Nov 26 07:30 GMT",
            "Saturday, November 21, 2026 7:30 AM",
            "Sat Nov 21 2026 07:30:00 GMT+0700 (Indochina Time)",
            "Fri, 20 Nov 2026 18:30:00 GMT",
            "Fri, 20 Nov 2026 17:00:00 Z",
            "2026-11-21T07:30:00+07:00",
            "2026-11-20T18:30:00Z",
            "2026-11-21T07:30:00.123",
            "2026-11-21 07:30:00",
            "2026-11-21",
            "20261121",
            "21/11/2026 07:30",
            "21/11/2026 7:30:00 SA",
            "21/11/2026 - 11:30 CH",
            "21-11-2026",
            "21.11.26",
            "21-Nov-2026",
            "11/21/2026 8:00:00 PM",
            "Thứ Bảy, 21/11/2026 - 07:30 GMT+7",
            "Thứ 7, ngày 21/11/2026 07h30",
            "T7, 21/11/2026 | 07:30",
            "07:30 21/11/2026",
            "Thứ Năm 21 tháng 11 năm 2026",
            "Chủ nhật, ngày 21 tháng 11, 2026 lúc 7h",
            "21 Tháng Mười Một 2026",
            "21 tháng 11/2026",
            "1795221000",
        ] {
            assert_eq!(day(text), Some(date(2026, 11, 21)), "{text}");
        }
        assert_eq!(day("Thu, 5 Sep 2024 00:12:00 GMT"), Some(date(2024, 9, 5)));
        assert_eq!(day("5 tháng Năm năm 2026"), Some(date(2026, 5, 5)));
        assert_eq!(day("Thứ Tư, 1 tháng Tư năm 2026"), Some(date(2026, 4, 1)));
        assert_eq!(day("9/5/2026 7:30:00 AM"), Some(date(2026, 5, 9)));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in ["", "hôm nay", "0001-01-01T00:00:00Z", "21/11", "31/02/2026", "2 giờ trước", "tháng 11 năm 2026"]
        {
            assert_eq!(day(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_strange(text in "[0-9/.:hTZ+ nămthángday-]{0,30}") {
            day(&text);
        }
    }
}
