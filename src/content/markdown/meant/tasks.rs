//! Boxes to tick off: `- [ ]`, as Markdown wants them.

use std::ops::Range;

use super::head::Head;
use super::spaces::{is_space, is_strange, leading};
use super::{Correction, Line, Slip};

/// Finds boxes that hold or have behind them something else than a space.
pub(super) fn find(lines: &[Line<'_>], found: &mut Vec<Correction>) {
    for line in lines {
        let Head::Item(mark) = line.head else { continue };
        let start = line.indent + mark.length + mark.gap;
        let Some(opened) = line.text[start..].strip_prefix('[') else { continue };
        let Some((inner, after)) = opened.split_once(']') else { continue };
        let space = leading(after, is_space);
        let is_task = inner.chars().all(is_space) || matches!(inner, "x" | "X");
        if !is_task || space == 0 || space == after.len() {
            continue;
        }
        let end = line.end() - after.len();
        if !matches!(inner, " " | "x" | "X") {
            put(end - 1 - inner.len()..end - 1, found);
        }
        if after.starts_with(is_strange) {
            put(end..end + space, found);
        }
    }
}

fn put(at: Range<usize>, found: &mut Vec<Correction>) {
    found.push(Correction { at, with: " ".to_owned(), slip: Slip::Space });
}

#[cfg(test)]
mod tests {
    use super::super::reading::Reading;

    #[test]
    fn a_box_has_spaces_where_markdown_wants_them() {
        let text = "- [\u{a0}] Đơn\n-\u{a0}[x]\u{a0}Ảnh\n* [] Sổ\n> •[] Bút\n";
        assert_eq!(Reading::of(text).text, "- [ ] Đơn\n- [x] Ảnh\n* [ ] Sổ\n> - [ ] Bút\n");
        assert_eq!(Reading::of("- [](a.md) [ ]\n").text, "- [](a.md) [ ]\n");
    }
}
