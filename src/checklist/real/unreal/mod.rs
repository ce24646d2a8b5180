//! Fields that are filled in and hold no value: what contradicts another field, says its label again, or can't be. One
//! file a kind; rules and notes read the same list, so that what is told not to count isn't counted.

mod consultation;
mod document;
mod enrolment;
mod procedure;

use super::Real;
use crate::content::real::wording;
use crate::content::{Entry, Record};
use crate::schema::Value;
use crate::vietnamese::{bare_words, lower_first};

/// A field with what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreal<'e> {
    /// The field that holds it.
    pub field: &'e str,
    /// What is wrong, one sentence without a final stop.
    pub message: String,
    /// What to write.
    pub help: String,
    /// Whether rules don't count it. What is only strange is told.
    pub is_void: bool,
}

impl<'e> Unreal<'e> {
    fn new(field: &'e str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { field, message: message.into(), help: help.into(), is_void: true }
    }

    fn strange(field: &'e str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { is_void: false, ..Self::new(field, message, help) }
    }
}

/// Bare words of what is handed in, which name no paper.
const PAPERS: &str = " giay to ho so don tu ";

impl Real<'_> {
    /// What the fields of an entry hold that is none.
    pub fn unreal<'e>(&self, entry: &'e Entry) -> Vec<Unreal<'e>> {
        let mut found = Vec::new();
        match &entry.record {
            Record::Document(record) => document::look(entry, record, &mut found),
            Record::Enrolment(record) => enrolment::look(self, record, &mut found),
            Record::Procedure(record) => procedure::look(self, entry, record, &mut found),
            Record::Consultation(record) => consultation::look(self, entry, record, &mut found),
            _ => return found,
        }
        self.echoes(entry, &mut found);
        found
    }

    /// Fields that only say what they are called: “Hồ sơ” for the papers of a dossier.
    fn echoes<'e>(&self, entry: &'e Entry, found: &mut Vec<Unreal<'e>>) {
        let Some(kind) = self.site.kind(entry) else { return };
        for (name, value) in &entry.fields {
            let Some(field) = kind.fields.get(name) else { continue };
            let is_list = matches!(value.value, Value::List(_));
            let label = if is_list { bare_words(&field.label) + PAPERS } else { bare_words(&field.label) };
            if is_echo(&value.value, &label) {
                let label = lower_first(&field.label);
                found.push(Unreal::new(name, format!("Mục {label} chỉ ghi lại tên mục"), format!("Ghi rõ {label}")));
            }
        }
    }
}

fn is_echo(value: &Value, label: &str) -> bool {
    match value {
        // What has no words is told with its field.
        Value::Text(text) => {
            text.len() < label.len() * 2 && !wording::is_dummy(text) && label.contains(&bare_words(text))
        }
        Value::List(items) => !items.is_empty() && items.iter().all(|item| is_echo(&item.value, label)),
        Value::Record(fields) => fields.get("name").is_some_and(|name| is_echo(&name.value, label)),
        _ => false,
    }
}
