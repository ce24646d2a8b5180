//! HTML that authors write, sanitised.
//!
//! A [`Fragment`] is the content of one element: the author's HTML, and between its pieces what Markdown made. The
//! sanitiser sees only the former, with a mark in the place of each of the latter: so it repairs and filters what the
//! author wrote and nothing else, and our own markup and slots come through untouched.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use ammonia::{Builder, UrlRelative};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::draft::{Draft, Mark};
use super::{escape, tags};
use crate::diagnostic::{Code, Diagnostic};

/// Longest HTML of one element that is read, in bytes.
const LONGEST: usize = 256 * 1024;
/// Deepest nesting of it.
const DEEPEST: usize = 64;
/// Most attributes of a tag, or words in them: the sanitiser holds each attribute against all before it.
const WIDEST: usize = 256;

/// Stand around the number of what Markdown made.
const MADE: [char; 2] = ['\u{E000}', '\u{E001}'];
/// Stand around the address of a link to a file, percent-encoded.
const ADDRESS: [char; 2] = ['\u{E002}', '\u{E003}'];

/// Elements within text.
const PHRASING: [&str; 24] = [
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "samp",
    "small", "strong", "sub", "sup", "u", "var", "wbr",
];
/// Elements that stand where blocks may stand.
const FLOW: [&str; 28] = [
    "blockquote",
    "caption",
    "col",
    "colgroup",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// A piece of the author's HTML.
#[derive(Debug)]
pub(super) struct RawPiece {
    /// Where it stands in what Markdown made.
    pub at: Mark,
    pub html: String,
    /// Where it stands in the text.
    pub source: Range<usize>,
}

/// What may stand in an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Phrasing,
    Flow,
}

/// Why HTML can't be read as such.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Too long, nested too deep, or with a tag that has too many attributes.
    TooMuch,
    /// A tag, quote or comment without its end would swallow what follows.
    Unclosed,
}

impl Fault {
    pub fn diagnostic(&self) -> Diagnostic {
        match self {
            Self::TooMuch => Diagnostic::error(
                Code::TooDeep,
                "Đoạn HTML quá dài, lồng nhau quá sâu hoặc có thẻ quá nhiều thuộc tính",
            )
            .help("Viết lại bằng Markdown: bảng, danh sách và đề mục đều có cách viết ngắn hơn."),
            Self::Unclosed => Diagnostic::warning(Code::RefusedHtml, "Đoạn HTML viết dở nên được hiện thành chữ")
                .help("Đóng đủ dấu > và dấu ngoặc kép của từng thẻ, hoặc viết lại bằng Markdown."),
        }
    }
}

/// The content of an element: `made[0] raw[0] made[1] raw[1] … made[n]`.
pub(super) struct Fragment<'r> {
    made: Vec<Draft>,
    raw: &'r [RawPiece],
    content: Content,
}

impl<'r> Fragment<'r> {
    /// Takes the content that begins at `start` out of `draft`.
    pub fn cut(draft: &mut Draft, start: Mark, raw: &'r [RawPiece], content: Content) -> Self {
        let mut made: Vec<Draft> = raw.iter().rev().map(|piece| draft.split_off(piece.at)).collect();
        made.push(draft.split_off(start));
        made.reverse();
        Self { made, raw, content }
    }

    /// The author's HTML, sanitised, with marks for the rest.
    pub fn clean(&self) -> Result<String, Fault> {
        let mut html = String::new();
        let mut marks = 0;
        for (number, made) in self.made.iter().enumerate() {
            if made.html.trim().is_empty() {
                html.push_str(&made.html);
            } else {
                marks += 1;
                html.push_str(&self.mark(number));
            }
            if let Some(piece) = self.raw.get(number) {
                html.push_str(&piece.html.replace([MADE, ADDRESS].as_flattened(), ""));
            }
        }
        let is_wide = || tags::tags(&html).any(|tag| tag.attributes() > WIDEST);
        if html.len() > LONGEST || tags::depth(&html) > DEEPEST || is_wide() {
            return Err(Fault::TooMuch);
        }
        let clean = sanitiser(self.content).clean(&html).to_string();
        let clean = escape::printable(&clean).into_owned();
        if clean.matches(MADE[0]).count() < marks { Err(Fault::Unclosed) } else { Ok(clean) }
    }

    /// Among blocks the mark is a block, so that it ends an open `<p>` as the blocks it stands for would.
    fn mark(&self, number: usize) -> String {
        let [start, end] = MADE;
        match self.content {
            Content::Phrasing => format!("{start}{number}{end}"),
            Content::Flow => format!("<div>{start}{number}{end}</div>"),
        }
    }

