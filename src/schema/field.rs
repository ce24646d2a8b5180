//! Fields of front matter as the YAML of `schemas/` describes them, and the closed set of their types.

use indexmap::IndexMap;
use serde::Deserialize;

use super::number::NumberRange;
use crate::lang::Lang;

/// One field of a kind.
#[derive(Clone, Debug)]
pub struct Field {
    /// What editors read: the Vietnamese name.
    pub label: String,
    /// The English name, for pages under `/en/`.
    pub label_en: Option<String>,
    /// Advice for who fills it.
    pub hint: Option<String>,
    /// A value as it is written in YAML.
    pub example: Option<String>,
    /// When it must be there.
    pub required: Required,
    /// Whether readers see it on the pages that show a kind by its labels; some only put things in order.
    pub shown: bool,
    /// Whether each value stands once only: in a list, among the records of a list, in a column, else among the entries of a
    /// kind in a language.
    pub once: bool,
    /// What may be written.
    pub ty: FieldType,
}

impl Field {
    /// What readers see in a language.
    pub fn label_in(&self, lang: Lang) -> &str {
        self.label_en.as_deref().filter(|_| lang == Lang::En).unwrap_or(&self.label)
    }
}

/// When a field must be filled.
#[derive(Clone, Debug, Default)]
pub struct Required {
    /// In every entry.
    pub always: bool,
    /// In entries of these sections (routes).
    pub in_sections: Vec<String>,
    /// When a sibling choice has one of these keys.
    pub when: IndexMap<String, Vec<String>>,
    /// When this sibling is empty.
    pub without: Option<String>,
}

/// What may be written in a field. The set is closed; YAML combines it.
#[derive(Clone, Debug)]
pub enum FieldType {
    /// Text of any length.
    Text,
    /// A number between two bounds; `integer` in YAML where it counts things, else `number`.
    Number(NumberRange),
    /// `true` or `false`.
    Bool,
    /// A day: `2026-09-05` or `05/09/2026`.
    Date,
    /// A day, with or without a time.
    DateTime,
    /// A time of the day: `07:30`.
    Time,
    /// A year: `1998`.
    Year,
    /// `2026-2027`.
    SchoolYear,
    /// An ISO week: `2026-W47`.
    Week,
    /// An absolute `http` or `https` address.
    Url,
    /// An e-mail address.
    Email,
    /// A telephone number; its zeros are kept.
    Phone,
    /// A colour: `#0b5394`.
    Colour,
    /// The last part of an address: lower-case ASCII, digits, hyphens.
    Slug,
    /// An address inside the site that begins with `/`.
    Path,
    /// A file beside the entry.
    File,
    /// A picture beside the entry.
    Image,
    /// Another content file.
    Page,
    /// One of some keys, each with its label.
    Choice(IndexMap<String, ChoiceLabel>),
    /// Several values of one type.
    List(Box<FieldType>),
    /// Named values; `short` names the field that a bare scalar fills.
    Record {
        /// The fields, in the order they are shown.
        fields: IndexMap<String, Field>,
        /// The field that a bare scalar stands for.
        short: Option<String>,
    },
    /// Rows of cells, inline or in a CSV file; without columns the file's own header holds.
    Table {
        /// The columns by key; empty where any are allowed.
        columns: IndexMap<String, Field>,
    },
}

/// What readers see of a key of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceLabel {
    /// In Vietnamese.
    pub vi: String,
    /// In English, for entries under `content/en/`.
    pub en: Option<String>,
}

/// A field as the YAML has it. Everything is optional, so that a kind can refine a field that every kind has.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct FieldYaml {
    pub(super) r#type: Option<String>,
    pub(super) label: Option<String>,
    pub(super) label_en: Option<String>,
    pub(super) hint: Option<String>,
    pub(super) example: Option<Scalar>,
    pub(super) shown: Option<bool>,
    pub(super) once: Option<bool>,
    pub(super) required: Option<bool>,
    pub(super) required_in: Vec<String>,
    pub(super) required_when: IndexMap<String, Vec<String>>,
    pub(super) required_without: Option<String>,
    pub(super) of: Option<Box<FieldYaml>>,
    pub(super) fields: IndexMap<String, FieldYaml>,
    pub(super) short: Option<String>,
    pub(super) values: IndexMap<String, String>,
    pub(super) values_en: IndexMap<String, String>,
    pub(super) columns: IndexMap<String, FieldYaml>,
    pub(super) min: Option<f64>,
    pub(super) max: Option<f64>,
}

/// An example as YAML text, whatever type it has there.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Scalar(String);

