//! A reminder of what has to be disclosed soon: one note with all names.

use jiff::ToSpan;

use super::asked::ROUTE;
use super::due::{Due, State};
use crate::checklist::choice;
use crate::config;
use crate::content::Entry;
use crate::content::kinds::{Disclosure, TypedRecord};
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::site::Site;
use crate::source::SourcePath;
use crate::vietnamese::long_date;

/// Days before a deadline from which on the reminder is given. No source sets it; it is this program's.
const AHEAD: i32 = 30;

/// Reminds of the items whose deadline comes within the next days.
pub(super) fn check(site: &Site, dues: &[Due<'_>], diagnostics: &mut Vec<Diagnostic>) {
    let today = site.today();
    let is_near = |due: &&Due<'_>| today >= due.deadline.saturating_sub(AHEAD.days());
    let mut open: Vec<&Due<'_>> = dues.iter().filter(|due| due.state() == State::NotDue).filter(is_near).collect();
    open.sort_by_key(|due| due.deadline);
    let Some(first) = open.first() else { return };
    let names: Vec<String> = open.iter().map(|due| due.name()).collect();
    let days = (first.deadline - today).get_days();
    let message = format!(
        "Còn {days} ngày đến hạn công khai (trước ngày {}), chưa có: {}",
        long_date(first.deadline),
        names.join("; ")
    );
    let help =
        format!("Tạo từng bài bằng lệnh: congtruong new disclosure \"{} {}\"", label(site, first), first.period());
    let told = Diagnostic::warning(Code::DisclosureSoon, message).help(help).citing(first.citation());
    diagnostics.push(match introduction(site) {
        Some(entry) => told.at(&entry.path, entry.head),
        None => match SourcePath::new(config::FILE) {
            Some(path) => told.at(&path, site.config.name.span),
            None => told,
        },
    });
}

/// What editors call an item, without its clause: the title by which `congtruong new` knows it.
fn label<'s>(site: &'s Site, due: &'s Due<'_>) -> &'s str {
    let items = choice::values(&site.schemas, Disclosure::NAME, "item");
    let label = items.and_then(|items| items.get(&due.asked().item)).map(|label| label.vi.as_str());
    let label = label.unwrap_or(due.title());
    label.split_once(": ").map_or(label, |(_, name)| name)
}

/// The file that introduces the section.
fn introduction(site: &Site) -> Option<&Entry> {
    let (_, section) = site.section_at(Lang::Vi, ROUTE)?;
    section.index.map(|id| site.entry(id))
}
