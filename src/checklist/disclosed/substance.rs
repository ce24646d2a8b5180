//! Whether an entry shows what it is about: figures in a table, a file that opens, or a text of some length.

use std::fmt;

use super::asked::{ROUTE, Shown};
use crate::content::kinds::{Disclosure, Document};
use crate::content::markdown::Body;
use crate::content::{Attached, Entry, placeholder};
use crate::inputs::Wholeness;
use crate::schema::{Table, Value, figure};
use crate::site::{Attachment, Resolved, Site};
use crate::vietnamese;

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

/// Whether a file is what its ending promises, to its end.
fn is_sound(file: &Attachment) -> bool {
    let ending = file.route.as_str().rsplit_once('.').map_or("", |(_, ending)| ending);
    file.facts.wholeness == Wholeness::Whole && file.facts.format.fits(ending)
}

/// Whether the text leads to a file of the section, or to a document of the school's own that has one: the circular
/// that asks for the disclosure is none.
fn links_to_file(site: &Site, entry: &Entry) -> bool {
    entry.body.links.iter().any(|link| match site.resolve(entry, link) {
        Resolved::File(file) => {
            file.route.as_str().starts_with(ROUTE) && file.facts.dimensions.is_none() && is_sound(file)
        }
        Resolved::Entry(id) => {
            let linked = site.entry(id);
            let is_own = linked.record.get::<Document>().is_some_and(|document| is_own(site, &document.authority));
            is_own && attached(site, &linked.common.files).any(|(_, file)| is_sound(file))
        }
        _ => false,
    })
}

/// Whether an authority is the school itself, by its full or its short name.
fn is_own(site: &Site, authority: &str) -> bool {
    let authority = vietnamese::fold(authority.trim());
    let names = [Some(&site.config.name.value), site.config.short_name.as_ref()];
    names.into_iter().flatten().any(|name| vietnamese::fold(name.trim()) == authority)
}

/// Whether a table says something beside the names of its rows.
fn has_figures(table: &Table) -> bool {
    let mut told = Told::default();
    for cell in table.rows.iter().flat_map(|row| row.iter().skip(1).flatten()) {
        match &cell.value {
            Value::Text(text) => told.add(text),
            value => told.add_figure(figure(value).is_none_or(|figure| figure != 0.0)),
        }
    }
    told.says_something()
}

/// The same of the tables in a text.
fn body_has_figures(body: &Body) -> bool {
    let mut told = Told::default();
    for row in body.html.split("<tr").skip(1) {
        // What stands before the first mark is none, and the first cell names the row.
        let names = if row.contains("<th") && row.contains("<td") { 1 } else { 2 };
        let cells = row.split("<td").skip(names).filter_map(|cell| cell.split_once('>')?.1.split("</td>").next());
        cells.for_each(|cell| told.add(cell));
    }
    told.says_something()
}

/// What the cells of a table say together.
#[derive(Default)]
struct Told {
    /// Whether any has a figure.
    figures: bool,
    /// Whether one of these isn't zero.
    counted: bool,
    /// Whether any has a word that keeps no place.
    words: bool,
}

impl Told {
    fn add(&mut self, cell: &str) {
        if cell.bytes().any(|byte| byte.is_ascii_digit()) {
            self.add_figure(cell.bytes().any(|byte| matches!(byte, b'1'..=b'9')));
        } else if !self.words {
            let is_word = cell.chars().filter(|c| c.is_alphabetic()).nth(1).is_some();
            self.words = is_word && placeholder::find(cell).is_none();
        }
    }

    fn add_figure(&mut self, counts: bool) {
        self.figures = true;
        self.counted |= counts;
    }

    /// Where there are figures, one of them isn't zero: units beside them say nothing.
    fn says_something(&self) -> bool {
        if self.figures { self.counted } else { self.words }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says_something(cells: &[&str]) -> bool {
        let mut told = Told::default();
        for cell in cells {
            told.add(cell);
        }
        told.says_something()
    }

    #[test]
    fn cells_of_zeros_signs_and_units_say_nothing() {
        let nothing: [&[&str]; 9] =
            [&[], &[""], &["0"], &["0,0", "phòng"], &["0 đồng", "0 %"], &["..."], &["-"], &["x"], &["Đang cập nhật"]];
        for cells in nothing {
            assert!(!says_something(cells), "{cells:?}");
        }
        let something: [&[&str]; 5] = [&["12"], &["0", "0,5"], &["1.250.000 đồng", "0"], &["Không thu", "-"], &["Có"]];
        for cells in something {
            assert!(says_something(cells), "{cells:?}");
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
