//! Plain text out of our own HTML.

use std::borrow::Cow;
use std::iter;

/// Parts that aren't content: numbers of footnotes and the arrows back from them.
const SKIPPED: [(&str, &str); 2] = [("<sup class=\"note-number\">", "</sup>"), ("<a class=\"note-back\"", "</a>")];

/// Parts that are struck out.
const STRUCK: [(&str, &str); 2] = [("<del>", "</del>"), ("<s>", "</s>")];

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

/// The words that a reader of our HTML reads, counted as far as they are asked for: runs between white space that hold
/// a letter or a digit, and that aren't struck out. Tags stand for nothing, since every block ends with a line end.
pub(super) fn words(html: &str) -> impl Iterator<Item = ()> {
    let (bytes, mut at, mut counted) = (html.as_bytes(), 0, false);
    iter::from_fn(move || {
        loop {
            let byte = *bytes.get(at)?;
            at += 1;
            match byte {
                b'<' => at = behind_tag(bytes, at - 1),
                b'&' => at = behind(bytes, at, b';'),
                b' ' | b'\n' | b'\t' => counted = false,
                byte if !counted && begins_letter(byte) => {
                    counted = true;
                    return Some(());
                }
                _ => {}
            }
        }
    })
}

/// Where the tag that begins at a place is over; what is struck out counts as part of its tag.
fn behind_tag(html: &[u8], at: usize) -> usize {
    let struck = STRUCK.iter().find(|(start, _)| html[at..].starts_with(start.as_bytes()));
    struck.map_or_else(
        || behind(html, at, b'>'),
        |(_, end)| memchr::memmem::find(&html[at..], end.as_bytes()).map_or(html.len(), |found| at + found + end.len()),
    )
}

/// Where the next such sign is over.
fn behind(html: &[u8], at: usize, sign: u8) -> usize {
    memchr::memchr(sign, &html[at..]).map_or(html.len(), |found| at + found + 1)
}

/// HTML without what its author struck out: a reader sees that it doesn't hold.
pub(super) fn standing(html: &str) -> Cow<'_, str> {
    let mut standing = Cow::Borrowed(html);
    for (start, end) in STRUCK {
        if memchr::memmem::find(standing.as_bytes(), start.as_bytes()).is_some() {
            standing = Cow::Owned(without(&standing, start, end));
        }
    }
    standing
}

fn without(html: &str, start: &str, end: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, struck)) = rest.split_once(start) {
        out.push_str(before);
        rest = struck.split_once(end).map_or("", |(_, behind)| behind);
    }
    out.push_str(rest);
    out
}

/// How many of the words that a reader reads are links.
pub(super) fn linked_words(html: &str) -> usize {
    let mut rest = html;
    let mut count = 0;
    while let Some(at) = memchr::memmem::find(rest.as_bytes(), b"<a ") {
        let (link, behind) = rest[at..].split_once("</a>").unwrap_or((&rest[at..], ""));
        count += words(link).count();
        rest = behind;
    }
    count
}

/// Whether a byte of UTF-8 begins a letter or digit, as far as its first byte tells: dashes, quotation marks and other
/// signs begin with C2 or E2. Many texts are asked, so they are not decoded.
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
    if is_inline(name) {
        return rest;
    }
    out.truncate(out.trim_end().len());
    if !out.is_empty() {
        out.push('\n');
    }
    rest.trim_start()
}

/// Whether text on both sides of a tag is one word.
pub(super) fn is_inline(name: &str) -> bool {
    INLINE.contains(&name)
}

/// Appends text with the five entities that our HTML holds resolved.
pub(super) fn unescape(out: &mut String, text: &str) {
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
        let html = "<p>Khai <b>giảng</b> – năm &amp; học</p>\n<p>2026 &lt; . . <a href=\"x\">↩</a></p>\n";
        assert_eq!(words(html).count(), 5);
        assert_eq!(words("<p>– . .</p>\n").count(), 0);
    }
}
