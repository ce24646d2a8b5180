//! A quick look at the tags in HTML, before the sanitiser reads it for good.

/// A tag in HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    pub name: &'a str,
    pub closes: bool,
    /// Where it ends in the HTML.
    pub end: usize,
    /// All of it, from `<` to `>`.
    pub written: &'a str,
}

impl Tag<'_> {
    /// Where it begins in the HTML.
    pub fn start(&self) -> usize {
        self.end - self.written.len()
    }

    /// At least as many attributes as the sanitiser finds in it: one begins after a space, a slash or a quotation mark.
    pub fn attributes(&self) -> usize {
        let begins = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'\'');
        self.written.bytes().filter(begins).count()
    }

    /// What an attribute says, its references to characters resolved.
    pub fn attribute(&self, wanted: &str) -> Option<String> {
        let inside = self.written.trim_start_matches(['<', '/']).get(self.name.len()..)?;
        let mut rest = inside.trim_end_matches('>');
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            let length = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
            let (name, after) = rest.split_at(length);
            let Some(after) = after.trim_start().strip_prefix('=') else {
                if name.is_empty() {
                    return None;
                }
                rest = after;
                continue;
            };
            let after = after.trim_start();
            let (value, left) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                _ => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
            };
            if name.eq_ignore_ascii_case(wanted) {
                return Some(resolved(value));
            }
            rest = left;
        }
    }
}

/// A value as it is meant; of all references to characters, addresses hold these.
fn resolved(value: &str) -> String {
    value
        .trim()
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// Every tag in `html`, without those in comments; attribute values are passed over.
pub(super) fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            rest = &rest[rest.find('<')?..];
            if let Some(comment) = rest.strip_prefix("<!--") {
                rest = comment.split_once("-->")?.1;
                continue;
            }
            let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
            let (tag, after) = rest.split_at(if is_tag { tag_length(rest) } else { 1 });
            rest = after;
            let closes = tag.starts_with("</");
            let name = tag.trim_start_matches(['<', '/']);
            let end = name.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(name.len());
            let name = &name[..end];
            if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                return Some(Tag { name, closes, end: html.len() - rest.len(), written: tag });
            }
        }
    })
}

/// The length of the tag at the beginning of `html`, up to the `>` that isn't within quotes.
fn tag_length(html: &str) -> usize {
    let mut quote = None;
    for (at, byte) in html.bytes().enumerate() {
        match (byte, quote) {
            (b'>', None) => return at + 1,
            (b'"' | b'\'', None) if html[..at].trim_end().ends_with('=') => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            _ => {}
        }
    }
    html.len()
}

/// The deepest nesting that the tags may amount to; never less than a browser makes of them.
pub(super) fn depth(html: &str) -> usize {
    /// Elements without an end, or that end when the next of their kind begins.
    const FLAT: [&str; 17] = [
        "br", "hr", "wbr", "img", "input", "col", "source", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody",
        "tfoot",
    ];
    let mut open: Vec<&str> = Vec::new();
    let mut deepest = 0;
    for tag in tags(html) {
        if FLAT.iter().any(|name| tag.name.eq_ignore_ascii_case(name)) {
            continue;
        }
        if !tag.closes {
            open.push(tag.name);
            deepest = deepest.max(open.len());
        } else if open.last().is_some_and(|name| tag.name.eq_ignore_ascii_case(name)) {
            open.pop();
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_found_outside_of_comments_and_quotes() {
        let html = "<!-- <b> --><DIV title=\"</div><i>\">a < b</DIV><o:p/><!doctype x><!-- <u>";
        let found: Vec<_> = tags(html).map(|tag| (tag.name, tag.closes)).collect();
        assert_eq!(found, [("DIV", false), ("DIV", true), ("o:p", false)]);
    }

    #[test]
    fn an_attribute_is_read_however_it_is_quoted() {
        let html = "<iframe allow data-src=x SRC = \"a?b=1&amp;c=2\" title='src=\"z\"' height=450></iframe><a href>";
        let found: Vec<_> = tags(html).map(|tag| (tag.attribute("src"), tag.attribute("height"))).collect();
        assert_eq!(found[0], (Some("a?b=1&c=2".to_owned()), Some("450".to_owned())));
        assert_eq!(found[2], (None, None));
    }

    #[test]
    fn nesting_is_not_underestimated() {
        assert_eq!(depth("<b>x</b><b>y</b><p><p><br>"), 1);
        assert_eq!(depth(&"<div>".repeat(70)), 70);
        assert_eq!(depth(&"<div></x>".repeat(70)), 70);
        assert_eq!(depth(&"<div title='</div>'>".repeat(70)), 70);
    }
}
