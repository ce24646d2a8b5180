//! What a record of disclosure shows by: the files that open, the tables with figures, a text of some length. Each has a
//! key, by which the same is known again in another year.

use super::asked::{Asked, ROUTE, Shown};
use super::figures::Sheet;
use super::lacking;
use crate::content::kinds::{Disclosure, Document};
use crate::content::markdown::Block;
use crate::content::{Attached, Entry};
use crate::inputs::Wholeness;
use crate::schema::{Table, Value, figure};
use crate::site::{Attachment, Resolved, Site};
use crate::source::{SourcePath, Span};
use crate::vietnamese;

/// Words of a text that shows an item by itself. No source sets it; it is this program's.
const WORDS: usize = 20;

/// Fewest figures by which a table is known; one with fewer is known by its words too.
const FIGURES: usize = 4;

/// Something that shows an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// What it is.
    pub what: What,
    /// Equal where the same is shown: of tables the figures, whatever their rows are called; of texts the words without
    /// days and years.
    pub key: String,
    /// Where it stands in the entry.
    pub span: Span,
}

/// What shows an item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    /// A file by its name.
    File(String),
    /// A table.
    Table,
    /// Running text.
    Text,
}

/// All that a record shows by for an item, or for any.
pub(super) fn pieces(site: &Site, entry: &Entry, record: &Disclosure, asked: Option<&Asked>) -> Vec<Piece> {
    let tables = record.tables(&entry.fields);
    let tables = tables.iter().filter(|table| lacking::shows(&Sheet::of(table.data), asked));
    let mut pieces: Vec<Piece> = tables
        .map(|table| Piece { what: What::Table, key: key_of_table(cells(table.data)), span: table.span })
        .collect();
    if let Some(key) = body_figures(entry, asked) {
        pieces.push(Piece { what: What::Table, key, span: entry.head });
    }
    pieces.extend(
        attached(site, &entry.common.files)
            .map(|(file, attachment)| file_piece(&file.file.value, attachment, file.file.span)),
    );
    pieces.extend(linked(site, entry));
    let may_be_text = asked.is_none_or(|asked| asked.shown_by == Shown::Text);
    if may_be_text && !entry.placeholder && entry.body.has_words(WORDS) {
        pieces.push(Piece { what: What::Text, key: key_of_text(&entry.body.plain_text()), span: entry.head });
    }
    pieces
}

fn file_piece(path: &SourcePath, attachment: &Attachment, span: Span) -> Piece {
    Piece { what: What::File(path.file_name().to_owned()), key: attachment.facts.sha256.clone(), span }
}

/// A file of the entry that isn't what its ending promises.
pub(super) fn broken<'e>(site: &Site, entry: &'e Entry) -> Option<&'e str> {
    let broken = attached(site, &entry.common.files).find(|(_, file)| !is_sound(file));
    broken.map(|(file, _)| file.file.value.file_name())
}

/// The attached files that are published.
fn attached<'e, 's>(
    site: &'s Site,
    files: &'e [Attached],
) -> impl Iterator<Item = (&'e Attached, &'s Attachment)> + use<'e, 's> {
    files.iter().filter_map(|file| Some((file, site.attachments.get(&file.file.value)?)))
}

/// Whether a file is what its ending promises, to its end.
fn is_sound(file: &Attachment) -> bool {
    let ending = file.route.as_str().rsplit_once('.').map_or("", |(_, ending)| ending);
    file.facts.wholeness == Wholeness::Whole && file.facts.format.fits(ending)
}

