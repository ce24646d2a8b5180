//! Spaces that Markdown takes for letters: no-break ones that a Mac or a web page leaves behind a mark.

use super::{Correction, Line, Part, Slip};

/// Finds them where a mark of a heading, a list or a quote needs a space behind it.
pub(super) fn find(lines: &[Line<'_>], found: &mut Vec<Correction>) {
    for line in lines.iter().filter(|line| line.part == Part::Prose) {
        let Some(mark) = mark(line.text) else { continue };
        let strange = line.text[mark..].chars().take_while(|c| is_strange_space(*c)).map(char::len_utf8).sum::<usize>();
        if strange > 0 {
            let at = line.start + mark;
            found.push(Correction { at: at..at + strange, with: " ".to_owned(), slip: Slip::Space });
        }
    }
}

fn is_strange_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2000}'..='\u{200b}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{feff}')
}

/// The length of the mark that a line begins with.
fn mark(line: &str) -> Option<usize> {
    let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
    let rest = &line[indent..];
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let length = match rest.as_bytes().first()? {
        b'#' if hashes <= 6 => hashes,
        b'-' | b'*' | b'+' => 1,
        b'0'..=b'9' if rest[digits..].starts_with(['.', ')']) => digits + 1,
        _ => return None,
    };
    Some(indent + length)
}
