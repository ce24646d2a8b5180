//! Slugs: a name as one part of an address.

use super::fold;

/// Longest slug, in characters. Titles of decisions run to several lines; an address need not.
const LONGEST: usize = 80;

/// A name as part of an address: “Kế hoạch số 12/KH-THCS” → `ke-hoach-so-12-kh-thcs`.
///
/// ASCII letters and digits of the folded text, every run of anything else one hyphen, at most 80 characters, cut
/// between words where one ends. Empty when the text has no letter or digit of that kind. A slug's slug is itself.
pub fn slug(text: &str) -> String {
    let folded = fold(text);
    let mut out = String::new();
    for word in words(&folded) {
        let hyphen = if out.is_empty() { "" } else { "-" };
        let room = LONGEST - out.len();
        if hyphen.len() + word.len() <= room {
            out.push_str(hyphen);
            out.push_str(word);
            continue;
        }
        if out.is_empty() {
            out.push_str(&word[..room]);
        }
        break;
    }
    out
}

/// A heading as the anchor of its place on the page: a slug that is never cut. Articles of a regulation may begin with
/// the same eighty characters, and links to what is published keep working.
pub fn anchor(text: &str) -> String {
    words(&fold(text)).collect::<Vec<_>>().join("-")
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_joined_by_single_hyphens() {
        assert_eq!(slug("  Lễ khai giảng — năm học 2026–2027!  "), "le-khai-giang-nam-hoc-2026-2027");
        assert_eq!(slug("4210/GDĐT-TTTT"), "4210-gddt-tttt");
    }

    #[test]
    fn without_letters_or_digits_there_is_no_slug() {
        assert_eq!(slug("…?!"), "");
        assert_eq!(slug(""), "");
        assert_eq!(slug("日本"), "");
    }

    #[test]
    fn a_long_title_is_cut_between_words() {
        let title = "Quyết định về việc ban hành quy chế ".repeat(4);
        let slugged = slug(&title);
        assert!(slugged.len() <= LONGEST && slugged.len() > LONGEST - 8, "{slugged}");
        assert!(slugged.split('-').all(|word| slug(&title.replace(' ', "")).contains(word)), "{slugged}");
        assert_eq!(slug(&"a".repeat(500)), "a".repeat(LONGEST));
    }

    #[test]
    fn an_anchor_is_a_slug_that_is_not_cut() {
        assert_eq!(anchor("Điều 1. Đối tượng"), slug("Điều 1. Đối tượng"));
        assert_eq!(anchor(&"Quy định chung ".repeat(10)), ["quy-dinh-chung"; 10].join("-"));
        assert_eq!(anchor("…?!"), "");
    }

    proptest! {
        #[test]
        fn a_slugs_slug_is_itself(text in "\\PC{0,120}") {
            let once = slug(&text);
            prop_assert_eq!(slug(&once), once);
        }
    }
}
