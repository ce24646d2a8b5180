//! Text made safe for HTML.

use std::borrow::Cow;

/// Appends `text` for use between tags.
pub(super) fn text(out: &mut String, text: &str) {
    replace(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'\0' => Some("\u{FFFD}"),
        _ => None,
    });
}

/// Appends `text` for use inside a double-quoted attribute.
pub(crate) fn attribute(out: &mut String, text: &str) {
    replace(out, text, |byte| match byte {
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
    replace(out, address, |byte| match byte {
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
    let bytes = text.as_bytes();
    if !(0..bytes.len()).any(|at| forbidden(&bytes[at..]) > 0) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    replace(&mut kept, text, |_| None);
    Cow::Owned(kept)
}

/// Copies whole stretches between the ASCII bytes that `replacement` knows, and leaves out what [`printable`] does.
fn replace(out: &mut String, text: &str, replacement: impl Fn(u8) -> Option<&'static str>) {
    let mut copied = 0;
    for (at, byte) in text.bytes().enumerate() {
        let (length, new) = match replacement(byte) {
            Some(new) => (1, new),
            None => match forbidden(&text.as_bytes()[at..]) {
                0 => continue,
                length => (length, ""),
            },
        };
        out.push_str(&text[copied..at]);
        out.push_str(new);
        copied = at + length;
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
