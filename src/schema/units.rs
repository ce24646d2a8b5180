//! Kinds of unit within wider ones: an independent group of infants is a preschool too.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::built_in::built_in;
use crate::vietnamese::fold;

/// `schemas/units.yaml`, read once.
static WITHIN: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| built_in::<Units>("units").within);

/// The keys of `site.yaml` by themselves and by their labels, folded.
static NAMES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let values = built_in::<Site>("site").fields.unit.values;
    values.into_iter().flat_map(|(key, label)| [(fold(&key), key.clone()), (fold(&label), key)]).collect()
});

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Units {
    within: BTreeMap<String, String>,
}

/// Of `schemas/site.yaml`, what it says of kinds of unit.
#[derive(Default, Deserialize)]
struct Site {
    fields: SiteFields,
}

#[derive(Default, Deserialize)]
struct SiteFields {
    unit: UnitField,
}

#[derive(Default, Deserialize)]
struct UnitField {
    values: BTreeMap<String, String>,
}

/// The kind of unit that a text names by key or label.
pub fn named(text: &str) -> Option<&'static str> {
    NAMES.get(&fold(text)).map(String::as_str)
}

/// Whether a kind of unit is another one or one of those within it.
pub fn is_within(unit: &str, wide: &str) -> bool {
    unit == wide || WITHIN.get(unit).is_some_and(|around| around == wide)
}

#[cfg(test)]
mod tests {
    use super::super::Schemas;
    use super::*;

    #[test]
    fn every_kind_of_unit_that_is_within_another_is_one() {
        let units = Schemas::built_in().units();
        assert!(!WITHIN.is_empty());
        for (narrow, wide) in WITHIN.iter() {
            assert!(units.contains_key(narrow) && units.contains_key(wide), "{narrow}: {wide}");
        }
        assert!(units.iter().all(|(key, label)| named(key) == Some(key) && named(label) == Some(key)));
        assert!(is_within("nhom-tre", "mam-non") && !is_within("mam-non", "nhom-tre"));
    }
}
