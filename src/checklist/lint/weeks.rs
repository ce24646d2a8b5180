//! Calendars that are the week before's, line by line.

use std::collections::BTreeMap;

use jiff::civil::Time;

use crate::content::Entry;
use crate::content::kinds::Calendar;
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::site::Site;
use crate::vietnamese::bare_words;

/// Fewest lines of which nearly all are the same by more than routine. No source sets it; it is this program's.
const ENOUGH: usize = 6;

/// What a line says: the day of the week, the hour, the work.
type Line = (i8, Option<Time>, String);

/// Warns of them.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let calendars = site.of_kind::<Calendar>(Lang::Vi);
    let weeks: BTreeMap<(i16, i8), (&Entry, &Calendar)> =
        calendars.map(|(_, entry, calendar)| (calendar.week, (entry, calendar))).collect();
    for ((before, (first, old)), (week, (entry, new))) in weeks.iter().zip(weeks.iter().skip(1)) {
        if new.entries.len() < ENOUGH || !is_copied(&lines(old), &lines(new)) {
            continue;
        }
        let message = format!("Lịch tuần {} gần như giống hệt lịch tuần {} ({})", week.1, before.1, first.path);
        let help = format!("Ghi việc riêng của tuần {}; việc tuần nào cũng có thì giữ nguyên", week.1);
        let span = entry.span_of("entries");
        diagnostics.push(Diagnostic::warning(Code::Repeated, message).help(help).at(&entry.path, span));
    }
}

fn lines(calendar: &Calendar) -> Vec<Line> {
    let line = |event: &crate::content::kinds::Event| {
        (event.day.value.weekday().to_monday_one_offset(), event.time, bare_words(&event.what))
    };
    let mut lines: Vec<Line> = calendar.entries.iter().map(line).collect();
    lines.sort();
    lines
}

/// Whether nine lines of ten are another week's, on the same day at the same hour.
fn is_copied(old: &[Line], new: &[Line]) -> bool {
    let same = new.iter().filter(|line| old.binary_search(line).is_ok()).count();
    same * 10 >= new.len() * 9
}
