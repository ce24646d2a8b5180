//! The front matter that a new entry starts with, made from the fields of its kind.

use indexmap::IndexMap;
use jiff::civil::Date;

use crate::schema::{ChoiceLabel, Field, FieldType, Kind, SectionSchema};
use crate::vietnamese;

/// The field that holds the title.
const TITLE: &str = "title";

/// The month in which a school begins to speak of the next school year.
const SCHOOL_YEAR_BEGINS: i8 = 8;

/// A text as YAML reads it back, whatever is in it.
pub(super) fn quoted(text: &str) -> String {
    // YAML's double quotes know all that JSON's do.
    serde_json::Value::from(text).to_string()
}

/// The whole file: what must be filled, then what may be.
pub(super) fn template(kind: &Kind, section: &SectionSchema, title: &str, today: Date) -> String {
    let template = Template { kind, section, today };
    let mut text = String::from("---\n");
    if section.kinds.first() != Some(&kind.name) {
        text += &format!("kind: {}\n", kind.name);
    }
    text += &format!("# {}\n{TITLE}: {}\n", advice(&kind.fields[TITLE]), quoted(title));
    let (musts, mays): (Vec<_>, Vec<_>) = kind
        .fields
        .iter()
        .filter(|(name, _)| *name != TITLE && *name != "kind")
        .partition(|(_, field)| template.is_required(field));
    for (name, field) in musts {
        text += &format!("# {}\n{}\n", advice(field), template.filled(name, field));
    }
    text += "# Các mục dưới đây không bắt buộc: cần mục nào thì bỏ dấu # ở đầu dòng mục ấy.\n";
    for (name, field) in mays {
        text += &format!("# {name}:    # {}\n", advice(field));
    }
    text + "---\n\n"
}

struct Template<'t> {
    kind: &'t Kind,
    section: &'t SectionSchema,
    today: Date,
}

impl Template<'_> {
    fn is_required(&self, field: &Field) -> bool {
        field.required.always || field.required.in_sections.contains(&self.section.route)
    }

    /// A field with the value that is known already; the editor fills the rest.
    fn filled(&self, name: &str, field: &Field) -> String {
        let today = self.today;
        let school_year = if today.month() < SCHOOL_YEAR_BEGINS { today.year() - 1 } else { today.year() };
        match &field.ty {
            FieldType::Date | FieldType::DateTime if self.kind.date.as_deref() == Some(name) => {
                format!("{name}: {today}")
            }
            FieldType::SchoolYear => format!("{name}: {school_year}-{}", school_year + 1),
            FieldType::Week => {
                let (year, week) = vietnamese::week_of(today);
                format!("{name}: {year}-W{week:02}")
            }
            ty => format!("{name}:{}", empty(ty, 2)),
        }
    }
}

/// What stands after `name:` where nothing is known: nothing, or the required parts of a record.
fn empty(ty: &FieldType, indent: usize) -> String {
    let pad = " ".repeat(indent);
    match ty {
        FieldType::Record { fields, .. } => {
            required(fields, indent).iter().map(|part| format!("\n{pad}{part}")).collect()
        }
        FieldType::List(of) => match of.as_ref() {
            FieldType::Record { fields, .. } => item(fields, indent),
            _ => String::new(),
        },
        FieldType::Table { columns } => item(columns, indent),
        _ => String::new(),
    }
}

/// The first item of a list of records.
fn item(fields: &IndexMap<String, Field>, indent: usize) -> String {
    let pad = " ".repeat(indent);
    let parts = required(fields, indent + 2);
    parts.iter().enumerate().map(|(at, part)| format!("\n{pad}{} {part}", if at == 0 { "-" } else { " " })).collect()
}

/// The required fields of a record, each with what it is.
fn required(fields: &IndexMap<String, Field>, indent: usize) -> Vec<String> {
    let required = fields.iter().filter(|(_, field)| field.required.always);
    required.map(|(name, field)| format!("{name}:    # {}{}", advice(field), empty(&field.ty, indent + 2))).collect()
}

/// One line of advice: the label, the hint, what may be chosen, an example.
fn advice(field: &Field) -> String {
    let mut advice = field.label.clone();
    if let Some(hint) = &field.hint {
        advice += &format!(". {}", hint.trim_end_matches('.'));
    }
    if let Some(values) = choices(&field.ty) {
        let values: Vec<String> = values
            .iter()
            .map(|(key, label)| if *key == label.vi { key.clone() } else { format!("{key} ({})", label.vi) })
            .collect();
        advice += &format!(". Chọn: {}", values.join(", "));
    }
    if matches!(field.ty, FieldType::List(_)) {
        advice += ". Mỗi ý một dòng bắt đầu bằng dấu -";
    }
    for (sibling, keys) in &field.required.when {
        advice += &format!(". Bắt buộc khi {sibling} là {}", keys.join(", "));
    }
    if let Some(other) = &field.required.without {
        advice += &format!(". Bắt buộc khi không có {other}");
    }
    if let Some(example) = &field.example {
        advice += &format!(". Ví dụ: {example}");
    }
    advice.replace('\n', " ")
}

fn choices(ty: &FieldType) -> Option<&IndexMap<String, ChoiceLabel>> {
    match ty {
        FieldType::Choice(values) => Some(values),
        FieldType::List(of) => choices(of),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Inputs;
    use crate::diagnostic::Code;
    use crate::schema::Schemas;
    use crate::source::SourcePath;

    const TODAY: Date = jiff::civil::date(2026, 11, 21);

    fn schemas() -> Schemas {
        Schemas::load(&Inputs::new(TODAY), &mut Vec::new())
    }

    #[test]
    fn every_kind_gives_a_template_that_lacks_nothing_but_what_the_editor_knows() {
        let schemas = schemas();
        for section in &schemas.structure.sections {
            for kind in &section.kinds {
                let text = template(&schemas.kinds[kind], section, "Bài: “thử”", TODAY);
                let path = SourcePath::new(&format!("content{}thu.md", section.route)).unwrap();
                let mut found = Vec::new();
                crate::content::parse(&path, text.as_bytes(), &schemas, &|_| None, &mut found);
                for diagnostic in found {
                    assert_eq!(
                        diagnostic.code,
                        Code::MissingField,
                        "{kind} in {}: {diagnostic:?}\n{text}",
                        section.route
                    );
                }
            }
        }
    }

    #[test]
    fn a_post_starts_with_its_title_and_today() {
        let schemas = schemas();
        let section = schemas.structure.section("/tin-tuc/").unwrap();
        let text = template(&schemas.kinds["post"], section, "Khai giảng: năm học mới", TODAY);
        assert!(text.contains("\ntitle: \"Khai giảng: năm học mới\"\n"), "{text}");
        assert!(text.contains("\ndate: 2026-11-21\n"), "{text}");
        assert!(text.contains("Ví dụ: Ban Biên tập\nauthor:\n"), "{text}");
        assert!(text.contains("\n# summary:    # Tóm tắt."), "{text}");
    }
}
