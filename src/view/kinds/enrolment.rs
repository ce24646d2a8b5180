//! Enrolment: this year's notices as dated steps, then the other stages; the page of one stage.

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use crate::content::Entry;
use crate::content::kinds::{Candidate, Enrolment, Exam, Phase, Step};
use crate::schema::Labels;
use crate::site::{EntryId, SectionId, Site};
use crate::view::kinds::KindView;
use crate::view::parts::figures::{Cell, Figures, Head, Line};
use crate::view::parts::record::{Group, Opening, RecordView, Text, entries, grouped};
use crate::view::{Frame, Ground, Page};

#[derive(Serialize)]
struct EnrolmentsView<'s> {
    #[serde(flatten)]
    opening: Opening<'s>,
    labels: Labels<'s>,
    /// The newest school year.
    school_year: Option<String>,
    /// Its notices, which tell how to apply.
    notices: Vec<Notice<'s>>,
    /// Its other stages.
    stages: Vec<Row<'s>>,
    /// Earlier school years.
    earlier: Vec<Group<Row<'s>>>,
}

#[derive(Serialize)]
struct Row<'s> {
    title: &'s str,
    href: String,
    stage: &'s str,
    grade: Option<&'s str>,
    posted: Date,
}

#[derive(Serialize)]
struct Notice<'s> {
    title: &'s str,
    href: String,
    grade: Option<&'s str>,
    quota: Option<&'s str>,
    method: Option<&'s str>,
    application: Period,
    steps: Vec<StepView<'s>>,
}

/// A period and where it stands today.
#[derive(Serialize)]
struct Period {
    from: Option<Date>,
    to: Option<Date>,
    phase: Option<Phase>,
}

#[derive(Serialize)]
struct StepView<'s> {
    title: &'s str,
    note: Option<&'s str>,
    period: Period,
}

#[derive(Serialize)]
struct Facts<'s> {
    school_year: String,
    stage: &'s str,
    posted: Date,
    grade: Option<&'s str>,
    subjects: Option<&'s str>,
    quota: Option<&'s str>,
    method: Option<&'s str>,
    conditions: Option<&'s str>,
    dossier: &'s [String],
    application: Period,
    exam: Option<ExamView<'s>>,
    area: Option<&'s str>,
    steps: Vec<StepView<'s>>,
    contact: Option<&'s str>,
    candidates: Option<Figures>,
    lookup: Option<&'s str>,
    lawful_basis: Option<&'s str>,
    /// The last day the page stays, or the moment at which it goes.
    expires: Option<DateTime>,
}

#[derive(Serialize)]
struct ExamView<'s> {
    held: bool,
    date: Option<Date>,
    place: Option<&'s str>,
}

