//! Bytes of a feed to text. What a feed says of its letters is believed last, since servers write it without looking.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How far into a feed its declaration may stand, in bytes.
const DECLARATION: usize = 200;

/// The text of a feed: in UTF-16 where its first bytes are of it, in UTF-8 where it can be read so, else as it says.
pub(super) fn text(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    if let Some(wide) = without_mark(bytes) {
        return wide.decode_without_bom_handling(bytes).0;
    }
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => declared(bytes).unwrap_or(UTF_8).decode_without_bom_handling(bytes).0,
    }
}

/// UTF-16 without a byte order mark: every feed begins with `<`.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [b'<', 0, ..] => Some(UTF_16LE),
        [0, b'<', ..] => Some(UTF_16BE),
        _ => None,
    }
}

/// What stands behind `encoding=`, if there are such letters.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(DECLARATION)];
    let behind = memchr::memmem::find(head, b"encoding=")? + b"encoding=".len();
    let (quote, rest) = head[behind..].split_first()?;
    let label = rest.split(|byte| byte == quote).next()?;
    // UTF-16 would have a zero among its first two bytes.
    Encoding::for_label(label).filter(|encoding| ![UTF_16LE, UTF_16BE].contains(encoding))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_read_by_what_they_are_before_what_is_said_of_them() {
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        assert_eq!(text(&wide("\u{feff}<rss>Sở")), "<rss>Sở");
        assert_eq!(text(&wide("<rss>Sở")), "<rss>Sở");
        assert_eq!(text("\u{feff}<rss>Sở".as_bytes()), "<rss>Sở");
        assert_eq!(text("<?xml encoding=\"iso-8859-1\"?>Sở".as_bytes()), "<?xml encoding=\"iso-8859-1\"?>Sở");
        assert!(text(b"<?xml encoding='windows-1258'?>Tr\xfd\xf5\xccng").contains("Trươ\u{300}ng"));
        assert!(text(b"<?xml encoding=\"utf-8\"?>S\xff").ends_with("S\u{fffd}"));
        assert_eq!(text(b""), "");
    }
}
