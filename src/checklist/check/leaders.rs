//! Who leads the unit.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::fields_filled::FieldsFilled;
use super::{Facts, Named, Outcome, Test};
use crate::checklist::office::{self, words};
use crate::checklist::real::Real;
use crate::content::Entry;
use crate::content::kinds::Person;

/// Each leader gives some facts, and one of them is the head of the unit.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leaders {
    /// Who they are, and which facts they give.
    each: FieldsFilled,
    /// What heads are called.
    heads: Vec<String>,
}

impl Test for Leaders {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let outcome = self.each.judge(facts);
        if !outcome.passes() {
            return outcome;
        }
        let leaders: Vec<&Entry> = self.each.entries(facts).collect();
        let heads: Vec<(&Entry, String)> = leaders
            .iter()
            .filter_map(|entry| Some((*entry, entry.record.get::<Person>()?)))
            .map(|(entry, person)| (entry, words(&person.position)))
            .filter(|(_, position)| self.is_head(position))
            .collect();
        let mut names = BTreeSet::new();
        if let Some(twice) = leaders.iter().find(|entry| !names.insert(words(&entry.title))) {
            return Outcome::fail(format!("Có hai trang lãnh đạo cùng tên {}", twice.title))
                .seen_at(facts.site, leaders.into_iter().map(Entry::route));
        }
        if heads.is_empty() {
            return Outcome::fail(format!("Chưa có người đứng đầu đơn vị ({})", self.heads.join(", ")))
                .seen_at(facts.site, leaders.into_iter().map(Entry::route));
        }
        // A school of several levels may have a head of each.
        let with = |position: &str| heads.iter().filter(move |(_, other)| other == position).collect::<Vec<_>>();
        let several = heads.iter().map(|(_, position)| with(position)).find(|same| same.len() > 1);
        several.map_or(outcome, |same| {
            let title = same[0].0.record.get::<Person>().map_or("", |person| person.position.as_str());
            Outcome::fail(format!("Có {} người cùng ghi chức vụ {title}", same.len()))
                .seen_at(facts.site, same.iter().map(|(entry, _)| entry.route()))
        })
    }

    fn names(&self) -> Vec<Named<'_>> {
        self.each.names()
    }

    fn misses(&self, real: &Real<'_>, entry: &Entry, field: &str) -> bool {
        self.each.misses(real, entry, field)
    }
}

impl Leaders {
    fn is_head(&self, position: &str) -> bool {
        office::is_head(position, self.heads.iter().map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_told_from_deputies() {
        let each = "{ route: /gioi-thieu/ban-giam-hieu/, kind: person, fields: [position], what: lãnh đạo }";
        let leaders: Leaders =
            serde_yaml::from_str(&format!("{{ each: {each}, heads: [Hiệu trưởng, Giám đốc] }}")).unwrap();
        for position in [
            "Hiệu trưởng",
            "HIỆU TRƯỞNG",
            "Bí thư Chi bộ, Hiệu trưởng",
            "Bí thư Chi bộ kiêm Hiệu trưởng",
            "Quyền Hiệu trưởng",
            "Phó Hiệu trưởng phụ trách",
            "Phó hiệu trưởng phụ trách nhà trường",
            "Phụ trách trường",
            "Giám đốc",
        ] {
            assert!(leaders.is_head(&words(position)), "{position}");
        }
        for position in [
            "Phó Hiệu trưởng",
            "P. Hiệu trưởng",
            "Phó hiệu trưởng phụ trách chuyên môn",
            "Nguyên Hiệu trưởng",
            "Kế toán",
            "Thư ký Hiệu trưởng",
            "Phó Giám đốc",
        ] {
            assert!(!leaders.is_head(&words(position)), "{position}");
        }
    }
}
