//! Where lines end: other programs have signs for it that Markdown takes for letters.

use memchr::{memchr2, memmem};

use super::{Correction, Line, Part, Slip};
use crate::unseen;

/// Writes a line end in the place of each sign that ends lines elsewhere: Word's own within a paragraph, a page's, and
/// those of Unicode.
pub(super) fn find(lines: &[Line<'_>], found: &mut Vec<Correction>) {
    for line in lines.iter().filter(|line| !matches!(line.end_sign, "\n" | "\r\n" | "\r" | "")) {
        // An empty line would end a block of HTML, and be seen in code.
        let with = if line.end_sign == "\u{2029}" && line.part == Part::Prose { "\n\n" } else { "\n" };
        let at = line.end()..line.end() + line.end_sign.len();
        found.push(Correction { at, with: with.to_owned(), slip: Slip::LineEnd });
    }
}

/// The lines of a text: where each begins, the line without its end, and the end.
pub(super) fn cut(text: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    let strange = has_strange(text);
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let plain = || memchr2(b'\n', b'\r', rest.as_bytes());
        let length = if strange { rest.find(ends_line) } else { plain() }.unwrap_or(rest.len());
        let (line, after) = rest.split_at(length);
        let sign = if after.starts_with("\r\n") { 2 } else { after.chars().next().map_or(0, char::len_utf8) };
        let place = start;
        start += length + sign;
        Some((place, line, &after[..sign]))
    })
}

fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r') || unseen::ends_line(c)
}

/// Whether any but the common line ends are in a text.
fn has_strange(text: &str) -> bool {
    let bytes = text.as_bytes();
    let signs = ["\u{85}", "\u{2028}", "\u{2029}"];
    memchr2(0x0b, 0x0c, bytes).is_some() || signs.iter().any(|sign| memmem::find(bytes, sign.as_bytes()).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::reading::Reading;

    #[test]
    fn signs_that_end_lines_elsewhere_end_them_here() {
        assert_eq!(Reading::of("một\u{b}hai\u{c}ba\u{85}bốn\u{2028}năm").text, "một\nhai\nba\nbốn\nnăm");
        assert_eq!(Reading::of("một\u{2029}- hai\u{2028}- ba\n").text, "một\n\n- hai\n- ba\n");
        assert_eq!(Reading::of("```\na\u{2029}b\n```\n").text, "```\na\nb\n```\n");
    }
}
