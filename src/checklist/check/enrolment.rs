//! A stage of the year's enrolment.

use jiff::civil::Date;
use serde::Deserialize;

use super::{Facts, Named, Outcome, Test};
use crate::checklist::facts::{listed, school_year_start};
use crate::checklist::real::Real;
use crate::content::Entry;
use crate::content::kinds::{Enrolment as Record, Exam};
use crate::content::real::wording;
use crate::lang::Lang;
use crate::report::Reason;
use crate::site::Site;
use crate::vietnamese::{self, SchoolYear};

/// The section every stage stands in.
const ROUTE: &str = "/tuyen-sinh/";

/// Fewest words that plan anything.
const PLANNED: usize = 5;

/// What a stage is told by: where it is written and isn't so, the stage lacks it, whether it must give it or not.
const TOLD: [&str; 11] =
    ["posted", "subjects", "quota", "method", "conditions", "dossier", "opens", "closes", "exam", "area", "steps"];

/// The stage of the latest enrolment is there with its facts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enrolment {
    /// Its key: `ke-hoach`, `thong-bao`, `danh-sach`, `ket-qua`.
    stage: String,
    /// The facts it must give.
    #[serde(default)]
    fields: Vec<String>,
    /// It is shown for a time only, and leaves the site afterwards.
    #[serde(default)]
    passing: bool,
}

impl Test for Enrolment {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        match self.newest(facts.site) {
            Some((entry, record)) if record.school_year >= running(facts) => self.complete(facts, entry, record),
            Some(_) if self.passing => self.absent(facts),
            Some((entry, record)) => {
                let finding = format!("{} mới nhất là của năm học {}", record.stage.label, record.school_year);
                Outcome::fail(finding).seen_at(facts.site, [entry.route()])
            }
            None => self.absent(facts),
        }
    }

    fn names(&self) -> Vec<Named<'_>> {
        let kind = "enrolment";
        let fields = self.fields.iter().map(|field| Named::Field { kind, field });
        fields.chain([Named::Route(ROUTE), Named::Key { kind, field: "stage", key: &self.stage }]).collect()
    }

    fn misses(&self, real: &Real<'_>, entry: &Entry, field: &str) -> bool {
        let is_read = self.fields.iter().any(|read| read == field);
        let is_newest = || self.newest(real.site).is_some_and(|(newest, _)| newest.path == entry.path);
        is_read && is_newest() && !real.is_given(entry, field)
    }
}

