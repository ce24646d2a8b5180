//! The order of a section's entries, as the kind's `order` asks.

use std::cell::OnceCell;
use std::cmp::Ordering;
use std::sync::Arc;

use super::EntryId;
use crate::content::Entry;
use crate::schema::{Kind, Value};
use crate::vietnamese::{self, SchoolYear};

/// Puts entries in the order of the fields that their kind names, then in that of their paths.
pub(super) fn sort(kind: &Kind, ids: &mut [EntryId], entries: &[Arc<Entry>]) {
    let order: Vec<(&str, Direction)> = kind.order.iter().map(|name| direction(name)).collect();
    let keys = |id: &EntryId| -> Vec<Option<Key<'_>>> {
        let fields = &entries[id.0].fields;
        order.iter().map(|(name, _)| fields.get(*name).map(|field| Key::from(&field.value))).collect()
    };
    // Entries come in path order, which a stable sort keeps between equals.
    let mut keyed: Vec<(Vec<Option<Key<'_>>>, EntryId)> = ids.iter().map(|id| (keys(id), *id)).collect();
    keyed.sort_by(|(a, _), (b, _)| {
        let pairs = a.iter().zip(b).zip(&order);
        let mut compared = pairs.map(|((a, b), (_, direction))| compare(a.as_ref(), b.as_ref(), *direction));
        compared.find(|ordering| ordering.is_ne()).unwrap_or(Ordering::Equal)
    });
    for (id, (_, sorted)) in ids.iter_mut().zip(keyed) {
        *id = sorted;
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    Ascending,
    Descending,
}

impl Direction {
    fn turn(self, ordering: Ordering) -> Ordering {
        match self {
            Self::Ascending => ordering,
            Self::Descending => ordering.reverse(),
        }
    }
}

/// `-date` is the field `date`, greatest first.
fn direction(name: &str) -> (&str, Direction) {
    name.strip_prefix('-').map_or((name, Direction::Ascending), |name| (name, Direction::Descending))
}

/// What a value is compared by.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'e> {
    Bool(bool),
    Integer(i64),
    Date(jiff::civil::Date),
    DateTime(jiff::civil::DateTime),
    SchoolYear(SchoolYear),
    Week(i16, i8),
    Choice(&'e str),
    Text(Collated<'e>),
    /// What has no order.
    Other,
}

/// Text as a dictionary has it. Most entries are told apart by an earlier field, so that the key is seldom wanted.
#[derive(Debug)]
struct Collated<'e> {
    text: &'e str,
    key: OnceCell<String>,
}

impl Collated<'_> {
    fn key(&self) -> &str {
        self.key.get_or_init(|| vietnamese::collation_key(self.text))
    }
}

impl Ord for Collated<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(other.key())
    }
}

impl PartialOrd for Collated<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Collated<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Collated<'_> {}

impl<'e> From<&'e Value> for Key<'e> {
    fn from(value: &'e Value) -> Self {
        match value {
            Value::Text(text) => Self::Text(Collated { text, key: OnceCell::new() }),
            Value::Integer(number) => Self::Integer(*number),
            Value::Bool(yes) => Self::Bool(*yes),
            Value::Date(date) => Self::Date(*date),
            Value::DateTime(moment) => Self::DateTime(*moment),
            Value::SchoolYear(year) => Self::SchoolYear(*year),
            Value::Week(year, week) => Self::Week(*year, *week),
            Value::Choice { key, .. } => Self::Choice(key),
            _ => Self::Other,
        }
    }
}

fn compare(a: Option<&Key<'_>>, b: Option<&Key<'_>>, direction: Direction) -> Ordering {
    // What isn't filled stands last, whatever the direction; an unset switch counts as false.
    match (a, b) {
        (Some(Key::Bool(_)), None) | (None, Some(Key::Bool(_))) => direction.turn(is_on(a).cmp(&is_on(b))),
        (Some(a), Some(b)) => direction.turn(a.cmp(b)),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

fn is_on(key: Option<&Key<'_>>) -> bool {
    key == Some(&Key::Bool(true))
}
