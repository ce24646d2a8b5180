//! What day it is, where the schools are.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

/// Today in Vietnam, whatever the machine's own time zone: a server abroad publishes on the same day as the school.
pub fn today() -> Date {
    let vietnam = TimeZone::get("Asia/Ho_Chi_Minh").unwrap_or_else(|_| TimeZone::fixed(Offset::constant(7)));
    Timestamp::now().to_zoned(vietnam).date()
}
