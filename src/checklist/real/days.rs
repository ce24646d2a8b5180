//! Days that stand in their order: what is issued or posted isn't ahead, takes effect no sooner and ends no earlier.

use jiff::civil::Date;

use crate::content::kinds::{Consultation, Disclosure, Document, Enrolment, Question, State, Statistics, Step};
use crate::content::real::symbol;
use crate::content::{Entry, Record};
use crate::vietnamese::{SchoolYear, long_date};

/// A day that can't be right beside another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disorder {
    /// The field that holds it.
    pub field: &'static str,
    /// What is wrong, one sentence without a final stop.
    pub message: String,
    /// What rules make of it.
    pub weight: Weight,
}

/// What rules make of a day that can't be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// It hasn't come: what bears it isn't there yet.
    Ahead,
    /// It isn't counted.
    Void,
    /// It is only told.
    Strange,
}

impl Disorder {
    pub(super) fn new(field: &'static str, message: String) -> Self {
        Self { field, message, weight: Weight::Void }
    }

    pub(super) fn strange(field: &'static str, message: String) -> Self {
        Self { field, message, weight: Weight::Strange }
    }
}

/// Whether an entry is right but for days that haven't come: it isn't there yet. Neither is a consultation that nobody can
/// answer so far.
pub fn is_ahead(entry: &Entry, today: Date) -> bool {
    let is_upcoming = |consultation: &Consultation| consultation.state(today) == State::Upcoming;
    let mut found = disorder(entry, today);
    found.retain(|disorder| disorder.weight != Weight::Strange);
    let is_late = !found.is_empty() && found.iter().all(|disorder| disorder.weight == Weight::Ahead);
    is_late || entry.record.get::<Consultation>().is_some_and(is_upcoming)
}

/// The first year of the State that issues and posts.
const EARLIEST: i16 = 1945;

/// Most years ahead that anybody asks for opinions. No source sets it; it is this program's.
const LONGEST_CONSULTATION: i16 = 1;

/// Most years behind the beginning of the school year that a list of candidates is shown. No source sets it; it is this
/// program's.
const LONGEST_LIST: i16 = 2;

/// What is wrong with the days of an entry.
pub fn disorder(entry: &Entry, today: Date) -> Vec<Disorder> {
    let mut found = Vec::new();
    match &entry.record {
        Record::Document(document) => of_document(document, today, &mut found),
        Record::Enrolment(enrolment) => {
            of_enrolment(enrolment, today, &mut found);
            of_list(entry, enrolment, &mut found);
        }
        Record::Statistics(figures) => of_statistics(figures, today, &mut found),
        Record::Question(question) => of_question(question, today, &mut found),
        Record::Disclosure(disclosure) => of_disclosure(disclosure, today, &mut found),
        Record::Board(board) => ahead(&mut found, "decision", "Ngày ký quyết định", board.decision.issued, today),
        Record::Consultation(consultation) => {
            of_consultation(consultation, today, &mut found);
            of_another_year(entry, consultation, &mut found);
        }
        _ => {}
    }
    found
}

fn of_document(document: &Document, today: Date, found: &mut Vec<Disorder>) {
    let issued = document.issued;
    ahead(found, "issued", "Ngày ban hành", issued, today);
    if let Some(year) = symbol::year(&document.number).filter(|year| *year != issued.year()) {
        let message = format!("Ngày ban hành {} mà số văn bản ghi năm {year}", long_date(issued));
        found.push(Disorder::new("issued", message));
    }
    if let Some(effective) = document.effective.filter(|effective| *effective < issued) {
        let message = format!("Ngày hiệu lực {} trước ngày ban hành {}", long_date(effective), long_date(issued));
        found.push(Disorder::new("effective", message));
    }
    let begin = document.effective.unwrap_or(issued).max(issued);
    if let Some(expired) = document.expired.filter(|expired| *expired < begin) {
        let message = format!("Ngày hết hiệu lực {} trước ngày {}", long_date(expired), long_date(begin));
        found.push(Disorder::strange("expired", message));
    }
}

fn of_enrolment(enrolment: &Enrolment, today: Date, found: &mut Vec<Disorder>) {
    let year = enrolment.school_year;
    ahead(found, "posted", "Ngày đăng", enrolment.posted, today);
    let closes = enrolment.closes.as_ref().map(|closes| closes.value);
    for (field, day) in [("opens", enrolment.opens), ("closes", closes)] {
        if let Some(day) = day.filter(|day| !is_near(*day, year)) {
            let message = format!("Ngày {} không thuộc đợt tuyển sinh của năm học {year}", long_date(day));
            found.push(Disorder::new(field, message));
        }
    }
    if let Some(closes) = closes.filter(|closes| enrolment.is_notice() && enrolment.posted > *closes) {
        let message =
            format!("Thông báo đăng ngày {}, sau hạn nộp hồ sơ {}", long_date(enrolment.posted), long_date(closes));
        found.push(Disorder::new("posted", message));
    }
    let mut dated = enrolment.steps.iter().filter_map(Step::last).peekable();
    if let Some(day) = dated.peek().copied().filter(|_| dated.all(|day| !is_near(day, year))) {
        let message = format!("Các bước ghi ngày {}, không thuộc đợt tuyển sinh của năm học {year}", long_date(day));
        found.push(Disorder::new("steps", message));
    }
}

