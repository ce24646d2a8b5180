//! Words that follow the kind of unit: who learns at a preschool isn't called as at a school (`schemas/words.yaml`).

use std::borrow::Cow;
use std::sync::LazyLock;

use indexmap::IndexMap;
use serde::Deserialize;

use super::built_in::built_in;
use super::units;
use crate::fingerprint::Fingerprint;
use crate::inputs::Inputs;
use crate::source::SourcePath;
use crate::vietnamese::capitalised;

/// What is said otherwise for some units.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Otherwise {
    /// Keys of the units; each stands for those within it too.
    units: Vec<String>,
    words: IndexMap<String, String>,
}

static ALL: LazyLock<Vec<Otherwise>> = LazyLock::new(|| built_in("words"));

/// The words of a site's kind of unit.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words {
    /// What is written, and what is said instead, in order.
    instead: Vec<(String, String)>,
}

impl Words {
    /// Those of the unit that `site.yaml` names. It is looked for by itself: what checks the file is itself in these words.
    pub fn of(inputs: &Inputs) -> Self {
        let Some(unit) = unit(inputs) else { return Self::default() };
        let ours = ALL.iter().find(|other| other.units.iter().any(|wide| units::is_within(unit, wide)));
        let pairs = ours.into_iter().flat_map(|other| &other.words);
        let both = |(from, to): (&String, &String)| [(capitalised(from), capitalised(to)), (from.clone(), to.clone())];
        Self { instead: pairs.flat_map(both).collect() }
    }

    /// A built-in text in these words.
    pub fn said<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut said = Cow::Borrowed(text);
        for (from, to) in &self.instead {
            if said.contains(from.as_str()) {
                said = Cow::Owned(said.replace(from.as_str(), to));
            }
        }
        said
    }

    /// Of all that is said otherwise.
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        Fingerprint::of_value(&self.instead)
    }
}

/// The key of the unit that is written, as key or label.
fn unit(inputs: &Inputs) -> Option<&'static str> {
    let text = inputs.text(&SourcePath::new(crate::config::FILE)?)?;
    let value = text.lines().find_map(|line| {
        let (name, value) = line.split_once([':', '：'])?;
        name.trim_end().eq_ignore_ascii_case("unit").then_some(value)
    })?;
    let value = value.split(" #").next().unwrap_or_default();
    units::named(value.trim().trim_matches(['"', '\'']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(unit: &str, text: &str) -> String {
        let site = format!("name: Trường\nunit: {unit}\n");
        Words::of(&Inputs::new(jiff::civil::date(2026, 11, 21)).with("site.yaml", site)).said(text).into_owned()
    }

    #[test]
    fn who_learns_is_called_as_at_this_unit() {
        let text = "Học sinh; thông báo tới học sinh, phụ huynh, giáo viên";
        assert_eq!(said("mam-non", text), "Trẻ; thông báo tới phụ huynh, giáo viên");
        assert_eq!(said("\"Trường mầm non\" # cũ", "Tổng số học sinh"), "Tổng số trẻ");
        assert_eq!(said("nhom-tre", "Số học sinh"), "Số trẻ");
        assert_eq!(said("gdtx", text), "Học viên; thông báo tới học viên, phụ huynh, giáo viên");
        assert_eq!(said("thcs", text), text);
    }

    #[test]
    fn every_unit_that_is_named_is_one() {
        let known = super::super::Schemas::built_in().units();
        assert!(!ALL.is_empty());
        for unit in ALL.iter().flat_map(|other| &other.units) {
            assert!(known.contains_key(unit), "{unit}");
        }
    }
}
