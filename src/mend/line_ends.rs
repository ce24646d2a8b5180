//! Line ends of several systems in one file: what most lines have, all get.

use memchr::memchr_iter;

/// The text with one kind of line ends; `None` where it has no more than one. Of equals the shorter one is taken; a
/// carriage return alone is that of systems long gone and is never kept.
pub(super) fn mended(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let feeds = memchr_iter(b'\n', bytes).count();
    let (mut pairs, mut lone) = (0, 0);
    for at in memchr_iter(b'\r', bytes) {
        match bytes.get(at + 1) {
            Some(b'\n') => pairs += 1,
            _ => lone += 1,
        }
    }
    let alike = lone == 0 && (pairs == 0 || pairs == feeds);
    if alike {
        return None;
    }
    let end = if 2 * pairs > feeds { "\r\n" } else { "\n" };
    let single = text.replace("\r\n", "\n").replace('\r', "\n");
    Some(if end == "\n" { single } else { single.replace('\n', end) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_most_lines_have_all_get() {
        for (text, meant) in [
            ("a\nb\r\nc\r\n", "a\r\nb\r\nc\r\n"),
            ("a\nb\r\nc\n", "a\nb\nc\n"),
            ("a\nb\r\n", "a\nb\n"),
            ("a\rb\r", "a\nb\n"),
            ("a\rb\r\nc\r\n", "a\r\nb\r\nc\r\n"),
            ("a\r\r\nb", "a\r\n\r\nb"),
        ] {
            assert_eq!(mended(text).as_deref(), Some(meant), "{text:?}");
            assert_eq!(mended(meant), None, "{meant:?}");
        }
    }

    #[test]
    fn one_kind_stays() {
        for text in ["", "a", "a\nb\n", "a\r\nb\r\n"] {
            assert_eq!(mended(text), None, "{text:?}");
        }
    }
}
