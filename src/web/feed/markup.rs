//! XML as far as a feed needs it: tags, texts and CDATA one after the other. What breaks the rules of XML is read as
//! its author meant it: a bare `&` or `<` is a sign, and tags may be left open.

use std::borrow::Cow;

use crate::web::signs;

/// A piece of a feed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// `<name …>` or `<name …/>`.
    Start(Tag<'t>),
    /// `</name>`.
    End(&'t str),
    /// What stands between tags, as it was written.
    Text(&'t str),
    /// What stands in CDATA, where references mean nothing.
    Verbatim(&'t str),
    /// `<!DOCTYPE …>` with what it defines.
    Doctype(&'t str),
}

/// A tag that opens an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'t> {
    /// All of it, from `<` to `>`.
    pub whole: &'t str,
    /// With its prefix.
    pub name: &'t str,
}

impl<'t> Tag<'t> {
    /// Whether the element ends where it begins.
    pub fn is_empty(&self) -> bool {
        self.whole.ends_with("/>")
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<Cow<'t, str>> {
        let mut rest = self.whole[1 + self.name.len()..].trim_end_matches(['>', '/']);
        while let Some((key, behind)) = rest.split_once('=') {
            let behind = behind.trim_start();
            let (value, after) = match behind.strip_prefix(['"', '\'']) {
                Some(quoted) => quoted.split_once(&behind[..1]).unwrap_or((quoted, "")),
                None => behind.split_once(char::is_whitespace).unwrap_or((behind, "")),
            };
            if key.trim().eq_ignore_ascii_case(name) {
                return Some(signs(value));
            }
            rest = after;
        }
        None
    }
}

/// The pieces of a text, each byte looked at once.
pub(super) struct Tokens<'t> {
    rest: &'t str,
    /// Whether the `<!DOCTYPE>` was met, of which a feed has one.
    is_defined: bool,
}

impl<'t> Tokens<'t> {
    pub fn of(text: &'t str) -> Self {
        Self { rest: text, is_defined: false }
    }

    fn take(&mut self, length: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    /// What stands from here to these words, which are left behind too; all the rest where they never come.
    fn up_to(&mut self, end: &str) -> &'t str {
        match memchr::memmem::find(self.rest.as_bytes(), end.as_bytes()) {
            Some(at) => {
                let inner = self.take(at);
                self.take(end.len());
                inner
            }
            None => self.take(self.rest.len()),
        }
    }

    /// A `<!DOCTYPE …>` with its `[…]`, where that ends; brackets within quotation marks are words.
    fn doctype(&mut self) -> &'t str {
        let bytes = if std::mem::replace(&mut self.is_defined, true) { &[] } else { self.rest.as_bytes() };
        let (mut quote, mut is_inside) = (None, false);
        for (at, byte) in bytes.iter().enumerate() {
            match (byte, quote) {
                (b'"' | b'\'', None) => quote = Some(*byte),
                (byte, Some(open)) if *byte == open => quote = None,
                (b'[', None) => is_inside = true,
                (b']', None) => is_inside = false,
                (b'>', None) if !is_inside => return self.take(at + 1),
                _ => {}
            }
        }
        self.up_to(">")
    }

    /// The text up to the next `<`; one that stands here is a sign.
    fn text(&mut self) -> Token<'t> {
        let from = usize::from(self.rest.starts_with('<'));
        let end = memchr::memchr(b'<', &self.rest.as_bytes()[from..]).map_or(self.rest.len(), |at| at + from);
        Token::Text(self.take(end))
    }

    /// The tag that begins here, closed before the next one begins.
    fn tag(&mut self) -> Option<&'t str> {
        let behind = &self.rest.as_bytes()[1..];
        let end = memchr::memchr2(b'<', b'>', behind).filter(|at| behind[*at] == b'>')?;
        Some(self.take(end + 2))
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let behind = self.rest.strip_prefix('<').unwrap_or_default();
            if let Some(behind) = behind.strip_prefix('!') {
                if behind.starts_with("--") {
                    self.up_to("-->");
                } else if behind.starts_with("[CDATA[") {
                    self.take("<![CDATA[".len());
                    return Some(Token::Verbatim(self.up_to("]]>")));
                } else if behind.get(..7).is_some_and(|word| word.eq_ignore_ascii_case("doctype")) {
                    return Some(Token::Doctype(self.doctype()));
                } else {
                    self.up_to(">");
                }
            } else if behind.starts_with('?') {
                self.up_to("?>");
            } else if behind.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic()) {
                return Some(self.tag().map_or_else(|| self.text(), token_of));
            } else {
                return Some(self.text());
            }
        }
    }
}

fn token_of(whole: &str) -> Token<'_> {
    let inner = whole[1..].trim_end_matches('>');
    let name = |text: &'_ str| text.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(text.len());
    match inner.strip_prefix('/') {
        Some(closing) => Token::End(&closing[..name(closing)]),
        None => Token::Start(Tag { whole, name: &inner[..name(inner)] }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn signs_that_open_nothing_are_text() {
        let tokens: Vec<_> = Tokens::of("<t a='1'>5 < 6 & <b</t><!-- <x> --><![CDATA[<y> & ]]><z/>").collect();
        let tag = |whole, name| Token::Start(Tag { whole, name });
        assert_eq!(
            tokens,
            [
                tag("<t a='1'>", "t"),
                Token::Text("5 "),
                Token::Text("< 6 & "),
                Token::Text("<b"),
                Token::End("t"),
                Token::Verbatim("<y> & "),
                tag("<z/>", "z"),
            ]
        );
    }

    #[test]
    fn an_attribute_is_found_however_it_is_quoted() {
        let tag = Tag { whole: "<link rel='self' href = \"/a?b=1&amp;c=2\" x=y/>", name: "link" };
        for (name, value) in [("rel", Some("self")), ("HREF", Some("/a?b=1&c=2")), ("x", Some("y")), ("type", None)] {
            assert_eq!(tag.attribute(name).as_deref(), value, "{name}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_too_strange(text in "[<>/!?a-cề&;='\"\\[\\]CDATdoctype -]{0,60}") {
            for token in Tokens::of(&text) {
                if let Token::Start(tag) = token {
                    tag.attribute("a");
                }
            }
        }
    }
}
