//! Drawn lines: below a letterhead, Markdown takes the line for the sign of a heading, and all that stands above it for
//! the heading's words.

use super::head::Head;
use super::spaces::is_space;
use super::{Correction, Line, Part, Slip};

/// What a drawn line is written as: it needs no empty line before it, and makes no heading.
const LINE: &str = "***";

/// A longer line is no heading, in bytes.
const LONGEST_HEADING: usize = 160;

/// Finds drawn lines that Markdown takes for something else.
pub(super) fn find(lines: &[Line<'_>], found: &mut Vec<Correction>) {
    let mut paragraph: &[Line<'_>] = &[];
    for (number, line) in lines.iter().enumerate() {
        if let Head::Ruling(sign, count) = line.head {
            let drawn = line.words().trim_end_matches(is_space);
            // `- - -` is no sign of a heading.
            let is_known = sign == '-' && drawn.contains(is_space);
            if !is_known && is_meant(paragraph, sign, count) {
                let at = line.start + line.indent..line.start + line.indent + drawn.len();
                found.push(Correction { at, with: LINE.to_owned(), slip: Slip::Ruling });
            }
        }
        let is_text = line.head == Head::Text && line.part == Part::Prose && !line.is_blank();
        let goes_on = is_text && !paragraph.is_empty();
        let begin = if goes_on { number - paragraph.len() } else { number };
        paragraph = if is_text { &lines[begin..=number] } else { &[] };
    }
}

/// Whether a line is drawn that Markdown doesn't take for one.
fn is_meant(above: &[Line<'_>], sign: char, count: usize) -> bool {
    match sign {
        '*' | '_' => false,
        '-' if above.is_empty() => false,
        '-' | '=' => count >= 2 && !may_be_heading(above),
        _ => count >= 3,
    }
}

/// Whether the lines above a drawn line may be a heading: one short line that is no sentence.
fn may_be_heading(above: &[Line<'_>]) -> bool {
    let [line] = above else { return false };
    let words = line.text.trim_end_matches(is_space);
    words.len() <= LONGEST_HEADING && !words.ends_with(['.', ',', ';']) && !is_letterhead(words)
}

/// The motto below the name of the country, under which every letterhead has a line.
fn is_letterhead(words: &str) -> bool {
    let is_part = |part| words.contains(part);
    ["Độc lập", "ĐỘC LẬP"].into_iter().any(is_part) && ["Hạnh phúc", "HẠNH PHÚC"].into_iter().any(is_part)
}

#[cfg(test)]
mod tests {
    use super::super::reading::Reading;

    #[test]
    fn a_line_below_a_letterhead_is_drawn() {
        for line in ["---------------", "===", "––––––", "───────", "＝＝＝"] {
            let text = format!("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{line}\n\nĐộc lập - Tự do - Hạnh phúc\n{line}\n");
            assert!(Reading::of(&text).text.ends_with("Hạnh phúc\n***\n"), "{line}");
        }
        assert_eq!(Reading::of("Một dòng\nhai dòng\n  ----\n").text, "Một dòng\nhai dòng\n  ***\n");
        assert_eq!(Reading::of("Hẹn gặp các em.\n---\n").text, "Hẹn gặp các em.\n***\n");
        assert_eq!(Reading::of("một\n\n=====\n\n- hai\n===\n").text, "một\n\n***\n\n- hai\n***\n");
    }

    #[test]
    fn headings_and_lines_that_markdown_knows_stay() {
        for text in
            ["Kế hoạch\n=====\n\nchữ\n", "Kế hoạch\n---\n\nchữ\n", "một\n\n---\n\n* * *\n___\n", "| a |\n|---|\n"]
        {
            assert_eq!(Reading::of(text).text, text);
        }
    }
}
