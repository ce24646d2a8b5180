//! Entries of a kind in a section.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use jiff::ToSpan;
use serde::Deserialize;

use super::{Facts, Named, Outcome, Test, selection_names};
use crate::checklist::facts::Selection;
use crate::checklist::real::{Real, leave_once};
use crate::content::kinds::Resource;
use crate::content::real::wording;
use crate::content::{Entry, Role};
use crate::report::Verdict;

/// A section holds enough entries that are really filled.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionHas {
    /// In this section or below it.
    route: String,
    /// Of this kind; any where it says nothing.
    kind: Option<String>,
    /// With one of these keys in each of these fields.
    #[serde(default)]
    only: IndexMap<String, Vec<String>>,
    /// With these fields filled.
    #[serde(default)]
    with: Vec<String>,
    /// With at least so many words of text.
    #[serde(default)]
    words: usize,
    /// Dated within so many days before today.
    within_days: Option<u16>,
    /// How many of them.
    #[serde(default = "super::one")]
    at_least: usize,
    /// What they are called in the finding: “thủ tục”.
    what: String,
}

impl SectionHas {
    fn selection(&self) -> Selection<'_> {
        Selection { route: &self.route, kind: self.kind.as_deref(), only: &self.only }
    }

    fn counts(&self, entry: &Entry, facts: Facts<'_>) -> bool {
        let recent = self.within_days.is_none_or(|days| {
            let since = facts.today().saturating_sub(i64::from(days).days());
            entry.day().is_some_and(|day| since <= day && day <= facts.today())
        });
        recent
            && facts.is_filled(entry, self.words)
            && self.with.iter().all(|field| facts.is_given(entry, field))
            && wording::says_something(&entry.title)
            && (entry.role == Role::Entry || tells_facts(entry))
            && entry.record.get::<Resource>().is_none_or(|resource| is_reached(resource, facts))
    }
}

impl SectionHas {
    /// An outcome whose finding tells the numbers that there are.
    fn told(&self, outcome: Outcome) -> Outcome {
        let counted = self.at_least > 1 && outcome.verdict == Verdict::Fail;
        if counted || self.words > 1 || self.within_days.is_some() { outcome.measured() } else { outcome }
    }
}

/// Whether the page of a section tells something itself, and doesn't only greet: with a figure, a day, a number of a
/// document, or a file.
fn tells_facts(entry: &Entry) -> bool {
    !entry.common.files.is_empty() || entry.body.plain_text().bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a reader comes to a resource: it is a whole file, an address that leads somewhere, or what stands there.
fn is_reached(resource: &Resource, facts: Facts<'_>) -> bool {
    match (&resource.file, &resource.url) {
        (None, None) => true,
        (file, url) => {
            file.as_ref().is_some_and(|file| facts.real.is_whole(&file.value))
                || url.as_ref().is_some_and(|url| facts.real.is_address(url))
        }
    }
}

/// Where a resource is: one file or address is one resource, whatever it is called.
fn place(entry: &Entry) -> Option<&str> {
    let resource = entry.record.get::<Resource>()?;
    let file = resource.file.as_ref().map(|file| file.value.as_str());
    file.or(resource.url.as_deref())
}

impl Test for SectionHas {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let mut found: Vec<&Entry> = facts.select(self.selection()).filter(|entry| self.counts(entry, facts)).collect();
        leave_once(facts.site, &mut found);
        let mut places = BTreeSet::new();
        found.retain(|entry| place(entry).is_none_or(|place| places.insert(place)));
        // The newest proves most.
        found.sort_by_key(|entry| std::cmp::Reverse(entry.day()));
        let within = self.within_days.map_or_else(String::new, |days| format!(" trong {days} ngày qua"));
        let least = if self.words > 1 { format!(" từ {} chữ", self.words) } else { String::new() };
        let title = facts.title(&self.route);
        if found.len() >= self.at_least {
            let finding = format!("Chuyên mục “{title}” có {} {}{least}{within}", found.len(), self.what);
            return self.told(Outcome::pass(finding)).seen_at(facts.site, found.into_iter().map(Entry::route));
        }
        let outcome = match found.len() {
            0 => Outcome::nothing(format!("Chuyên mục “{title}” chưa có {} nào{least}{within}", self.what)),
            count => Outcome::fail(format!(
                "Chuyên mục “{title}” mới có {count} {}{least}{within}, cần ít nhất {}",
                self.what, self.at_least
            )),
        };
        self.told(outcome).seen_at(facts.site, [&self.route])
    }

    fn names(&self) -> Vec<Named<'_>> {
        selection_names(&self.route, self.kind.as_deref(), &self.only, &self.with)
    }

    fn misses(&self, real: &Real<'_>, entry: &Entry, field: &str) -> bool {
        let is_none = || match field {
            "title" => !wording::says_something(&entry.title),
            _ => self.with.iter().any(|read| read == field) && !real.is_given(entry, field),
        };
        self.selection().holds(entry) && is_none()
    }

    fn is_measured(&self) -> bool {
        self.words > 1 || self.within_days.is_some() || self.at_least > 1
    }
}
