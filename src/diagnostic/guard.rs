//! Nobody's data leaves with a message: where a line tells of somebody, all that is told of it is masked, whatever it is
//! told for.

use std::collections::{BTreeMap, BTreeSet};

use super::{Diagnostic, Texts};
use crate::personal::{Hidden, is_of_somebody, names_somebody};
use crate::source::{SourcePath, Span};

/// How far around a place its line is judged, in bytes: a line may be as long as a file.
const AROUND: usize = 2_000;

/// Masks each message whose line tells of somebody, and what it repeats of that line.
pub fn guard(diagnostics: &mut [Diagnostic], texts: &Texts<'_>) {
    let told = Told::of(diagnostics, texts);
    let mut known: BTreeMap<(SourcePath, usize), Option<Hidden>> = BTreeMap::new();
    for diagnostic in diagnostics.iter_mut().filter(|diagnostic| !diagnostic.masked) {
        let Some((path, span)) = diagnostic.place.as_ref().and_then(|place| Some((&place.path, place.span?))) else {
            continue;
        };
        let Some(stretch) = Stretch::around(texts, path, span) else { continue };
        let hidden = known.entry((path.clone(), stretch.start)).or_insert_with(|| {
            let is_of_somebody = told.is_about(path, &stretch) || is_of_somebody(&stretch.text);
            is_of_somebody.then(|| Hidden::of(&stretch.text))
        });
        if let Some(hidden) = hidden {
            diagnostic.masked = true;
            diagnostic.message = hidden.out_of(&diagnostic.message);
            diagnostic.help = diagnostic.help.as_deref().map(|help| hidden.out_of(help));
        }
    }
}

/// Where personal data is told.
struct Told {
    lines: BTreeSet<(SourcePath, usize)>,
    files: BTreeSet<SourcePath>,
}

impl Told {
    fn of(diagnostics: &[Diagnostic], texts: &Texts<'_>) -> Self {
        let places = diagnostics.iter().filter(|diagnostic| diagnostic.masked).filter_map(|told| told.place.as_ref());
        let mut told = Self { lines: BTreeSet::new(), files: BTreeSet::new() };
        for place in places {
            told.files.insert(place.path.clone());
            if let Some((span, lines)) = place.span.zip(texts.lines(&place.path)) {
                let [first, last] = [span.start, span.end].map(|at| lines.line(at as usize));
                told.lines.extend((first..=last).map(|line| (place.path.clone(), line)));
            }
        }
        told
    }

    /// Whether a line shares somebody's data, or names a person in a file that has it: of a table only one row is told.
    fn is_about(&self, path: &SourcePath, stretch: &Stretch) -> bool {
        self.files.contains(path)
            && (self.lines.contains(&(path.clone(), stretch.line)) || names_somebody(&stretch.text))
    }
}

/// The line that a place begins on, as far as it is judged.
struct Stretch {
    line: usize,
    /// The byte that it begins at.
    start: usize,
    text: String,
}

impl Stretch {
    fn around(texts: &Texts<'_>, path: &SourcePath, span: Span) -> Option<Self> {
        let lines = texts.lines(path)?;
        let text = lines.text();
        let at = text.floor_char_boundary((span.start as usize).min(text.len()));
        let line = lines.line(at);
        let whole = lines.bytes_of(line);
        // Places close to each other share a stretch.
        let before = (at - whole.start) / AROUND * AROUND;
        let start = text.floor_char_boundary(whole.start + before.saturating_sub(AROUND));
        let end = text.ceil_char_boundary(whole.end.min(start + 3 * AROUND));
        Some(Self { line, start, text: text.get(start..end)?.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    #[test]
    fn what_is_told_of_a_line_about_somebody_is_masked_and_nothing_else() {
        let path = SourcePath::new("content/a.md").unwrap();
        let text = "Em Trần Hoa Sen, lớp 6A, CCCD 079214000199\nHọp ngày 5/9\n| Lê Phượng Vĩ | 0900000199 |\n";
        let told = |words: &str| {
            let at = text.find(words).unwrap();
            Diagnostic::warning(Code::BrokenLink, format!("Có “{words}”")).at(&path, Span::new(at, at + words.len()))
        };
        let mut all = [told("Sen"), told("Họp"), told("Vĩ"), told("0900000199")];
        guard(&mut all, &Texts::new(|_| Some(text.to_owned())));
        let shown: Vec<(&str, bool)> = all.iter().map(|told| (told.message.as_str(), told.masked)).collect();
        assert_eq!(shown, [("Có “S••”", true), ("Có “Họp”", false), ("Có “V•”", true), ("Có “••••••••••”", true)]);
    }

    #[test]
    fn any_place_in_any_text_can_be_judged() {
        let path = SourcePath::new("content/a.md").unwrap();
        let texts = ["", "ệ", &"ệ".repeat(3 * AROUND), "a\r\nệ\n"];
        for text in texts {
            let places = (0..text.len() + 3).step_by(1 + text.len() / 50);
            let mut all: Vec<Diagnostic> =
                places.map(|at| Diagnostic::error(Code::BrokenLink, "x").at(&path, Span::new(at, at + 1))).collect();
            guard(&mut all, &Texts::new(|_| Some(text.to_owned())));
        }
    }
}
