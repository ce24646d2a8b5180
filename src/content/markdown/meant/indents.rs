//! Where lines stand: who types a letter indents its paragraphs, which Markdown takes for code. Code is written between
//! fences here, so an indent stands for nothing but what a list holds.

use super::head::{Head, Mark, Sign};
use super::spaces::{is_space, is_strange, width};
use super::{Correction, Line, Part, Slip};

/// Markdown takes a line that stands so many columns in for code.
const CODE: usize = 4;

/// Finds indents that Markdown reads otherwise than who wrote them.
pub(super) fn find(lines: &[Line<'_>], found: &mut Vec<Correction>) {
    // Without an indent there is nothing to do but for `+` below `-`.
    if lines.iter().any(|line| line.text.starts_with(|c| is_space(c) || c == '+')) {
        let mut page = Page::default();
        for line in lines {
            page.take(*line, found);
        }
    }
}

/// What is open on a page, from the top down to a line.
#[derive(Default)]
struct Page {
    /// The list items that hold the line, the outermost first.
    items: Vec<Item>,
    /// What the line before was.
    before: Before,
    /// By how many columns the code that is open moves to the left.
    code_moves: usize,
}

/// What stands before a line.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Before {
    /// An empty line, or what no text goes on.
    #[default]
    Nothing,
    /// Text, which goes on.
    Text,
}

/// An item of a list, or a footnote.
#[derive(Clone, Copy)]
struct Item {
    /// Its mark; a footnote has none.
    sign: Option<Sign>,
    /// The column of its content, as written.
    content: usize,
    /// The columns of its mark and its content, as they are read.
    read_mark: usize,
    read_content: usize,
}

impl Item {
    fn has(&self, bullet: char) -> bool {
        self.sign.is_some_and(|sign| sign.is_bullet(bullet))
    }
}

/// The space that a line begins with.
#[derive(Clone, Copy)]
struct Indent {
    columns: usize,
    is_plain: bool,
}

impl Indent {
    fn of(line: &Line<'_>) -> Self {
        let space = &line.text[..line.indent];
        let columns = space.chars().fold(0, |columns, c| columns + width(c, columns));
        Self { columns, is_plain: !space.contains(is_strange) }
    }
}

impl Page {
    fn take(&mut self, line: Line<'_>, found: &mut Vec<Correction>) {
        let indent = Indent::of(&line);
        if line.part != Part::Prose && !line.opens {
            if line.part == Part::Code && self.code_moves > 0 {
                move_to(line, indent, indent.columns.saturating_sub(self.code_moves), found);
            }
            return;
        }
        if line.is_blank() {
            // A line of no-break spaces is as empty as another, and parts paragraphs.
            move_to(line, indent, if indent.is_plain { indent.columns } else { 0 }, found);
            self.before = Before::Nothing;
            return;
        }
        let column = match line.head {
            Head::Item(mark) => self.item(mark, indent),
            _ => self.other(line, indent),
        };
        move_to(line, indent, column, found);
        self.code_moves = indent.columns.saturating_sub(column);
        let goes_on = line.part == Part::Prose && matches!(line.head, Head::Text | Head::Item(_) | Head::Footnote);
        self.before = if goes_on { Before::Text } else { Before::Nothing };
    }

    /// The column at which an item is read.
    fn item(&mut self, mark: Mark, indent: Indent) -> usize {
        let mut directly = self.before == Before::Text;
        let mut column = self.column_within(self.items.len(), indent.columns);
        while let Some(last) = self.items.last().copied().filter(|last| indent.columns < last.content) {
            let beside = self.column_beside(last, indent.columns);
            let is_other = last.sign.is_some_and(|sign| sign.is_number() != mark.sign.is_number());
            // `+` under `-` is the second level of an outline, as offices write it.
            let is_second = directly && last.has('-') && mark.sign.is_bullet('+');
            if (is_other && beside > last.read_mark) || (is_second && beside == last.read_mark) {
                column = last.read_content;
                break;
            }
            directly |= last.has('+') && mark.sign.is_bullet('+');
            self.items.pop();
            column = beside;
        }
        // As wide as its mark is read: `fix` may write that, and nothing else of the list.
        let is_read_as_written = mark.is_plain && mark.sign.is_markdown() && !mark.is_empty;
        let space = if is_read_as_written && (1..=CODE).contains(&mark.columns) { mark.columns } else { 1 };
        let length = if mark.sign.is_number() { mark.sign.written().len() } else { 1 };
        let taken = length + space;
        self.items.push(Item {
            sign: Some(mark.sign),
            content: indent.columns + taken,
            read_mark: column,
            read_content: column + taken,
        });
        column
    }

