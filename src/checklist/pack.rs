//! Packs of rules as `schemas/checklist/*.yaml` has them: versioned data, one file a source.

use jiff::civil::Date;
use serde::Deserialize;

use super::check::Check;
use crate::report::{Level, Whose};
use crate::schema::located;
use crate::source::Spanned;

/// The rules that one source asks for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// Its id, `tt37-2020`.
    #[serde(deserialize_with = "located")]
    pub id: Spanned<String>,
    /// Its Vietnamese title.
    pub title: String,
    /// The version of this file; a change of a rule raises it.
    pub version: u32,
    /// The first day it is applied.
    pub in_force_from: Date,
    /// The pack that takes its place once that is in force.
    pub replaced_by: Option<String>,
    /// The provinces it binds, as `site.yaml` names them; all where empty.
    #[serde(default)]
    pub binding_in: Vec<String>,
    /// The last day it binds anyone; afterwards it is only shown for information.
    pub binding_until: Option<Date>,
    /// What its clauses belong to.
    pub citation: Source,
    /// Its rules, in the order of the report.
    pub rules: Vec<Rule>,
    /// Whether the program comes with it or the site adds it; not written in the file.
    #[serde(skip)]
    pub whose: Whose,
    /// SHA-256 of its file, in lower-case hexadecimal; not written in the file.
    #[serde(skip)]
    pub hash: String,
}

/// The document that a pack's clauses belong to.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its number and symbol: `4210/GDĐT-TTTT`.
    pub document: String,
    /// On what it rests, where that is the better known: `căn cứ TT 37/2020/TT-BGDĐT`.
    pub basis: Option<String>,
}

/// One thing that a source asks for, and how it is tested.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its stable id, `tt37.gioi-thieu.lich-su`.
    #[serde(deserialize_with = "located")]
    pub id: Spanned<String>,
    /// What is required.
    pub title: String,
    /// The clause of the pack's document.
    pub clause: String,
    /// How strictly.
    pub level: Level,
    /// Whom it concerns; everyone where it says nothing.
    #[serde(default)]
    pub applies_to: AppliesTo,
    /// What is tested, in words.
    pub condition: String,
    /// What to do when it fails.
    pub todo: String,
    /// The test.
    pub check: Check,
}

/// Kinds of unit that a rule concerns, by the keys of `site.yaml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AppliesTo {
    /// Kinds of unit; all where empty.
    pub units: Vec<String>,
    /// Public or private; both where empty.
    pub ownership: Vec<String>,
}

impl Source {
    /// The full citation of a clause: `4210/GDĐT-TTTT III.3 (căn cứ TT 37/2020/TT-BGDĐT)`.
    pub fn cite(&self, clause: &str) -> String {
        match &self.basis {
            Some(basis) => format!("{} {clause} ({basis})", self.document),
            None => format!("{} {clause}", self.document),
        }
    }
}
