//! The domain name.

use serde::Deserialize;

use super::{Facts, Outcome, Test};
use crate::checklist::facts::listed;
use crate::checklist::school_name::{is_name, is_short_for};
use crate::config::Config;
use crate::content::placeholder;

/// The host of the site's address is made of the parts that are asked for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// How it may end: `edu.vn`.
    suffixes: Vec<String>,
    /// Words that name the city, one of which must begin or end a label; none need be there where empty.
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

/// What is found in a host.
struct Parts {
    missing: Vec<String>,
    /// What is left when ending and city are taken away, as one word.
    letters: String,
}

impl Domain {
    /// What the host of a school lacks, and what is left of it.
    fn parts(&self, host: &str) -> Parts {
        let mut missing = Vec::new();
        let rest = without_suffix(host, &self.suffixes);
        if rest.is_none() {
            missing.push(ending(&self.suffixes));
        }
        let labels: Vec<&str> = rest.unwrap_or(host).split(['.', '-']).collect();
        let found = labels.iter().enumerate().find_map(|(nth, label)| Some((nth, self.without_city(label)?)));
        if found.is_none() && !self.cities.is_empty() {
            missing.push("tên thành phố".to_owned());
        }
        let letters = labels.iter().enumerate().map(|(nth, label)| match found {
            Some((place, rest)) if place == nth => rest,
            _ => *label,
        });
        Parts { missing, letters: letters.collect() }
    }

    /// The rest of a label that begins or ends with the city; the longest of its names counts.
    fn without_city<'l>(&self, label: &'l str) -> Option<&'l str> {
        let rest = |city: &String| label.strip_suffix(city.as_str()).or_else(|| label.strip_prefix(city.as_str()));
        self.cities.iter().filter_map(rest).min_by_key(|rest| rest.len())
    }
}

impl Test for Domain {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let host = facts.site.base.host().split(':').next().unwrap_or_default();
        if placeholder::is_address(host) {
            return Outcome::fail("Chưa ghi tên miền thật vào base_url của site.yaml").seen_at(facts.site, ["/"]);
        }
        let host = host.to_lowercase();
        let outcome = if !self.of_offices.is_empty() && OFFICES.contains(&facts.site.config.unit.key.as_str()) {
            self.judge_office(&host)
        } else {
            self.judge_school(&host, &facts.site.config)
        };
        outcome.seen_at(facts.site, ["/"])
    }
}

impl Domain {
    fn judge_office(&self, host: &str) -> Outcome {
        match without_suffix(host, &self.of_offices) {
            Some(_) => complete(host),
            None => incomplete(host, &[ending(&self.of_offices)]),
        }
    }

    fn judge_school(&self, host: &str, school: &Config) -> Outcome {
        let Parts { mut missing, letters } = self.parts(host);
        if self.with_name && letters.is_empty() {
            missing.push("tên trường".to_owned());
        }
        if !missing.is_empty() {
            incomplete(host, &missing)
        } else if self.with_name && !names(&letters, school) {
            Outcome::needs_person(format!(
                "Phần “{letters}” của tên miền {host} không viết đúng theo tên “{}”; người xem cho biết đó có phải tên của đơn \
                 vị hay không",
                school.name.value
            ))
        } else {
            complete(host)
        }
    }
}

fn complete(host: &str) -> Outcome {
    Outcome::pass(format!("Tên miền {host} có đủ các thành phần"))
}

fn incomplete(host: &str, missing: &[String]) -> Outcome {
    Outcome::fail(format!("Tên miền {host} thiếu {}", listed(missing)))
}

/// What stands before one of the endings.
fn without_suffix<'h>(host: &'h str, suffixes: &[String]) -> Option<&'h str> {
    suffixes.iter().find_map(|suffix| host.strip_suffix(suffix.as_str())?.strip_suffix('.'))
}

fn ending(suffixes: &[String]) -> String {
    format!("đuôi .{}", suffixes.join(" hoặc ."))
}

/// Whether the letters are the school's name, or its short name if that is one.
fn names(letters: &str, school: &Config) -> bool {
    let short = school.short_name.as_deref().filter(|short| is_short_for(short, &school.name));
    is_name(letters, &school.name) || short.is_some_and(|short| is_name(letters, short))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ending_and_city_are_found_in_any_sensible_writing() {
        let rule = Domain {
            suffixes: vec!["edu.vn".to_owned()],
            cities: ["hcm", "tphcm", "hochiminh"].map(str::to_owned).to_vec(),
            with_name: true,
            of_offices: Vec::new(),
        };
        for (host, letters, missing) in [
            ("thcshoaphuongvi.hcm.edu.vn", "thcshoaphuongvi", ""),
            ("hoaphuongvihcm.edu.vn", "hoaphuongvi", ""),
            ("hoaphuongvi-tphcm.edu.vn", "hoaphuongvi", ""),
            ("hcm.hoa-phuong-vi.edu.vn", "hoaphuongvi", ""),
            ("hoaphuongvi.edu.vn", "hoaphuongvi", "tên thành phố"),
            ("hoaphuongvi.hcm.vn", "hoaphuongvivn", "đuôi .edu.vn"),
            ("hcmedu.vn", "eduvn", "đuôi .edu.vn"),
        ] {
            let parts = rule.parts(host);
            assert_eq!((parts.letters.as_str(), parts.missing.concat().as_str()), (letters, missing), "{host}");
        }
    }
}