    /// The column at which a line is read that begins no item.
    fn other(&mut self, line: Line<'_>, indent: Indent) -> usize {
        let goes_on = self.before == Before::Text && line.part == Part::Prose && line.head == Head::Text;
        if goes_on && !self.items.is_empty() {
            return indent.columns;
        }
        let mut column = self.column_within(self.items.len(), indent.columns);
        while let Some(last) = self.items.last().copied().filter(|last| !goes_on && indent.columns < last.content) {
            column = self.column_beside(last, indent.columns);
            self.items.pop();
        }
        // A paragraph that begins with a no-break space is indented for the eye alone.
        if self.items.is_empty() && !indent.is_plain {
            column = 0;
        }
        if line.head == Head::Footnote {
            let (content, read_content) = (indent.columns + CODE, column + CODE);
            self.items.push(Item { sign: None, content, read_mark: column, read_content });
        }
        column
    }

    /// A column as it is read within the first so many items: an indent of its own is kept where it isn't taken for code.
    fn column_within(&self, items: usize, written: usize) -> usize {
        let last = items.checked_sub(1).and_then(|last| self.items.get(last));
        let (content, read) = last.map_or((0, 0), |item| (item.content, item.read_content));
        let own = written.saturating_sub(content);
        if own < CODE { read + own } else { read }
    }

    /// A column as it is read beside the last item.
    fn column_beside(&self, last: Item, written: usize) -> usize {
        let column = self.column_within(self.items.len() - 1, written);
        if column < last.read_content { column } else { last.read_mark }
    }
}

/// Moves a line to a column, unless it stands there already.
fn move_to(line: Line<'_>, indent: Indent, column: usize, found: &mut Vec<Correction>) {
    if indent.is_plain && indent.columns == column {
        return;
    }
    // Signs that no editor shows are written over; where a line stands is its author's own.
    let slip = if indent.is_plain || indent.columns != column { Slip::Indent } else { Slip::Space };
    found.push(Correction { at: line.start..line.start + line.indent, with: " ".repeat(column), slip });
}

#[cfg(test)]
mod tests {
    use super::super::reading::Reading;

    fn read(text: &str) -> String {
        Reading::of(text).text.into_owned()
    }

    #[test]
    fn a_paragraph_is_one_however_far_in_it_stands() {
        for indent in ["    ", "\t", "\u{3000}\u{3000}", "\u{a0}\u{a0}", " \u{a0}\t", "          "] {
            assert_eq!(read(&format!("Một\n\n{indent}Hai,\n{indent}ba\n")), "Một\n\nHai,\nba\n", "{indent:?}");
        }
        assert_eq!(
            read("## Một\n    Hai\n\n    ## Ba\n\n\t| a |\n\t|---|\n"),
            "## Một\nHai\n\n## Ba\n\n| a |\n|---|\n"
        );
        assert_eq!(read("Một\n\u{a0}\nHai\n"), "Một\n\nHai\n");
        assert_eq!(read(">     Một\n"), "> Một\n");
        assert_eq!(read("<div>\n\n    <p>x</p>\n\n</div>\n"), "<div>\n\n<p>x</p>\n\n</div>\n");
    }

    #[test]
    fn code_between_fences_moves_as_a_whole() {
        assert_eq!(read("    ```\n      a\n    b\n    ```\n"), "```\n  a\nb\n```\n");
        for text in ["```\n    a\n```\n", "- x\n\n  ```\n      a\n  ```\n"] {
            assert_eq!(read(text), text);
        }
    }

    #[test]
    fn lists_keep_what_they_hold() {
        for text in [
            "- Một\n  - Hai\n    - Ba\n- Bốn\n",
            "- Một\n\n  Đoạn của một\n\n    Cũng thế\n",
            "1. Một\n   - Hai\n\n   Đoạn\n2. Ba\n",
            "-\tMột\n\t-\tHai\n",
            "- Một\n        đi tiếp\n",
            "[^1]: Chú\n\n    đi tiếp\n",
        ] {
            assert_eq!(read(text), text);
        }
    }

    #[test]
    fn items_are_where_they_are_meant() {
        assert_eq!(read("    - Một\n    - Hai\n      - Ba\n\n    Bốn\n"), "- Một\n- Hai\n  - Ba\n\nBốn\n");
        assert_eq!(read("1. Một\n  - con\n2. Hai\n"), "1. Một\n   - con\n2. Hai\n");
        assert_eq!(read("- Lớp 6:\n+ 6A\n+ 6B\n- Lớp 7\n"), "- Lớp 6:\n  + 6A\n  + 6B\n- Lớp 7\n");
        assert_eq!(read("Gồm:\n\t- Một\n\t\t+ Hai\n"), "Gồm:\n- Một\n    + Hai\n");
        assert_eq!(read("- Một\n      - Hai\n"), "- Một\n  - Hai\n");
        assert_eq!(read("-      Một\n"), "- Một\n");
        assert_eq!(read("- Một\n\n- Hai\n\n+ Ba\n"), "- Một\n\n- Hai\n\n+ Ba\n");
        assert_eq!(read("- Một\n\n\u{a0}\u{a0}- Hai\n"), "- Một\n\n  - Hai\n");
    }
}
