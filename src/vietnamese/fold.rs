//! Folding: the form under which words written with and without marks are the same.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{in_latin, narrow};

/// Text in lower case without marks, `đ` as `d`: “Trường Đại học” → “truong dai hoc”.
///
/// The rule, which the browser's search follows too (`tests/vectors/folding.json`): decompose (NFD), drop every
/// combining mark (general category M), take each remaining character's own lower case, write `đ` as `d`, and a sign of
/// full width (`Ａ`, `１`) as the plain one. Letters of other languages are those that they look like ([`in_latin`]).
/// Composed and decomposed text fold alike, and so do both places of a tone mark (hoà, hòa).
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    let native = in_latin(text);
    let letters = native.nfd().filter(|c| !is_combining_mark(*c));
    for c in letters.flat_map(char::to_lowercase) {
        out.push(if c == 'đ' { 'd' } else { narrow(c) });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vietnamese::slug;
    use proptest::prelude::*;

    #[derive(serde::Deserialize)]
    struct Vector {
        text: String,
        folded: String,
        slug: String,
    }

    #[test]
    fn the_vectors_shared_with_the_browser_hold() {
        let vectors: Vec<Vector> = serde_json::from_str(include_str!("../../tests/vectors/folding.json")).unwrap();
        assert!(vectors.len() >= 60, "only {} vectors", vectors.len());
        for Vector { text, folded, slug: slugged } in vectors {
            assert_eq!(fold(&text), folded, "{text}");
            assert_eq!(slug(&text), slugged, "{text}");
        }
    }

    #[test]
    fn the_place_of_the_tone_mark_does_not_matter() {
        assert_eq!(fold("hoà"), fold("hòa"));
        assert_eq!(fold("thuỷ"), fold("thủy"));
        assert_eq!(fold("ho\u{61}\u{300}"), fold("ho\u{300}a"));
    }

    #[test]
    fn marks_in_any_order_are_dropped() {
        assert_eq!(fold("e\u{302}\u{323}"), "e");
        assert_eq!(fold("e\u{323}\u{302}"), "e");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            let folded = fold(&text);
            prop_assert_eq!(fold(&folded), folded);
        }

        #[test]
        fn both_normal_forms_fold_alike(text in "[a-zđĐàảãáạăằẳẵắặâầẩẫấậêềểễếệôồổỗốộơờởỡớợưừửữứự ]{0,40}") {
            prop_assert_eq!(fold(&text.nfd().collect::<String>()), fold(&text));
        }
    }
}
