//! Kinds of unit within wider ones: an independent group of infants is a preschool too.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::schema::{embedded, read_schema};

/// `schemas/units.yaml`, read once; a test holds that it can be.
static WITHIN: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let file = embedded("").into_iter().find(|(path, _)| path.stem() == "units");
    let read = file.and_then(|(path, text)| read_schema::<Units>(&path, text).ok());
    read.map(|units| units.within).unwrap_or_default()
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Units {
    within: BTreeMap<String, String>,
}

/// Whether a kind of unit is another one or one of those within it.
pub fn is_within(unit: &str, wide: &str) -> bool {
    unit == wide || WITHIN.get(unit).is_some_and(|around| around == wide)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Schemas;

    #[test]
    fn every_kind_of_unit_that_is_within_another_is_one() {
        let units = Schemas::built_in().units();
        assert!(!WITHIN.is_empty());
        for (narrow, wide) in WITHIN.iter() {
            assert!(units.contains_key(narrow) && units.contains_key(wide), "{narrow}: {wide}");
        }
        assert!(is_within("nhom-tre", "mam-non") && !is_within("mam-non", "nhom-tre"));
    }
}
