//! Bytes of other systems and of old software: read where they mean something, told where they don't.

use crate::house::{add, school};
use crate::{built, codes_of, page_of};

#[test]
fn templates_and_words_of_the_theme_that_are_no_text_are_told() {
    for path in ["theme/templates/base.html", "theme/strings.yaml"] {
        let mut inputs = school();
        add(&mut inputs, path, b"\xff\xfea\0");
        assert_eq!(built(&inputs).codes(), ["E101"], "{path}");
    }
}

#[test]
fn marks_of_windows_change_nothing() {
    let sound = "---\ntitle: Tin\ndate: 2026-11-20\nauthor: A\napproved_by: B\n---\nMột\n\nHai\n";
    assert_eq!(codes_of(format!("\u{feff}{sound}").as_bytes()), [""; 0]);
    assert_eq!(codes_of(sound.replace('\n', "\r\n").as_bytes()), [""; 0]);
    assert_eq!(codes_of(format!("\u{feff}{}", sound.replace('\n', "\r\n")).as_bytes()), [""; 0]);
}

#[test]
fn a_lone_carriage_return_is_no_line_end_of_front_matter() {
    let old_mac = "---\rtitle: Tin\rdate: 2026-11-20\rauthor: A\rapproved_by: B\r---\rMột\r";
    assert_eq!(codes_of(old_mac.as_bytes()), ["E201"]);
    page_of("Một\rHai\r\r# Ba\r");
}

#[test]
fn bytes_that_are_no_text_are_told_at_their_place() {
    assert_eq!(codes_of(b"---\ntitle: \xc3\x28\n---\n"), ["E101"]);
    assert_eq!(codes_of(b"\xff\xfe-\0-\0-\0\n\0"), ["E101"]);
    assert_eq!(codes_of(b"\xfe\xff\0-\0-\0-\0\n"), ["E101"]);
    assert_eq!(codes_of(b"---\ntitle: Th\xabng b\xb8o\n---\n"), ["E101"], "TCVN3 as it stood on disk");
    assert_eq!(codes_of(b"\xf8\x88\x80\x80\x80"), ["E101"]);
    assert_eq!(codes_of(b"\xed\xa0\x80"), ["E101"], "half of a surrogate pair");
}

#[test]
fn nul_bytes_and_controls_reach_no_page() {
    let page = page_of("Một\0hai \u{1b}[31m ba \u{7f} bốn \u{202e}");
    assert!(!page.contains('\0'), "{page:?}");
    let codes = codes_of(b"---\ntitle: a\0b\ndate: 2026-11-20\nauthor: A\napproved_by: B\n---\n");
    assert!(matches!(codes[..], ["E203" | "E109"]), "{codes:?}");
}

#[test]
fn text_of_old_software_is_recognised() {
    let front = "---\ntitle: Tin\ndate: 2026-11-20\nauthor: A\napproved_by: B\n---\n";
    let tcvn3 = "Tr\u{ad}êng tæ chøc häp phô huynh häc sinh, ®Ò nghÞ c¸c thÇy c« vµ phô huynh ®Õn dù ®Çy ®ñ.";
    assert_eq!(codes_of(format!("{front}{tcvn3}").as_bytes()), ["E103"]);
}
