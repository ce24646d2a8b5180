//! What time it is, where the schools are.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};

/// The moment in Vietnam, whatever the machine's own time zone: a server abroad publishes when the school does.
pub fn now() -> DateTime {
    let vietnam = TimeZone::get("Asia/Ho_Chi_Minh").unwrap_or_else(|_| TimeZone::fixed(Offset::constant(7)));
    Timestamp::now().to_zoned(vietnam).datetime()
}
