//! When an event ends: with a day, or at an hour.

use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::diagnostic::{Code, Diagnostic};
use crate::vietnamese::{clock, end_of_day, is_whole_day};

/// The end of an event. `2026-12-31` is the whole of that day; `2026-12-31 00:00` is the midnight before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventEnd {
    /// Its last day.
    Day(Date),
    /// The moment at which it is over.
    Hour(DateTime),
}

impl EventEnd {
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
}

impl<'de> Deserialize<'de> for EventEnd {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let end = if text.contains('T') { text.parse().map(Self::Hour) } else { text.parse().map(Self::Day) };
        end.map_err(serde::de::Error::custom)
    }
}

impl Serialize for EventEnd {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Day(day) => day.serialize(serializer),
            Self::Hour(moment) => moment.serialize(serializer),
        }
    }
}

/// The latest hour that is taken for what was meant.
const LATEST: Time = Time::constant(20, 0, 0, 0);

/// The hour of the afternoon that an end was meant to be: `start: 13:30`, `end: 04:30`.
pub(super) fn in_the_afternoon(start: Time, end: Time) -> Option<Time> {
    let later = Time::new(end.hour() + 12, end.minute(), end.second(), 0).ok()?;
    (later > start && later <= LATEST).then_some(later)
}

/// What is told of what ends at the hour at which it begins; `key` is where the end stands.
pub(super) fn of_no_length(what: &str, hour: Time, key: &str) -> Diagnostic {
    let message = format!("{what} kết thúc đúng lúc bắt đầu, {}; trang coi như chưa rõ giờ kết thúc", clock(hour));
    Diagnostic::warning(Code::BadPeriod, message).help(format!("Sửa giờ kết thúc; chưa biết thì xóa mục {key}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime, time};

    #[test]
    fn midnight_ends_the_day_before_it() {
        let midnight = EventEnd::Hour(datetime(2026, 12, 31, 0, 0, 0, 0));
        assert_eq!((midnight.day(), midnight.moment()), (date(2026, 12, 30), datetime(2026, 12, 31, 0, 0, 0, 0)));
        let day = EventEnd::Day(date(2026, 12, 31));
        assert_eq!((day.day(), day.moment()), (date(2026, 12, 31), datetime(2027, 1, 1, 0, 0, 0, 0)));
    }

    #[test]
    fn an_end_before_its_beginning_may_be_of_the_afternoon() {
        assert_eq!(in_the_afternoon(time(13, 30, 0, 0), time(4, 30, 0, 0)), Some(time(16, 30, 0, 0)));
        assert_eq!(in_the_afternoon(time(10, 0, 0, 0), time(9, 0, 0, 0)), None);
        assert_eq!(in_the_afternoon(time(19, 0, 0, 0), time(6, 0, 0, 0)), None);
        assert_eq!(in_the_afternoon(time(19, 0, 0, 0), time(18, 0, 0, 0)), None);
    }
}
