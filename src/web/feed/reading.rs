//! The way through a feed: which elements are open, and the item among them. Nothing here calls itself.

use super::Refused;
use super::draft::{Draft, Field};
use super::entities::Entities;
use super::markup::{Tag, Token, Tokens};
use crate::web::signs;

/// Deepest nesting of elements. Real feeds have half a dozen.
const DEEPEST: usize = 64;

/// What was read of a feed.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// The address of the whole, by which those of its items are completed, as it was written.
    pub base: Option<String>,
    pub items: Vec<Draft>,
    /// Whether the text ends in the middle of an item.
    pub is_cut: bool,
}

/// Reads the text of a feed.
///
/// # Errors
/// Why it is none, or none to be read.
pub(super) fn read(text: &str) -> Result<Read, Refused> {
    let (mut reading, mut entities) = (Reading::default(), Entities::default());
    for token in Tokens::of(text) {
        match token {
            Token::Start(tag) => reading.start(&tag)?,
            Token::End(name) => reading.end(name),
            Token::Text(text) => reading.text(&signs(&entities.read(text))),
            Token::Verbatim(text) => reading.text(text),
            Token::Doctype(definitions) => entities.define(definitions),
        }
    }
    reading.finish().ok_or(Refused::NoFeed)
}

/// An element whose words are being gathered.
struct Gathered<'t> {
    element: &'t str,
    /// What it tells of the item; of the feed as a whole only its address is gathered.
    field: Field,
    html: String,
}

#[derive(Default)]
struct Reading<'t> {
    /// What stands before the names of all elements of the feed: `atom:`. `None` before the feed begins.
    prefix: Option<&'t str>,
    /// The elements that are open, the outermost first.
    open: Vec<&'t str>,
    /// The item that is open, and how many elements are around it.
    item: Option<(Draft, usize)>,
    gathered: Option<Gathered<'t>>,
    read: Read,
}

impl<'t> Reading<'t> {
    fn start(&mut self, tag: &Tag<'t>) -> Result<(), Refused> {
        let is_item = self.is_item(tag.name);
        if let Some(gathered) = self.gathered.as_mut().filter(|_| !is_item) {
            // Tags of HTML that should have been escaped.
            gathered.html.push_str(tag.whole);
            return Ok(());
        }
        if self.prefix.is_none() {
            self.begin(tag);
        } else if is_item {
            // An item in another is the next one: the end of the first was left out.
            self.close_item();
            self.item = Some((Draft::about(tag.attribute("rdf:about").as_deref()), self.open.len()));
        } else if self.is_directly_inside() && self.gather(tag) {
            return Ok(());
        }
        if tag.is_empty() {
            if is_item {
                self.close_item();
            }
            return Ok(());
        }
        self.open.push(tag.name);
        if self.open.len() > DEEPEST { Err(Refused::TooDeep) } else { Ok(()) }
    }

    /// The feed begins with its own element; what servers write before it is no part of it.
    fn begin(&mut self, tag: &Tag<'t>) {
        let (prefix, name) = tag.name.split_at(tag.name.find(':').map_or(0, |at| at + 1));
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        if is("rss") || is("feed") {
            self.prefix = Some(prefix);
        } else if is("RDF") {
            // Its news have names of RSS 1.0, which stand there without a prefix.
            self.prefix = Some("");
        }
        if self.prefix.is_some() {
            self.open.clear();
            self.read.base = tag.attribute("xml:base").map(std::borrow::Cow::into_owned);
        }
    }

    /// The name of an element without the prefix of the feed.
    fn plain(&self, name: &'t str) -> &'t str {
        self.prefix.and_then(|prefix| name.strip_prefix(prefix)).unwrap_or(name)
    }

    fn is_item(&self, name: &'t str) -> bool {
        let name = self.plain(name);
        self.prefix.is_some() && (name.eq_ignore_ascii_case("item") || name.eq_ignore_ascii_case("entry"))
    }

    /// Whether what begins now stands directly in the item, or in the feed as a whole.
    fn is_directly_inside(&self) -> bool {
        match &self.item {
            Some((_, around)) => self.open.len() == around + 1,
            None => self.open.last().is_some_and(|last| {
                let name = self.plain(last);
                name.eq_ignore_ascii_case("channel") || name.eq_ignore_ascii_case("feed")
            }),
        }
    }

    /// Begins to gather an element, if it tells something; whether it did.
    fn gather(&mut self, tag: &Tag<'t>) -> bool {
        let Some(field) = Field::of(tag, self.plain(tag.name)) else { return false };
        if field == Field::Link
            && let Some(address) = tag.attribute("href")
        {
            // Atom has several: to the page, to the feed itself, to a film.
            if tag.attribute("rel").is_none_or(|rel| rel.eq_ignore_ascii_case("alternate")) {
                self.fill(field, &address);
            }
            return tag.is_empty();
        }
        if self.item.is_none() && field != Field::Link {
            return false;
        }
        if !tag.is_empty() {
            self.gathered = Some(Gathered { element: tag.name, field, html: String::new() });
        }
        true
    }

    fn fill(&mut self, field: Field, html: &str) {
        match &mut self.item {
            Some((draft, _)) => draft.fill(field, html),
            None => _ = self.read.base.get_or_insert_with(|| html.to_owned()),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(gathered) = &mut self.gathered {
            gathered.html.push_str(text);
        }
    }

    fn end(&mut self, name: &'t str) {
        if let Some(gathered) = &self.gathered
            && gathered.element != name
            && !self.open.contains(&name)
        {
            return self.text(&format!("</{name}>"));
        }
        self.close_gathered();
        if let Some(at) = self.open.iter().rposition(|open| *open == name) {
            self.open.truncate(at);
            if self.item.as_ref().is_some_and(|(_, around)| at <= *around) {
                self.close_item();
            }
        }
    }

    fn close_gathered(&mut self) {
        if let Some(Gathered { field, html, .. }) = self.gathered.take() {
            self.fill(field, &html);
        }
    }

    fn close_item(&mut self) {
        self.close_gathered();
        if let Some((draft, around)) = self.item.take() {
            self.open.truncate(around);
            self.read.items.push(draft);
        }
    }

    /// What was read; an item that never ends is left out. `None` where no feed began.
    fn finish(mut self) -> Option<Read> {
        self.read.is_cut = self.item.is_some();
        self.prefix.map(|_| self.read)
    }
}
