//! The keys of choices in the schemas, and what readers see of them.

use indexmap::IndexMap;

use crate::schema::{ChoiceLabel, FieldType, Schemas};

/// The keys and labels of a choice of a kind. A dot leads into the records of a list: `parts.part`.
pub fn values<'s>(schemas: &'s Schemas, kind: &str, field: &str) -> Option<&'s IndexMap<String, ChoiceLabel>> {
    let fields = &schemas.kinds.get(kind)?.fields;
    let ty = match field.split_once('.') {
        None => &fields.get(field)?.ty,
        Some((list, inner)) => match &fields.get(list)?.ty {
            FieldType::List(of) => match &**of {
                FieldType::Record { fields, .. } => &fields.get(inner)?.ty,
                _ => return None,
            },
            _ => return None,
        },
    };
    match ty {
        FieldType::Choice(values) => Some(values),
        _ => None,
    }
}

/// What Vietnamese readers see of a key; the key itself where the schemas don't know it.
pub fn label(schemas: &Schemas, kind: &str, field: &str, key: &str) -> String {
    let known = values(schemas, kind, field).and_then(|values| values.get(key));
    known.map_or(key, |label| &label.vi).to_owned()
}
