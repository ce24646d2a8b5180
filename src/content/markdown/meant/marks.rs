//! Marks at the beginning of a line: bullets that Markdown doesn't know, and marks without the space that it wants.

use std::ops::Range;

use super::head::{Head, Mark};
use super::spaces::{is_space, leading};
use super::{Correction, Line, Slip};

/// A wider space behind a mark makes code of what follows.
const WIDEST: usize = 4;

/// Finds marks that Markdown doesn't take for such.
pub(super) fn find(lines: &[Line<'_>], found: &mut Vec<Correction>) {
    for line in lines {
        let start = line.start + line.indent;
        match line.head {
            Head::Heading(length, level) => heading(line.words(), start, length, level, found),
            Head::Quote(length) if length > 1 => put(start..start + length, ">".to_owned(), Slip::Mark, found),
            Head::Item(mark) if !mark.is_empty => item(start, mark, found),
            _ => {}
        }
    }
}

fn heading(words: &str, start: usize, length: usize, level: usize, found: &mut Vec<Correction>) {
    let after = &words[length..];
    let space = leading(after, is_space);
    let begins_words = after.starts_with(|c: char| c.is_alphanumeric() || "*_\"“‘([".contains(c));
    // `#khaigiang` is a word of social networks.
    if space == 0 && (level < 2 || !begins_words) {
        return;
    }
    if length != level {
        put(start..start + length + space, format!("{} ", "#".repeat(level)), Slip::Mark, found);
    } else if !after.starts_with([' ', '\t']) {
        put(start + length..start + length + space, " ".to_owned(), Slip::Space, found);
    }
}

fn item(start: usize, mark: Mark, found: &mut Vec<Correction>) {
    let end = start + mark.length + mark.gap;
    if !mark.sign.is_markdown() {
        put(start..end, format!("{} ", mark.sign.written()), Slip::Mark, found);
    } else if mark.gap == 0 || !mark.is_plain {
        put(start + mark.length..end, " ".to_owned(), Slip::Space, found);
    } else if mark.columns > WIDEST {
        put(start + mark.length..end, " ".to_owned(), Slip::Indent, found);
    }
}

fn put(at: Range<usize>, with: String, slip: Slip, found: &mut Vec<Correction>) {
    found.push(Correction { at, with, slip });
}

#[cfg(test)]
mod tests {
    use super::super::reading::Reading;

    fn read(text: &str) -> String {
        Reading::of(text).text.into_owned()
    }

    #[test]
    fn bullets_of_other_programs_are_those_of_markdown() {
        assert_eq!(read("•\tMúa lân\n● Rước đèn\n▪Phá cỗ\n\u{f0b7} Hát\n"), "- Múa lân\n- Rước đèn\n- Phá cỗ\n- Hát\n");
        assert_eq!(read("－ Một\n＊Hai\n＋Ba\n"), "- Một\n＊Hai\n＋Ba\n");
        assert_eq!(read("１．Một\n２． Hai\n"), "1. Một\n2. Hai\n");
        assert_eq!(read("• • •\n"), "• • •\n");
        assert_eq!(read("o\tLớp Lá\n"), "- Lớp Lá\n");
    }

    #[test]
    fn a_mark_without_a_space_is_one_beside_its_like() {
        assert_eq!(read("-Hát\n-Múa\n"), "- Hát\n- Múa\n");
        assert_eq!(read("Gồm:\n\n-**Lễ:** 7 giờ\n"), "Gồm:\n\n- **Lễ:** 7 giờ\n");
        assert_eq!(read("*Hát\n*Múa\n"), "* Hát\n* Múa\n");
        assert_eq!(read("1.Khai mạc\n2.bế mạc\n\n1)Một\n"), "1. Khai mạc\n2. bế mạc\n\n1) Một\n");
        for text in [
            "-5 độ\n-7 độ\n",
            "1.500 đồng\n\n20.11 là ngày\n",
            "*Hát* và\n*múa*\n",
            "-Hát\n",
            "--Hát\n--Múa\n",
            "1.pdf\n",
        ] {
            assert_eq!(read(text), text);
        }
    }

    #[test]
    fn dashes_are_a_list_unless_somebody_speaks() {
        assert_eq!(read("– Lớp 6\n– Lớp 7\n"), "- Lớp 6\n- Lớp 7\n");
        assert_eq!(read("Gồm:\n— Lớp 6\n"), "Gồm:\n- Lớp 6\n");
        assert_eq!(read("– Em chào cô!\n– Chào em.\n"), "– Em chào cô!  \n– Chào em.\n");
        assert_eq!(read("Trường ta\n– nơi em học\n"), "Trường ta\n– nơi em học\n");
    }

    #[test]
    fn headings_have_their_space() {
        assert_eq!(read("##Phần lễ\n###\u{a0}Một\n\u{200b}## Hai\n＃＃Ba\n"), "## Phần lễ\n### Một\n## Hai\n## Ba\n");
        assert_eq!(read("#\u{a0}Một\n"), "# Một\n");
        for text in ["#khaigiang\n", "#1 toàn trường\n", "##\n", "#######x\n"] {
            assert_eq!(read(text), text);
        }
    }
}
