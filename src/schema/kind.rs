//! Content kinds: what a folder's files are and which fields they carry.

use indexmap::IndexMap;
use serde::Deserialize;

use super::field::{Field, FieldYaml, build_all};
use super::read::{located, located_maybe};
use crate::lang::Lang;
use crate::source::Spanned;

/// The name of a kind, as `kind:` has it in front matter.
pub type KindName = String;

/// A kind of content, as one file of `schemas/content/` describes it.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Its name in front matter and templates.
    pub name: KindName,
    /// The name that its file gives it: another one where the program has a kind of that name, see
    /// `official::name_beside`.
    pub written: KindName,
    /// What editors call it.
    pub label: String,
    /// The English name.
    pub label_en: Option<String>,
    /// One sentence on what belongs there.
    pub about: String,
    /// Fields that order a list, the most important first; a `-` before a name means descending.
    pub order: Vec<String>,
    /// The field that dates an entry, where it has one.
    pub date: Option<String>,
    /// Whether its entries go into feeds.
    pub feed: bool,
    /// Its fields, the common ones first.
    pub fields: IndexMap<String, Field>,
    /// How many of them every kind has.
    common: usize,
}

impl Kind {
    /// What readers call it in a language.
    pub fn label_in(&self, lang: Lang) -> &str {
        self.label_en.as_deref().filter(|_| lang == Lang::En).unwrap_or(&self.label)
    }

    /// The field that holds the title.
    pub fn title(&self) -> Option<&Field> {
        self.fields.get("title")
    }

    /// The fields that every kind has.
    pub fn common_fields(&self) -> impl Iterator<Item = (&String, &Field)> {
        self.fields.iter().take(self.common)
    }

    /// The fields that are its own, not those that every kind has.
    pub fn own_fields(&self) -> impl Iterator<Item = (&String, &Field)> {
        self.fields.iter().skip(self.common)
    }
}

/// A file of `schemas/content/`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KindYaml {
    pub(super) kind: KindName,
    pub(super) label: String,
    pub(super) label_en: Option<String>,
    pub(super) about: String,
    #[serde(default)]
    pub(super) order: Vec<String>,
    pub(super) date: Option<String>,
    #[serde(default)]
    pub(super) feed: bool,
    /// The section for it, where the structure has none.
    pub(super) section: Option<OwnSectionYaml>,
    pub(super) fields: IndexMap<String, FieldYaml>,
}

/// `section:` in the file of a kind. What isn't said is as the kind says it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OwnSectionYaml {
    #[serde(deserialize_with = "located")]
    pub(super) route: Spanned<String>,
    pub(super) title: Option<String>,
    pub(super) title_en: Option<String>,
    pub(super) about: Option<String>,
    pub(super) about_en: Option<String>,
    pub(super) feed: Option<bool>,
    #[serde(default, deserialize_with = "located_maybe")]
    pub(super) menu: Option<Spanned<String>>,
}

/// `schemas/content/_every.yaml`: the fields every kind has.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EveryKindYaml {
    pub(super) fields: IndexMap<String, FieldYaml>,
}

impl KindYaml {
    /// The kind it describes, the common fields included.
    ///
    /// # Errors
    /// What is wrong with the description, in Vietnamese.
    pub(super) fn build(self, every: &EveryKindYaml) -> Result<Kind, String> {
        let mut fields = every.fields.clone();
        for (name, yaml) in self.fields {
            let merged = match fields.get(&name) {
                Some(base) => yaml.over(base),
                None => yaml,
            };
            fields.insert(name, merged);
        }
        let fields = build_all(fields)?;
        let known = |name: &String| fields.contains_key(name.trim_start_matches('-'));
        if let Some(name) = self.order.iter().chain(&self.date).find(|name| !known(name)) {
            return Err(format!("order hoặc date nhắc tới mục không có: “{name}”"));
        }
        Ok(Kind {
            name: self.kind.clone(),
            written: self.kind,
            label: self.label,
            label_en: self.label_en,
            about: self.about,
            order: self.order,
            date: self.date,
            feed: self.feed,
            fields,
            common: every.fields.len(),
        })
    }
}