impl Enrolment {
    /// The page of the stage that was posted last.
    fn newest<'s>(&self, site: &'s Site) -> Option<(&'s Entry, &'s Record)> {
        site.of_kind::<Record>(Lang::Vi)
            .filter(|(_, _, record)| record.stage.key == self.stage && record.school_year <= next(site))
            // What is posted ahead isn't there yet.
            .filter(|(_, _, record)| record.posted <= site.today())
            .max_by_key(|(_, _, record)| (record.school_year, record.posted))
            .map(|(_, entry, record)| (entry, record))
    }

    fn complete(&self, facts: Facts<'_>, entry: &Entry, record: &Record) -> Outcome {
        let written = TOLD.iter().copied().filter(|field| entry.fields.contains_key(*field));
        let mut fields: Vec<&str> = self.fields.iter().map(String::as_str).collect();
        fields.extend(written.filter(|field| !self.fields.iter().any(|asked| asked == field)));
        fields.retain(|field| !facts.is_given(entry, field));
        let mut missing: Vec<String> = fields.into_iter().map(|field| facts.label(entry, field)).collect();
        let wants_place = self.fields.iter().any(|field| field == "exam");
        if wants_place && record.exam.as_ref().is_some_and(|exam| exam.held && !is_place(exam)) {
            missing.push("địa điểm thi".to_owned());
        }
        missing.extend(self.lacking(facts, entry, record).map(str::to_owned));
        let outcome = if missing.is_empty() {
            Outcome::pass(format!(
                "{} năm học {} đăng ngày {}",
                record.stage.label,
                record.school_year,
                vietnamese::long_date(record.posted)
            ))
        } else {
            Outcome::fail(format!("{} năm học {} thiếu: {}", record.stage.label, record.school_year, listed(&missing)))
        };
        outcome.seen_at(facts.site, [entry.route()])
    }

    /// What the stage itself must have: a plan something planned, a list somebody listed.
    fn lacking(&self, facts: Facts<'_>, entry: &Entry, record: &Record) -> Option<&'static str> {
        let has_file = entry.common.files.iter().any(|attached| facts.real.is_whole(&attached.file.value));
        let is_told = |field: &str| facts.is_given(entry, field);
        match self.stage.as_str() {
            "ke-hoach" => {
                let is_planned =
                    has_file || has_text(entry) || is_told("steps") || is_told("quota") || is_told("subjects");
                (!is_planned).then_some("nội dung kế hoạch")
            }
            "danh-sach" | "ket-qua" => {
                // An empty table is shown as the list, whatever stands beside it.
                let is_empty = entry.fields.get("candidates").is_some() && !is_told("candidates");
                let is_listed =
                    !is_empty && (has_file || is_told("candidates") || record.lookup.is_some() && is_told("lookup"));
                (!is_listed).then_some("danh sách (bảng, tệp hoặc địa chỉ tra cứu)")
            }
            _ => None,
        }
    }

    fn absent(&self, facts: Facts<'_>) -> Outcome {
        let absent = format!("Chuyên mục “{}” chưa có bước này", facts.title(ROUTE));
        if !self.passing {
            return Outcome::fail(absent).seen_at(facts.site, [ROUTE]);
        }
        if let Some((_, record)) = self.withdrawn(facts) {
            let (label, year, posted) = (&record.stage.label, record.school_year, vietnamese::long_date(record.posted));
            return Outcome::not_applicable(
                Reason::Withdrawn,
                format!("{label} năm học {year} đăng ngày {posted} đã hết hạn hiển thị và tự rút khỏi trang"),
            );
        }
        match season(facts) {
            Season::Ahead(closes) => {
                Outcome::not_applicable(Reason::NotDue, format!("Chưa đến hạn ({})", vietnamese::long_date(closes)))
            }
            Season::On => Outcome::fail(absent).seen_at(facts.site, [ROUTE]),
            Season::Over => Outcome::needs_person(format!(
                "{absent}; chương trình không thấy trang đã rút của năm học này nên không biết trước đó có đăng hay không"
            ))
            .seen_at(facts.site, [ROUTE]),
        }
    }

    /// The page of this stage and of a year that still counts, which was shown with all that it must give and has left
    /// the site on its day. Any other page that is over proves nothing.
    fn withdrawn<'f>(&self, facts: Facts<'f>) -> Option<(&'f Entry, &'f Record)> {
        let records = facts.site.withdrawn.iter().filter(|entry| entry.lang == Lang::Vi);
        let mut records = records.filter_map(|entry| Some((&**entry, entry.record.get::<Record>()?)));
        records.find(|(entry, record)| {
            let was_shown = entry.common.expires.as_ref().is_some_and(|expires| record.posted <= expires.value.day());
            let has_list = !entry.common.files.is_empty()
                || facts.is_given(entry, "candidates")
                || has_text(entry) && facts.is_given(entry, "lookup");
            record.stage.key == self.stage
                && record.school_year >= running(facts)
                && was_shown
                && has_list
                && self.fields.iter().all(|field| facts.is_given(entry, field))
        })
    }
}

/// Where the day stands to the year's enrolment.
enum Season {
    /// Applications are taken until that day.
    Ahead(Date),
    /// They are closed, and the school year hasn't begun: lists are on show now.
    On,
    /// The school year has begun, or nobody announced anything.
    Over,
}

fn season(facts: Facts<'_>) -> Season {
    let notices = facts.site.of_kind::<Record>(Lang::Vi);
    let closed = notices.filter_map(|(_, _, record)| Some((record.closes.as_ref()?.value, record.school_year)));
    let Some((closes, year)) = closed.max() else { return Season::Over };
    if closes >= facts.today() {
        return Season::Ahead(closes);
    }
    if SchoolYear::of(facts.today()) < year { Season::On } else { Season::Over }
}

/// Whether a text says something of its stage.
fn has_text(entry: &Entry) -> bool {
    !entry.placeholder && entry.body.has_words(PLANNED)
}

/// Whether an exam names where it is held.
fn is_place(exam: &Exam) -> bool {
    exam.place.as_deref().is_some_and(wording::says_something)
}

/// The school year after the running one: nobody enrols for a later one.
fn next(site: &Site) -> SchoolYear {
    SchoolYear { start: school_year_start(site.today()) + 1 }
}

/// The school year that is running; its enrolment is the oldest that still counts.
fn running(facts: Facts<'_>) -> SchoolYear {
    SchoolYear { start: facts.school_year_start() }
}
