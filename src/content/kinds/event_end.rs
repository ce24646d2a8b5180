//! What is told of hours between which nothing can be.

use jiff::civil::Time;

use crate::diagnostic::{Code, Diagnostic};
use crate::vietnamese::clock;

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
    use jiff::civil::time;

    #[test]
    fn an_end_before_its_beginning_may_be_of_the_afternoon() {
        assert_eq!(in_the_afternoon(time(13, 30, 0, 0), time(4, 30, 0, 0)), Some(time(16, 30, 0, 0)));
        assert_eq!(in_the_afternoon(time(10, 0, 0, 0), time(9, 0, 0, 0)), None);
        assert_eq!(in_the_afternoon(time(19, 0, 0, 0), time(6, 0, 0, 0)), None);
        assert_eq!(in_the_afternoon(time(19, 0, 0, 0), time(18, 0, 0, 0)), None);
    }
}
