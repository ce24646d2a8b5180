//! What a reader reads of our HTML, piece by piece: headings, texts, tables.

use super::grid::{Grid, Size};
use super::plain;
use crate::personal::dialled;

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
    table: Option<Grid>,
    /// Of the cell that is being read.
    cell: Option<Size>,
    /// What stands behind the link that is being read, and where its words begin.
    contact: Option<(String, usize)>,
}

/// Attributes whose values are read, aloud or beside the pointer.
const READ: [&str; 2] = [" alt=\"", " title=\""];

/// How links begin that lead to somebody.
const CONTACTS: [&str; 6] =
    ["tel:", "mailto:", "https://zalo.me/", "http://zalo.me/", "https://wa.me/", "https://api.whatsapp.com/"];

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
        if !is_end && tag.contains('"') {
            attributes(tag, visit);
        }
        match (name, is_end) {
            ("a", false) => self.contact = contact(tag).map(|contact| (contact, self.text.len())),
            ("a", true) => self.end_link(),
            ("br", _) => self.text.push('\n'),
            _ if plain::is_inline(name) => {}
            ("table", false) => {
                self.end_text(visit);
                self.table.get_or_insert_default();
            }
            ("table", true) => {
                self.end_cell();
                if let Some(mut table) = self.table.take() {
                    table.end_row();
                    visit(Block::Table(table.rows()));
                }
            }
            ("tr", false) => self.table.iter_mut().for_each(Grid::begin_row),
            ("td" | "th", _) if self.table.is_some() => {
                self.end_cell();
                self.cell = (!is_end).then(|| Size::of(tag));
            }
            _ if self.cell.is_some() => self.text.push(' '),
            ("h2" | "h3" | "h4" | "h5" | "h6" | "caption" | "summary", true) => self.end_heading(visit),
            _ => self.end_text(visit),
        }
    }

    /// A telephone or letter behind other words is read with them.
    fn end_link(&mut self) {
        let Some((contact, start)) = self.contact.take() else { return };
        let shown = dialled(self.text.get(start..).unwrap_or_default());
        if !shown.ends_with(&dialled(&contact)) {
            self.text.push(' ');
            self.text.push_str(&contact);
            self.text.push(' ');
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
        if let Some((table, size)) = self.table.as_mut().zip(self.cell.take()) {
            table.push(self.text.trim().to_owned(), size);
        }
        self.text.clear();
    }
}

/// What a link leads to that somebody may be called or written by.
fn contact(tag: &str) -> Option<String> {
    let address = tag.split_once(" href=\"")?.1.split('"').next()?;
    let behind = CONTACTS.iter().find_map(|begin| address.strip_prefix(begin))?;
    let words = percent_encoding::percent_decode_str(behind).decode_utf8_lossy().replace(['?', '&', '=', ';'], " ");
    // A mailbox by itself says nothing of anybody.
    words.bytes().any(|byte| byte.is_ascii_digit()).then_some(words)
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

    #[test]
    fn what_a_link_calls_is_read_once() {
        let read = |link: &str| {
            let mut read = Vec::new();
            each(&format!("<p>{link}</p>"), &mut |block| read.push(format!("{block:?}")));
            read
        };
        let zalo = "<a href=\"https://zalo.me/0900000199?src=qr\">Nhắn mẹ em</a>";
        assert_eq!(read(zalo), ["Text(\"Nhắn mẹ em 0900000199 src qr\")"]);
        let call = "<a href=\"tel:+84900000199\">0900 000 199</a>";
        assert_eq!(read(call), ["Text(\"0900 000 199\")"]);
    }
}