    /// Puts back what Markdown made. `address` writes the attribute with the address of a link to a file.
    pub fn restore(self, clean: &str, mut address: impl FnMut(&str, &mut Draft)) -> Draft {
        let mut made: Vec<Option<Draft>> = self.made.into_iter().map(Some).collect();
        let mut out = Draft::default();
        let mut rest = clean;
        while let Some(at) = rest.find([MADE[0], ADDRESS[0]]) {
            out.push(&rest[..at]);
            rest = &rest[at..];
            // An author can forge a mark by an entity: then at worst a part stands elsewhere, or is left out.
            if let Some((number, after)) = marked(rest, MADE) {
                rest = after;
                let part = number.parse().ok().and_then(|number: usize| made.get_mut(number)?.take());
                if let (Some(before), Some(after)) = (out.html.strip_suffix("<div>"), rest.strip_prefix("</div>")) {
                    out.html.truncate(before.len());
                    rest = after;
                }
                out.append(part.unwrap_or_default());
            } else if let Some((written, after)) = marked(rest, ADDRESS) {
                rest = after;
                // The slot stands for the whole attribute.
                if let (Some(before), Some(after)) = (out.html.strip_suffix(" href=\""), rest.strip_prefix('"')) {
                    out.html.truncate(before.len());
                    rest = after;
                    address(&percent_decode_str(written).decode_utf8_lossy(), &mut out);
                }
            } else {
                rest = &rest[MADE[0].len_utf8()..];
            }
        }
        out.push(rest);
        out
    }

    /// Everything, with the author's HTML shown as text.
    pub fn into_text(self) -> Draft {
        let mut out = Draft::default();
        let mut raw = self.raw.iter();
        for made in self.made {
            out.append(made);
            if let Some(piece) = raw.next() {
                out.text(&piece.html);
            }
        }
        out
    }
}

/// What stands between two marks at the beginning of `text`, and what follows them.
fn marked(text: &str, [start, end]: [char; 2]) -> Option<(&str, &str)> {
    let text = text.strip_prefix(start)?;
    let length = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '%'))?;
    let (inner, after) = text.split_at(length);
    Some((inner, after.strip_prefix(end)?))
}

/// Whether it is the one tag that needs no sanitiser; browsers take its end for it, too.
pub(super) fn is_line_break(html: &str) -> bool {
    let name = html.trim_start_matches(['<', '/']).as_bytes();
    let is_named = name.get(..2).is_some_and(|name| name.eq_ignore_ascii_case(b"br"));
    is_named && name.get(2).is_some_and(|after| matches!(after, b'>' | b'/') || after.is_ascii_whitespace())
}

/// Whether a tag is kept, by its name in letters of either case.
pub(super) fn is_kept(name: &str) -> bool {
    PHRASING.iter().chain(&FLOW).any(|known| known.eq_ignore_ascii_case(name))
}

fn sanitiser(content: Content) -> &'static Builder<'static> {
    static PHRASING_ONLY: OnceLock<Builder<'static>> = OnceLock::new();
    static ALL: OnceLock<Builder<'static>> = OnceLock::new();
    match content {
        Content::Phrasing => PHRASING_ONLY.get_or_init(|| build(&PHRASING)),
        Content::Flow => ALL.get_or_init(|| build(&[PHRASING.as_slice(), &FLOW].concat())),
    }
}

fn build(tags: &[&'static str]) -> Builder<'static> {
    let mut builder = Builder::empty();
    builder
        .tags(tags.iter().copied().collect())
        .clean_content_tags(["script", "style"].into())
        .generic_attributes(["lang", "dir", "title"].into())
        .tag_attributes(
            [
                ("a", ["href"].into()),
                ("details", ["open"].into()),
                ("ol", ["start"].into()),
                ("td", ["colspan", "rowspan"].into()),
                ("th", ["colspan", "rowspan", "scope"].into()),
            ]
            .into(),
        )
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .link_rel(Some("noopener"))
        .attribute_filter(|_, _, value| (!value.contains([MADE, ADDRESS].as_flattened())).then_some(value.into()))
        .url_relative(UrlRelative::Custom(Box::new(marked_address)));
    builder
}

fn marked_address(address: &str) -> Option<Cow<'_, str>> {
    let [start, end] = ADDRESS;
    Some(format!("{start}{}{end}", utf8_percent_encode(address, NON_ALPHANUMERIC)).into())
}
