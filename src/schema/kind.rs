//! Content kinds: what a folder's files are and which fields they carry.

use indexmap::IndexMap;
use serde::Deserialize;

use super::field::{Field, FieldYaml, build_all};

/// The name of a kind, as `kind:` has it in front matter.
pub type KindName = String;

/// A kind of content, as one file of `schemas/content/` describes it.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Its name in front matter and templates.
    pub name: KindName,
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
}

/// A file of `schemas/content/`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KindYaml {
    kind: KindName,
    label: String,
    label_en: Option<String>,
    about: String,
    #[serde(default)]
    order: Vec<String>,
    date: Option<String>,
    #[serde(default)]
    feed: bool,
    fields: IndexMap<String, FieldYaml>,
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
            name: self.kind,
            label: self.label,
            label_en: self.label_en,
            about: self.about,
            order: self.order,
            date: self.date,
            feed: self.feed,
            fields,
        })
    }
}