/// What the text leads to: files of the section, and those of documents of the school's own. The circular that asks for
/// the disclosure is none.
fn linked(site: &Site, entry: &Entry) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for link in &entry.body.links {
        match site.resolve(entry, link) {
            Resolved::File(file) => {
                let is_shown = file.route.as_str().starts_with(ROUTE) && file.facts.dimensions.is_none();
                if is_shown && is_sound(file) {
                    let name = file.route.as_str().rsplit('/').next().unwrap_or_default();
                    let what = What::File(name.to_owned());
                    pieces.push(Piece { what, key: file.facts.sha256.clone(), span: link.span });
                }
            }
            Resolved::Entry(id) => {
                let linked = site.entry(id);
                if linked.record.get::<Document>().is_some_and(|document| is_own(site, &document.authority)) {
                    let sound = attached(site, &linked.common.files).filter(|(_, file)| is_sound(file));
                    pieces.extend(sound.map(|(file, found)| file_piece(&file.file.value, found, link.span)));
                }
            }
            _ => {}
        }
    }
    pieces
}

/// Whether an authority is the school itself, by its full or its short name.
fn is_own(site: &Site, authority: &str) -> bool {
    let authority = vietnamese::fold(authority.trim());
    let names = [Some(&site.config.name.value), site.config.short_name.as_ref()];
    names.into_iter().flatten().any(|name| vietnamese::fold(name.trim()) == authority)
}

/// The cells of a table beside the names of its rows.
fn cells(table: &Table) -> impl Iterator<Item = &Value> + Clone {
    table.rows.iter().flat_map(|row| row.iter().skip(1).flatten()).map(|cell| &cell.value)
}

/// The key of the tables in a text, if these say something.
fn body_figures(entry: &Entry, asked: Option<&Asked>) -> Option<String> {
    if !entry.body.html.contains("<td") {
        return None;
    }
    let (mut shows, mut values) = (false, Vec::new());
    entry.body.each_block(|block| {
        let Block::Table(rows) = block else { return };
        shows |= lacking::shows(&Sheet::of_rows(rows), asked);
        values.extend(rows.iter().flat_map(|row| row.iter().skip(1)).cloned().map(Value::Text));
    });
    shows.then(|| key_of_table(values.iter()))
}

/// The figures of a table; where there are few, its words too.
fn key_of_table<'v>(cells: impl Iterator<Item = &'v Value> + Clone) -> String {
    let figures: Vec<String> = cells.clone().map(digits).filter(|digits| !digits.is_empty()).collect();
    if figures.iter().filter(|digits| *digits != "0").count() >= FIGURES {
        return figures.join(" ");
    }
    let words = cells.map(|value| if let Value::Text(text) = value { key_of_text(text) } else { digits(value) });
    words.collect::<Vec<_>>().join(" ")
}

fn digits(value: &Value) -> String {
    match value {
        Value::Text(text) => text.chars().filter(char::is_ascii_digit).collect(),
        value => figure(value).map_or_else(String::new, |figure| figure.to_string()),
    }
}

/// The words of a text without days and years: another date makes no other text.
fn key_of_text(text: &str) -> String {
    let is_day = |word: &str| word.contains(['/', '-']) && !word.contains(char::is_alphabetic);
    let is_year = |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let folded = vietnamese::fold(text);
    let words = folded.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.filter(|word| !word.is_empty() && !is_day(word) && !is_year(word)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_known_by_their_figures_and_texts_without_their_dates() {
        let table = |cells: &[&str]| {
            let values: Vec<Value> = cells.iter().map(|cell| Value::Text((*cell).to_owned())).collect();
            key_of_table(values.iter())
        };
        assert_eq!(table(&["12 lớp", "1.250", "7", "9"]), table(&["12", "1250 em", "7", "9"]));
        assert_ne!(table(&["12", "1250", "7", "9"]), table(&["12", "1250", "7", "8"]));
        assert_ne!(table(&["12 phòng", "tốt"]), table(&["12 phòng", "khá"]));
        assert_eq!(
            key_of_text("Năm học 2024-2025, ngày 20/6/2025 quỹ còn 12 triệu."),
            key_of_text("Năm học 2025-2026, ngày 18/6/2026 quỹ còn 12 triệu.")
        );
        assert_ne!(key_of_text("quỹ còn 12 triệu"), key_of_text("quỹ còn 13 triệu"));
    }
}
