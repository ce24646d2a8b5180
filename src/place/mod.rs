//! The provinces and cities of Vietnam, since 1 July 2025 and before, by every usual spelling of their names.
//!
//! What they are stands in `schemas/places.yaml`, which the program alone has: a site can't say where it is not.

mod spelling;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

pub use spelling::key;

use crate::vietnamese;

const TEXT: &str = include_str!("../../schemas/places.yaml");

/// Titles of places as they stand before a name without a space.
const JOINED: [&str; 4] = ["thanhpho", "tinh", "tp", "thudo"];

/// Read once; a test holds that it can be.
static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| serde_yaml::from_str(TEXT).unwrap_or_default());

/// Every spelling with the name it is of.
static NAMES: LazyLock<BTreeMap<String, Place>> = LazyLock::new(|| GAZETTEER.names());

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Gazetteer {
    places: Vec<Unit>,
    also: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Deserialize)]
struct Unit {
    name: String,
    /// What it was made of, the one that it goes on from first.
    #[serde(default)]
    former: Vec<String>,
    /// Whether it is only in the project's examples.
    #[serde(default)]
    made_up: bool,
}

/// A province or city that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// One that there is since 1 July 2025.
    Present(&'static str),
    /// One that has become part of another under another name.
    Former(&'static str),
    /// One of the project's examples.
    MadeUp,
}

/// Where a unit stands: today, and by the map before 1 July 2025.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// In this province or city, and in that one before.
    In {
        /// Its name since 1 July 2025.
        now: &'static str,
        /// Its name before.
        before: &'static str,
    },
    /// In a place of the project's examples.
    MadeUp,
    /// Nobody knows.
    Unknown,
}

impl Gazetteer {
    fn names(&'static self) -> BTreeMap<String, Place> {
        let mut names = BTreeMap::new();
        for unit in &self.places {
            for former in &unit.former {
                names.insert(key(former), Place::Former(former));
            }
        }
        for unit in &self.places {
            let place = if unit.made_up { Place::MadeUp } else { Place::Present(&unit.name) };
            names.insert(key(&unit.name), place);
        }
        for (name, spellings) in &self.also {
            if let Some(place) = names.get(&key(name)).copied() {
                names.extend(spellings.iter().map(|spelling| (key(spelling), place)));
            }
        }
        names
    }

    fn unit_of(&'static self, former: &str) -> Option<&'static Unit> {
        self.places.iter().find(|unit| unit.former.iter().any(|name| name == former))
    }

    fn unit(&'static self, name: &str) -> Option<&'static Unit> {
        self.places.iter().find(|unit| unit.name == name)
    }
}

/// The place that a text names: “TP.HCM”, “tỉnh Đắc Lắc”, “Bà Rịa-Vũng Tàu”.
pub fn find(text: &str) -> Option<Place> {
    let whole = key(text);
    let named = |text: &str| NAMES.get(&key(text)).copied();
    // “Bình Dương (cũ)”; “phường Thuận Hóa, thành phố Huế”: the widest stands last.
    let bare = || text.split('(').next().filter(|bare| bare.len() < text.len());
    // “thanhphohochiminh”: typed like the name of a host.
    let joined = || JOINED.iter().find_map(|title| NAMES.get(whole.strip_prefix(title)?).copied());
    NAMES
        .get(&whole)
        .copied()
        .or_else(|| named(bare()?))
        .or_else(|| text.rsplit([',', ';']).find_map(named))
        .or_else(joined)
}

/// The name that a text is probably a misspelling of.
pub fn nearest(text: &str) -> Option<&'static str> {
    let units = GAZETTEER.places.iter().filter(|unit| !unit.made_up);
    let names = units.flat_map(|unit| std::iter::once(&unit.name).chain(&unit.former)).map(String::as_str);
    let bare = spelling::words(text).join(" ");
    vietnamese::nearest(&bare, names.clone()).or_else(|| vietnamese::nearest(text, names))
}

impl Place {
    /// Its name by the map before 1 July 2025: the place that it is or goes on from.
    pub fn before(self) -> Option<&'static str> {
        match self {
            Self::Present(name) => GAZETTEER.unit(name)?.former.first().map(String::as_str),
            Self::Former(name) => Some(name),
            Self::MadeUp => None,
        }
    }

    fn now(self) -> Option<&'static str> {
        match self {
            Self::Present(name) => Some(name),
            Self::Former(name) => GAZETTEER.unit_of(name).map(|unit| unit.name.as_str()),
            Self::MadeUp => None,
        }
    }
}

/// What became one province or city on 1 July 2025, by its name today.
pub fn parts(now: &str) -> &'static [String] {
    GAZETTEER.unit(now).map_or(&[], |unit| &unit.former)
}

/// Where a unit stands that names its province, and the one before where that was another.
pub fn locate(province: &str, former: Option<&str>) -> Whereabouts {
    let Some(place) = find(province) else { return Whereabouts::Unknown };
    if place == Place::MadeUp {
        return Whereabouts::MadeUp;
    }
    let before = match former {
        Some(former) => find(former).and_then(Place::before),
        None => place.before(),
    };
    match (place.now(), before) {
        (Some(now), Some(before)) if parts(now).iter().any(|part| part == before) => Whereabouts::In { now, before },
        _ => Whereabouts::Unknown,
    }
}

#[cfg(test)]
mod tests;
