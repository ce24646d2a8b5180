//! Filters of the templates: dates and numbers as Vietnamese readers expect them.

use tera::{Kwargs, State, Tera};

use crate::vietnamese;

/// Registers every filter.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("date", date);
    tera.register_filter("weekday", weekday);
    tera.register_filter("number", number);
    tera.register_filter("size", size);
}

/// `2026-09-05T07:00:00` → `05/09/2026`; what isn't a date stays as it is.
fn date(value: &str, _: Kwargs, _: &State) -> String {
    vietnamese::parse_datetime(value)
        .map_or_else(|_| value.to_owned(), |datetime| vietnamese::long_date(datetime.date()))
}

/// `2026-09-05` → `Thứ Bảy, ngày 05/09/2026`.
fn weekday(value: &str, _: Kwargs, _: &State) -> String {
    vietnamese::parse_datetime(value)
        .map_or_else(|_| value.to_owned(), |datetime| vietnamese::format_with_weekday(datetime.date()))
}

/// `1234567` → `1.234.567`.
fn number(value: i64, _: Kwargs, _: &State) -> String {
    vietnamese::group_thousands(value)
}

/// Bytes → `245 kB`.
fn size(value: u64, _: Kwargs, _: &State) -> String {
    vietnamese::file_size(value)
}
