//! The domain name.

use serde::Deserialize;

use super::{Facts, Outcome, Test};
use crate::checklist::facts::listed;
use crate::content::placeholder;
use crate::lang::Lang;
use crate::vietnamese;

/// The host of the site's address is made of the parts that are asked for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// How it may end: `edu.vn`.
    suffixes: Vec<String>,
    /// Labels that name the city, one of which must be in it; none need be where empty.
    #[serde(default)]
    cities: Vec<String>,
    /// Whether the school's name must be in it.
    #[serde(default)]
    with_name: bool,
    /// How the domain of an office of education may end, of which nothing else is asked.
    #[serde(default)]
    of_offices: Vec<String>,
}

/// The units that are offices rather than schools.
const OFFICES: [&str; 2] = ["phong", "so"];

impl Domain {
    fn missing_of_office(&self, host: &str) -> Vec<String> {
        missing_suffix(host, &self.of_offices).into_iter().collect()
    }

    fn missing(&self, host: &str, school: &str) -> Vec<String> {
        let mut missing: Vec<String> = missing_suffix(host, &self.suffixes).into_iter().collect();
        let named = |label: &str| self.cities.iter().any(|city| city == label);
        if !self.cities.is_empty() && !host.split(['.', '-']).any(named) {
            missing.push("tên thành phố".to_owned());
        }
        if self.with_name && !host.replace(['-', '.'], "").contains(&short_name(school)) {
            missing.push("tên trường".to_owned());
        }
        missing
    }
}

impl Test for Domain {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let address = facts.site.base.absolute(&Lang::Vi.home());
        let host = address.split("//").nth(1).unwrap_or_default().split(['/', ':']).next().unwrap_or_default();
        if placeholder::is_address(host) {
            return Outcome::fail("Chưa ghi tên miền thật vào base_url của site.yaml").seen_at(facts.site, ["/"]);
        }
        let is_office = !self.of_offices.is_empty() && OFFICES.contains(&facts.site.config.unit.key.as_str());
        let missing =
            if is_office { self.missing_of_office(host) } else { self.missing(host, &facts.site.config.name) };
        let outcome = if missing.is_empty() {
            Outcome::pass(format!("Tên miền {host} có đủ các thành phần"))
        } else {
            Outcome::fail(format!("Tên miền {host} thiếu {}", listed(&missing)))
        };
        outcome.seen_at(facts.site, ["/"])
    }
}

/// What a host lacks that ends with none of these.
fn missing_suffix(host: &str, suffixes: &[String]) -> Option<String> {
    let ends = |suffix: &String| host.strip_suffix(suffix.as_str()).is_some_and(|rest| rest.ends_with('.'));
    (!suffixes.iter().any(ends)).then(|| format!("đuôi .{}", suffixes.join(" hoặc .")))
}

/// The last two words of a name, which are its own: “phuongvi” of “Trường THCS Hoa Phượng Vĩ”.
fn short_name(name: &str) -> String {
    let slug = vietnamese::slug(name);
    let mut last: Vec<&str> = slug.rsplit('-').take(2).collect();
    last.reverse();
    last.concat()
}
