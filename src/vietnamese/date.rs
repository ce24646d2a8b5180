//! Dates as people write and read them: the day first, years in full.

use jiff::civil::{Date, DateTime, Time, Weekday};

/// What is wrong with a written date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// Day and month alone: 05/09.
    NoYear,
    /// A year of two digits: 05/09/26.
    ShortYear,
    /// No such day: 31/02/2026.
    Impossible,
    /// A day with an hour that can't be one: 25:00.
    NoHour,
    /// Anything else.
    NotADate,
}

/// A written date: `2026-09-05`, `05/09/2026`, `5/9/2026`, `5-9-2026` or `05.09.2026`. Years are 1 to 9999.
///
/// # Errors
/// What keeps it from being a date.
pub fn parse_date(text: &str) -> Result<Date, DateFault> {
    let text = text.trim();
    let separator = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '/' | '-' | '.'));
    let parts: Vec<&str> = text.split(separator.ok_or(DateFault::NotADate)?).collect();
    if !parts.iter().all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(DateFault::NotADate);
    }
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let (year, month, day) = match (lengths.as_slice(), parts.as_slice()) {
        ([4, 1..=2, 1..=2], [year, month, day]) | ([1..=2, 1..=2, 4], [day, month, year]) => (year, month, day),
        ([1..=2, 1..=2], _) => return Err(DateFault::NoYear),
        ([1..=2, 1..=2, 1..=3], _) => return Err(DateFault::ShortYear),
        _ => return Err(DateFault::NotADate),
    };
    let number = |part: &str| part.parse::<i8>().map_err(|_| DateFault::NotADate);
    let year = year.parse::<i16>().map_err(|_| DateFault::NotADate)?;
    if year < 1 {
        return Err(DateFault::Impossible);
    }
    Date::new(year, number(month)?, number(day)?).map_err(|_| DateFault::Impossible)
}

/// `05/09/2026`.
pub fn long_date(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// `07:30`.
pub fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// `18:00 ngày 21/11/2026`, or the day alone where no time was given.
pub fn moment(moment: DateTime) -> String {
    let day = long_date(moment.date());
    let time = moment.time();
    match (is_whole_day(moment), time.second()) {
        (true, _) => format!("ngày {day}"),
        (false, 0) => format!("{} ngày {day}", clock(time)),
        // Who comes at the minute would come too early.
        (false, second) => format!("{}:{second:02} ngày {day}", clock(time)),
    }
}

/// Whether a moment is a day that was given without a time.
pub fn is_whole_day(moment: DateTime) -> bool {
    moment.time() == Time::midnight()
}

/// The moment at which a day is over; of the last day that there is, its last second.
pub fn end_of_day(day: Date) -> DateTime {
    day.tomorrow().map_or_else(|_| day.at(23, 59, 59, 0), |next| next.to_datetime(Time::midnight()))
}

/// `Thứ Bảy, 05/09/2026`.
pub fn format_with_weekday(date: Date) -> String {
    format!("{}, {}", weekday_name(date.weekday()), long_date(date))
}

/// `Thứ Hai` to `Thứ Bảy`, and `Chủ Nhật`.
pub fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Thứ Hai",
        Weekday::Tuesday => "Thứ Ba",
        Weekday::Wednesday => "Thứ Tư",
        Weekday::Thursday => "Thứ Năm",
        Weekday::Friday => "Thứ Sáu",
        Weekday::Saturday => "Thứ Bảy",
        Weekday::Sunday => "Chủ Nhật",
    }
}

/// A time of Vietnam as RFC 3339 has it: `2026-09-05T07:30:00+07:00`.
pub fn rfc3339(time: DateTime) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%S+07:00").to_string()
}

