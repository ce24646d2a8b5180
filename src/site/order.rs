//! The order of a section's entries, as the kind's `order` asks.

use std::cmp::Ordering;

use crate::content::Entry;
use crate::schema::{Kind, Value};
use crate::vietnamese;

/// Compares two entries by the fields that their kind names, then by title and path.
pub(super) fn compare(kind: &Kind, a: &Entry, b: &Entry) -> Ordering {
    for name in &kind.order {
        let (name, descending) = name.strip_prefix('-').map_or((name.as_str(), false), |name| (name, true));
        let value = |entry: &Entry| entry.fields.get(name).map(|field| field.value.clone());
        let ordering = match (value(a), value(b)) {
            (Some(a), Some(b)) => in_direction(compare_values(&a, &b), descending),
            // What isn't filled stands last; an unset switch counts as false.
            (Some(Value::Bool(true)), None) => in_direction(Ordering::Greater, descending),
            (None, Some(Value::Bool(true))) => in_direction(Ordering::Less, descending),
            (Some(Value::Bool(false)) | None, None) | (None, Some(Value::Bool(false))) => Ordering::Equal,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
        };
        if ordering != Ordering::Equal {
            return ordering;
        }
    }
    a.path.cmp(&b.path)
}

fn in_direction(ordering: Ordering, descending: bool) -> Ordering {
    if descending { ordering.reverse() } else { ordering }
}

fn compare_values(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Text(a), Value::Text(b)) => vietnamese::collation_key(a).cmp(&vietnamese::collation_key(b)),
        (Value::Integer(a), Value::Integer(b)) => a.cmp(b),
        (Value::Bool(a), Value::Bool(b)) => a.cmp(b),
        (Value::Date(a), Value::Date(b)) => a.cmp(b),
        (Value::DateTime(a), Value::DateTime(b)) => a.cmp(b),
        (Value::SchoolYear(a), Value::SchoolYear(b)) => a.cmp(b),
        (Value::Week(a, x), Value::Week(b, y)) => (a, x).cmp(&(b, y)),
        (Value::Choice { key: a, .. }, Value::Choice { key: b, .. }) => a.cmp(b),
        _ => Ordering::Equal,
    }
}
