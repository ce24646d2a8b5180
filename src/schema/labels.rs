//! What fields are called in the language of a page.

use std::collections::BTreeMap;

use super::field::{Field, FieldType};
use crate::lang::Lang;

/// The labels of fields by their names. A field within a field has both names: `exam_place`.
pub type Labels<'s> = BTreeMap<String, &'s str>;

/// The labels of these fields and of those within them.
pub fn labels<'s>(fields: impl IntoIterator<Item = (&'s String, &'s Field)>, lang: Lang) -> Labels<'s> {
    let mut labels = Labels::new();
    for (name, field) in fields {
        let within = inner_fields(&field.ty).map(|inner| self::labels(inner, lang)).unwrap_or_default();
        labels.extend(within.into_iter().map(|(inner, label)| (format!("{name}_{inner}"), label)));
        labels.insert(name.clone(), field.label_in(lang));
    }
    labels
}

fn inner_fields(ty: &FieldType) -> Option<&indexmap::IndexMap<String, Field>> {
    match ty {
        FieldType::Record { fields, .. } | FieldType::Table { columns: fields } => Some(fields),
        FieldType::List(of) => inner_fields(of),
        _ => None,
    }
}
