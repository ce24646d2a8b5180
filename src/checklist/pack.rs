//! Packs of rules as `schemas/checklist/*.yaml` has them: versioned data, one file a source.

use jiff::civil::Date;
use serde::Deserialize;

use super::check::Check;
use crate::report::{Level, Whose};
use crate::schema::located;
use crate::source::{SourcePath, Spanned};

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
    /// The provinces it binds, by today's map or, where one is gone, by that before 1 July 2025. It binds all provinces
    /// where neither this nor `binding_in_former` names one.
    #[serde(default)]
    pub binding_in: Vec<String>,
    /// The provinces of before 1 July 2025 that it binds. Whoever wrote it then spoke to the units of that time: what
    /// has come to a province since follows its own old guidance until there is a new one.
    #[serde(default)]
    pub binding_in_former: Vec<String>,
    /// The districts that it binds within those; all where empty.
    #[serde(default)]
    pub binding_in_districts: Vec<String>,
    /// The units that it was written to; none of its rules concerns others.
    #[serde(default)]
    pub binding_for: AppliesTo,
    /// The last day it binds anyone; afterwards it is only shown for information.
    pub binding_until: Option<Date>,
    /// What its clauses belong to.
    pub citation: Source,
    /// Its rules, in the order of the report.
    pub rules: Vec<Rule>,
    /// Whether the program comes with it or the site adds it; not written in the file.
    #[serde(skip)]
    pub whose: Whose,
    /// The site's file that it stands in; not written in the file.
    #[serde(skip)]
    pub file: Option<SourcePath>,
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
    /// The clause that asks for it.
    pub clause: String,
    /// The document of that clause, where it isn't the pack's.
    pub citation: Option<Source>,
    /// Other documents that ask for the same.
    #[serde(default)]
    pub also: Vec<Clause>,
    /// How strictly, where the pack binds.
    pub level: Level,
    /// How strictly where it doesn't.
    #[serde(default)]
    pub elsewhere: Elsewhere,
    /// The first day it is asked for, where that is later than the pack's.
    pub since: Option<Date>,
    /// The clause that sets the number it measures by; where it says nothing, the number is the program's own.
    pub threshold: Option<String>,
    /// Whom it concerns; everyone where it says nothing.
    #[serde(default)]
    pub applies_to: AppliesTo,
    /// What is tested, in words.
    pub condition: String,
    /// What to do when it fails.
    pub todo: String,
    /// Where the unit may have nothing of the kind: the word in `site.yaml` that says so.
    pub unless_declared: Option<Absence>,
    /// The test.
    pub check: Check,
}

/// A clause of another document.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// The document, by its number and symbol.
    pub document: String,
    /// The clause in it.
    pub clause: String,
}

/// How strictly a rule is asked for where its pack doesn't bind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Elsewhere {
    /// It is shown for information.
    #[default]
    Information,
    /// So too; where it isn't met, a person says whether the unit's own place asks for it, since what the source rests on
    /// holds everywhere.
    Person,
    /// It ought to be there: more than one place asks for it on a ground that holds everywhere.
    Recommended,
}

impl Elsewhere {
    /// The level of the item.
    pub fn level(self) -> Level {
        match self {
            Self::Information | Self::Person => Level::Information,
            Self::Recommended => Level::Recommended,
        }
    }
}

/// Kinds of unit that a rule concerns, by the keys of `site.yaml`. A kind stands for those within it too, which
/// `schemas/units.yaml` lists: `mam-non` also for `nhom-tre`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AppliesTo {
    /// Kinds of unit; all where empty.
    pub units: Vec<String>,
    /// Kinds that it doesn't concern all the same.
    pub except: Vec<String>,
    /// Public or private; both where empty.
    pub ownership: Vec<String>,
}

/// The unit's own word that there is nothing to show.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Absence {
    /// The word.
    pub statement: NothingToShow,
    /// What it means that there is nothing, and no word.
    pub otherwise: Unsaid,
}

/// What a unit may say that it hasn't, by the keys of `declared` in `site.yaml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum NothingToShow {
    /// Nothing to consult on.
    #[serde(rename = "no_consultation")]
    Consultation,
    /// No exam.
    #[serde(rename = "no_exam")]
    Exam,
    /// No online service.
    #[serde(rename = "no_online_service")]
    OnlineService,
}

/// What it means that something isn't there, and that the unit doesn't say why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unsaid {
    /// That it is missing: nearly every unit has it.
    Fails,
    /// That a person has to say: many have none.
    NeedsPerson,
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

impl Rule {
    /// Whether it is asked for on a day, as far as its own first day tells.
    pub fn is_in_force(&self, day: Date) -> bool {
        self.since.is_none_or(|first| first <= day)
    }

    /// Every clause that asks for it, the pack's own document first where the rule names no other.
    pub fn cite(&self, pack: &Source) -> String {
        let first = self.citation.as_ref().unwrap_or(pack).cite(&self.clause);
        let also = self.also.iter().map(|other| format!("{} {}", other.document, other.clause));
        std::iter::once(first).chain(also).collect::<Vec<_>>().join("; ")
    }

    /// What is tested, in words, with whose number it measures by.
    pub fn tested(&self) -> String {
        if self.check.is_measured() {
            format!("{} ({})", self.condition, self.whose_number())
        } else {
            self.condition.clone()
        }
    }

    /// Who sets the number that it measures by.
    pub fn whose_number(&self) -> String {
        self.threshold.as_ref().map_or_else(|| "mốc của chương trình".to_owned(), |clause| format!("mốc theo {clause}"))
    }
}
