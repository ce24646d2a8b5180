//! Links to other systems.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use serde::Deserialize;

use super::{Facts, Named, Outcome, Test};
use crate::checklist::choice;
use crate::checklist::facts::listed;
use crate::checklist::lint::system_of;
use crate::content::kinds::Link;
use crate::lang::Lang;
use crate::schema::units;

/// The section of links.
const ROUTE: &str = "/lien-ket/";

/// The site links to each of some systems, and to enough of some others, at addresses that may be theirs.
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
    address: &'f str,
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

    fn all(facts: Facts<'_>) -> Vec<KnownLink<'_>> {
        let links = facts.site.of_kind::<Link>(Lang::Vi).filter(|(_, entry, _)| facts.is_filled(entry, 0));
        let links = links.map(|(_, entry, link)| KnownLink {
            system: &link.system.key,
            address: &link.url,
            route: entry.section.clone(),
        });
        let above = facts.site.config.supervisors.iter().map(|body| KnownLink {
            system: system_of(&body.level.key),
            address: &body.url.value,
            route: "/".to_owned(),
        });
        links.chain(above).collect()
    }

    fn asks_for(&self, link: &KnownLink<'_>) -> bool {
        self.all_of.iter().chain(&self.any_of).any(|system| system == link.system)
    }
}

/// How many addresses some links lead to.
fn addresses<'l>(links: impl Iterator<Item = &'l KnownLink<'l>>) -> usize {
    links.map(|link| link.address.trim_end_matches('/')).collect::<BTreeSet<_>>().len()
}

impl Test for Links {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let (known, leading_nowhere): (Vec<_>, Vec<_>) = Self::all(facts)
            .into_iter()
            .filter(|link| self.asks_for(link))
            .filter(|link| {
                facts.real.misleads(link.system, link.address).is_none() || !facts.real.is_address(link.address)
            })
            .partition(|link| facts.real.is_address(link.address));
        if let Some(link) = leading_nowhere.first() {
            let finding = format!("“{}” không dẫn tới {}", link.address, label(facts, link.system));
            return Outcome::fail(finding).seen_at(facts.site, leading_nowhere.iter().map(|link| &link.route));
        }
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
        let asked = || all_of.iter().copied().chain(&self.any_of);
        let all = known.iter().filter(|link| all_of.iter().any(|system| *system == link.system));
        if all_of.len() > 1 && addresses(all) == 1 {
            let finding = format!("Một địa chỉ không thể là cả {} hệ thống", all_of.len());
            return Outcome::fail(finding).seen_at(facts.site, [ROUTE]);
        }
        let some_addresses = addresses(some.iter().copied());
        if !self.any_of.is_empty() && some_addresses < self.at_least {
            let labels: Vec<String> = self.any_of.iter().map(|system| label(facts, system)).collect();
            let finding =
                format!("Có {some_addresses} liên kết tới {}, cần ít nhất {}", labels.join(" hoặc "), self.at_least);
            return Outcome::fail(finding).measured().seen_at(facts.site, [ROUTE]);
        }
        let labels: Vec<String> = asked().filter(|system| linked(system)).map(|system| label(facts, system)).collect();
        Outcome::pass(format!("Có liên kết tới: {}", listed(&labels)))
            .seen_at(facts.site, known.iter().map(|link| &link.route))
    }

    fn names(&self) -> Vec<Named<'_>> {
        let keys = self.all_of.iter().chain(&self.any_of);
        let keys = keys.map(|key| Named::Key { kind: "link", field: "system", key });
        std::iter::once(Named::Route(ROUTE)).chain(keys).collect()
    }

    fn is_measured(&self) -> bool {
        self.at_least > 1
    }
}

fn label(facts: Facts<'_>, system: &str) -> String {
    choice::label(&facts.site.schemas, "link", "system", system)
}
