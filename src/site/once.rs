//! What there is once a week or a school year: two entries that are the same by a field that the schema marks `once`.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::Entry;
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::schema::{Field, FieldType, Kind, Schemas};
use crate::source::SourcePath;

/// Tells of each entry that has the week, the year or whatever it is of another one of its kind.
pub(super) fn check(schemas: &Schemas, entries: &[Arc<Entry>], diagnostics: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<(&str, &str, Lang, String), &SourcePath> = BTreeMap::new();
    for entry in entries {
        let Some(kind) = schemas.kinds.get(&entry.kind) else { continue };
        for (name, field) in marked(kind) {
            let Some((given, spelling)) =
                entry.fields.get(name).and_then(|given| Some((given, given.value.spelling()?)))
            else {
                continue;
            };
            let key = (kind.name.as_str(), name.as_str(), entry.lang, spelling);
            let Some(other) = first.get(&key) else {
                first.insert(key, &entry.path);
                continue;
            };
            let message = format!("{} có cùng “{}” đã ở {other}", kind.label, field.label);
            diagnostics.push(
                Diagnostic::warning(Code::SameTwice, message)
                    .at(&entry.path, given.span)
                    .help(format!("Gộp hai tệp làm một; nếu chép tệp cũ mà quên đổi thì sửa {name}")),
            );
        }
    }
}

/// The fields that no two entries of a kind may share; of a list only its own values are compared.
fn marked(kind: &Kind) -> impl Iterator<Item = (&String, &Field)> {
    kind.fields.iter().filter(|(_, field)| field.once && !matches!(field.ty, FieldType::List(_)))
}
