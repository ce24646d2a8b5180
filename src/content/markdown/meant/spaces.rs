//! Spaces that Markdown takes for letters: no-break ones that a Mac or a web page leaves, and those without a width.

use memchr::memchr_iter;

use super::{Correction, Line, Part, Slip};

/// Finds them between the two parts of a link.
pub(super) fn find(lines: &[Line<'_>], found: &mut Vec<Correction>) {
    for line in lines.iter().filter(|line| line.part == Part::Prose) {
        for end in memchr_iter(b']', line.text.as_bytes()) {
            let after = &line.text[end + 1..];
            let length = leading(after, is_strange);
            if length > 0 && after[length..].starts_with('(') {
                let at = line.start + end + 1;
                found.push(Correction { at: at..at + length, with: String::new(), slip: Slip::Space });
            }
        }
    }
}

/// How many bytes at the beginning of a text are such characters.
pub(super) fn leading(text: &str, is_such: impl Fn(char) -> bool) -> usize {
    text.len() - text.trim_start_matches(is_such).len()
}

/// Whether a character is a space to whoever reads, and a letter to Markdown.
pub(super) fn is_strange(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{1680}' | '\u{180e}' | '\u{2000}'
            ..='\u{200b}' | '\u{202f}' | '\u{205f}' | '\u{2060}' | '\u{3000}' | '\u{feff}'
    )
}

/// Whether a character is a space to whoever reads.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t') || is_strange(c)
}

/// The columns that a space takes when it begins in a column.
pub(super) fn width(c: char, column: usize) -> usize {
    match c {
        '\t' => 4 - column % 4,
        '\u{3000}' => 2,
        '\u{180e}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => 0,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::super::reading::Reading;

    #[test]
    fn nothing_parts_the_words_of_a_link_from_its_address() {
        assert_eq!(
            Reading::of("- [\u{a0}] Đơn\n-\u{a0}[x]\u{a0}Ảnh\n* [] Sổ\n").text,
            "- [ ] Đơn\n- [x] Ảnh\n* [ ] Sổ\n"
        );
        assert_eq!(Reading::of("Xem [đơn]\u{200b}(don.pdf) [a] b\n").text, "Xem [đơn](don.pdf) [a] b\n");
    }
}
