//! The domain name.

use serde::Deserialize;

use super::{Facts, Outcome, Test};
use crate::checklist::facts::listed;
use crate::vietnamese;

/// The host of the site's address is made of the parts that are asked for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// How it ends: `.edu.vn`.
    suffix: String,
    /// Labels that name the city, one of which must be in it.
    cities: Vec<String>,
}

impl Test for Domain {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let address = facts.site.base.absolute("/");
        let host = address.split("//").nth(1).unwrap_or_default().split(['/', ':']).next().unwrap_or_default();
        let mut missing = Vec::new();
        if !host.ends_with(&self.suffix) {
            missing.push(format!("đuôi {}", self.suffix));
        }
        let plain = host.replace(['-', '.'], "");
        if !host.split(['.', '-']).any(|label| self.cities.iter().any(|city| city == label)) {
            missing.push("tên thành phố".to_owned());
        }
        if !plain.contains(&short_name(&facts.site.config.name)) {
            missing.push("tên trường".to_owned());
        }
        if missing.is_empty() {
            return Outcome::pass(format!("Tên miền {host} có tên trường, tên thành phố và đuôi {}", self.suffix))
                .seen_at(facts.site, ["/"]);
        }
        Outcome::fail(format!("Tên miền {host} thiếu {}", listed(&missing))).seen_at(facts.site, ["/"])
    }
}

/// The last two words of a name, which are its own: “phuongvi” of “Trường THCS Hoa Phượng Vĩ”.
fn short_name(name: &str) -> String {
    let slug = vietnamese::slug(name);
    let mut last: Vec<&str> = slug.rsplit('-').take(2).collect();
    last.reverse();
    last.concat()
}
