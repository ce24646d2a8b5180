//! What an author means where Markdown reads something else.
//!
//! Only one meaning is possible at these places, and each is a [`Correction`]: what would have to stand there. A body is
//! rendered from its [`Reading`], the text with all of them made; `congtruong fix` writes those into the file that
//! Markdown of other programs needs too. What may mean two things is none: it is told and shown as it stands.

mod definitions;
mod lines;
mod mended;
mod reading;
mod remarks;
mod spaces;

use std::ops::Range;

pub(super) use lines::{Line, Part, lines};
pub use mended::mended;
pub(super) use reading::Reading;

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
    /// A line of a notice that Markdown takes for the definition of a link.
    Definition,
    /// A remark of another system, for nobody's eyes.
    Remark,
}

impl Slip {
    /// Whether `congtruong fix` writes it into the file: what means nothing else in any program that reads Markdown.
    pub fn is_mended(self) -> bool {
        match self {
            Self::Space => true,
            Self::Definition | Self::Remark => false,
        }
    }
}

/// A rule looks at the lines of a text and adds what it would correct.
type Rule = fn(&[Line<'_>], &mut Vec<Correction>);

/// All rules. Where two want the same bytes, the first one has them.
const RULES: &[Rule] = &[remarks::find, spaces::find, definitions::find];

/// All corrections of a text, in its order, none within another.
pub fn corrections(text: &str) -> Vec<Correction> {
    let lines = lines(text);
    let mut found: Vec<Correction> = Vec::new();
    for rule in RULES {
        rule(&lines, &mut found);
    }
    // Stable: of those that begin at one place, that of the earlier rule stays first.
    found.sort_by_key(|correction| correction.at.start);
    let mut end = 0;
    found.retain(|correction| {
        let is_free = correction.at.start >= end;
        end = if is_free { correction.at.end } else { end };
        is_free
    });
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Lines of pieces that rules look at, with spaces between.
    fn text(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
        let line = proptest::collection::vec(proptest::sample::select(pieces), 0..8).prop_map(|line| line.join(" "));
        proptest::collection::vec(line, 0..6).prop_map(|lines| lines.join("\n"))
    }

    proptest! {
        #[test]
        fn what_was_corrected_once_is_right(
            text in prop_oneof![
                // The remarks of one system: whoever writes several within each other means nothing.
                text(&["%%", "`", "chữ", "50%%", "a%%"]),
                text(&["{#", "#}", "`", "chữ", "{#a}"]),
                text(&["{/*", "*/}", "`", "chữ"]),
                text(&["[a]:", "[b]: 1/2", "[a]", "[c]: x.pdf", "-", "##\u{a0}", ">", "`", "```", "\"d\"", "\\[a]: 2"]),
            ]
        ) {
            let once = Reading::of(&text).text.into_owned();
            prop_assert_eq!(corrections(&once), [], "{}", once);
        }
    }
}
