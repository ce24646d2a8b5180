//! Text made safe for HTML.

use std::borrow::Cow;

/// Appends `text` for use between tags.
pub(super) fn text(out: &mut String, text: &str) {
    const SUSPECTS: [bool; 256] = suspects(b"&<>");
    replace(out, text, &SUSPECTS, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'\0' => Some("\u{FFFD}"),
        _ => None,
    });
}

/// Appends `text` for use inside a double-quoted attribute.
pub(crate) fn attribute(out: &mut String, text: &str) {
    const SUSPECTS: [bool; 256] = suspects(b"&<>\"");
    replace(out, text, &SUSPECTS, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\0' => Some("\u{FFFD}"),
        _ => None,
    });
}

/// Appends a web address for use inside a double-quoted attribute; characters that no address has are percent-encoded.
pub(super) fn address(out: &mut String, address: &str) {
    const SUSPECTS: [bool; 256] = suspects(b"&\"<> \\`");
    replace(out, address, &SUSPECTS, |byte| match byte {
        b'&' => Some("&amp;"),
        b'"' => Some("%22"),
        b'<' => Some("%3C"),
        b'>' => Some("%3E"),
        b' ' => Some("%20"),
        b'\\' => Some("%5C"),
        b'`' => Some("%60"),
        _ => None,
    });
}

/// The text without the characters that XML 1.0 forbids, which feeds and strict parsers refuse. They come with text that
/// was pasted from other programs, and nobody sees them.
pub(super) fn printable(text: &str) -> Cow<'_, str> {
    const SUSPECTS: [bool; 256] = suspects(b"");
    if !text.bytes().any(|byte| SUSPECTS[usize::from(byte)]) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    replace(&mut kept, text, &SUSPECTS, |_| None);
    Cow::Owned(kept)
}

/// The bytes that may have to be replaced: these, and those that a character begins with that [`printable`] leaves out.
const fn suspects(replaced: &[u8]) -> [bool; 256] {
    let mut suspects = [false; 256];
    let mut control = 0;
    while control < 0x20 {
        suspects[control] = !matches!(control, 0x09 | 0x0A | 0x0D);
        control += 1;
    }
    suspects[0x7F] = true;
    suspects[0xEF] = true;
    let mut at = 0;
    while at < replaced.len() {
        suspects[replaced[at] as usize] = true;
        at += 1;
    }
    suspects
}

/// Copies whole stretches between the ASCII bytes that `replacement` knows, all of them suspects, and leaves out what
/// [`printable`] does.
fn replace(out: &mut String, text: &str, suspects: &[bool; 256], replacement: impl Fn(u8) -> Option<&'static str>) {
    let bytes = text.as_bytes();
    let (mut copied, mut at) = (0, 0);
    while let Some(found) = bytes[at..].iter().position(|byte| suspects[usize::from(*byte)]) {
        at += found;
        let (length, new) = match replacement(bytes[at]) {
            Some(new) => (1, new),
            None => (forbidden(&bytes[at..]), ""),
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

/// How many bytes the character takes that XML 1.0 forbids at the beginning of `bytes`: a control character, U+FFFE or
/// U+FFFF; 0 where another character stands.
fn forbidden(bytes: &[u8]) -> usize {
    match bytes {
        [b'\t' | b'\n' | b'\r', ..] => 0,
        [0..=0x1F | 0x7F, ..] => 1,
        [0xEF, 0xBF, 0xBE | 0xBF, ..] => 3,
        _ => 0,
    }
}
