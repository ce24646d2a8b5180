//! Addresses for a new entry: that of its title, else one beside it that is free.

use crate::vietnamese;

/// How many are tried before somebody has to find a better title.
const MOST: usize = 50;
/// Longest slug that [`vietnamese::slug`] leaves as it is.
const LONGEST: usize = 80;

/// The last parts of addresses that a title may have, the best first: by itself, with the year, with a number.
pub(super) fn candidates(title: &str, year: i16) -> impl Iterator<Item = String> {
    let slug = vietnamese::slug(title);
    let year = year.to_string();
    let says_year = slug.split('-').any(|word| word == year);
    let with_year = (!says_year).then_some(year);
    let endings = with_year.into_iter().chain((2..MOST).map(|number| number.to_string()));
    std::iter::once(slug.clone()).chain(endings.map(move |ending| with(&slug, &ending)))
}

/// A slug with an ending, cut between words so that it isn't too long.
fn with(slug: &str, ending: &str) -> String {
    let room = LONGEST - ending.len() - 1;
    let cut = match slug.get(..room) {
        Some(begin) if slug.len() > room => begin.rfind('-').map_or(begin, |hyphen| &begin[..hyphen]),
        _ => slug,
    };
    format!("{cut}-{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(title: &str) -> Vec<String> {
        candidates(title, 2026).take(3).collect()
    }

    #[test]
    fn the_year_comes_before_numbers_unless_it_is_said_already() {
        assert_eq!(first("Khai giảng"), ["khai-giang", "khai-giang-2026", "khai-giang-2"]);
        assert_eq!(first("Khai giảng 2026"), ["khai-giang-2026", "khai-giang-2026-2", "khai-giang-2026-3"]);
    }

    #[test]
    fn every_address_stays_as_it_is() {
        for title in ["Quyết định về việc ban hành quy chế ".repeat(4), "a".repeat(200)] {
            let all: Vec<_> = candidates(&title, 2026).collect();
            assert!(all.iter().all(|slug| vietnamese::slug(slug) == *slug), "{all:?}");
            assert_eq!(all.iter().collect::<std::collections::BTreeSet<_>>().len(), all.len());
        }
    }
}
