//! What tests look at, and which entries they mean.

use indexmap::IndexMap;
use jiff::civil::Date;

use super::disclosed::Ledger;
use super::real::Real;
use crate::content::{Entry, Record};
use crate::diagnostic::Diagnostic;
use crate::inputs::Inputs;
use crate::lang::Lang;
use crate::schema::Value;
use crate::search;
use crate::site::Site;
pub use crate::vietnamese::lower_first;

/// The first month of a school year.
const SEPTEMBER: i8 = 9;

/// All that a test may know.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'f> {
    /// The site on its day.
    pub site: &'f Site,
    /// The files it was made of.
    pub inputs: &'f Inputs,
    /// What readers search it by.
    pub index: &'f search::Index,
    /// What has to be disclosed, and what is.
    pub ledger: &'f Ledger<'f>,
    /// What was already found wrong with them.
    pub diagnostics: &'f [Diagnostic],
    /// What of it is real.
    pub real: &'f Real<'f>,
}

/// Which entries a rule means.
#[derive(Clone, Copy, Debug)]
pub struct Selection<'s> {
    /// In this section or below it.
    pub route: &'s str,
    /// Entries of other kinds aren't counted; `None` counts all.
    pub kind: Option<&'s str>,
    /// With one of these keys in each of these fields.
    pub only: &'s IndexMap<String, Vec<String>>,
}

impl Selection<'_> {
    /// Whether an entry is among them.
    pub fn holds(&self, entry: &Entry) -> bool {
        entry.lang == Lang::Vi
            && entry.section.starts_with(self.route)
            && self.kind.is_none_or(|kind| entry.kind == kind)
            && self.only.iter().all(|(field, keys)| keys.iter().any(|key| has_key(entry, field, key)))
    }
}

impl<'f> Facts<'f> {
    /// The day.
    pub fn today(&self) -> Date {
        self.site.today()
    }

    /// The year in which the running school year began.
    pub fn school_year_start(&self) -> i16 {
        school_year_start(self.today())
    }

    /// The Vietnamese entries that a rule means, in path order.
    pub fn select<'s>(&self, selection: Selection<'s>) -> impl Iterator<Item = &'f Entry> + use<'f, 's> {
        self.site.entries.iter().map(|entry| &**entry).filter(move |entry| selection.holds(entry))
    }

    /// The page of a section: its introduction, and the pages in it.
    pub fn pages<'s>(&self, route: &'s str) -> impl Iterator<Item = &'f Entry> + use<'f, 's> {
        let own = self.site.entries.iter().map(|entry| &**entry);
        own.filter(move |entry| {
            entry.lang == Lang::Vi && entry.section == route && matches!(entry.record, Record::Page(_))
        })
    }

    /// “Ban giám hiệu” for `/gioi-thieu/ban-giam-hieu/`.
    pub fn title(&self, route: &str) -> String {
        if route == "/" {
            return "Toàn trang".to_owned();
        }
        let section = self.site.section_at(Lang::Vi, route);
        section.map_or_else(|| route.to_owned(), |(_, section)| section.title().to_owned())
    }

    /// Whether something real is written: no placeholder, and enough words of its own. A page or an article without any
    /// words never counts; kinds that live by their fields may have none. Of attached files one at least must be whole.
    pub fn is_filled(&self, entry: &Entry, min_words: usize) -> bool {
        !entry.placeholder
            && self.real.has_words(entry, min_words)
            && !self.real.is_copy(entry)
            && (entry.common.files.is_empty()
                || matches!(entry.record, Record::Post(_))
                || entry.common.files.iter().any(|attached| self.real.is_whole(&attached.file.value)))
    }

    /// Whether a field has a real value.
    pub fn is_given(&self, entry: &Entry, field: &str) -> bool {
        self.real.is_given(entry, field)
    }

    /// What editors call a field of an entry.
    pub fn label(&self, entry: &Entry, field: &str) -> String {
        let known = self.site.field(entry, field);
        known.map_or_else(|| field.to_owned(), |field| lower_first(&field.label))
    }
}

/// The year in which the school year of a day began.
pub fn school_year_start(today: Date) -> i16 {
    if today.month() >= SEPTEMBER { today.year() } else { today.year() - 1 }
}

fn has_key(entry: &Entry, field: &str, wanted: &str) -> bool {
    match entry.fields.get(field).map(|value| &value.value) {
        Some(Value::Choice { key, .. }) => key == wanted,
        Some(Value::Text(text)) => text == wanted,
        _ => false,
    }
}

/// “a, b và c”.
pub fn listed<T: AsRef<str>>(parts: &[T]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} và {}", first.join(", "), last.as_ref())
        }
    }
}
