//! The list of requirements by their numbers, `schemas/requirements.yaml`: which rules, pages and fields answer each, and
//! what no site shows.

use std::sync::LazyLock;

use indexmap::IndexMap;
use serde::Deserialize;

use crate::report::Duty;
use crate::schema::built_in;

/// The whole list, in its groups.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirements {
    /// The documents, by the letters that stand for them in the list.
    pub sources: IndexMap<String, String>,
    /// The groups of the list.
    pub groups: Vec<Group>,
}

/// Requirements of one matter.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// What they are about.
    pub title: String,
    /// Each by its number, which is a name: `39b` is one.
    pub requirements: IndexMap<String, Requirement>,
}

/// One number of the list.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// What is required, in short.
    pub asks: String,
    /// The clauses, by the letters of their documents.
    pub sources: IndexMap<String, String>,
    /// The rules that test it.
    #[serde(default)]
    pub rules: Vec<String>,
    /// The pages, or files for programs, that show it on every site.
    #[serde(default)]
    pub routes: Vec<String>,
    /// The fields that hold it, as `kind.field`; `site.` are those of `site.yaml`.
    #[serde(default)]
    pub fields: Vec<String>,
    /// What the unit has to see to itself, because no site shows it.
    pub duty: Option<String>,
}

impl Requirements {
    /// The list that the program comes with; `tests/requirements.rs` sees to it that it can be read.
    pub fn built_in() -> &'static Self {
        static READ: LazyLock<Requirements> = LazyLock::new(|| built_in("requirements"));
        &READ
    }

    /// Every requirement with its number, in the order of the list.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Requirement)> {
        let numbered = self.groups.iter().flat_map(|group| &group.requirements);
        numbered.map(|(number, requirement)| (number.as_str(), requirement))
    }

    /// The numbers that a rule answers.
    pub fn asking_for(&self, rule: &str) -> Vec<String> {
        let asks = |requirement: &Requirement| requirement.rules.iter().any(|id| id == rule);
        self.all().filter(|(_, requirement)| asks(requirement)).map(|(number, _)| number.to_owned()).collect()
    }

    /// What the unit has to see to itself.
    pub fn duties(&self) -> Vec<Duty> {
        let duty = |(number, requirement): (&str, &Requirement)| {
            let title = requirement.duty.clone()?;
            Some(Duty { requirement: number.to_owned(), title, citation: self.cite(requirement) })
        };
        self.all().filter_map(duty).collect()
    }

    fn cite(&self, requirement: &Requirement) -> String {
        let clauses = requirement.sources.iter();
        let clauses = clauses.filter_map(|(letter, clause)| Some(format!("{} {clause}", self.sources.get(letter)?)));
        clauses.collect::<Vec<_>>().join("; ")
    }
}
