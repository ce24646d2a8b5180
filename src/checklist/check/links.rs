//! Links to other systems.

use indexmap::IndexMap;
use serde::Deserialize;

use super::{Facts, Named, Outcome, Test};
use crate::checklist::facts::{is_filled, listed};
use crate::checklist::{choice, units};
use crate::content::kinds::Link;
use crate::lang::Lang;

/// The section of links.
const ROUTE: &str = "/lien-ket/";

/// The site links to each of some systems, and to enough of some others.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Links {
    /// Keys of systems that must all be linked.
    #[serde(default)]
    all_of: Vec<String>,
    /// Keys of systems of which some must be linked.
    #[serde(default)]
    any_of: Vec<String>,
    /// How many links to the systems of `any_of`.
    #[serde(default = "super::one")]
    at_least: usize,
    /// Systems of `all_of` that some kinds of unit needn't link: a school under the department has no division above it.
    #[serde(default)]
    not_for: IndexMap<String, Vec<String>>,
}

/// A link, or a body above the school that `site.yaml` names, by the key of its system.
struct KnownLink<'f> {
    system: &'f str,
    route: String,
}

impl Links {
    /// The systems that this unit must link.
    fn asked(&self, facts: Facts<'_>) -> Vec<&String> {
        let unit = &facts.site.config.unit.key;
        let spared = |system: &str| {
            let kinds = self.not_for.get(system);
            kinds.is_some_and(|kinds| kinds.iter().any(|wide| units::is_within(unit, wide)))
        };
        self.all_of.iter().filter(|system| !spared(system)).collect()
    }

    fn known(facts: Facts<'_>) -> Vec<KnownLink<'_>> {
        let links = facts.site.of_kind::<Link>(Lang::Vi).filter(|(_, entry, _)| is_filled(entry, 0));
        let links = links.map(|(_, entry, link)| KnownLink { system: &link.system.key, route: entry.section.clone() });
        let above = facts.site.config.supervisors.iter().map(|body| {
            // A commune's committee is what the district's office was.
            let system = if body.level.key == "xa" { "phong" } else { body.level.key.as_str() };
            KnownLink { system, route: "/".to_owned() }
        });
        links.chain(above).collect()
    }
}

impl Test for Links {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let known = Self::known(facts);
        let linked = |system: &String| known.iter().any(|link| link.system == system);
        let all_of = self.asked(facts);
        let missing: Vec<&String> = all_of.iter().copied().filter(|system| !linked(system)).collect();
        let some: Vec<&KnownLink<'_>> =
            known.iter().filter(|link| self.any_of.iter().any(|system| system == link.system)).collect();
        if !missing.is_empty() {
            let labels: Vec<String> = missing.iter().map(|system| label(facts, system)).collect();
            let finding = format!("Chưa có liên kết tới: {}", labels.join("; "));
            let is_all = missing.len() == all_of.len();
            let outcome = if is_all { Outcome::nothing(finding) } else { Outcome::fail(finding) };
            return outcome.seen_at(facts.site, [ROUTE]);
        }
        if !self.any_of.is_empty() && some.len() < self.at_least {
            let labels: Vec<String> = self.any_of.iter().map(|system| label(facts, system)).collect();
            let finding =
                format!("Có {} liên kết tới {}, cần ít nhất {}", some.len(), labels.join(" hoặc "), self.at_least);
            return Outcome::fail(finding).measured().seen_at(facts.site, [ROUTE]);
        }
        let asked = || all_of.iter().copied().chain(&self.any_of);
        let used = known.iter().filter(|link| asked().any(|system| system == link.system));
        let labels: Vec<String> = asked().filter(|system| linked(system)).map(|system| label(facts, system)).collect();
        Outcome::pass(format!("Có liên kết tới: {}", listed(&labels))).seen_at(facts.site, used.map(|link| &link.route))
    }

    fn names(&self) -> Vec<Named<'_>> {
        let keys = self.all_of.iter().chain(&self.any_of);
        keys.map(|key| Named::Key { kind: "link", field: "system", key }).collect()
    }

    fn is_measured(&self) -> bool {
        self.at_least > 1
    }
}

fn label(facts: Facts<'_>, system: &str) -> String {
    choice::label(&facts.site.schemas, "link", "system", system)
}
