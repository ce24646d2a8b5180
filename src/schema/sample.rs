//! Values that messages show as an example: “add this line: …”.

use indexmap::IndexMap;

use super::field::{Field, FieldType};

impl Field {
    /// A value as it is written in YAML: the field's own example, else one of its type.
    pub fn sample(&self) -> String {
        self.example.clone().unwrap_or_else(|| of_type(&self.ty))
    }
}

/// A value of the type.
fn of_type(ty: &FieldType) -> String {
    let fixed = match ty {
        FieldType::Number(range) => return range.min.unwrap_or_default().max(1.0).to_string(),
        FieldType::Bool => "false",
        FieldType::Date | FieldType::DateTime => "2026-09-05",
        FieldType::Time => "\"07:30\"",
        FieldType::Year => "2026",
        FieldType::SchoolYear => "2026-2027",
        FieldType::Week => "2026-W47",
        FieldType::Url => "https://dia-chi.edu.vn/",
        FieldType::Email => "ten@truong.edu.vn",
        FieldType::Phone => "\"0299 000 1998\"",
        FieldType::Choice(values) => values.keys().next().map_or("…", String::as_str),
        FieldType::List(of) => return format!("[{}]", of_type(of)),
        FieldType::File => "ten-tep.pdf",
        FieldType::Image => "ten-anh.jpg",
        FieldType::Page => "ten-bai.md",
        FieldType::Slug => "khai-giang",
        FieldType::Path => "/gioi-thieu/",
        FieldType::Colour => "\"#0b5394\"",
        FieldType::Table { .. } => "so-lieu.csv",
        FieldType::Record { fields, short: Some(short) } if fields.contains_key(short) => {
            return fields[short].sample();
        }
        FieldType::Record { fields, .. } => return record(fields),
        FieldType::Text => "\"…\"",
    };
    fixed.to_owned()
}

/// A record with what it must have, else with its first field.
fn record(fields: &IndexMap<String, Field>) -> String {
    let written = |(name, field): (&String, &Field)| format!("{name}: {}", field.sample());
    let mut parts: Vec<String> = fields.iter().filter(|(_, field)| field.required.always).map(written).collect();
    if parts.is_empty() {
        parts.extend(fields.iter().map(written).next());
    }
    format!("{{ {} }}", parts.join(", "))
}
