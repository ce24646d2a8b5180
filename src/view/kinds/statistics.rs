//! The statistics yearbook: five years side by side, and the page of one year.

use indexmap::IndexSet;
use jiff::civil::Date;
use serde::Serialize;

use crate::content::Entry;
use crate::content::kinds::{self, FacilityRow, PupilRow, Statistics};
use crate::schema::Labels;
use crate::site::{EntryId, SectionId, Site, exports};
use crate::view::kinds::KindView;
use crate::view::parts::chart::{self, Bar};
use crate::view::parts::figures::{Cell, Figures, Head, Line};
use crate::view::parts::record::{Opening, RecordView, Text, entries};
use crate::view::{Frame, Ground, Page};

/// How many school years stand side by side (4210/GDĐT-TTTT III.3).
const YEARS: usize = 5;

#[derive(Serialize)]
struct YearbookView<'s> {
    #[serde(flatten)]
    opening: Opening<'s>,
    labels: Labels<'s>,
    blocks: Vec<Block>,
    csv: String,
    /// Every year on file, newest first.
    years: Vec<YearLink<'s>>,
}

/// A table, and where a drawing helps, a chart beside it.
#[derive(Serialize)]
struct Block {
    table: Figures,
    chart: Option<String>,
}

#[derive(Serialize)]
struct YearLink<'s> {
    school_year: String,
    href: String,
    as_of: Date,
    source: &'s str,
}

#[derive(Serialize)]
struct Facts<'s> {
    school_year: String,
    as_of: Date,
    source: &'s str,
    campuses: i64,
    staff: Option<i64>,
    blocks: Vec<Block>,
    comparison: Vec<Comparison<'s>>,
}

/// A total as it was published elsewhere, beside the sum of the rows.
#[derive(Serialize)]
struct Comparison<'s> {
    label: &'s str,
    published: i64,
    sum: i64,
}

impl KindView for Statistics {
    /// Prepares the years side by side.
    fn section(ground: Ground<'_>, id: SectionId, _: usize) -> Page<'_> {
        let site = ground.site;
        let lang = site.section(id).lang;
        let labels = site.labels::<Statistics>(lang);
        // Newest first in the section; time runs from left to right in tables and charts.
        let mut years: Vec<_> = entries::<Statistics>(site, id).map(|(_, _, year)| year).take(YEARS).collect();
        years.reverse();
        let view = YearbookView {
            opening: Opening::of::<Statistics>(site, id),
            blocks: if years.is_empty() { Vec::new() } else { Side { labels: &labels, years: &years }.blocks() },
            csv: site.base.href(&exports::YEARBOOK),
            years: entries::<Statistics>(site, id).map(|(_, entry, year)| YearLink::new(site, entry, year)).collect(),
            labels,
        };
        Page::new(ground, "yearbook.html", Frame::of_section(ground, id), view)
    }

    fn page<'s>(&'s self, ground: Ground<'s>, id: EntryId) -> Page<'s> {
        let site = ground.site;
        let labels = site.labels::<Statistics>(site.entry(id).lang);
        let facts = Facts {
            school_year: self.school_year.to_string(),
            as_of: self.as_of,
            source: &self.source,
            campuses: self.campuses,
            staff: self.staff,
            blocks: blocks(site, id, self, &labels),
            comparison: comparison(self, &labels),
        };
        let view = RecordView { text: Text::of(site, id), labels, facts };
        Page::new(ground, "statistics.html", Frame::of_entry(ground, id), view)
    }
}

impl<'s> YearLink<'s> {
    fn new(site: &Site, entry: &Entry, year: &'s Statistics) -> Self {
        Self {
            school_year: year.school_year.to_string(),
            href: site.base.href(&entry.route()),
            as_of: year.as_of,
            source: &year.source,
        }
    }
}

/// A figure of a grade, where it is known.
type PupilFigure = fn(&PupilRow) -> Option<i64>;

/// The years that stand side by side.
struct Side<'a> {
    labels: &'a Labels<'a>,
    years: &'a [&'a Statistics],
}

