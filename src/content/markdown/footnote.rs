//! Footnotes: numbered in the order they are referred to, written at the end.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::draft::Draft;

/// The footnotes of one body. Their anchors hold `_`, which no anchor of a heading has.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    /// Number and count of references by label.
    numbers: BTreeMap<String, (usize, usize)>,
    /// Text by label.
    notes: BTreeMap<String, Draft>,
}

impl Footnotes {
    /// Writes the number that refers to the note.
    pub fn refer(&mut self, out: &mut Draft, label: &str) {
        let next = self.numbers.len() + 1;
        let (number, references) = self.numbers.entry(label.to_owned()).or_insert((next, 0));
        *references += 1;
        // Only the first reference is led back to.
        let anchor = if *references == 1 { format!(" id=\"dan_{number}\"") } else { String::new() };
        let _ = write!(
            out.html,
            "<sup class=\"note-number\"><a href=\"#chu-thich_{number}\"{anchor} role=\"doc-noteref\" \
             aria-label=\"Chú thích {number}\">{number}</a></sup>"
        );
    }

    /// Keeps the text of a note; the first of two with one label counts.
    pub fn define(&mut self, label: &str, note: Draft) {
        self.notes.entry(label.to_owned()).or_insert(note);
    }

    /// Writes the notes that are referred to, in the order of their numbers.
    pub fn write(mut self, out: &mut Draft) {
        let mut labels: Vec<(usize, String)> =
            self.numbers.into_iter().map(|(label, (number, _))| (number, label)).collect();
        labels.sort_unstable();
        if labels.is_empty() {
            return;
        }
        out.push("<section class=\"notes\" role=\"doc-endnotes\" aria-label=\"Chú thích\">\n<ol>\n");
        for (number, label) in labels {
            let _ = write!(out.html, "<li id=\"chu-thich_{number}\">");
            out.append(led_back(self.notes.remove(&label).unwrap_or_default(), number));
            out.push("</li>\n");
        }
        out.push("</ol>\n</section>\n");
    }
}

/// The note with the way back at the end of its last paragraph.
fn led_back(mut note: Draft, number: usize) -> Draft {
    const PARAGRAPH: &str = "</p>\n";
    let within = note.html.ends_with(PARAGRAPH);
    if within {
        note.html.truncate(note.html.len() - PARAGRAPH.len());
    }
    let _ = write!(
        note.html,
        " <a class=\"note-back\" href=\"#dan_{number}\" role=\"doc-backlink\" aria-label=\"Về chỗ dẫn chú thích \
         {number}\">↩</a>"
    );
    if within {
        note.html.push_str(PARAGRAPH);
    }
    note
}
