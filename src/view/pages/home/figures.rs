//! The school in figures: the latest year of statistics.

use serde::Serialize;

use crate::content::kinds::Statistics;
use crate::lang::Lang;
use crate::site::Site;

#[derive(Serialize)]
pub(super) struct Figures {
    school_year: String,
    as_of: jiff::civil::Date,
    classes: i64,
    pupils: i64,
    teachers: i64,
    founded: Option<i16>,
}

/// The latest year; figures are the same in every language.
pub(super) fn latest(site: &Site, lang: Lang) -> Option<Figures> {
    let years = site.of_kind::<Statistics>(lang).chain(site.of_kind::<Statistics>(Lang::Vi));
    let (_, _, year) = years.max_by_key(|(_, _, year)| year.school_year)?;
    Some(Figures {
        school_year: year.school_year.to_string(),
        as_of: year.as_of,
        classes: year.classes(),
        pupils: year.pupil_count(),
        teachers: year.teacher_count(),
        founded: site.config.founded.as_ref().map(|founded| founded.value),
    })
}
