//! Files that are passed on as they are: tables and plain texts with personal data in them, names that tell of somebody.

use std::cell::LazyCell;
use std::collections::BTreeMap;

use crate::content::{Entry, Found};
use crate::inputs::{Inputs, Source, readable};
use crate::personal::{Context, Finding, in_file_name, in_table, in_text};
use crate::schema::sheet;
use crate::site::{Site, referred};
use crate::source::{SourcePath, Span};

/// Longest piece of a text that is judged at once, in bytes.
const LONGEST: usize = 4_000;

/// Longest part of a text that belongs to those around it, in bytes.
const SHORT: usize = 300;

/// What is found in files, and in their names.
pub(super) struct PassedOn<'s> {
    inside: BTreeMap<&'s SourcePath, Vec<Found>>,
    named: BTreeMap<&'s SourcePath, Finding<()>>,
}

/// Looks through what a site passes on.
pub(super) fn find<'s>(site: &'s Site, inputs: &Inputs) -> PassedOn<'s> {
    let paths = || site.attachments.keys();
    let about = LazyCell::new(|| about(site, inputs));
    let inside = paths().filter_map(|path| {
        let Some(Source::Text(bytes)) = inputs.sources.get(path) else { return None };
        let found = if path.has_extension("csv") {
            in_sheet(path, bytes, || about.get(path).copied())
        } else {
            in_plain(path, bytes)
        };
        (!found.is_empty()).then_some((path, found))
    });
    let named = paths().filter_map(|path| Some((path, in_file_name(path.stem())?)));
    PassedOn { inside: inside.collect(), named: named.collect() }
}

impl PassedOn<'_> {
    /// What is in the files of an entry, and in their names, which are told where the entry says them.
    pub(super) fn of(&self, inputs: &Inputs, entry: &Entry) -> Vec<Found> {
        if self.inside.is_empty() && self.named.is_empty() {
            return Vec::new();
        }
        let mut all = Vec::new();
        for (path, span) in referred(inputs, entry) {
            all.extend(self.inside.get(&path).into_iter().flatten().cloned());
            all.extend(self.named.get(&path).map(|found| found.clone().at(|()| (entry.path.clone(), span))));
        }
        all
    }
}

/// Whom the entries are about that refer to each file.
fn about(site: &Site, inputs: &Inputs) -> BTreeMap<SourcePath, Context> {
    let mut about: BTreeMap<SourcePath, Context> = BTreeMap::new();
    for entry in &site.entries {
        for (path, _) in referred(inputs, entry) {
            let known = about.entry(path).or_default();
            *known = known.or(Context::of(&entry.title));
        }
    }
    about
}

fn in_sheet(path: &SourcePath, bytes: &[u8], about: impl Fn() -> Option<Context>) -> Vec<Found> {
    let (rows, spans): (Vec<_>, Vec<_>) = sheet::rows(bytes).into_iter().unzip();
    let found = in_table(&rows, || Context::of(path.stem()).or(about().unwrap_or_default()));
    found.map(|found| found.at(|(row, _)| (path.clone(), spans[row].unwrap_or_default()))).into_iter().collect()
}

/// A text piece by piece, and as the table that it may be.
fn in_plain(path: &SourcePath, bytes: &[u8]) -> Vec<Found> {
    let text = unfolded(path, readable(bytes).replace("\r\n", "\n"));
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let context = || Context::of(first).or(Context::of(path.stem()));
    if first.contains('\t') || first.matches([',', ';', '|']).count() >= 2 {
        let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split(['\t', ',', ';', '|']).collect()).collect();
        if let Some(found) = in_table(&rows, context) {
            return vec![found.at(|_| (path.clone(), Span::default()))];
        }
    }
    let found = pieces(&text)
        .into_iter()
        .filter_map(|piece| Some(in_text(piece, context)?.at(|_| (path.clone(), Span::default()))));
    Finding::together(found).into_iter().collect()
}

/// A line of a calendar goes on in the next one where that begins with a space.
fn unfolded(path: &SourcePath, text: String) -> String {
    if path.has_extension("ics") { text.replace("\n ", "") } else { text }
}

/// A text cut at empty lines; short parts stay together, as the lines of a form or the words of a film do, and long ones
/// are cut at ends of lines.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = start + end_of_piece(&text[start..]);
        pieces.push(&text[start..end]);
        start = end;
    }
    pieces
}

/// Where the piece ends that a text, which isn't empty, begins with.
fn end_of_piece(text: &str) -> usize {
    let near = &text[..text.floor_char_boundary(LONGEST.min(text.len()))];
    let is_cut = near.len() < text.len();
    let mut end = 0;
    for part in near.split_inclusive("\n\n") {
        let is_whole = !is_cut || end + part.len() < near.len();
        if part.len() > SHORT || !is_whole {
            break;
        }
        end += part.len();
    }
    let at_line = || if is_cut { near.rfind('\n').map(|end| end + 1) } else { None };
    let long = || near.find("\n\n").map(|end| end + 2).or_else(at_line).unwrap_or(near.len());
    if end > 0 { end } else { long() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_parts_stay_together_and_long_ones_are_cut_at_lines() {
        let long = "Một hàng dài.\n".repeat(400);
        let text = format!("Em Sen\n\nLớp 6A\n\n{long}\nHết");
        let pieces = pieces(&text);
        assert_eq!(pieces.first(), Some(&"Em Sen\n\nLớp 6A\n\n"));
        assert_eq!(pieces.concat(), text);
        assert!(pieces.iter().all(|piece| piece.len() <= LONGEST && (piece.ends_with('\n') || *piece == "Hết")));
        assert_eq!(super::pieces(&"ệ".repeat(LONGEST)).concat().len(), 3 * LONGEST);
    }
}
