//! A Markdown body becomes HTML, once, without knowing the rest of the site.
//!
//! CommonMark with tables, footnotes, task lists, strikethrough and notices (`> [!TIP]`). What depends on other files
//! (where a link leads, how large a picture is) stays open: a [`Body`] lists these places as [`Slot`]s, and
//! [`Body::assemble`] fills them in. HTML that authors write passes a sanitiser, fragment by fragment, so that
//! the result is well formed and never breaks out of the layout around it.

mod address;
mod blocks;
mod boxes;
mod code;
mod doubt;
mod draft;
mod elements;
mod embed;
pub(crate) mod escape;
mod excerpt;
mod figure;
mod footnote;
mod foreign;
mod grid;
mod heading;
mod inert;
mod leftover;
mod link;
pub mod meant;
mod mention;
mod nesting;
mod outside;
mod passages;
mod picture;
mod plain;
mod quiet;
mod raw;
mod refused;
mod tags;
#[cfg(test)]
mod tests;
mod unshown;
mod words;
mod writer;

pub use blocks::Block;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourcePath, Span};
use meant::Reading;
pub use passages::Passage;
use writer::{TooDeep, Writer};

/// A rendered Markdown body, complete except for what its [`Slot`]s ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// Sanitised, well-formed HTML; an address that isn't known yet is empty in it.
    pub html: String,
    /// Where something must be filled in, in the order of `html`.
    pub slots: Vec<Slot>,
    /// Links and pictures that point to files of the site, in the order they were met.
    pub links: Vec<Link>,
    /// Links that leave the site, in the order they were met.
    pub outside: Vec<Outside>,
    /// The headings, from `h2` down.
    pub headings: Vec<Heading>,
    /// Plain text of the first paragraphs: at most 300 characters, cut between words.
    pub excerpt: String,
}

/// A place in [`Body::html`] where something is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Byte offset in the HTML.
    pub at: u32,
    /// Index into [`Body::links`].
    pub link: u32,
    /// What goes there.
    pub fill: Fill,
}

/// What a [`Slot`] takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// The whole attribute, ` href="…"` or ` src="…"` for a picture; nothing where the link leads nowhere.
    Address,
    /// ` width="…" height="…"` of the picture, or nothing.
    Dimensions,
    /// ` <span class="file-note">(PDF, 245 kB)</span>` after the link to an attachment, or nothing.
    FileNote,
}

/// A link or picture that points to a file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// As written, percent-decoded, without the fragment; empty for a link within the page.
    pub target: String,
    /// What stands after `#`, percent-decoded.
    pub fragment: Option<String>,
    /// How the page uses it.
    pub kind: LinkKind,
    /// Whether its author wrote something a little else, which may be no link if it leads nowhere: `[a] (b.pdf)`.
    pub is_meant: bool,
    /// Where the link stands in its file.
    pub span: Span,
}

/// A link that leaves the site, or names it by its full address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// The whole address.
    pub address: String,
    /// Where the link stands in its file.
    pub span: Span,
}

/// How a page uses the target of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// `<a>`: a reader goes there.
    Page,
    /// `<img>`: the picture is shown.
    Image,
}

/// A heading of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6: the `h1` is the page's title.
    pub level: u8,
    /// Its anchor, unique in the page.
    pub id: String,
    /// Its text, unescaped.
    pub text: String,
}

/// Renders the Markdown of one file. `offset` is where `text` begins in the file, for the places in messages.
///
/// Never fails: what can't be shown safely is left out or shown as text, and told in `diagnostics`.
pub fn render(text: &str, offset: usize, path: &SourcePath, diagnostics: &mut Vec<Diagnostic>) -> Body {
    let told = diagnostics.len();
    let reading = Reading::of(text);
    let body = Writer::new(&reading, offset, path, diagnostics).run().inspect(|_| {
        for (at, told) in unshown::find(&reading.text).into_iter().chain(foreign::find(&reading.text)) {
            let at = reading.written(at);
            diagnostics.push(told.at(path, Span::new(at.start, at.end).shifted(offset)));
        }
    });
    body.unwrap_or_else(|TooDeep(place)| {
        diagnostics.truncate(told);
        diagnostics.push(
            Diagnostic::error(Code::TooDeep, "Bài có danh sách, trích dẫn hoặc chữ nhấn lồng nhau quá 100 tầng")
                .at(path, Span::new(place.start, place.end).shifted(offset))
                .help("Viết lại cho phẳng hơn; thường là do dán nhầm dữ liệu hoặc thừa dấu > ở đầu dòng."),
        );
        Body::unread(text)
    })
}

impl Body {
    /// The text as it was written, in one paragraph: for a body that can't be rendered.
    fn unread(text: &str) -> Self {
        let mut html = String::from("<p>");
        escape::text(&mut html, text);
        html.push_str("</p>\n");
        Self { html, ..Self::default() }
    }

    /// The HTML with every slot filled: `fill` appends what belongs there, escaped.
    pub fn assemble(&self, mut fill: impl FnMut(&Slot, &Link, &mut String)) -> String {
        let mut out = String::with_capacity(self.html.len() + 64 * self.slots.len());
        let mut done = 0;
        for slot in &self.slots {
            let at = slot.at as usize;
            let (Some(before), Some(link)) = (self.html.get(done..at), self.links.get(slot.link as usize)) else {
                continue;
            };
            out.push_str(before);
            fill(slot, link, &mut out);
            done = at;
        }
        out.push_str(&self.html[done..]);
        out
    }

    /// How many words a reader reads.
    pub fn words(&self) -> usize {
        plain::words(&self.html).count()
    }

    /// How many of these are links.
    pub fn linked_words(&self) -> usize {
        plain::linked_words(&self.html)
    }

    /// Whether a reader reads at least so many words; no more of the text is looked at than it takes to know.
    pub fn has_words(&self, least: usize) -> bool {
        least == 0 || plain::words(&self.html).nth(least - 1).is_some()
    }

    /// What a reader reads, without markup: for the search index.
    pub fn plain_text(&self) -> String {
        plain::text_of(&self.html)
    }

    /// The same without what is struck out: what the page says still.
    pub fn standing_text(&self) -> String {
        plain::text_of(&plain::standing(&self.html))
    }

    /// Calls `visit` with every heading, text and table that a reader reads, in order.
    pub fn each_block(&self, mut visit: impl FnMut(Block<'_>)) {
        blocks::each(&self.html, &mut visit);
    }

    /// Its passages, each under its heading.
    pub fn passages(&self) -> Vec<Passage> {
        passages::of(&self.html)
    }

    /// A list of links to the headings of levels 2 and 3, nested; `None` when there are fewer than three.
    pub fn table_of_contents(&self) -> Option<String> {
        heading::table_of_contents(&self.headings)
    }
}
