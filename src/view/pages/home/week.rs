//! This week's calendar on the home page: what is still to come of it.

use jiff::civil::Date;
use serde::Serialize;

use crate::content::kinds::Calendar;
use crate::lang::Lang;
use crate::site::Site;
use crate::vietnamese;

/// How many lines are shown.
const LINES: usize = 8;

#[derive(Serialize)]
pub(super) struct Week<'s> {
    title: &'s str,
    href: String,
    lines: Vec<Line<'s>>,
}

#[derive(Serialize)]
struct Line<'s> {
    day: Date,
    time: Option<String>,
    what: &'s str,
    place: Option<&'s str>,
    today: bool,
}

/// The week that `today` lies in, from today on; a week that is all past is shown whole.
pub(super) fn current(site: &Site, lang: Lang) -> Option<Week<'_>> {
    let now = vietnamese::week_of(site.today());
    let (_, entry, calendar) = site.of_kind::<Calendar>(lang).find(|(_, _, calendar)| calendar.week == now)?;
    let ahead = calendar.entries.iter().filter(|event| event.day.value >= site.today());
    let from = if ahead.clone().next().is_some() { site.today() } else { Date::MIN };
    let lines = calendar.entries.iter().filter(|event| event.day.value >= from).take(LINES);
    Some(Week {
        title: &entry.title,
        href: site.base.href(&entry.route()),
        lines: lines
            .map(|event| Line {
                day: event.day.value,
                time: event.time.map(|time| time.strftime("%H:%M").to_string()),
                what: &event.what,
                place: event.place.as_deref(),
                today: event.day.value == site.today(),
            })
            .collect(),
    })
}