/// A list leaves the site when it has served.
fn of_list(entry: &Entry, enrolment: &Enrolment, found: &mut Vec<Disorder>) {
    let Some(expires) = entry.common.expires.as_ref().filter(|_| enrolment.is_list()) else { return };
    let last = expires.value.day();
    if last.year() > enrolment.school_year.start.saturating_add(LONGEST_LIST) {
        let message = format!("Danh sách của năm học {} còn hiện tới {}", enrolment.school_year, long_date(last));
        found.push(Disorder::new("expires", message));
    }
}

/// Figures are of the year that they are told for, or of the end of the year before.
fn of_disclosure(disclosure: &Disclosure, today: Date, found: &mut Vec<Disorder>) {
    let published = disclosure.published;
    if let Some(changed) = disclosure.changed.filter(|changed| *changed < published || *changed > today) {
        let why = if changed > today {
            "chưa tới".to_owned()
        } else {
            format!("trước ngày công khai {}", long_date(published))
        };
        found.push(Disorder::strange("changed", format!("Ngày sửa {} {why}", long_date(changed))));
    }
    let Some(as_of) = disclosure.as_of else { return };
    ahead(found, "as_of", "Ngày của số liệu", as_of, today);
    let year = disclosure.fiscal_year.or(disclosure.school_year.map(|year| year.start));
    if let Some(year) = year.filter(|year| as_of.year() >= EARLIEST && as_of.year() < year.saturating_sub(1)) {
        let message = format!("Số liệu ngày {} quá cũ so với năm {year}", long_date(as_of));
        found.push(Disorder::new("as_of", message));
    }
}

fn of_consultation(consultation: &Consultation, today: Date, found: &mut Vec<Disorder>) {
    let closes = consultation.closes.value;
    if closes == consultation.opens {
        let message = format!("Chỉ nhận ý kiến trong một ngày {}", long_date(closes));
        found.push(Disorder::strange("closes", message));
    }
    if closes.year() > today.year() + LONGEST_CONSULTATION {
        let message = format!("Hạn góp ý ngày {} còn quá xa", long_date(closes));
        found.push(Disorder::new("closes", message));
    }
}

/// A consultation that stands in the folder of a year and was held in none beside it.
fn of_another_year(entry: &Entry, consultation: &Consultation, found: &mut Vec<Disorder>) {
    let Some(year) = folder_year(entry) else { return };
    let closes = consultation.closes.value;
    if [consultation.opens, closes].iter().all(|day| day.year().abs_diff(year) > 1) {
        let message = format!("Hạn góp ý ngày {} mà bài nằm trong thư mục năm {year}", long_date(closes));
        found.push(Disorder::new("closes", message));
    }
}

/// The year that the nearest folder of an entry is called.
fn folder_year(entry: &Entry) -> Option<i16> {
    let folders = entry.path.as_str().rsplit('/').skip(1);
    let years = folders.filter(|name| name.len() == 4).filter_map(|name| name.parse().ok());
    years.into_iter().find(|year| (EARLIEST..2100).contains(year))
}

fn of_statistics(figures: &Statistics, today: Date, found: &mut Vec<Disorder>) {
    ahead(found, "as_of", "Ngày của số liệu", figures.as_of, today);
    if figures.as_of.year() < figures.school_year.start {
        let message = format!("Số liệu ngày {} có trước năm học {}", long_date(figures.as_of), figures.school_year);
        found.push(Disorder::new("as_of", message));
    }
}

fn of_question(question: &Question, today: Date, found: &mut Vec<Disorder>) {
    ahead(found, "asked", "Ngày hỏi", question.asked, today);
    if let Some(answered) = question.answered {
        ahead(found, "answered", "Ngày trả lời", answered, today);
    }
    if let Some(answered) = question.answered.filter(|answered| *answered < question.asked) {
        let (asked, answered) = (long_date(question.asked), long_date(answered));
        found.push(Disorder::new("answered", format!("Câu hỏi ngày {asked} mà đã trả lời ngày {answered}")));
    }
}

fn ahead(found: &mut Vec<Disorder>, field: &'static str, what: &str, day: Date, today: Date) {
    if day.year() < EARLIEST {
        found.push(Disorder::new(field, format!("{what} {} khó có thật", long_date(day))));
    }
    if day > today {
        let message = format!("{what} {} chưa tới", long_date(day));
        found.push(Disorder { field, message, weight: Weight::Ahead });
    }
}

/// Whether a day may be one on which pupils apply for a school year: in the year it begins, or one beside it.
fn is_near(day: Date, year: SchoolYear) -> bool {
    day.year().abs_diff(year.start) <= 1
}
