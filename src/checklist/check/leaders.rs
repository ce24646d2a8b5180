//! Who leads the unit.

use serde::Deserialize;

use super::fields_filled::FieldsFilled;
use super::{Facts, Named, Outcome, Test};
use crate::content::Entry;
use crate::content::kinds::Person;
use crate::vietnamese;

/// Each leader gives some facts, and one of them is the head of the unit.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leaders {
    /// Who they are, and which facts they give.
    each: FieldsFilled,
    /// What heads are called.
    heads: Vec<String>,
}

/// Folded: before the title of a head, these make it another one's: his deputy, his aide, who was it once.
const NOT_THE_HEAD: [&str; 9] = ["pho", "p", "nguyen", "cuu", "ly", "ky", "giup", "viec", "vien"];

/// Folded: how a deputy is called who leads until there is a head.
const ACTING: [&str; 6] = [
    "phu trach truong",
    "phu trach nha truong",
    "phu trach don vi",
    "phu trach dieu hanh",
    "phu trach trung tam",
    "phu trach phong",
];

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
        let mut names: Vec<String> = leaders.iter().map(|entry| words(&entry.title)).collect();
        names.sort_unstable();
        if let Some(twice) = names.windows(2).find(|two| two[0] == two[1]) {
            let title = leaders.iter().find(|entry| words(&entry.title) == twice[0]).map_or("", |entry| &entry.title);
            return Outcome::fail(format!("Có hai trang lãnh đạo cùng tên {title}"))
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
}

impl Leaders {
    /// Whether a position is that of the head, or of who stands in for one.
    fn is_head(&self, position: &str) -> bool {
        let is_acting = position.ends_with("phu trach") || ACTING.iter().any(|acting| position.contains(acting));
        is_acting
            || self.heads.iter().map(|head| words(head)).any(|head| {
                position.match_indices(&head).any(|(at, _)| {
                    let before = position[..at].split(' ').rfind(|word| !word.is_empty());
                    before.is_none_or(|before| !NOT_THE_HEAD.contains(&before))
                })
            })
    }
}

/// A title in folded words.
fn words(title: &str) -> String {
    vietnamese::bare_words(title).trim().to_owned()
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
