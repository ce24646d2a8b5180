//! Text made safe for HTML.

use std::borrow::Cow;

use crate::unseen::{self, Unseen};

/// What is replaced between tags.
static TEXT: Table = Table::new(&[(b'&', "&amp;"), (b'<', "&lt;"), (b'>', "&gt;"), (b'\0', "\u{FFFD}")]);
/// What is replaced inside a double-quoted attribute.
static ATTRIBUTE: Table =
    Table::new(&[(b'&', "&amp;"), (b'<', "&lt;"), (b'>', "&gt;"), (b'"', "&quot;"), (b'\0', "\u{FFFD}")]);
/// What is replaced in an address there.
static ADDRESS: Table = Table::new(&[
    (b'&', "&amp;"),
    (b'"', "%22"),
    (b'<', "%3C"),
    (b'>', "%3E"),
    (b' ', "%20"),
    (b'\\', "%5C"),
    (b'`', "%60"),
]);

/// Appends `text` for use between tags.
pub(super) fn text(out: &mut String, text: &str) {
    replace(out, text, &TEXT);
}

/// Appends `text` for use inside a double-quoted attribute.
pub(crate) fn attribute(out: &mut String, text: &str) {
    replace(out, text, &ATTRIBUTE);
}

/// Appends a web address for use inside a double-quoted attribute; characters that no address has are percent-encoded.
pub(super) fn address(out: &mut String, address: &str) {
    replace(out, address, &ADDRESS);
}

/// The text without what nobody sees in it: it turns the text around it, and XML 1.0 and with it feeds refuse a part of it.
/// It comes with text that was pasted from other programs.
pub(super) fn printable(text: &str) -> Cow<'_, str> {
    unseen::without_strays(text)
}

/// Some ASCII bytes with what takes their place.
struct Table {
    replaced: &'static [(u8, &'static str)],
    /// Those bytes, and the ones that a character begins with that [`printable`] leaves out.
    stops: [bool; 256],
}

impl Table {
    const fn new(replaced: &'static [(u8, &'static str)]) -> Self {
        let mut stops = [false; 256];
        let mut control = 0;
        while control < 0x20 {
            stops[control] = !matches!(control, 0x09 | 0x0A | 0x0D);
            control += 1;
        }
        // Those of more than a byte begin with these; the rest of them are too rare, and too harmless, to look for.
        let leads = [0x7F, 0xC2, 0xD8, 0xE2, 0xEF, 0xF3];
        let mut lead = 0;
        while lead < leads.len() {
            stops[leads[lead]] = true;
            lead += 1;
        }
        let mut at = 0;
        while at < replaced.len() {
            stops[replaced[at].0 as usize] = true;
            at += 1;
        }
        Self { replaced, stops }
    }

    fn stops_at(&self, byte: u8) -> bool {
        self.stops[usize::from(byte)]
    }

    fn replacement(&self, byte: u8) -> Option<&'static str> {
        self.replaced.iter().find(|(replaced, _)| *replaced == byte).map(|(_, new)| *new)
    }
}

/// Copies whole stretches between the bytes of a table, and leaves out what [`printable`] does.
fn replace(out: &mut String, text: &str, table: &Table) {
    let bytes = text.as_bytes();
    let (mut copied, mut at) = (0, 0);
    while let Some(found) = bytes[at..].iter().position(|byte| table.stops_at(*byte)) {
        at += found;
        let (length, new) = match table.replacement(bytes[at]) {
            Some(new) => (1, new),
            None => stray(&text[at..]),
        };
        if length > 0 {
            out.push_str(&text[copied..at]);
            out.push_str(new);
            copied = at + length;
        }
        at += length.max(1);
    }
    out.push_str(&text[copied..]);
}

/// How many bytes the character takes at the beginning of a text that nobody sees, and what stands there instead; no
/// bytes where another one stands.
fn stray(text: &str) -> (usize, &'static str) {
    let c = text.chars().next();
    c.filter(|c| Unseen::stray(*c).is_some()).map_or((0, ""), |c| (c.len_utf8(), unseen::instead(c)))
}
