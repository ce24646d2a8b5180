//! Fields as lines of YAML for somebody to fill in. Advice stands on lines of its own above its key: what is typed behind
//! a remark would be a part of it.

use indexmap::IndexMap;

use crate::schema::{Field, FieldType};

/// How fields are written out.
pub(super) struct Form {
    /// Which parts of a record stand there.
    parts: fn(&Field) -> bool,
    /// What stands behind the colon.
    value: fn(&Field) -> String,
}

/// The required parts alone, without values.
pub(super) const BLANK: Form = Form { parts: |field| field.required.always, value: |_| String::new() };

/// All parts, each with a value that may stand there.
pub(super) const SAMPLE: Form = Form { parts: |_| true, value: Field::sample };

impl Form {
    /// The lines of a field, without advice on itself but with that on its parts.
    pub fn lines(&self, name: &str, field: &Field) -> Vec<String> {
        let (parts, is_list) = match &field.ty {
            FieldType::Record { fields, .. } => (fields, false),
            FieldType::Table { columns } if field.example.is_none() => (columns, true),
            FieldType::List(of) => match of.as_ref() {
                FieldType::Record { fields, .. } => (fields, true),
                _ => return vec![line(name, &(self.value)(field))],
            },
            _ => return vec![line(name, &(self.value)(field))],
        };
        let parts = self.parts(parts);
        let parts = if is_list { item(parts) } else { indented("  ", parts) };
        std::iter::once(line(name, "")).chain(parts).collect()
    }

    fn parts(&self, fields: &IndexMap<String, Field>) -> Vec<String> {
        let wanted = fields.iter().filter(|(_, field)| (self.parts)(field));
        wanted
            .flat_map(|(name, field)| {
                std::iter::once(format!("# {}", field.advice())).chain(self.lines(name, field)).collect::<Vec<_>>()
            })
            .collect()
    }
}

/// A key with its value, if any.
pub(super) fn line(name: &str, value: &str) -> String {
    if value.is_empty() { format!("{name}:") } else { format!("{name}: {value}") }
}

/// The lines as one item of a list: its dash stands before the first key.
fn item(lines: Vec<String>) -> Vec<String> {
    let first = lines.iter().position(|line| !line.starts_with('#'));
    let begin = |at| match first {
        Some(first) if at < first => "  ",
        Some(first) if at == first => "  - ",
        _ => "    ",
    };
    lines.iter().enumerate().map(|(at, line)| [begin(at), line].concat()).collect()
}

fn indented(by: &str, lines: Vec<String>) -> Vec<String> {
    lines.iter().map(|line| [by, line].concat()).collect()
}

/// Lines that are switched off: without the sign they are as they were.
pub(super) fn switched_off(lines: &[String]) -> String {
    lines.iter().map(|line| format!("#{line}\n")).collect()
}
