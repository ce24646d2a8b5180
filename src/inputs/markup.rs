//! Whether a file's first bytes are what a browser runs, whatever its name says: HTML, XML (SVG, XHTML, style sheets),
//! web archives. Looked at as browsers do when a host tells them nothing (WHATWG MIME Sniffing), and a little wider: no
//! document, picture or film begins so.

/// How much of the beginning decides, in bytes; browsers look at less.
const LOOKED_AT: usize = 4096;

/// Whether these bytes begin a page or another document that a browser runs.
pub(super) fn begins_with(bytes: &[u8]) -> bool {
    let text = as_ascii(&bytes[..bytes.len().min(LOOKED_AT)]);
    let text = text.trim_ascii_start();
    is_tag(text) || is_web_archive(text)
}

/// `<p`, `<!--`, `<?xml`, `</`, `<%`.
fn is_tag(text: &[u8]) -> bool {
    matches!(text, [b'<', next, ..] if next.is_ascii_alphabetic() || b"!?/%".contains(next))
}

/// A page that was saved as a letter with parts (MHTML): it begins with the head of a letter.
fn is_web_archive(text: &[u8]) -> bool {
    let name = text.split(|byte| *byte == b':').next().unwrap_or_default();
    let is_head = name.len() < text.len() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-');
    let lower = text.to_ascii_lowercase();
    let says = |words: &[u8]| memchr::memmem::find(&lower, words).is_some();
    is_head && (says(b"mime-version:") || says(b"multipart/related") || says(b"content-type: text/html"))
}

/// The beginning of a text in UTF-8 or UTF-16, with a mark or without one; what is no ASCII stands as 0xff.
fn as_ascii(bytes: &[u8]) -> Vec<u8> {
    let unit: Option<fn([u8; 2]) -> u16> = match bytes {
        [0xff, 0xfe, ..] | [1..=255, 0, 1..=255, 0, ..] => Some(u16::from_le_bytes),
        [0xfe, 0xff, ..] | [0, 1..=255, 0, 1..=255, ..] => Some(u16::from_be_bytes),
        _ => None,
    };
    let Some(unit) = unit else {
        return bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).to_vec();
    };
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair)).filter(|unit| *unit != 0xfeff);
    units.map(|unit| u8::try_from(unit).unwrap_or(0xff)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn what_a_browser_runs_is_known_in_every_encoding_and_after_any_space() {
        for text in [
            "<html>",
            "<!DOCTYPE svg>",
            "\u{feff}\r\n\t <?xml version=\"1.0\"?><svg/>",
            "<!-- a -->",
            "<SCRIPT>",
            "<x:stylesheet>",
            "</p>",
            "<?php",
            "<%@ page",
            "MIME-Version: 1.0\r\nContent-Type: multipart/related",
            "From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0",
            "content-type: text/html\n\n",
        ] {
            assert!(begins_with(text.as_bytes()), "{text:?}");
            assert!(begins_with(&utf16(text, u16::to_le_bytes)), "{text:?} in UTF-16");
            assert!(begins_with(&utf16(text, u16::to_be_bytes)), "{text:?} in UTF-16");
        }
    }

    #[test]
    fn documents_and_data_are_let_through() {
        for bytes in [
            b"%PDF-1.7 <html>".as_slice(),
            b"PK\x03\x04<html>",
            b"\0\0\0<ftypisom",
            b"\0\0\x01\0<html",
            b"<5 tu\xe1\xbb\x95i,12",
            b"a < b",
            b"Ng\xc3\xa0y: mime-version:",
            b"BEGIN:VCALENDAR\r\nVERSION:2.0",
            b"",
            b"<",
        ] {
            assert!(!begins_with(bytes), "{:?}", String::from_utf8_lossy(bytes));
        }
    }
}
