//! What the files beside the content say of anybody: the configuration, what people have confirmed, a site's own packs,
//! kinds, sections, words and templates. All of it stands on pages.

use std::ops::Range;

use super::kinds;
use crate::content::Found;
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::Inputs;
use crate::personal::{Context, Weight, in_text, may_hold};
use crate::source::{SourcePath, Span};

/// Everything that is found; who answers for a site is there by office.
pub(super) fn find(inputs: &Inputs) -> Vec<Found> {
    let paths = inputs.sources.keys().filter(|path| is_shown(path));
    let found = paths.flat_map(|path| inputs.text(path).map_or_else(Vec::new, |text| in_file(path, &text)));
    found.filter(Found::is_grave).collect()
}

pub(super) fn told(found: &Found) -> Diagnostic {
    let (path, span) = &found.place;
    let message = format!("Dòng này có {} của một người", kinds(found));
    let told = match found.weight {
        Weight::Unmistakable => Diagnostic::error(Code::PupilData, message),
        Weight::Possible => Diagnostic::warning(Code::PersonalData, message),
    };
    told.help(format!("Bỏ ra trước khi lưu vào git: chữ trong {path} hiện trên các trang")).masked().at(path, *span)
}

fn is_shown(path: &SourcePath) -> bool {
    !path.as_str().starts_with("content/") && ["yaml", "yml", "html"].iter().any(|ending| path.has_extension(ending))
}

fn in_file(path: &SourcePath, text: &str) -> Vec<Found> {
    let found = pieces(text).into_iter().filter_map(|piece| {
        let words = &text[piece.clone()];
        if !may_hold(words) {
            return None;
        }
        // A value may go on in the next lines: a line end is a space in it.
        let found = in_text(&words.replace(['\n', '\r'], " "), Context::default)?;
        Some(found.at(|at| (path.clone(), Span::new(piece.start + at.start, piece.start + at.end))))
    });
    found.collect()
}

/// The lines of a text, each with those that its value goes on in; remarks left out.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut is_open = false;
    for line in text.lines() {
        let start = line.as_ptr().addr() - text.as_ptr().addr();
        let words = line.trim_start();
        match pieces.last_mut() {
            _ if words.is_empty() || words.starts_with('#') => is_open = false,
            Some(piece) if is_open && !begins(words) && start + line.len() - piece.start <= LONGEST => {
                piece.end = start + line.len();
            }
            _ => {
                pieces.push(start..start + line.len());
                is_open = true;
            }
        }
    }
    pieces
}

/// Longest value that is judged as one, in bytes.
const LONGEST: usize = 4_000;

/// Whether a line begins something of its own: an item, a key.
fn begins(words: &str) -> bool {
    let key = words.split_once(':').map(|(key, _)| key);
    let is_key = |key: &str| !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || "_-.\"".contains(c));
    words.starts_with("- ") || key.is_some_and(is_key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_goes_on_until_the_next_key_or_item() {
        let text = "# one\na: >\n  em Sen\n  079\nb: c\n- d\n\n  e\n";
        let pieces: Vec<&str> = pieces(text).into_iter().map(|piece| &text[piece]).collect();
        assert_eq!(pieces, ["a: >\n  em Sen\n  079", "b: c", "- d", "  e"]);
    }
}
