//! Lines that may flow together.

use super::head::Head;
use super::{Line, Part};

/// The stretches of lines without an empty line, a heading, a quote, a drawn line, code or HTML between them.
pub(super) fn stretches<'l, 'a>(lines: &'l [Line<'a>]) -> impl Iterator<Item = &'l [Line<'a>]> {
    lines.split(|line| !is_of_stretch(line)).filter(|lines| !lines.is_empty())
}

/// Whether a line may be one of several that flow together, or are a list.
pub(super) fn is_of_stretch(line: &Line<'_>) -> bool {
    // `[!TIP]` is no text.
    let is_notice = line.words().starts_with("[!");
    line.part == Part::Prose && !line.is_blank() && !is_notice && matches!(line.head, Head::Text | Head::Item(_))
}
