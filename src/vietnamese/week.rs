//! ISO weeks: from Monday, week 1 being the one with the year's first Thursday.

use jiff::civil::{Date, ISOWeekDate, Weekday};

/// A written week, `2026-W47`, as year and number; `None` unless the year has that week.
///
/// Years are 1 to 9998, so that every day of the week has a date.
pub fn parse_week(text: &str) -> Option<(i16, i8)> {
    let (year, week) = text.trim().split_once("-W")?;
    let digits = |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(year, 4) || !digits(week, 2) {
        return None;
    }
    let (year, week) = (year.parse().ok()?, week.parse().ok()?);
    ((1..=9998).contains(&year) && week_monday(year, week).is_some()).then_some((year, week))
}

/// The Monday of a week; `None` when the year has no such week.
pub fn week_monday(year: i16, week: i8) -> Option<Date> {
    ISOWeekDate::new(year, week, Weekday::Monday).ok().map(ISOWeekDate::date)
}

/// The week that holds a day, as year and number. The first days of January can belong to the year before.
pub fn week_of(day: Date) -> (i16, i8) {
    let week = day.iso_week_date();
    (week.year(), week.week())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn a_week_is_a_year_and_a_number() {
        assert_eq!(parse_week("2026-W47"), Some((2026, 47)));
        assert_eq!(week_monday(2026, 47), Some(date(2026, 11, 16)));
        assert_eq!(week_of(date(2026, 11, 22)), (2026, 47));
    }

    #[test]
    fn only_long_years_have_week_53() {
        assert_eq!(parse_week("2026-W53"), Some((2026, 53)));
        assert_eq!(parse_week("2027-W53"), None);
        assert_eq!(week_of(date(2027, 1, 1)), (2026, 53));
    }

    #[test]
    fn what_is_no_week_is_refused() {
        for text in ["", "2026", "2026-47", "2026-W7", "2026-W00", "2026-W54", "26-W47", "+026-W47", "2026-W+7"] {
            assert_eq!(parse_week(text), None, "{text}");
        }
    }

    #[test]
    fn years_beyond_the_calendar_are_refused() {
        assert_eq!(parse_week("9999-W52"), None);
        assert_eq!(parse_week("0000-W01"), None);
        assert_eq!(week_monday(i16::MAX, 1), None);
        assert_eq!(week_monday(2026, i8::MIN), None);
    }

    proptest! {
        #[test]
        fn a_weeks_monday_is_in_it(year in -9999_i16..=9999, week in 1_i8..=53) {
            if let Some(monday) = week_monday(year, week) {
                prop_assert_eq!(week_of(monday), (year, week));
                prop_assert_eq!(monday.weekday(), Weekday::Monday);
            }
        }
    }
}
