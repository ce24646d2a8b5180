//! Filters of the templates: dates and numbers as readers expect them.

use jiff::civil::{Date, DateTime, Weekday};
use tera::{Kwargs, State, Tera, TeraResult};

use crate::vietnamese;

/// Registers every filter.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("date", date);
    tera.register_filter("weekday", weekday);
    tera.register_filter("short_day", short_day);
    tera.register_filter("moment", moment);
    tera.register_filter("hour", hour);
    tera.register_filter("number", number);
    tera.register_filter("size", size);
}

/// `2026-09-05T07:00:00` → `05/09/2026`; what isn't a date stays as it is.
fn date(value: &str, _: Kwargs, _: &State) -> String {
    shown(value, |moment| vietnamese::long_date(moment.date()))
}

/// `2026-09-05` → `Thứ Bảy, 05/09/2026`, or `Saturday, 05/09/2026` with `lang="en"`.
fn weekday(value: &str, arguments: Kwargs, _: &State) -> TeraResult<String> {
    let english = in_english(&arguments)?;
    Ok(shown(value, |moment| full_day(moment.date(), english)))
}

/// `2026-09-05` → `T7 05/09`, or `Sat 05/09`.
fn short_day(value: &str, arguments: Kwargs, _: &State) -> TeraResult<String> {
    let english = in_english(&arguments)?;
    Ok(shown(value, |moment| {
        let day = moment.date();
        let name = match day.weekday() {
            _ if english => &english_name(day.weekday())[..3],
            Weekday::Monday => "T2",
            Weekday::Tuesday => "T3",
            Weekday::Wednesday => "T4",
            Weekday::Thursday => "T5",
            Weekday::Friday => "T6",
            Weekday::Saturday => "T7",
            Weekday::Sunday => "CN",
        };
        format!("{name} {:02}/{:02}", day.day(), day.month())
    }))
}

/// `2026-09-05T07:30:00` → `07:30, Thứ Bảy, 05/09/2026`; midnight stands for a whole day.
fn moment(value: &str, arguments: Kwargs, _: &State) -> TeraResult<String> {
    let english = in_english(&arguments)?;
    Ok(shown(value, |moment| {
        let day = full_day(moment.date(), english);
        if vietnamese::is_whole_day(moment) { day } else { format!("{}, {day}", vietnamese::clock(moment.time())) }
    }))
}

/// `2026-09-05T07:30:00` → `07:30`.
fn hour(value: &str, _: Kwargs, _: &State) -> String {
    shown(value, |moment| vietnamese::clock(moment.time()))
}

/// `1234567` → `1.234.567`.
fn number(value: i64, _: Kwargs, _: &State) -> String {
    vietnamese::group_thousands(value)
}

/// Bytes → `245 kB`.
fn size(value: u64, _: Kwargs, _: &State) -> String {
    vietnamese::file_size(value)
}

fn shown(value: &str, format: impl Fn(DateTime) -> String) -> String {
    vietnamese::parse_datetime(value).map_or_else(|_| value.to_owned(), format)
}

fn in_english(arguments: &Kwargs) -> TeraResult<bool> {
    Ok(arguments.get::<&str>("lang")? == Some("en"))
}

fn full_day(day: Date, english: bool) -> String {
    if english {
        format!("{}, {}", english_name(day.weekday()), vietnamese::long_date(day))
    } else {
        vietnamese::format_with_weekday(day)
    }
}

fn english_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
