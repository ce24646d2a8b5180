//! The statistics yearbook: the latest years without a gap.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{Facts, Named, Outcome, Test};
use crate::checklist::facts::listed;
use crate::checklist::real::{Real, counted, disorder};
use crate::content::Entry;
use crate::content::kinds::Statistics;
use crate::content::real::wording;
use crate::lang::Lang;
use crate::report::Reason;
use crate::vietnamese::{SchoolYear, bare_words};

/// The section of the yearbook.
const ROUTE: &str = "/thong-ke/";

/// The months in which a school year has ended and its figures aren't due yet. No source says so; it is this program's.
const DRAWN_UP: std::ops::RangeInclusive<i8> = 6..=8;

/// Figures of the latest school years, or of all since the school was founded.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatisticsYears {
    /// How many years.
    years: u8,
}

impl StatisticsYears {
    /// The school years that must be there. The last is the one that ended last, since the running one has no figures of
    /// a whole year yet; while its figures are being drawn up, the years may end with it or with the one before.
    fn windows(&self, facts: Facts<'_>) -> Vec<Vec<SchoolYear>> {
        let due = facts.school_year_start();
        let ended = due + i16::from(DRAWN_UP.contains(&facts.today().month()));
        let mut windows = vec![self.up_to(ended, facts), self.up_to(due, facts)];
        windows.dedup();
        windows
    }

    /// The years before the one that begins in a year.
    fn up_to(&self, running: i16, facts: Facts<'_>) -> Vec<SchoolYear> {
        let first = (running - i16::from(self.years)).max(facts.real.founded.unwrap_or(i16::MIN));
        (first..running).map(|start| SchoolYear { start }).collect()
    }
}

/// Whether there are classes, pupils, teachers and anything the school has: a yearbook of zeros is none.
fn tells_figures(figures: &Statistics) -> bool {
    let is_named = |name: &str| wording::says_something(name);
    figures.classes() > 0
        && figures.pupil_count() > 0
        && figures.teacher_count() > 0
        && figures.facilities.iter().any(|row| row.quantity > 0.0 && is_named(&row.item))
        && figures.pupils.iter().any(|row| is_named(&row.grade))
        && !is_one_grade_over_and_over(figures)
        && figures.teachers.iter().all(|row| row.female.is_none_or(|female| female <= row.total))
}

/// Whether several rows all name the same grade: one of them was copied.
fn is_one_grade_over_and_over(figures: &Statistics) -> bool {
    let mut names = figures.pupils.iter().map(|row| bare_words(&row.grade));
    let first = names.next();
    figures.pupils.len() > 1 && names.all(|name| Some(&name) == first.as_ref())
}

impl Test for StatisticsYears {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        // What is another year's to the last pupil was copied.
        let mut pupils = BTreeSet::new();
        let found: BTreeMap<SchoolYear, &Entry> = facts
            .site
            .of_kind::<Statistics>(Lang::Vi)
            .filter(|(_, entry, figures)| tells_figures(figures) && disorder(entry, facts.today()).is_empty())
            .filter(|(_, _, figures)| counted(figures).is_none_or(|counted| pupils.insert(counted)))
            .map(|(_, entry, figures)| (figures.school_year, entry))
            .collect();
        let lacks = |years: &[SchoolYear]| -> Vec<String> {
            years.iter().filter(|year| !found.contains_key(year)).map(ToString::to_string).collect()
        };
        // What is due is the last window, and what is told where none is whole.
        let windows = self.windows(facts);
        let whole = windows.iter().find(|years| !years.is_empty() && lacks(years).is_empty());
        let expected = whole.or(windows.last()).cloned().unwrap_or_default();
        let missing = lacks(&expected);
        let routes = expected.iter().rev().filter_map(|year| found.get(year)).map(|entry| entry.route());
        match (expected.first(), expected.last()) {
            _ if !missing.is_empty() => {
                Outcome::fail(format!("Thiếu số liệu năm học {}", listed(&missing))).seen_at(facts.site, routes)
            }
            (Some(first), Some(last)) => {
                Outcome::pass(format!("Có đủ số liệu {} năm học, từ {first} đến {last}", expected.len()))
                    .seen_at(facts.site, routes)
            }
            _ => Outcome::not_applicable(Reason::NotDue, "Trường chưa qua năm học nào từ ngày thành lập"),
        }
    }

    fn names(&self) -> Vec<Named<'_>> {
        vec![Named::Route(ROUTE)]
    }

    fn misses(&self, real: &Real<'_>, entry: &Entry, field: &str) -> bool {
        let is_read = matches!(field, "as_of" | "pupils" | "teachers" | "facilities") && entry.lang == Lang::Vi;
        let is_none = |figures| match field {
            "as_of" => !disorder(entry, real.site.today()).is_empty(),
            _ => !tells_figures(figures),
        };
        is_read && entry.record.get::<Statistics>().is_some_and(is_none)
    }

    fn is_measured(&self) -> bool {
        true
    }
}
