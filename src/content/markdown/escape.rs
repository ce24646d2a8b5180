//! Text made safe for HTML.

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
pub(super) fn attribute(out: &mut String, text: &str) {
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

/// Copies whole stretches between the ASCII bytes that `replacement` knows.
fn replace(out: &mut String, text: &str, replacement: impl Fn(u8) -> Option<&'static str>) {
    let mut copied = 0;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(new) = replacement(byte) {
            out.push_str(&text[copied..at]);
            out.push_str(new);
            copied = at + 1;
        }
    }
    out.push_str(&text[copied..]);
}