impl Side<'_> {
    fn blocks(&self) -> Vec<Block> {
        vec![
            self.block("pupils_classes", "pupils_grade", Statistics::classes, self.grades(|row| row.classes)),
            self.pupils(),
            self.block("teachers", "teachers_qualification", Statistics::teacher_count, self.teachers()),
            Block { table: self.table("facilities", "facilities_item", self.facilities()), chart: None },
        ]
    }

    fn label(&self, key: &str) -> &str {
        self.labels.get(key).copied().unwrap_or_default()
    }

    fn block(&self, what: &str, row: &str, total: fn(&Statistics) -> i64, mut rows: Vec<Line>) -> Block {
        rows.push(Line::total(self.counts(|year| Some(total(year)))));
        let bar = |year: &&Statistics| Bar { label: year.school_year.to_string(), value: total(year) };
        let bars: Vec<_> = self.years.iter().map(bar).collect();
        let chart = chart::bars(&format!("chart_{what}"), self.label(what), &bars);
        Block { table: self.table(what, row, rows), chart: Some(chart) }
    }

    fn table(&self, what: &str, row: &str, rows: Vec<Line>) -> Figures {
        let years = self.years.iter().map(|year| Head::figures(&year.school_year.to_string()));
        let heads = std::iter::once(Head::words(self.label(row))).chain(years).collect();
        Figures { caption: self.label(what).to_owned(), heads, rows, csv: None }
    }

    fn counts(&self, count: impl Fn(&Statistics) -> Option<i64>) -> Vec<Cell> {
        self.years.iter().map(|year| Cell::count(count(year))).collect()
    }

    /// A row a grade that any of the years has.
    fn grades(&self, count: fn(&PupilRow) -> i64) -> Vec<Line> {
        let grades = self.years.iter().flat_map(|year| &year.pupils).map(|row| row.grade.as_str());
        let line = |grade: &str| {
            let of = |year: &Statistics| year.pupils.iter().find(|row| row.grade == grade).map(count);
            Line::new(grade, self.counts(of))
        };
        unique(grades).into_iter().map(line).collect()
    }

    /// Pupils by grade, and of all of them the girls, those of ethnic minorities and with disability.
    fn pupils(&self) -> Block {
        let grades = self.grades(|row| row.pupils.value);
        let mut block = self.block("pupils_pupils", "pupils_grade", Statistics::pupil_count, grades);
        let parts: [(&str, PupilFigure); 3] = [
            ("pupils_female", |row| Some(row.female)),
            ("pupils_minority", |row| row.minority),
            ("pupils_disability", |row| row.disability),
        ];
        for (key, part) in parts {
            let of = |year: &Statistics| sum(year.pupils.iter().map(part));
            if self.years.iter().any(|year| of(year).is_some()) {
                block.table.rows.push(Line::new(self.label(key), self.counts(of)));
            }
        }
        block
    }

    fn teachers(&self) -> Vec<Line> {
        let rows = self.years.iter().flat_map(|year| &year.teachers).map(|row| row.qualification.as_str());
        let line = |name: &str| {
            let of =
                |year: &Statistics| year.teachers.iter().find(|row| row.qualification == name).map(|row| row.total);
            Line::new(name, self.counts(of))
        };
        unique(rows).into_iter().map(line).collect()
    }

    fn facilities(&self) -> Vec<Line> {
        let rows = self.years.iter().flat_map(|year| &year.facilities).map(facility);
        let line = |name: String| {
            let of = |year: &&Statistics| {
                Cell::amount(year.facilities.iter().find(|row| facility(row) == name).map(|row| row.quantity))
            };
            Line::new(&name, self.years.iter().map(of).collect())
        };
        rows.collect::<IndexSet<_>>().into_iter().map(line).collect()
    }
}

fn unique<'a>(names: impl Iterator<Item = &'a str>) -> IndexSet<&'a str> {
    names.collect()
}

fn facility(row: &FacilityRow) -> String {
    format!("{} ({})", row.item, row.unit)
}

