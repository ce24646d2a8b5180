//! What happens to an input that was kept: it is cut, repeated, nested, mixed with another.

use crate::dice::Dice;

/// Most bytes of an input.
const LARGEST: usize = 64 << 10;

/// What opens something, and what the readers take for marks.
const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "    ",
    "---\n",
    ": ",
    "- ",
    "> ",
    "[",
    "]",
    "](",
    "![",
    "{",
    "}",
    "\"",
    "'",
    "|",
    "|-|\n",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "```\n",
    "# ",
    "1. ",
    "[^1]",
    "[^1]: ",
    "<b>",
    "<div>",
    "</div>",
    "<!--",
    "-->",
    "<a href=\"",
    "<item>",
    "</item>",
    "<x:a>",
    "<![CDATA[",
    "]]>",
    "&amp;",
    "&#x10ffff;",
    "&a ",
    "*a",
    "<<: ",
    "!!str ",
    ",",
    ";",
    "\"\"",
    "=1+1",
    "2026-11-20",
    "31/12/9999",
    "0901234567",
    "title: ",
    "tags: [",
    "aliases: [",
    "/a/",
    "../",
    "a.pdf",
    "\0",
    "\u{202e}",
    "\u{feff}",
    "ế",
    "e\u{302}\u{301}",
    "=== content/tin-tuc/b.md\n",
];

/// Another input made of one that was kept, and of a second one.
pub fn mutated(kept: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = kept.to_vec();
    for _ in 0..=dice.roll(8) {
        let at = dice.roll(bytes.len() + 1);
        let end = (at + length(dice, 8)).min(bytes.len());
        let piece = dice.pick(PIECES).map_or(&b""[..], |piece| piece.as_bytes());
        match dice.roll(8) {
            0 => drop(bytes.drain(at..end)),
            1 => insert(&mut bytes, at, piece),
            2 => insert(&mut bytes, at, &piece.repeat(length(dice, 12))),
            3 => {
                let part = bytes[at..end].to_vec();
                insert(&mut bytes, at, &part.repeat(length(dice, 8)));
            }
            4 => {
                let from = dice.roll(other.len() + 1);
                insert(&mut bytes, at, &other[from..(from + dice.roll(200)).min(other.len())]);
            }
            5 => bytes[at..end].reverse(),
            6 => bytes.truncate(at),
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = u8::try_from(dice.roll(256)).unwrap_or_default();
                }
            }
        }
        bytes.truncate(LARGEST);
    }
    bytes
}

/// A number below two to the power of `magnitude`, a small one as likely as a large one.
fn length(dice: &mut Dice, magnitude: usize) -> usize {
    let most = 1 << dice.roll(magnitude + 1);
    dice.roll(most)
}

fn insert(bytes: &mut Vec<u8>, at: usize, new: &[u8]) {
    let new = &new[..new.len().min(LARGEST)];
    bytes.splice(at..at, new.iter().copied());
}
