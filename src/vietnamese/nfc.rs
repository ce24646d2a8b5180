//! Whether text is in composed form (NFC), quickly: every file is asked.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Where text first departs from composed form (NFC), in bytes; `None` when it doesn't.
///
/// The place is that of the letter whose marks come after it, not of the mark: `Tru\u{31b}` is at fault at byte 2.
pub fn is_nfc(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|byte| *byte >= FIRST_UNSETTLED) {
        let lead = at + found;
        if let Some(length) = settled(&bytes[lead..]) {
            at = lead + length;
            continue;
        }
        // What is here may combine with the character before it.
        let start = text[..lead].char_indices().next_back().map_or(0, |(start, _)| start);
        let length = text[lead..].char_indices().find(|(at, c)| *at > 0 && is_settled(*c)).map(|(at, _)| at);
        let end = length.map_or(text.len(), |length| lead + length);
        if let Some(fault) = first_fault(&text[start..end]) {
            return Some(start + fault);
        }
        at = end;
    }
    None
}

/// The text in composed form (NFC).
pub fn composed(text: &str) -> Cow<'_, str> {
    match is_nfc(text) {
        None => Cow::Borrowed(text),
        Some(_) => Cow::Owned(text.nfc().collect()),
    }
}

/// Lead byte of U+0300. All characters before it are composed as they stand.
const FIRST_UNSETTLED: u8 = 0xcc;

/// Length of the three-byte character these bytes begin with, if it is settled ([`is_settled`]).
fn settled(bytes: &[u8]) -> Option<usize> {
    let settled = match bytes {
        [0xe1, 0xb8..=0xbb, ..] => true,
        [0xe2, 0x80, third, ..] => *third >= 0x82,
        _ => false,
    };
    settled.then_some(3)
}

/// Whether a character is in composed form wherever it stands and combines with none before it. True only for the
/// ranges that Vietnamese text is made of: Latin letters with their marks, dashes and quotation marks.
fn is_settled(c: char) -> bool {
    matches!(c, '\0'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}' | '\u{2002}'..='\u{203f}')
}

/// Where a stretch that begins and ends at settled characters departs from its composed form.
fn first_fault(stretch: &str) -> Option<usize> {
    let mut composed = stretch.nfc();
    let fault = stretch.char_indices().find(|(_, c)| composed.next() != Some(*c));
    fault.map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn composed_text_has_no_fault() {
        assert_eq!(is_nfc(""), None);
        assert_eq!(is_nfc("Trường THCS Hoa Sen – “Lễ khai giảng” … 100 €, 日本, 한국"), None);
    }

    #[test]
    fn the_first_decomposed_letter_is_found() {
        assert_eq!(is_nfc("Tru\u{31b}\u{300}ng"), Some(2));
        assert_eq!(is_nfc("Hộ ho\u{323}"), Some("Hộ h".len()));
        assert_eq!(is_nfc("ô\u{301}"), Some(0));
        assert_eq!(is_nfc("e\u{302}\u{323}"), Some(0));
    }

    #[test]
    fn a_mark_that_no_letter_takes_up_is_no_fault() {
        assert_eq!(is_nfc("x\u{301}y"), None);
        assert_eq!(is_nfc("\u{301}a"), None);
    }

    #[test]
    fn characters_that_composed_form_replaces_are_faults() {
        assert_eq!(is_nfc("10 \u{212b}"), Some(3));
        assert_eq!(is_nfc("a\u{2000}b"), Some(1));
    }

    #[test]
    fn the_settled_characters_are_settled() {
        for c in ('\0'..=char::MAX).filter(|c| is_settled(*c)) {
            assert!(unicode_normalization::is_nfc(&format!("{c}")), "{c:?}");
            assert_eq!(unicode_normalization::char::canonical_combining_class(c), 0, "{c:?}");
            assert_eq!(settled(c.to_string().as_bytes()).is_some(), c >= '\u{300}', "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn the_verdict_is_that_of_the_standard(text in "[aeouươôâêdkđ\u{300}-\u{345}\u{1100}-\u{1175}가각\u{2000}Å]{0,12}") {
            prop_assert_eq!(is_nfc(&text).is_none(), unicode_normalization::is_nfc(&text));
        }

        #[test]
        fn before_the_fault_all_is_composed(text in "[aeou đ\u{300}\u{301}\u{302}\u{31b}\u{323}]{0,12}") {
            if let Some(at) = is_nfc(&text) {
                prop_assert!(unicode_normalization::is_nfc(&text[..at]));
            }
        }
    }
}
