//! Whether an entry shows what it is about: figures in a table, a file that opens, or a text of some length.

use std::fmt;

use super::asked::Shown;
use crate::content::kinds::Disclosure;
use crate::content::markdown::Body;
use crate::content::{Attached, Entry, placeholder};
use crate::schema::{Table, Value};
use crate::site::{Attachment, Resolved, Site};

/// Words of a text that shows an item by itself. No source sets it; it is this program's.
const WORDS: usize = 20;

/// Why an entry shows nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// An attached file is empty or isn't what it is called.
    File(String),
    /// Its tables have no figures.
    Tables,
    /// It has neither table nor file, nor enough text.
    Nothing,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(name) => write!(f, "tệp {name} trống hoặc hỏng"),
            Self::Tables => f.write_str("bảng chưa có số liệu"),
            Self::Nothing => f.write_str("bài chưa có bảng số liệu hay tệp"),
        }
    }
}

/// What keeps an entry from showing its item; `None` when it does.
pub(super) fn flaw(site: &Site, entry: &Entry, record: &Disclosure, shown: Shown) -> Option<Flaw> {
    if let Some(broken) = attached(site, &entry.common.files).find(|(_, file)| !is_sound(file)) {
        return Some(Flaw::File(broken.0));
    }
    let tables = record.tables(&entry.fields);
    let is_shown = tables.iter().any(|table| has_figures(table.data))
        || body_has_figures(&entry.body)
        || attached(site, &entry.common.files).next().is_some()
        || links_to_file(site, entry)
        || (shown == Shown::Text && !entry.placeholder && entry.body.has_words(WORDS));
    if is_shown {
        return None;
    }
    Some(if tables.is_empty() { Flaw::Nothing } else { Flaw::Tables })
}

/// Whether an entry shows anything at all, whatever its item asks for.
pub fn shows_something(site: &Site, entry: &Entry, record: &Disclosure) -> bool {
    flaw(site, entry, record, Shown::Text).is_none()
}

/// The attached files, each with its name.
fn attached<'s>(site: &'s Site, files: &'s [Attached]) -> impl Iterator<Item = (String, &'s Attachment)> {
    files.iter().filter_map(|file| {
        let path = &file.file.value;
        Some((path.file_name().to_owned(), site.attachments.get(path)?))
    })
}

/// Whether a file has something in it that its ending promises.
fn is_sound(file: &Attachment) -> bool {
    let ending = file.route.as_str().rsplit_once('.').map_or("", |(_, ending)| ending);
    file.facts.size > 0 && file.facts.format.fits(ending)
}

/// Whether the text leads to a file, or to a document that has one.
fn links_to_file(site: &Site, entry: &Entry) -> bool {
    entry.body.links.iter().any(|link| match site.resolve(entry, link) {
        Resolved::File(file) => is_sound(file) && file.facts.dimensions.is_none(),
        Resolved::Entry(id) => {
            let mut files = attached(site, &site.entry(id).common.files);
            files.any(|(_, file)| is_sound(file))
        }
        _ => false,
    })
}

/// Whether a table says something beside the names of its rows.
fn has_figures(table: &Table) -> bool {
    let mut cells = table.rows.iter().flat_map(|row| row.iter().skip(1).flatten());
    cells.any(|cell| match &cell.value {
        Value::Text(text) => says_something(text),
        Value::Integer(number) => *number != 0,
        Value::Decimal(number) => *number != 0.0,
        _ => true,
    })
}

/// The same of the tables in a text.
fn body_has_figures(body: &Body) -> bool {
    let rows = body.html.split("<tr").skip(1);
    let mut cells = rows.flat_map(|row| {
        // What stands before the first mark is none, and the first names the row.
        let after_head = if row.contains("<th") && row.contains("<td") { 1 } else { 2 };
        row.split("<td").skip(after_head).filter_map(|cell| cell.split_once('>')?.1.split("</td>").next())
    });
    cells.any(says_something)
}

/// Whether a cell has a figure other than zero, or a word.
fn says_something(cell: &str) -> bool {
    if cell.bytes().any(|byte| byte.is_ascii_digit()) {
        return cell.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
    }
    cell.chars().filter(|c| c.is_alphabetic()).nth(1).is_some() && placeholder::find(cell).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_of_zeros_or_signs_says_nothing() {
        for cell in ["", "0", "0,0", "0 đồng", "0 %", "...", "-", "x", "Đang cập nhật"] {
            assert!(!says_something(cell), "{cell}");
        }
        for cell in ["12", "0,5", "1.250.000 đồng", "Không thu", "Có"] {
            assert!(says_something(cell), "{cell}");
        }
    }

    #[test]
    fn a_table_in_the_text_counts_by_its_cells_beside_the_names_of_rows() {
        let body = |html: &str| Body { html: html.to_owned(), ..Body::default() };
        assert!(body_has_figures(&body("<table><tr><td>Giáo viên</td><td>42</td></tr></table>")));
        assert!(body_has_figures(&body("<tr><th scope=\"row\">Giáo viên</th><td>42</td></tr>")));
        assert!(!body_has_figures(&body("<tr><td>Giáo viên 2026</td><td>0</td></tr>")));
        assert!(!body_has_figures(&body("<p>Năm 2026 có 42 giáo viên</p>")));
    }
}
