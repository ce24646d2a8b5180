//! Keys whose value is a date, an address, a file, a choice: never words, and so never with marks of their own.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use indexmap::IndexMap;

use crate::schema::{Field, FieldType, Schemas};

/// Whether a key has such a value in every kind of content that knows it.
pub(super) fn takes(key: &str) -> bool {
    static KNOWN: OnceLock<Keys> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        let mut keys = Keys::default();
        Schemas::built_in().kinds.values().for_each(|kind| keys.add_all(&kind.fields));
        keys
    });
    known.exact.contains(key) && !known.words.contains(key)
}

/// The keys of all kinds, by what they take.
#[derive(Default)]
struct Keys {
    exact: BTreeSet<String>,
    words: BTreeSet<String>,
}

impl Keys {
    fn add_all(&mut self, fields: &IndexMap<String, Field>) {
        fields.iter().for_each(|(name, field)| self.add(name, &field.ty));
    }

    fn add(&mut self, name: &str, ty: &FieldType) {
        match ty {
            FieldType::Text => drop(self.words.insert(name.to_owned())),
            FieldType::List(of) => self.add(name, of),
            FieldType::Record { fields, .. } => self.add_all(fields),
            FieldType::Table { columns } => self.add_all(columns),
            _ => drop(self.exact.insert(name.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_exact_and_a_title_is_words() {
        assert!(takes("date") && takes("week") && takes("image") && takes("organisation"));
        assert!(!takes("title") && !takes("number") && !takes("tags") && !takes("khong_co"));
    }
}
