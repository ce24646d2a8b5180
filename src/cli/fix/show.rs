//! The changes of a file for a person: old and new, with signs for what can't be seen.

use std::borrow::Cow;
use std::fmt::Write;

use super::Work;
use super::difference::{Change, changes};
use crate::cli::terminal::Drawn;
use crate::diagnostic::Style;
use crate::unseen::visible_in_line;
use crate::vietnamese::shortened;

/// How many changes of a file are shown.
const SHOWN: usize = 20;
/// How many characters of a line are shown.
const LONGEST: usize = 160;
/// How many bytes of it at most before the first that differs.
const BEFORE: usize = 60;

/// Colours, as terminals number them.
const BOLD: &str = "1";
const RED: &str = "31";
const GREEN: &str = "32";

/// What becomes of a file.
pub(super) fn file(work: &Work, style: Style) -> Drawn {
    let what: Vec<&str> = work.mended.done.iter().map(|mending| mending.label()).collect();
    let (old, new) = (without_mark(&work.old), without_mark(&work.mended.text));
    let changes = changes(old, new);
    let mut text =
        format!("{}\n  ({})\n", coloured(&visible_in_line(work.path.as_str()), BOLD, style), what.join("; "));
    for change in changes.iter().take(SHOWN) {
        draw(change, style, &mut text);
    }
    if let Some(more) = changes.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        // Writing to a string can't fail.
        let _ = writeln!(text, "  … và {more} chỗ khác");
    }
    text.push('\n');
    Drawn::own(text)
}

fn draw(change: &Change<'_>, style: Style, text: &mut String) {
    let begin = match (change.old.as_slice(), change.new.as_slice()) {
        ([old], [new]) => begin(old, new),
        _ => 0,
    };
    // Writing to a string can't fail.
    let _ = writeln!(text, "  dòng {}", change.line);
    for line in &change.old {
        let _ = writeln!(text, "{}", coloured(&format!("    - {}", excerpt(line, begin)), RED, style));
    }
    for line in &change.new {
        let _ = writeln!(text, "{}", coloured(&format!("    + {}", excerpt(line, begin)), GREEN, style));
    }
}

/// The byte of both lines that an excerpt begins at, so that what differs is in it.
fn begin(old: &str, new: &str) -> usize {
    let same = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
    let near = old.floor_char_boundary(same.saturating_sub(BEFORE));
    if near == 0 { 0 } else { old[..near].rfind(' ').map_or(near, |space| space + 1) }
}

/// A line from a byte on, as long as there is room, with signs for what can't be seen.
fn excerpt(line: &str, begin: usize) -> String {
    let cut = if begin > 0 { "…" } else { "" };
    let rest = shortened(&line[begin..], LONGEST);
    format!("{cut}{}", visible_in_line(&signed(&rest)))
}

/// What looks like a space or stands over another letter, by its number, as all is written that can't be seen.
fn signed(line: &str) -> Cow<'_, str> {
    let is_hidden = |c: char| (c.is_whitespace() && !matches!(c, ' ' | '\t')) || matches!(c, '\u{300}'..='\u{36f}');
    if !line.contains(is_hidden) && !line.contains('\t') {
        return Cow::Borrowed(line);
    }
    let mut signed = String::with_capacity(line.len() * 2);
    for c in line.chars() {
        match c {
            '\t' => signed.push('→'),
            c if is_hidden(c) => signed.extend(c.escape_unicode()),
            c => signed.push(c),
        }
    }
    Cow::Owned(signed)
}

fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn coloured(text: &str, colour: &str, style: Style) -> String {
    match style {
        Style::Plain => text.to_owned(),
        Style::Colour => format!("\x1b[{colour}m{text}\x1b[0m"),
    }
}
