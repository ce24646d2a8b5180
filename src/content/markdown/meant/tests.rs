//! What holds for all corrections.

use proptest::prelude::*;

use super::*;

/// Beginnings of lines, and what they are mixed with.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => proptest::sample::select(vec![
            "\n", "\n", "\n\n", "\r\n", "\u{2028}", "\u{b}", " ", "  ", "    ", "\t", "\u{a0}", "\u{200b}", "\u{3000}",
            "- ", "-", "* ", "*", "+ ", "+", "1. ", "1.", "2. ", "3)", "１．", "•", "• ", "·", "– ", "—", "\u{f0b7}\t", "o\t",
            "# ", "##", "＃", "> ", ">", "＞", "---", "===", "–––", "***", "[ ]", "[x]", "[]", "](", "a. ", "b. ", "c) ",
            "**", "__", "~", "`", "| A | B |\n", "|---|---|\n", "+--+--+\n", "｜", "TT\tTên\n", "[a]", "(b.pdf)", "(b c.jpg)",
            "![", "!(", "［a］", "（b.png）", ") ", "<b>", "https://a.vn/_b*c*", "www.a.vn", "https://b.vn/2*3*4__c__",
            "0900000199",
            "```", "~~~", "<div>", "</div>", "<!--", "-->", "[^1]: ", "|", "|--|", ":", ".", "!", "📍", "\\", "-o0o-",
        ]).prop_map(str::to_owned),
        2 => proptest::sample::select(vec!["Hát", "Thời gian: ", "điều", "Độc lập - Hạnh phúc", "x", "20"]).prop_map(str::to_owned),
        1 => "\\PC{0,3}",
    ];
    proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

/// Lines of pieces that rules look at, with spaces between.
fn pieces(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let line = proptest::collection::vec(proptest::sample::select(pieces), 0..8).prop_map(|line| line.join(" "));
    proptest::collection::vec(line, 0..6).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn remarks_and_definitions_are_read_once(
        text in prop_oneof![
            // The remarks of one system: whoever writes several within each other means nothing.
            pieces(&["%%", "`", "chữ", "50%%", "a%%"]),
            pieces(&["{#", "#}", "`", "chữ", "{#a}"]),
            pieces(&["{/*", "*/}", "`", "chữ"]),
            pieces(&["[a]:", "[b]: 1/2", "[a]", "[c]: x.pdf", "-", "##\u{a0}", ">", "`", "```", "\"d\"", "\\[a]: 2"]),
        ]
    ) {
        let once = Reading::of(&text).text.into_owned();
        prop_assert_eq!(corrections(&once), [], "{}", once);
    }

    #[test]
    fn a_corrected_text_has_no_correction_left(text in text()) {
        let read = Reading::of(&text).text.into_owned();
        prop_assert_eq!(corrections(&read), [], "{:?} was read {:?}", text, read);
    }

    #[test]
    fn what_was_mended_once_is_mended_for_good(text in text()) {
        let once = mended(&text);
        prop_assert_eq!(&mended(&once), &once, "from {:?}", text);
    }

    #[test]
    fn corrections_stand_in_order_and_on_whole_characters(text in any::<String>()) {
        let found = corrections(&text);
        prop_assert!(found.windows(2).all(|pair| pair[0].at.end <= pair[1].at.start));
        prop_assert!(found.iter().all(|correction| text.get(correction.at.clone()).is_some()));
        prop_assert!(found.iter().all(|correction| text[correction.at.clone()] != correction.with));
    }
}
