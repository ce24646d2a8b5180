//! Plain text out of our own HTML.

/// Parts that aren't content: numbers of footnotes and the arrows back from them.
const SKIPPED: [(&str, &str); 2] = [("<sup class=\"note-number\">", "</sup>"), ("<a class=\"note-back\"", "</a>")];

/// Inline tags: text on both sides of them is one word.
const INLINE: [&str; 17] = [
    "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "s", "span", "strong", "sub",
    "sup",
];

/// The text between the tags of well-formed, sanitised HTML, each block on its own line.
pub(super) fn text_of(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        unescape(&mut out, &rest[..start]);
        rest = after_tag(&rest[start..], &mut out);
    }
    unescape(&mut out, rest);
    out.truncate(out.trim_end().len());
    out
}

/// How many words a text has: runs between white space that hold a letter or a digit.
pub(super) fn count_words(text: &str) -> u32 {
    let words = text.split_ascii_whitespace().filter(|word| word.bytes().any(begins_letter)).count();
    u32::try_from(words).unwrap_or(u32::MAX)
}

/// How many words a reader of our HTML reads, in one pass and without a copy: this is asked of every text. Tags stand
/// for nothing, since every block ends with a line end.
pub(super) fn count_words_of(html: &str) -> u32 {
    let (mut words, mut counted) = (0, false);
    let mut bytes = html.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'<' => drop(bytes.find(|byte| *byte == b'>')),
            b'&' => drop(bytes.find(|byte| *byte == b';')),
            b' ' | b'\n' | b'\t' => counted = false,
            byte if !counted && begins_letter(byte) => (words, counted) = (words + 1, true),
            _ => {}
        }
    }
    words
}

/// Whether a byte of UTF-8 begins a letter or digit, as far as its first byte tells: dashes, quotation marks and other
/// signs begin with C2 or E2. Every byte of a long text is asked, so it is not decoded.
fn begins_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || (byte >= 0xC3 && byte != 0xE2)
}

/// What follows the tag (or skipped part) at the beginning of `html`.
fn after_tag<'a>(html: &'a str, out: &mut String) -> &'a str {
    for (start, end) in SKIPPED {
        if html.starts_with(start) {
            return html.split_once(end).map_or("", |(_, rest)| rest);
        }
    }
    // Attribute values hold no bare `>`: both writers of this HTML escape it or drop it.
    let (tag, rest) = html.split_once('>').unwrap_or((html, ""));
    let name = tag.trim_start_matches(['<', '/']).split([' ', '/']).next().unwrap_or_default();
    if INLINE.contains(&name) {
        return rest;
    }
    out.truncate(out.trim_end().len());
    if !out.is_empty() {
        out.push('\n');
    }
    rest.trim_start()
}

/// Appends text with the five entities that our HTML holds resolved.
fn unescape(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&nbsp;", "\u{A0}")];
        let (entity, character) = known.into_iter().find(|(entity, _)| rest.starts_with(entity)).unwrap_or(("&", "&"));
        out.push_str(character);
        rest = &rest[entity.len()..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_apart_and_inline_tags_join() {
        let html = "<h2 id=\"a\">Kế <em>ho</em>ạch</h2>\n<ul><li>Lớp 6</li><li>A &amp; B &lt;C&gt;</li></ul>";
        assert_eq!(text_of(html), "Kế hoạch\nLớp 6\nA & B <C>");
    }

    #[test]
    fn words_are_counted_without_punctuation() {
        assert_eq!(count_words("Khai giảng – năm học 2026 . ."), 5);
        assert_eq!(
            count_words_of("<p>Khai <b>giảng</b> – năm &amp; học</p>\n<p>2026 &lt; . <a href=\"x\">↩</a></p>\n"),
            5
        );
    }
}