impl FieldYaml {
    /// This description laid over a more general one.
    pub(super) fn over(self, base: &FieldYaml) -> Self {
        Self {
            r#type: self.r#type.or_else(|| base.r#type.clone()),
            label: self.label.or_else(|| base.label.clone()),
            label_en: self.label_en.or_else(|| base.label_en.clone()),
            hint: self.hint.or_else(|| base.hint.clone()),
            example: self.example.or_else(|| base.example.clone()),
            shown: self.shown.or(base.shown),
            once: self.once.or(base.once),
            required: self.required.or(base.required),
            required_in: if self.required_in.is_empty() { base.required_in.clone() } else { self.required_in },
            required_when: if self.required_when.is_empty() { base.required_when.clone() } else { self.required_when },
            required_without: self.required_without.or_else(|| base.required_without.clone()),
            of: self.of.or_else(|| base.of.clone()),
            fields: if self.fields.is_empty() { base.fields.clone() } else { self.fields },
            short: self.short.or_else(|| base.short.clone()),
            values: if self.values.is_empty() { base.values.clone() } else { self.values },
            values_en: if self.values_en.is_empty() { base.values_en.clone() } else { self.values_en },
            columns: if self.columns.is_empty() { base.columns.clone() } else { self.columns },
            min: self.min.or(base.min),
            max: self.max.or(base.max),
        }
    }

    /// The field it describes.
    ///
    /// # Errors
    /// What is wrong with the description, in Vietnamese.
    pub(super) fn build(self, name: &str) -> Result<Field, String> {
        let label = self.label.clone().unwrap_or_else(|| name.to_owned());
        let required = Required {
            always: self.required.unwrap_or(false),
            in_sections: self.required_in.clone(),
            when: self.required_when.clone(),
            without: self.required_without.clone(),
        };
        let (shown, once) = (self.shown.unwrap_or(true), self.once.unwrap_or(false));
        let (label_en, hint) = (self.label_en.clone(), self.hint.clone());
        let example = self.example.clone().map(|Scalar(text)| text);
        Ok(Field { label, label_en, hint, example, required, shown, once, ty: self.build_type(name)? })
    }

    fn build_type(self, name: &str) -> Result<FieldType, String> {
        let Some(ty) = self.r#type.as_deref() else { return Err(format!("mục “{name}” thiếu type")) };
        Ok(match ty {
            "text" => FieldType::Text,
            "number" | "integer" => {
                FieldType::Number(NumberRange { whole: ty == "integer", min: self.min, max: self.max })
            }
            "bool" => FieldType::Bool,
            "date" => FieldType::Date,
            "datetime" => FieldType::DateTime,
            "time" => FieldType::Time,
            "year" => FieldType::Year,
            "school_year" => FieldType::SchoolYear,
            "week" => FieldType::Week,
            "url" => FieldType::Url,
            "email" => FieldType::Email,
            "phone" => FieldType::Phone,
            "colour" => FieldType::Colour,
            "slug" => FieldType::Slug,
            "path" => FieldType::Path,
            "file" => FieldType::File,
            "image" => FieldType::Image,
            "page" => FieldType::Page,
            "choice" => FieldType::Choice(choice_labels(name, self.values, self.values_en)?),
            "list" => {
                let Some(of) = self.of else { return Err(format!("mục “{name}” kiểu list thiếu of")) };
                FieldType::List(Box::new(of.build_type(name)?))
            }
            "record" => FieldType::Record { fields: build_all(self.fields)?, short: self.short },
            "table" => FieldType::Table { columns: build_all(self.columns)? },
            other => return Err(format!("mục “{name}” có kiểu lạ “{other}”")),
        })
    }
}

/// The labels of a choice, in both languages where it has them.
///
/// # Errors
/// What is wrong with the description, in Vietnamese.
fn choice_labels(
    name: &str,
    vietnamese: IndexMap<String, String>,
    mut english: IndexMap<String, String>,
) -> Result<IndexMap<String, ChoiceLabel>, String> {
    if vietnamese.is_empty() {
        return Err(format!("mục “{name}” kiểu choice thiếu values"));
    }
    let labels = vietnamese.into_iter().map(|(key, vi)| {
        let en = english.shift_remove(&key);
        (key, ChoiceLabel { vi, en })
    });
    let labels = labels.collect();
    match english.keys().next() {
        Some(key) => Err(format!("values_en của mục “{name}” có “{key}”, values thì không")),
        None => Ok(labels),
    }
}

/// Builds every field of a mapping, in order.
///
/// # Errors
/// What is wrong with the first bad one.
pub(super) fn build_all(fields: IndexMap<String, FieldYaml>) -> Result<IndexMap<String, Field>, String> {
    fields.into_iter().map(|(name, yaml)| yaml.build(&name).map(|field| (name, field))).collect()
}
