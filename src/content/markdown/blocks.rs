//! What a reader reads of our HTML, piece by piece: headings, texts, tables.

use super::plain;

/// A piece of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block<'b> {
    /// A heading, or the caption of what follows.
    Heading(&'b str),
    /// A paragraph, an item of a list, the words for a picture; lines are parted by line ends.
    Text(&'b str),
    /// The cells of a table, row by row.
    Table(&'b [Vec<String>]),
}

/// What is being read.
#[derive(Default)]
struct Reader {
    text: String,
    /// `None` outside of tables.
    table: Option<Vec<Vec<String>>>,
    is_in_cell: bool,
}

/// Attributes whose values are read, aloud or beside the pointer.
const READ: [&str; 2] = [" alt=\"", " title=\""];

/// Calls `visit` with every piece of well-formed, sanitised HTML, in order.
pub(super) fn each(html: &str, visit: &mut impl FnMut(Block<'_>)) {
    let mut reader = Reader::default();
    let mut rest = html;
    while let Some(start) = memchr::memchr(b'<', rest.as_bytes()) {
        plain::unescape(&mut reader.text, &rest[..start]);
        // Attribute values hold no bare `>`: both writers of this HTML escape it or drop it.
        let (tag, after) = rest[start + 1..].split_once('>').unwrap_or((&rest[start + 1..], ""));
        reader.tag(tag, visit);
        rest = after;
    }
    plain::unescape(&mut reader.text, rest);
    reader.end_text(visit);
}

impl Reader {
    fn tag(&mut self, tag: &str, visit: &mut impl FnMut(Block<'_>)) {
        let (is_end, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        match (name, is_end) {
            ("img" | "abbr" | "a", false) => attributes(tag, visit),
            ("br", _) => self.text.push('\n'),
            _ if plain::is_inline(name) => {}
            ("table", false) => {
                self.end_text(visit);
                self.table.get_or_insert_default();
            }
            ("table", true) => {
                self.end_cell();
                if let Some(rows) = self.table.take() {
                    visit(Block::Table(&rows));
                }
            }
            ("tr", false) => self.table.iter_mut().for_each(|rows| rows.push(Vec::new())),
            ("td" | "th", _) if self.table.is_some() => {
                self.end_cell();
                self.is_in_cell = !is_end;
            }
            _ if self.is_in_cell => self.text.push(' '),
            ("h2" | "h3" | "h4" | "h5" | "h6" | "caption" | "summary", true) => self.end_heading(visit),
            _ => self.end_text(visit),
        }
    }

    fn end_text(&mut self, visit: &mut impl FnMut(Block<'_>)) {
        let text = self.text.trim();
        if !text.is_empty() {
            visit(Block::Text(text));
        }
        self.text.clear();
    }

    fn end_heading(&mut self, visit: &mut impl FnMut(Block<'_>)) {
        visit(Block::Heading(self.text.trim()));
        self.text.clear();
    }

    fn end_cell(&mut self) {
        if let Some(row) = self.table.as_mut().and_then(|rows| rows.last_mut()).filter(|_| self.is_in_cell) {
            row.push(self.text.trim().to_owned());
        }
        self.is_in_cell = false;
        self.text.clear();
    }
}

/// Words that stand in a tag.
fn attributes(tag: &str, visit: &mut impl FnMut(Block<'_>)) {
    for name in READ {
        let Some((_, value)) = tag.split_once(name) else { continue };
        let mut words = String::new();
        plain::unescape(&mut words, value.split('"').next().unwrap_or_default());
        if !words.is_empty() {
            visit(Block::Text(&words));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_piece_by_piece() {
        let html = "<h2 id=\"a\">Lớp <em>6A</em></h2>\n<p>Một &amp; hai<br>ba<img src=\"\" alt=\"Ảnh lớp\"></p>\n\
            <table><caption>Sĩ số</caption><tr><th>Lớp</th><th>Số</th></tr><tr><td><p>6A</p></td><td></td></tr></table>\n\
            <ul><li>Cuối</li></ul>";
        let mut read = Vec::new();
        each(html, &mut |block| read.push(format!("{block:?}")));
        let expected = [
            "Heading(\"Lớp 6A\")",
            "Text(\"Ảnh lớp\")",
            "Text(\"Một & hai\\nba\")",
            "Heading(\"Sĩ số\")",
            "Table([[\"Lớp\", \"Số\"], [\"6A\", \"\"]])",
            "Text(\"Cuối\")",
        ];
        assert_eq!(read, expected);
    }
}
