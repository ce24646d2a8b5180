//! Days that stand in their order: what is issued or posted isn't ahead, takes effect no sooner and ends no earlier.

use jiff::civil::Date;

use crate::content::Entry;
use crate::content::kinds::{Disclosure, Document, Enrolment, Question, Statistics};
use crate::vietnamese::{SchoolYear, long_date};

/// A day that can't be right beside another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disorder {
    /// The field that holds it.
    pub field: &'static str,
    /// What is wrong, one sentence without a final stop.
    pub message: String,
}

/// The first year of the State that issues and posts.
const EARLIEST: i16 = 1945;

/// What is wrong with the days of an entry.
pub fn disorder(entry: &Entry, today: Date) -> Vec<Disorder> {
    let mut found = Vec::new();
    if let Some(document) = entry.record.get::<Document>() {
        ahead(&mut found, "issued", "Ngày ban hành", document.issued, today);
        if let Some(effective) = document.effective.filter(|effective| *effective < document.issued) {
            let issued = long_date(document.issued);
            let message = format!("Ngày hiệu lực {} trước ngày ban hành {issued}", long_date(effective));
            found.push(Disorder { field: "effective", message });
        }
        let begin = document.effective.unwrap_or(document.issued).max(document.issued);
        if let Some(expired) = document.expired.filter(|expired| *expired < begin) {
            let message = format!("Ngày hết hiệu lực {} trước ngày {}", long_date(expired), long_date(begin));
            found.push(Disorder { field: "expired", message });
        }
    } else if let Some(enrolment) = entry.record.get::<Enrolment>() {
        ahead(&mut found, "posted", "Ngày đăng", enrolment.posted, today);
        let closes = enrolment.closes.as_ref().map(|closes| closes.value);
        for (field, day) in [("opens", enrolment.opens), ("closes", closes)] {
            if let Some(day) = day.filter(|day| !is_near(*day, enrolment.school_year)) {
                let message =
                    format!("Ngày {} không thuộc đợt tuyển sinh của năm học {}", long_date(day), enrolment.school_year);
                found.push(Disorder { field, message });
            }
        }
    } else if let Some(figures) = entry.record.get::<Statistics>() {
        ahead(&mut found, "as_of", "Ngày của số liệu", figures.as_of, today);
        if figures.as_of.year() < figures.school_year.start {
            let message = format!("Số liệu ngày {} có trước năm học {}", long_date(figures.as_of), figures.school_year);
            found.push(Disorder { field: "as_of", message });
        }
    } else if let Some(question) = entry.record.get::<Question>() {
        if let Some(answered) = question.answered.filter(|answered| *answered < question.asked) {
            let message =
                format!("Câu hỏi ngày {} mà đã trả lời ngày {}", long_date(question.asked), long_date(answered));
            found.push(Disorder { field: "answered", message });
        }
    } else if let Some(disclosure) = entry.record.get::<Disclosure>() {
        if let Some(as_of) = disclosure.as_of {
            ahead(&mut found, "as_of", "Ngày của số liệu", as_of, today);
        }
    }
    found
}

fn ahead(found: &mut Vec<Disorder>, field: &'static str, what: &str, day: Date, today: Date) {
    if day.year() < EARLIEST {
        found.push(Disorder { field, message: format!("{what} {} khó có thật", long_date(day)) });
    }
    if day > today {
        found.push(Disorder { field, message: format!("{what} {} chưa tới", long_date(day)) });
    }
}

/// Whether a day may be one on which pupils apply for a school year: in the year it begins, or one beside it.
fn is_near(day: Date, year: SchoolYear) -> bool {
    (day.year() - year.start).abs() <= 1
}
