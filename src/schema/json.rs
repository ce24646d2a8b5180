//! The kinds, `site.yaml` and `xac-nhan.yaml` as JSON Schema (draft 2020-12), so that an editor's program completes and checks them
//! while they are typed.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde_json::{Map, Value, json};

use super::NumberRange;
use super::field::{Field, FieldType};
use super::load::Schemas;

/// The dialect.
const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// A JSON Schema for each kind, for `site.yaml` and for `xac-nhan.yaml`, by file name.
pub fn all(schemas: &Schemas) -> BTreeMap<String, Value> {
    let kinds = schemas
        .kinds
        .values()
        .map(|kind| (kind.name.clone(), document(&kind.label, &kind.about, &kind.fields)))
        .collect::<BTreeMap<_, _>>();
    let site = ("site".to_owned(), document("site.yaml", "Khai báo của trang.", &schemas.site));
    let confirmations =
        ("xac-nhan".to_owned(), document("xac-nhan.yaml", "Xác nhận của đơn vị.", &schemas.confirmations));
    kinds
        .into_iter()
        .chain([site, confirmations])
        .map(|(name, schema)| (format!("{name}.schema.json"), schema))
        .collect()
}

fn document(title: &str, about: &str, fields: &IndexMap<String, Field>) -> Value {
    let mut schema = json!({ "$schema": DRAFT, "title": title, "description": about });
    extend(&mut schema, object(fields));
    schema
}

/// A mapping with these fields and no others.
fn object(fields: &IndexMap<String, Field>) -> Value {
    let properties: Map<String, Value> = fields.iter().map(|(name, field)| (name.clone(), property(field))).collect();
    let required: Vec<&str> =
        fields.iter().filter(|(_, field)| field.required.always).map(|(name, _)| name.as_str()).collect();
    let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    let conditions = conditions(fields);
    if !conditions.is_empty() {
        schema["allOf"] = json!(conditions);
    }
    schema
}

/// What must be there only when a sibling has some value, or is missing. What depends on the folder
/// (`required_in`) is left to the program: a JSON Schema doesn't see where a file stands.
fn conditions(fields: &IndexMap<String, Field>) -> Vec<Value> {
    let mut conditions = Vec::new();
    for (name, field) in fields {
        for (sibling, keys) in &field.required.when {
            conditions.push(json!({
                "if": { "properties": { sibling: { "enum": keys } }, "required": [sibling] },
                "then": { "required": [name] },
            }));
        }
        if let Some(other) = &field.required.without {
            conditions.push(json!({ "anyOf": [{ "required": [name] }, { "required": [other] }] }));
        }
    }
    conditions
}

fn property(field: &Field) -> Value {
    let mut schema = json!({ "title": field.label });
    let hint = field.hint.iter().cloned();
    let sections = &field.required.in_sections;
    let only_there = (!sections.is_empty()).then(|| format!("Bắt buộc trong {}.", sections.join(", ")));
    let description: Vec<String> = hint.chain(only_there).collect();
    if !description.is_empty() {
        schema["description"] = json!(description.join(" "));
    }
    if let Some(example) = &field.example {
        schema["examples"] = json!([example.trim_matches('"')]);
    }
    extend(&mut schema, of_type(&field.ty));
    schema
}

fn of_type(ty: &FieldType) -> Value {
    match ty {
        // YAML reads `number: 12` as a number; the program takes it as the text that was typed.
        FieldType::Text => json!({ "type": ["string", "number"] }),
        FieldType::Number(range) => number(range),
        FieldType::Bool => json!({ "type": "boolean" }),
        FieldType::Date => pattern(r"^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}/\d{4})$"),
        FieldType::DateTime => {
            pattern(r"^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}/\d{4})([ T]\d{1,2}[:hg]\d{2}(:\d{2})?)?$")
        }
        FieldType::Time => pattern(r"^\d{1,2}[:hg](\d{2}(:\d{2})?)?$"),
        FieldType::Year => json!({ "type": "integer", "minimum": 1800, "maximum": 2200 }),
        FieldType::SchoolYear => pattern(r"^\d{4}\s*-\s*\d{4}$"),
        FieldType::Week => pattern(r"^\d{4}-W\d{1,2}$"),
        FieldType::Url => json!({ "type": "string", "format": "uri", "pattern": "^https?://" }),
        FieldType::Email => json!({ "type": "string", "format": "email" }),
        // A number, and perhaps words with an extension of it.
        FieldType::Phone => pattern(r"^[0-9 .()+/-]{3,}([^0-9]{2,}[0-9]{1,5}\)?)?$"),
        FieldType::Colour => pattern("^#[0-9A-Fa-f]{6}$"),
        FieldType::Slug => pattern("^[a-z0-9]+(-[a-z0-9]+)*$"),
        FieldType::Path => pattern("^/"),
        FieldType::File | FieldType::Image | FieldType::Page => json!({ "type": "string", "minLength": 1 }),
        FieldType::Choice(values) => {
            let values: Vec<Value> =
                values.iter().map(|(key, label)| json!({ "const": key, "title": label.vi })).collect();
            json!({ "oneOf": values })
        }
        FieldType::List(of) => json!({ "type": "array", "items": of_type(of) }),
        FieldType::Record { fields, short: None } => object(fields),
        FieldType::Record { fields, short: Some(short) } => {
            let scalar = fields.get(short).map_or(json!({}), |field| of_type(&field.ty));
            json!({ "anyOf": [scalar, object(fields)] })
        }
        FieldType::Table { columns } => {
            let row = if columns.is_empty() { json!({ "type": "object" }) } else { object(columns) };
            json!({ "anyOf": [{ "type": "string", "pattern": r"\.csv$" }, { "type": "array", "items": row }] })
        }
    }
}

fn number(range: &NumberRange) -> Value {
    let mut schema = json!({ "type": if range.whole { "integer" } else { "number" } });
    for (name, bound) in [("minimum", range.min), ("maximum", range.max)] {
        if let Some(bound) = bound {
            schema[name] = json!(bound);
        }
    }
    schema
}

fn pattern(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern })
}

/// Adds the members of one object to another.
fn extend(schema: &mut Value, more: Value) {
    if let (Value::Object(schema), Value::Object(more)) = (schema, more) {
        schema.extend(more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inputs::Inputs;

    fn built_in() -> BTreeMap<String, Value> {
        let inputs = Inputs::new(jiff::civil::date(2026, 11, 21));
        all(&Schemas::load(&inputs, &mut Vec::new()))
    }

    #[test]
    fn a_document_must_have_its_number_its_files_and_nothing_unknown() {
        let schema = &built_in()["document.schema.json"];
        assert_eq!(schema["additionalProperties"], json!(false));
        let required = schema["required"].as_array().unwrap();
        assert!(required.contains(&json!("number")) && required.contains(&json!("files")));
        assert_eq!(schema["properties"]["abstract"]["title"], json!("Trích yếu"));
        assert_eq!(schema["properties"]["type"]["oneOf"][0]["const"], json!("Luật"));
    }

    #[test]
    fn an_enrolment_notice_must_name_its_places_but_a_plan_needs_none() {
        let schema = &built_in()["enrolment.schema.json"];
        let conditions = schema["allOf"].as_array().unwrap();
        let on_quota = conditions.iter().find(|condition| condition["then"]["required"] == json!(["quota"])).unwrap();
        assert_eq!(on_quota["if"]["properties"]["stage"]["enum"], json!(["thong-bao"]));
    }
}
