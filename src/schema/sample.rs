//! Values that messages show as an example: “add this line: …”.

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
        FieldType::Url => "https://…",
        FieldType::Email => "ten@truong.edu.vn",
        FieldType::Phone => "\"0299 000 1998\"",
        FieldType::Choice(values) => values.keys().next().map_or("…", String::as_str),
        FieldType::List(of) => return format!("[{}]", of_type(of)),
        FieldType::File | FieldType::Image => "ten-tep.pdf",
        FieldType::Table { .. } => "so-lieu.csv",
        FieldType::Record { fields, short: Some(short) } if fields.contains_key(short) => {
            return fields[short].sample();
        }
        FieldType::Record { .. } => "{ … }",
        _ => "\"…\"",
    };
    fixed.to_owned()
}
