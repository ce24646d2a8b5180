//! News as other sites write them: RSS 2.0, RSS 1.0 (RDF) and Atom, read leniently. Nobody here can mend what a portal
//! writes, so that a bare `&`, a wrong weekday, a `<!DOCTYPE>` or a link without its host keeps nothing from being read. Bytes come in;
//! items come out, and how many were left out. What is read grows as the input does, never as what it could define.

mod date;
mod draft;
mod entities;
mod letters;
mod markup;
mod reading;
mod words;

use std::collections::BTreeSet;

use jiff::civil::Date;
use url::Url;

use draft::Lack;

/// A feed as far as it can be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feed {
    /// What can be used, in the order of the file, each address once.
    pub items: Vec<Item>,
    /// How many items have no title.
    pub untitled: usize,
    /// How many have letters that got lost on their way.
    pub broken: usize,
    /// How many have a title, but no address that a browser opens.
    pub unaddressed: usize,
    /// Whether the file ends in the middle of an item.
    pub is_cut: bool,
}

/// An item that can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Without HTML, in one line.
    pub title: String,
    /// Of a page, by http or https.
    pub address: Url,
    /// The day it was published in Vietnam, where it can be told.
    pub day: Option<Date>,
}

/// Why nothing is read of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is no feed.
    NoFeed,
    /// Its elements nest deeper than in any feed.
    TooDeep,
}

/// Reads a feed that was saved from an address.
///
/// # Errors
/// Why there is nothing to read.
pub fn read(bytes: &[u8], from: &str) -> Result<Feed, Refused> {
    let text = letters::text(bytes);
    let read = reading::read(&text)?;
    let home = Url::parse(from).ok();
    let base = read.base.and_then(|base| draft::address(&base, home.as_ref())).or(home);
    let mut feed = Feed { is_cut: read.is_cut, ..Feed::default() };
    let mut known = BTreeSet::new();
    for draft in read.items {
        match draft.item(base.as_ref()) {
            Err(Lack::Title) => feed.untitled += 1,
            Err(Lack::Letters) => feed.broken += 1,
            Err(Lack::Address) => feed.unaddressed += 1,
            Ok(item) if known.insert(item.address.clone()) => feed.items.push(item),
            Ok(_) => {}
        }
    }
    Ok(feed)
}

#[cfg(test)]
mod tests;
