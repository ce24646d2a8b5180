//! How deep the blocks of a text nest, seen before it is parsed.
//!
//! The parser asks every open block about every line, so that ten thousand of them over many lines would take hours.

use std::ops::Range;

/// Most blocks that one line may open or continue.
const DEEPEST: usize = 400;

/// The first line whose beginning stands for too many nested blocks.
pub(super) fn too_deep(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if blocks(line) > DEEPEST {
            return Some(start..start + line.len());
        }
        start += line.len();
    }
    None
}

/// At most so many blocks does a line open or continue: one for each mark at its beginning, and one for each two
/// columns of indentation, since a list item is never indented by less.
fn blocks(line: &str) -> usize {
    let mut halves = 0;
    for byte in line.bytes() {
        halves += match byte {
            b' ' => 1,
            b'\t' => 4,
            b'>' | b'-' | b'+' | b'*' | b'.' | b')' => 2,
            b'0'..=b'9' => 0,
            _ => break,
        };
    }
    halves / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_line_that_begins_with_hundreds_of_marks_is_too_deep() {
        assert_eq!(too_deep("> - 1. Một\n\n        mã\n***\n[^1]: chú\n"), None);
        assert_eq!(too_deep(&"-".repeat(400)), None);
        assert_eq!(too_deep(&format!("một\n{}\n", ">".repeat(401))), Some(6..408));
        for mark in ["> ", "- ", "1. ", "12) ", "  ", "\t"] {
            assert!(too_deep(&mark.repeat(1000)).is_some(), "{mark:?}");
        }
    }
}
