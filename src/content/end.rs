//! When something ends: with a day, or at an hour.

use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::vietnamese::{clock, end_of_day, is_whole_day, long_date, moment};

/// An end as it is written. `2026-12-31` is the whole of that day; `2026-12-31 00:00` is the midnight before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Its last day.
    Day(Date),
    /// The moment at which it is over.
    Hour(DateTime),
}

impl End {
    /// Its last day. What ends at midnight has none of the day that begins then.
    pub fn day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Hour(moment) if is_whole_day(moment) => moment.date().yesterday().unwrap_or(moment.date()),
            Self::Hour(moment) => moment.date(),
        }
    }

    /// The moment at which it is over.
    pub fn moment(self) -> DateTime {
        match self {
            Self::Day(day) => end_of_day(day),
            Self::Hour(moment) => moment,
        }
    }

    /// As pages show it, which have a day alone or an hour on its day. Written as 00:00, one reads it as the beginning of
    /// the day and another as its end.
    pub fn shown(self) -> DateTime {
        match self {
            Self::Day(day) => day.to_datetime(Time::midnight()),
            Self::Hour(moment) if is_whole_day(moment) => self.day().at(23, 59, 0, 0),
            Self::Hour(moment) => moment,
        }
    }

    /// “ngày 31/12/2026”, “00:00 ngày 31/12/2026”.
    pub fn told(self) -> String {
        match self {
            Self::Day(day) => moment(day.to_datetime(Time::midnight())),
            Self::Hour(hour) if is_whole_day(hour) => format!("{} {}", clock(hour.time()), moment(hour)),
            Self::Hour(hour) => moment(hour),
        }
    }

    /// As a field takes it.
    pub fn written(self) -> String {
        match self {
            Self::Day(day) => long_date(day),
            Self::Hour(moment) => format!("{} {}", long_date(moment.date()), clock(moment.time())),
        }
    }
}

impl<'de> Deserialize<'de> for End {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let end = if text.contains('T') { text.parse().map(Self::Hour) } else { text.parse().map(Self::Day) };
        end.map_err(serde::de::Error::custom)
    }
}

impl Serialize for End {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Day(day) => day.serialize(serializer),
            Self::Hour(moment) => moment.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    #[test]
    fn midnight_ends_the_day_before_it() {
        let midnight = End::Hour(datetime(2026, 12, 31, 0, 0, 0, 0));
        assert_eq!((midnight.day(), midnight.moment()), (date(2026, 12, 30), datetime(2026, 12, 31, 0, 0, 0, 0)));
        assert_eq!(
            (midnight.written(), midnight.shown()),
            ("31/12/2026 00:00".to_owned(), date(2026, 12, 30).at(23, 59, 0, 0))
        );
        assert_eq!(midnight.told(), "00:00 ngày 31/12/2026");
        assert_eq!(End::Hour(datetime(2026, 12, 31, 18, 0, 30, 0)).told(), "18:00:30 ngày 31/12/2026");
        let day = End::Day(date(2026, 12, 31));
        assert_eq!(day.told(), "ngày 31/12/2026");
        assert_eq!((day.day(), day.moment()), (date(2026, 12, 31), datetime(2027, 1, 1, 0, 0, 0, 0)));
    }
}