impl KindView for Enrolment {
    fn section(ground: Ground<'_>, id: SectionId, _: usize) -> Page<'_> {
        let site = ground.site;
        let newest = entries::<Enrolment>(site, id).map(|(_, _, enrolment)| enrolment.school_year).max();
        let (current, earlier): (Vec<_>, Vec<_>) =
            entries::<Enrolment>(site, id).partition(|(_, _, enrolment)| Some(enrolment.school_year) == newest);
        let (notices, stages): (Vec<_>, Vec<_>) = current.into_iter().partition(|(_, _, stage)| stage.is_notice());
        let earlier = earlier
            .into_iter()
            .map(|(_, entry, enrolment)| (Some(enrolment.school_year.to_string()), Row::new(site, entry, enrolment)));
        let view = EnrolmentsView {
            opening: Opening::of::<Enrolment>(site, id),
            labels: site.labels::<Enrolment>(site.section(id).lang),
            school_year: newest.map(|year| year.to_string()),
            notices: notices.into_iter().map(|(_, entry, notice)| Notice::new(site, entry, notice)).collect(),
            stages: stages.into_iter().map(|(_, entry, enrolment)| Row::new(site, entry, enrolment)).collect(),
            earlier: grouped(earlier),
        };
        Page::new(ground, "enrolments.html", Frame::of_section(ground, id), view)
    }

    /// Prepares the page of one stage. A list of candidates asks search engines to stay away.
    fn page<'s>(&'s self, ground: Ground<'s>, id: EntryId) -> Page<'s> {
        let site = ground.site;
        let entry = site.entry(id);
        let labels = site.labels::<Enrolment>(entry.lang);
        let candidates = (!self.candidates.is_empty()).then(|| candidate_table(&self.candidates, &labels));
        let facts = Facts {
            school_year: self.school_year.to_string(),
            stage: &self.stage.label,
            posted: self.posted,
            grade: self.grade.as_deref(),
            subjects: self.subjects.as_deref(),
            quota: self.quota.as_deref(),
            method: self.method.as_deref(),
            conditions: self.conditions.as_deref(),
            dossier: &self.dossier,
            application: application(self, site.today()),
            exam: self.exam.as_ref().map(ExamView::new),
            area: self.area.as_deref(),
            steps: steps(self, site.today()),
            contact: self.contact.as_deref(),
            candidates,
            lookup: self.lookup.as_deref(),
            lawful_basis: self.lawful_basis.as_deref(),
            expires: entry.common.expires.as_ref().map(|expires| expires.value.shown()),
        };
        let view = RecordView { text: Text::of(site, id), labels, facts };
        let mut frame = Frame::of_entry(ground, id);
        frame.noindex |= self.is_list();
        Page::new(ground, "enrolment.html", frame, view)
    }
}

impl<'s> Row<'s> {
    fn new(site: &Site, entry: &'s Entry, enrolment: &'s Enrolment) -> Self {
        Self {
            title: &entry.title,
            href: site.base.href(&entry.route()),
            stage: &enrolment.stage.label,
            grade: enrolment.grade.as_deref(),
            posted: enrolment.posted,
        }
    }
}

impl<'s> Notice<'s> {
    fn new(site: &Site, entry: &'s Entry, enrolment: &'s Enrolment) -> Self {
        Self {
            title: &entry.title,
            href: site.base.href(&entry.route()),
            grade: enrolment.grade.as_deref(),
            quota: enrolment.quota.as_deref(),
            method: enrolment.method.as_deref(),
            application: application(enrolment, site.today()),
            steps: steps(enrolment, site.today()),
        }
    }
}

impl<'s> ExamView<'s> {
    fn new(exam: &'s Exam) -> Self {
        Self { held: exam.held, date: exam.date, place: exam.place.as_deref() }
    }
}

impl<'s> StepView<'s> {
    fn new(step: &'s Step, today: Date) -> Self {
        // A step that ends on the day it begins is one day, not a period.
        let to = step.to.as_ref().map(|to| to.value).filter(|to| Some(*to) != step.from);
        let period = Period { from: step.from, to, phase: step.phase(today) };
        Self { title: &step.title, note: step.note.as_deref(), period }
    }
}

fn application(enrolment: &Enrolment, today: Date) -> Period {
    let to = enrolment.closes.as_ref().map(|closes| closes.value);
    Period { from: enrolment.opens, to, phase: enrolment.phase(today) }
}

fn steps(enrolment: &Enrolment, today: Date) -> Vec<StepView<'_>> {
    enrolment.steps.iter().map(|step| StepView::new(step, today)).collect()
}

/// A column of the candidate list: its label and what it shows of a candidate.
type CandidateColumn = (&'static str, fn(&Candidate) -> Option<&str>);

/// Only the columns that are filled; there are none for what must not be published.
fn candidate_table(candidates: &[Candidate], labels: &Labels<'_>) -> Figures {
    let columns: [CandidateColumn; 3] = [
        ("candidates_room", |candidate| candidate.room.as_deref()),
        ("candidates_school", |candidate| candidate.school.as_deref()),
        ("candidates_result", |candidate| candidate.result.as_deref()),
    ];
    let filled: Vec<_> = columns.into_iter().filter(|(_, of)| candidates.iter().any(|row| of(row).is_some())).collect();
    let label = |key: &str| labels.get(key).copied().unwrap_or_default();
    let heads = std::iter::once("candidates_number").chain(filled.iter().map(|(key, _)| *key));
    let line = |row: &Candidate| {
        Line::new(&row.number, filled.iter().map(|(_, of)| Cell::words(of(row).unwrap_or_default())).collect())
    };
    Figures {
        caption: label("candidates").to_owned(),
        heads: heads.map(|key| Head::words(label(key))).collect(),
        rows: candidates.iter().map(line).collect(),
        csv: None,
    }
}