/// A time of Vietnam as RSS wants it: `Sat, 05 Sep 2026 07:30:00 +0700`.
pub fn rfc822(time: DateTime) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let weekday = match time.weekday() {
        Weekday::Monday => "Mon",
        Weekday::Tuesday => "Tue",
        Weekday::Wednesday => "Wed",
        Weekday::Thursday => "Thu",
        Weekday::Friday => "Fri",
        Weekday::Saturday => "Sat",
        Weekday::Sunday => "Sun",
    };
    let month = usize::try_from(time.month() - 1).ok().and_then(|month| MONTHS.get(month)).unwrap_or(&MONTHS[0]);
    let (day, year) = (time.day(), time.year());
    format!("{weekday}, {day:02} {month} {year:04} {:02}:{:02}:{:02} +0700", time.hour(), time.minute(), time.second())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};
    use proptest::prelude::*;

    #[test]
    fn a_moment_has_its_seconds_where_they_count() {
        let told = |text: &str| moment(text.parse().unwrap());
        assert_eq!(told("2026-11-21T18:00:30"), "18:00:30 ngày 21/11/2026");
        assert_eq!(told("2026-11-21T18:00"), "18:00 ngày 21/11/2026");
        assert_eq!(told("2026-11-21T00:00"), "ngày 21/11/2026");
    }

    #[test]
    fn the_usual_ways_to_write_a_date_are_understood() {
        for text in ["2026-09-05", "05/09/2026", "5/9/2026", "5-9-2026", "05.09.2026", " 05/09/2026 "] {
            assert_eq!(parse_date(text), Ok(date(2026, 9, 5)), "{text}");
        }
    }

    #[test]
    fn every_fault_has_its_name() {
        for (text, fault) in [
            ("05/09", DateFault::NoYear),
            ("5-9", DateFault::NoYear),
            ("05/09/26", DateFault::ShortYear),
            ("31/02/2026", DateFault::Impossible),
            ("29/02/2026", DateFault::Impossible),
            ("2026-13-01", DateFault::Impossible),
            ("09/25/2026", DateFault::Impossible),
            ("0000-01-01", DateFault::Impossible),
            ("hôm nay", DateFault::NotADate),
            ("2026", DateFault::NotADate),
            ("05/09-2026", DateFault::NotADate),
            ("+5/09/2026", DateFault::NotADate),
            ("05/09/12026", DateFault::NotADate),
            ("99999999999/1/1", DateFault::NotADate),
            ("09/2026", DateFault::NotADate),
            ("", DateFault::NotADate),
        ] {
            assert_eq!(parse_date(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn dates_are_written_the_day_first() {
        assert_eq!(long_date(date(2026, 9, 5)), "05/09/2026");
        assert_eq!(format_with_weekday(date(2026, 9, 5)), "Thứ Bảy, 05/09/2026");
        assert_eq!(format_with_weekday(date(2026, 11, 22)), "Chủ Nhật, 22/11/2026");
    }

    #[test]
    fn rss_has_its_own_way() {
        assert_eq!(rfc822(datetime(2026, 9, 5, 7, 30, 0, 0)), "Sat, 05 Sep 2026 07:30:00 +0700");
        assert_eq!(rfc822(datetime(2026, 12, 31, 23, 59, 59, 0)), "Thu, 31 Dec 2026 23:59:59 +0700");
        assert_eq!(rfc3339(datetime(2026, 9, 5, 7, 30, 0, 0)), "2026-09-05T07:30:00+07:00");
    }

    #[test]
    fn the_ends_of_the_calendar_can_be_written() {
        assert_eq!(long_date(Date::MAX), "31/12/9999");
        assert!(!rfc822(DateTime::MIN).is_empty() && !format_with_weekday(Date::MIN).is_empty());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(days in 0_i32..3_000_000) {
            let day = date(1, 1, 1).saturating_add(jiff::Span::new().days(days));
            prop_assert_eq!(parse_date(&long_date(day)), Ok(day));
            prop_assert_eq!(parse_date(&day.to_string()), Ok(day));
        }
    }
}
