//! The word that was probably meant.

use super::fold;

/// Longest word that is compared, in characters; nobody mistypes a longer name by a letter.
const LONGEST: usize = 64;

/// The candidate most like a mistyped word, the first of equals; `None` when none is near.
///
/// Near is: folded, at most a third of the word's letters dropped, added, changed or swapped with their neighbour.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = short(word)?;
    let most = word.len() / 3;
    let distances = candidates.into_iter().filter_map(|candidate| {
        let other = short(candidate)?;
        if other.len().abs_diff(word.len()) > most {
            return None;
        }
        let distance = distance(&word, &other);
        (distance <= most).then_some((distance, candidate))
    });
    distances.min_by_key(|(distance, _)| *distance).map(|(_, candidate)| candidate)
}

/// The folded characters of a word, unless it is too long. Looks at no more of it than needed.
fn short(word: &str) -> Option<Vec<char>> {
    let end = word.char_indices().nth(LONGEST * 4).map_or(word.len(), |(end, _)| end);
    let folded: Vec<char> = fold(word[..end].trim()).chars().collect();
    (folded.len() <= LONGEST).then_some(folded)
}

/// How many letters to drop, add, change or swap with their neighbour to make one word of the other.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let changed = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = changed.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KEYS: [&str; 6] = ["title", "date", "updated", "author", "approved_by", "expires"];

    #[test]
    fn slips_of_the_finger_are_understood() {
        for (written, meant) in [
            ("titel", "title"),
            ("dtae", "date"),
            ("autor", "author"),
            ("authorr", "author"),
            ("aproved-by", "approved_by"),
            ("Expires", "expires"),
        ] {
            assert_eq!(nearest(written, KEYS), Some(meant), "{written}");
        }
    }

    #[test]
    fn marks_do_not_count() {
        assert_eq!(nearest("tin tức", ["thông báo", "tin-tuc"]), Some("tin-tuc"));
        assert_eq!(nearest("thong bao", ["tin tức", "Thông báo"]), Some("Thông báo"));
    }

    #[test]
    fn what_is_far_is_not_proposed() {
        assert_eq!(nearest("học phí", KEYS), None);
        assert_eq!(nearest("ad", ["id", "at"]), None);
        assert_eq!(nearest("", KEYS), None);
        assert_eq!(nearest("title", []), None);
    }

    #[test]
    fn the_nearest_wins_and_among_equals_the_first() {
        assert_eq!(nearest("lopp-6", ["lop-66", "lop-6"]), Some("lop-6"));
        assert_eq!(nearest("lop-8", ["lop-6", "lop-7"]), Some("lop-6"));
    }

    #[test]
    fn a_key_of_a_megabyte_is_no_trouble() {
        let long = "ề".repeat(1 << 20);
        assert_eq!(nearest(&long, KEYS), None);
        assert_eq!(nearest("title", [long.as_str(), "titles"]), Some("titles"));
    }

    proptest! {
        #[test]
        fn the_distance_is_the_same_both_ways(a in "[abc]{0,8}", b in "[abc]{0,8}") {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            prop_assert_eq!(distance(&a, &b), distance(&b, &a));
            prop_assert_eq!(distance(&a, &b) == 0, a == b);
        }
    }
}
