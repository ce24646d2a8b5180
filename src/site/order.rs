//! The order of a section's entries, as the kind's `order` asks.

use std::cell::OnceCell;
use std::cmp::Ordering;
use std::sync::Arc;

use super::EntryId;
use crate::content::Entry;
use crate::schema::{Kind, Value};
use crate::vietnamese::{self, SchoolYear};

/// The order of the fields that a kind names, then that of the paths.
pub(super) struct Order<'k>(Vec<(&'k str, Direction)>);

impl<'k> Order<'k> {
    /// The order that a kind asks for.
    pub fn of(kind: &'k Kind) -> Self {
        Self(kind.order.iter().map(|name| direction(name)).collect())
    }

    /// Puts entries in order.
    pub fn sort(&self, ids: &mut [EntryId], entries: &[Arc<Entry>]) {
        let mut keyed: Vec<_> = ids.iter().map(|id| (self.keys(&entries[id.0]), *id)).collect();
        keyed.sort_by(|a, b| self.compare(a, b));
        for (id, (_, sorted)) in ids.iter_mut().zip(keyed) {
            *id = sorted;
        }
    }

    /// Puts one entry among others that are in order.
    pub fn insert(&self, ids: &mut Vec<EntryId>, new: EntryId, entries: &[Arc<Entry>]) {
        let keyed = |id: EntryId| (self.keys(&entries[id.0]), id);
        let key = keyed(new);
        let place = ids.partition_point(|id| self.compare(&keyed(*id), &key).is_lt());
        ids.insert(place, new);
    }

    fn keys<'e>(&self, entry: &'e Entry) -> Vec<Option<Key<'e>>> {
        self.0.iter().map(|(name, _)| entry.fields.get(*name).map(|field| Key::from(&field.value))).collect()
    }

    fn compare(
        &self,
        (a, a_id): &(Vec<Option<Key<'_>>>, EntryId),
        (b, b_id): &(Vec<Option<Key<'_>>>, EntryId),
    ) -> Ordering {
        let pairs = a.iter().zip(b).zip(&self.0);
        let mut compared = pairs.map(|((a, b), (_, direction))| compare(a.as_ref(), b.as_ref(), *direction));
        // Entries are numbered in path order.
        compared.find(|ordering| ordering.is_ne()).unwrap_or_else(|| a_id.cmp(b_id))
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
            // A field may hold both: a day begins at midnight.
            Value::Date(date) => Self::DateTime(date.to_datetime(jiff::civil::Time::midnight())),
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
