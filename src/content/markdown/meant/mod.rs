//! What an author means where Markdown reads something else.
//!
//! Only one meaning is possible at these places, and each is a [`Correction`]: what would have to stand there. A body is
//! rendered from its `Reading`, the text with all of them made; `congtruong fix` writes those into the file that
//! Markdown of other programs needs too. What may mean two things is none: it is told and shown as it stands.

mod addresses;
mod blocks;
mod breaks;
mod dashes;
mod definitions;
mod emphasis;
mod ends;
mod enumeration;
mod head;
mod indents;
mod inline;
mod lines;
mod links;
mod lists;
mod marks;
mod mended;
mod reading;
mod remarks;
mod rulings;
mod shape;
mod signs;
mod spaces;
mod stretch;
mod tables;
mod tasks;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub(super) use inline::is_escaped;
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
    /// A table that its lines aren't yet, or cells that it would not show.
    Table,
    /// A mark of a link or a picture that stands a little wrong.
    Link,
    /// A sign in a web address that Markdown takes for one of its own.
    Address,
    /// A mark of emphasis with a space on its wrong side.
    Emphasis,
    /// A sign between figures that Markdown takes for emphasis.
    Sign,
    /// A line of a notice that Markdown takes for the definition of a link.
    Definition,
    /// A remark of another system, for nobody's eyes.
    Remark,
}

impl Slip {
    /// Whether `congtruong fix` writes it into the file: what means nothing else in any program that reads Markdown.
    pub fn is_mended(self) -> bool {
        match self {
            Self::Space | Self::LineEnd | Self::Mark => true,
            Self::Table | Self::Emphasis | Self::Sign => true,
            Self::Indent | Self::Ruling | Self::Break | Self::Definition | Self::Remark => false,
            // Once it is written as a link, it must lead somewhere.
            Self::Link => false,
            // It is read as it stands; with what Markdown wants in it nobody could copy it from the file.
            Self::Address => false,
        }
    }
}

/// A rule looks at the lines of a text and adds what it would correct.
type Rule = fn(&[Line<'_>], &mut Vec<Correction>);

/// All rules. Where two want the same bytes, the first one has them; the other one may have them when the text is gone
/// through again.
const RULES: &[Rule] = &[
    ends::find,
    remarks::find,
    tables::find,
    definitions::find,
    blocks::find,
    spaces::find,
    links::find,
    addresses::find,
    emphasis::find,
    signs::find,
];

/// All corrections of a text, in its order, none within another.
pub fn corrections(text: &str) -> Vec<Correction> {
    let mut lines = lines(text);
    lists::settle(&mut lines);
    let mut found: Vec<Correction> = Vec::new();
    for rule in RULES {
        let mut more = Vec::new();
        rule(&lines, &mut more);
        more.retain(|correction| !touches(&found, &correction.at));
        if !more.is_empty() {
            found.append(&mut more);
            // Stable, but what is only put in stands before what is replaced.
            found.sort_by_key(|correction| (correction.at.start, !correction.at.is_empty()));
        }
    }
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

/// Whether a place lies within one of these or right beside it: several corrections may make one table, and are made
/// all or none.
fn touches(found: &[Correction], at: &Range<usize>) -> bool {
    let next = found.partition_point(|correction| correction.at.end < at.start);
    found.get(next).is_some_and(|correction| correction.at.start <= at.end)
}
