//! What an author means where Markdown reads something else.
//!
//! Only one meaning is possible at these places, and each is a [`Correction`]: what would have to stand there. A body is
//! rendered from its [`Reading`], the text with all of them made; `congtruong fix` writes those into the file that
//! Markdown of other programs needs too. What may mean two things is none: it is told and shown as it stands.

mod blocks;
mod breaks;
mod dashes;
mod ends;
mod enumeration;
mod head;
mod indents;
mod lines;
mod lists;
mod marks;
mod mended;
mod reading;
mod rulings;
mod shape;
mod spaces;
mod stretch;
mod tasks;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub(super) use lines::{Line, Part, lines};
pub use mended::mended;
pub(super) use reading::Reading;
pub(super) use shape::is_unmarked_list;

/// What to write at a place so that Markdown reads what its author means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The bytes of the text that it takes the place of.
    pub at: Range<usize>,
    /// What to write there.
    pub with: String,
    /// What was slipped.
    pub slip: Slip,
}

/// Kinds of slips; one rule finds each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// A space that Markdown takes for a letter, or none where it wants one.
    Space,
    /// A sign that ends a line in other programs.
    LineEnd,
    /// An indent that Markdown takes for code, or that leads an item out of its list.
    Indent,
    /// A mark that Markdown doesn't know.
    Mark,
    /// A drawn line that Markdown takes for the sign of a heading, or for text.
    Ruling,
    /// A line end that Markdown lets flow.
    Break,
}

impl Slip {
    /// Whether `congtruong fix` writes it into the file: what means nothing else in any program that reads Markdown.
    pub fn is_mended(self) -> bool {
        match self {
            Self::Space | Self::LineEnd | Self::Mark => true,
            Self::Indent | Self::Ruling | Self::Break => false,
        }
    }
}

/// A rule looks at the lines of a text and adds what it would correct.
type Rule = fn(&[Line<'_>], &mut Vec<Correction>);

/// All rules. Where two want the same bytes, the first one has them.
const RULES: &[Rule] = &[ends::find, blocks::find, spaces::find];

/// All corrections of a text, in its order, none within another.
pub fn corrections(text: &str) -> Vec<Correction> {
    let mut lines = lines(text);
    lists::settle(&mut lines);
    let mut found: Vec<Correction> = Vec::new();
    for rule in RULES {
        rule(&lines, &mut found);
    }
    // Stable: of those that begin at one place, that of the earlier rule stays first; but what is only put in stands
    // before what is replaced.
    found.sort_by_key(|correction| (correction.at.start, !correction.at.is_empty()));
    let (mut end, mut put_in) = (0, None);
    found.retain(|Correction { at, .. }| {
        let is_free = at.start >= end && !(at.is_empty() && put_in == Some(at.start));
        if is_free {
            end = at.end;
            put_in = at.is_empty().then_some(at.start);
        }
        is_free
    });
    found
}
