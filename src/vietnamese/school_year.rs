//! School years.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

/// A school year, written 2026-2027.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchoolYear {
    /// The calendar year it begins in.
    pub start: i16,
}

/// The month in which a school year begins.
const FIRST_MONTH: i8 = 8;

impl SchoolYear {
    /// The school year of a day; a new one begins on 1 August.
    pub fn of(day: Date) -> Self {
        let start = if day.month() >= FIRST_MONTH { day.year() } else { day.year().saturating_sub(1) };
        Self { start }
    }
}

impl fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.start, i32::from(self.start) + 1)
    }
}

/// Not a school year: two years in a row, of four digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("không phải năm học, cần như 2026-2027")]
pub struct NotASchoolYear;

impl FromStr for SchoolYear {
    type Err = NotASchoolYear;

    /// Reads `2026-2027`, also with a dash or with spaces around it.
    fn from_str(text: &str) -> Result<Self, NotASchoolYear> {
        let (start, end) = text.split_once(['-', '–']).ok_or(NotASchoolYear)?;
        let (start, end) = (year(start).ok_or(NotASchoolYear)?, year(end).ok_or(NotASchoolYear)?);
        if start.checked_add(1) == Some(end) { Ok(Self { start }) } else { Err(NotASchoolYear) }
    }
}

fn year(text: &str) -> Option<i16> {
    let text = text.trim();
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

impl<'de> serde::Deserialize<'de> for SchoolYear {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_school_year_is_two_years_in_a_row() {
        for text in ["2026-2027", "2026–2027", "2026 - 2027"] {
            assert_eq!(text.parse(), Ok(SchoolYear { start: 2026 }), "{text}");
        }
        assert_eq!(SchoolYear { start: 2026 }.to_string(), "2026-2027");
    }

    #[test]
    fn other_pairs_of_years_are_refused() {
        for text in ["2026-2028", "2027-2026", "2026-2026", "2026", "2026-27", "+026-2027", "-1-0", "", "32767-32768"] {
            assert_eq!(text.parse::<SchoolYear>(), Err(NotASchoolYear), "{text}");
        }
    }

    #[test]
    fn a_school_year_begins_in_august() {
        assert_eq!(SchoolYear::of(date(2026, 7, 31)), SchoolYear { start: 2025 });
        assert_eq!(SchoolYear::of(date(2026, 8, 1)), SchoolYear { start: 2026 });
        assert_eq!(SchoolYear::of(date(2027, 5, 31)), SchoolYear { start: 2026 });
    }

    #[test]
    fn years_out_of_range_do_no_harm() {
        assert_eq!(SchoolYear::of(Date::MIN).start, -10_000);
        assert_eq!(SchoolYear { start: i16::MAX }.to_string(), "32767-32768");
    }
}
