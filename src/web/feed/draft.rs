//! An item while it is being read, and what comes of it.

use jiff::civil::Date;
use url::Url;

use super::markup::Tag;
use super::{Item, date, words};

/// What an element below an item tells of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Link,
    /// A name for ever, which often is the address.
    Name,
    /// A date; of several the one with the smallest rank is that of publication.
    Date(u8),
}

impl Field {
    /// The field of an element by its name, without the prefix that all of the feed have.
    pub fn of(tag: &Tag<'_>, name: &str) -> Option<Self> {
        let is_elsewhere =
            || tag.attribute("isPermaLink").is_some_and(|permanent| permanent.trim().eq_ignore_ascii_case("false"));
        Some(match name.to_ascii_lowercase().as_str() {
            "title" => Self::Title,
            "link" => Self::Link,
            "guid" if is_elsewhere() => return None,
            "guid" | "id" => Self::Name,
            "pubdate" => Self::Date(0),
            "published" | "issued" => Self::Date(1),
            "date" | "dc:date" | "dcterms:created" | "dcterms:issued" => Self::Date(2),
            "updated" | "modified" | "dcterms:modified" => Self::Date(3),
            _ => return None,
        })
    }
}

/// What an item lacks to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lack {
    Title,
    Address,
}

/// An item as it was written.
#[derive(Debug, Default)]
pub(super) struct Draft {
    title: String,
    link: String,
    name: String,
    day: Option<(u8, Date)>,
}

impl Draft {
    /// An item that says where it is in its own tag, as RDF does.
    pub fn about(address: Option<&str>) -> Self {
        Self { name: address.unwrap_or_default().to_owned(), ..Self::default() }
    }

    /// Fills a field; what is given twice keeps its first value.
    pub fn fill(&mut self, field: Field, html: &str) {
        let slot = match field {
            Field::Title => &mut self.title,
            Field::Link => &mut self.link,
            Field::Name => &mut self.name,
            Field::Date(rank) => {
                let earlier = self.day.is_some_and(|(earlier, _)| earlier <= rank);
                if !earlier && let Some(day) = date::day(&words::plain(html)) {
                    self.day = Some((rank, day));
                }
                return;
            }
        };
        if slot.trim().is_empty() {
            slot.clear();
            slot.push_str(html);
        }
    }

    /// The item, its address completed by that of the feed.
    pub fn item(&self, base: Option<&Url>) -> Result<Item, Lack> {
        let title = words::plain(&self.title);
        if title.is_empty() {
            return Err(Lack::Title);
        }
        // A name that isn't a whole address is none at all.
        let found = address(&self.link, base).or_else(|| address(&self.name, None));
        let address = found.ok_or(Lack::Address)?;
        Ok(Item { title, address, day: self.day.map(|(_, day)| day) })
    }
}

/// An address that a browser opens as a page.
pub(super) fn address(written: &str, base: Option<&Url>) -> Option<Url> {
    let written = written.trim().replace("&amp;", "&");
    if written.is_empty() {
        return None;
    }
    let url = Url::options().base_url(base).parse(&written).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(url)
}
