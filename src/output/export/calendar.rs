//! `/lich-cong-tac/calendar.ics`: the week calendar and the events of posts for people's own calendars (RFC 5545).

use jiff::Span;
use jiff::civil::{Date, DateTime, Time};

use super::appointment::{Appointment, When};
use super::uid::uids;
use crate::content::kinds::{Calendar, Post};
use crate::lang::Lang;
use crate::site::Site;
use crate::theme::{Theme, Word};

/// Vietnam has kept one time since the date below.
const TIME_ZONE: [&str; 8] = [
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Ho_Chi_Minh",
    "BEGIN:STANDARD",
    "DTSTART:19750613T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0700",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// The longest line in octets, its end not counted (RFC 5545, 3.1).
const LONGEST: usize = 75;

/// The file.
pub(super) fn text(site: &Site, theme: &Theme) -> String {
    let mut lines = Lines::default();
    lines.push("BEGIN:VCALENDAR");
    lines.push("VERSION:2.0");
    lines.push("PRODID:-//congtruong//Lich cong tac//VI");
    let labels = site.labels::<Calendar>(Lang::Vi);
    let name = theme.word(Lang::Vi, Word::CalendarName).replace("{name}", &site.config.name.value);
    lines.property("X-WR-CALNAME", &name);
    for line in TIME_ZONE {
        lines.push(line);
    }
    let weeks = site.of_kind::<Calendar>(Lang::Vi);
    let of_weeks =
        weeks.flat_map(|(_, entry, week)| week.entries.iter().map(|event| Appointment::of_week(&labels, entry, event)));
    let posts = site.of_kind::<Post>(Lang::Vi);
    let of_posts = posts.filter_map(|(_, entry, post)| Some(Appointment::of_post(entry, post.event.as_ref()?)));
    let appointments: Vec<_> = of_weeks.chain(of_posts).collect();
    for (appointment, uid) in appointments.iter().zip(uids(site, &appointments)) {
        lines.appointment(site, appointment, &uid);
    }
    lines.push("END:VCALENDAR");
    lines.text
}

/// The lines of the file, each with CRLF.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn appointment(&mut self, site: &Site, appointment: &Appointment<'_>, uid: &str) {
        let page = site.base.absolute(&appointment.entry.route());
        self.push("BEGIN:VEVENT");
        self.property("UID", uid);
        self.push(&format!("DTSTAMP:{}", utc(appointment.changed())));
        self.when(&appointment.when);
        self.property("SUMMARY", appointment.what);
        if !appointment.details.is_empty() {
            self.property("DESCRIPTION", &appointment.details);
        }
        if let Some(place) = appointment.place {
            self.property("LOCATION", place);
        }
        self.push(&format!("URL:{page}"));
        self.push("END:VEVENT");
    }

    fn when(&mut self, when: &When) {
        let local = |moment: DateTime| moment.strftime("%Y%m%dT%H%M%S").to_string();
        match when {
            When::Days { first, last } => {
                self.push(&format!("DTSTART;VALUE=DATE:{}", first.strftime("%Y%m%d")));
                match last.tomorrow() {
                    Ok(after) => self.push(&format!("DTEND;VALUE=DATE:{}", after.strftime("%Y%m%d"))),
                    // No day follows 31/12/9999.
                    Err(_) => self.push(&format!("DURATION:P{}D", (*last - *first).get_days() + 1)),
                }
            }
            When::Times { start, end } => {
                self.push(&format!("DTSTART;TZID=Asia/Ho_Chi_Minh:{}", local(*start)));
                if let Some(end) = end {
                    self.push(&format!("DTEND;TZID=Asia/Ho_Chi_Minh:{}", local(*end)));
                }
            }
        }
    }

    /// A property whose value is text.
    fn property(&mut self, name: &str, value: &str) {
        self.push(&format!("{name}:{}", escaped(value)));
    }

    /// A line, folded where it is too long: a line end and a space, never inside a character.
    fn push(&mut self, line: &str) {
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > LONGEST {
                self.text.push_str("\r\n ");
                length = 1;
            }
            self.text.push(c);
            length += c.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

/// The beginning of a day in Vietnam, in UTC.
fn utc(day: Date) -> String {
    let midnight = day.to_datetime(Time::midnight());
    let utc = midnight.checked_sub(Span::new().hours(7)).unwrap_or(midnight);
    utc.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Text as a value (RFC 5545, 3.3.11); other control characters may not stand in one.
fn escaped(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}
