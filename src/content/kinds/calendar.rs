//! The week calendar.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Deserializer};

use super::Behaviour;
use super::event_end::{in_the_afternoon, of_no_length};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourcePath, Spanned};
use crate::vietnamese;

/// How many entries say what a week is about.
const FIRST: usize = 6;

/// One week of work.
#[derive(Clone, Debug, Deserialize)]
pub struct Calendar {
    /// Year and ISO week number.
    #[serde(deserialize_with = "week")]
    pub week: (i16, i8),
    /// What happens, in the order of the file.
    pub entries: Vec<Event>,
}

impl Behaviour for Calendar {
    /// “Tuần 47 (16/11/2026 - 22/11/2026)”.
    fn own_title(&self) -> Option<String> {
        let week = self.week.1;
        match self.monday().and_then(|monday| Some((monday, monday.checked_add(jiff::Span::new().days(6)).ok()?))) {
            Some((monday, sunday)) => {
                let (monday, sunday) = (vietnamese::long_date(monday), vietnamese::long_date(sunday));
                Some(format!("Lịch công tác tuần {week} ({monday} - {sunday})"))
            }
            None => Some(format!("Lịch công tác tuần {week}")),
        }
    }

    fn gist(&self) -> Option<String> {
        let first: Vec<&str> = self.entries.iter().take(FIRST).map(|event| event.what.as_str()).collect();
        Some(first.join("; "))
    }

    fn check(&self, path: &SourcePath, diagnostics: &mut Vec<Diagnostic>) {
        for event in self.entries.iter().filter(|event| vietnamese::week_of(event.day.value) != self.week) {
            let message = format!("Ngày {} không thuộc tuần {}", vietnamese::long_date(event.day.value), self.week.1);
            let help = "Sửa ngày, hoặc sửa mục week của tệp";
            diagnostics.push(Diagnostic::error(Code::BadPeriod, message).at(path, event.day.span).help(help));
        }
        for event in &self.entries {
            if let (None, Some(until)) = (event.time, event.until) {
                let until = vietnamese::clock(until);
                let message =
                    format!("Việc này ghi kết thúc lúc {until} mà không ghi bắt đầu lúc mấy giờ; lịch coi là cả ngày");
                let help = "Ghi thêm giờ bắt đầu, như time: \"07:30\"; không rõ giờ thì xóa mục until";
                diagnostics.push(Diagnostic::warning(Code::BadPeriod, message).at(path, event.day.span).help(help));
            }
            // Midnight ends the day.
            let is_early = |(time, until): &(Time, Time)| until < time && *until != Time::midnight();
            if let Some((time, until)) = event.time.zip(event.until).filter(is_early) {
                let message = format!(
                    "Việc này kết thúc lúc {}, trước khi bắt đầu lúc {}",
                    vietnamese::clock(until),
                    vietnamese::clock(time)
                );
                let help = match in_the_afternoon(time, until) {
                    Some(hour) => format!("Nếu là buổi chiều thì ghi \"{}\"", vietnamese::clock(hour)),
                    None => "Kiểm tra lại hai giờ; buổi chiều ghi từ 13:00".to_owned(),
                };
                diagnostics.push(Diagnostic::error(Code::BadPeriod, message).at(path, event.day.span).help(help));
            }
            let hours = event.time.zip(event.until);
            if let Some((time, _)) = hours.filter(|(time, until)| time == until && *until != Time::midnight()) {
                diagnostics.push(of_no_length("Việc này", time, "until").at(path, event.day.span));
            }
        }
    }
}

/// An entry of the calendar.
#[derive(Clone, Debug, Deserialize)]
pub struct Event {
    /// Within the week of the entry.
    pub day: Spanned<Date>,
    /// When it begins.
    pub time: Option<Time>,
    /// When it ends.
    pub until: Option<Time>,
    /// The work or meeting, in a line.
    pub what: String,
    /// Who is in the chair.
    pub chair: Option<String>,
    /// Who takes part.
    pub attendees: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// What people's own calendars know it by, whatever else of it changes.
    pub id: Option<Spanned<String>>,
}

fn week<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(i16, i8), D::Error> {
    let text = String::deserialize(deserializer)?;
    vietnamese::parse_week(&text).ok_or_else(|| serde::de::Error::custom("not an ISO week"))
}

impl Calendar {
    /// Monday of the week; `None` for a week that its year doesn't have.
    pub fn monday(&self) -> Option<Date> {
        vietnamese::week_monday(self.week.0, self.week.1)
    }
}
