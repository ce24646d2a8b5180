//! Lines that begin with a dash: a list as it is typed on paper, or people who speak.

use super::Line;
use super::head::{self, Head, Mark, Sign};
use super::spaces::is_space;

/// The dash that a line begins with, whatever it stands for.
pub(super) fn mark(line: &Line<'_>) -> Option<Mark> {
    match head::of(line.words()) {
        Head::Item(mark) if mark.sign == Sign::Dash && !mark.is_empty => Some(mark),
        _ => None,
    }
}

/// What the dashes at the beginning of lines stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dashes {
    /// A list.
    List,
    /// What people say to each other.
    Speech,
    /// A thought that goes on behind the dash, or none is there.
    Thought,
}

/// What the dashes of a stretch of lines stand for: one alone may be a thought that goes on; in what people say,
/// somebody asks or calls out.
pub(super) fn of(stretch: &[Line<'_>]) -> Dashes {
    let mut announced = false;
    let mut spoken = false;
    let mut count = 0;
    for (number, line) in stretch.iter().enumerate().filter(|(_, line)| mark(line).is_some()) {
        count += 1;
        spoken |= ending(line).ends_with(['?', '!', '…', '”', '"']);
        announced |= number.checked_sub(1).is_some_and(|before| ending(&stretch[before]).ends_with(':'));
    }
    match (spoken, count) {
        (true, 2..) => Dashes::Speech,
        (_, 2..) => Dashes::List,
        _ if announced => Dashes::List,
        _ => Dashes::Thought,
    }
}

fn ending<'a>(line: &Line<'a>) -> &'a str {
    line.text.trim_end_matches(is_space)
}