fn blocks(site: &Site, id: EntryId, year: &Statistics, labels: &Labels<'_>) -> Vec<Block> {
    let csv = |table| Some(site.base.href(&exports::figures_route(&site.entry(id).route(), table)));
    let bar = |row: &PupilRow| Bar { label: row.grade.clone(), value: row.pupils.value };
    let bars: Vec<_> = year.pupils.iter().map(bar).collect();
    let chart = chart::bars("chart_pupils", labels.get("pupils_pupils").copied().unwrap_or_default(), &bars);
    vec![
        Block { table: Figures { csv: csv(kinds::Figures::Pupils), ..pupil_table(year, labels) }, chart: Some(chart) },
        Block { table: Figures { csv: csv(kinds::Figures::Teachers), ..teacher_table(year, labels) }, chart: None },
        Block { table: Figures { csv: csv(kinds::Figures::Facilities), ..facility_table(year, labels) }, chart: None },
    ]
}

/// A table with these columns: the first of words, the others of figures.
fn table(labels: &Labels<'_>, caption: &str, columns: &[&str], rows: Vec<Line>) -> Figures {
    let label = |key: &str| labels.get(key).copied().unwrap_or_default();
    let (first, others) = columns.split_first().map_or(("", columns), |(first, others)| (*first, others));
    let others = others.iter().map(|key| Head::figures(label(key)));
    let heads = std::iter::once(Head::words(label(first))).chain(others).collect();
    Figures { caption: label(caption).to_owned(), heads, rows, csv: None }
}

/// The sum of figures; `None` when one of them isn't known.
fn sum(mut figures: impl Iterator<Item = Option<i64>>) -> Option<i64> {
    figures.try_fold(0_i64, |sum, figure| sum.checked_add(figure?))
}

fn pupil_table(year: &Statistics, labels: &Labels<'_>) -> Figures {
    const COLUMNS: [&str; 6] =
        ["pupils_grade", "pupils_classes", "pupils_pupils", "pupils_female", "pupils_minority", "pupils_disability"];
    let counts =
        |row: &PupilRow| [Some(row.classes), Some(row.pupils.value), Some(row.female), row.minority, row.disability];
    let mut rows: Vec<_> =
        year.pupils.iter().map(|row| Line::new(&row.grade, counts(row).map(Cell::count).into())).collect();
    let sums = (0..COLUMNS.len() - 1).map(|at| Cell::count(sum(year.pupils.iter().map(|row| counts(row)[at]))));
    rows.push(Line::total(sums.collect()));
    table(labels, "pupils", &COLUMNS, rows)
}

fn teacher_table(year: &Statistics, labels: &Labels<'_>) -> Figures {
    let row = |name: &str, total, female| Line::new(name, vec![Cell::count(total), Cell::count(female)]);
    let mut rows: Vec<_> = year
        .teachers
        .iter()
        .map(|teachers| row(&teachers.qualification, Some(teachers.total), teachers.female))
        .collect();
    let sums = [Some(year.teacher_count()), sum(year.teachers.iter().map(|row| row.female))];
    rows.push(Line::total(sums.map(Cell::count).into()));
    table(labels, "teachers", &["teachers_qualification", "teachers_total", "teachers_female"], rows)
}

fn facility_table(year: &Statistics, labels: &Labels<'_>) -> Figures {
    let row = |row: &FacilityRow| Line::new(&row.item, vec![Cell::amount(Some(row.quantity)), Cell::words(&row.unit)]);
    let rows = year.facilities.iter().map(row).collect();
    table(labels, "facilities", &["facilities_item", "facilities_quantity", "facilities_unit"], rows)
}

fn comparison<'s>(year: &Statistics, labels: &Labels<'s>) -> Vec<Comparison<'s>> {
    let pairs = [
        ("totals_classes", &year.totals.classes, year.classes()),
        ("totals_pupils", &year.totals.pupils, year.pupil_count()),
        ("totals_teachers", &year.totals.teachers, year.teacher_count()),
    ];
    let told = pairs.into_iter().filter_map(|(key, published, sum)| Some((key, published.as_ref()?.value, sum)));
    told.map(|(key, published, sum)| Comparison { label: labels.get(key).copied().unwrap_or_default(), published, sum })
        .collect()
}
