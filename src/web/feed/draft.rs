//! An item while it is being read, and what comes of it.

use crate::web::without_www;

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
    Letters,
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
        if [&title, &self.link].iter().any(|text| text.contains(char::REPLACEMENT_CHARACTER)) {
            return Err(Lack::Letters);
        }
        // A name that isn't a whole address is none at all.
        let found = address(&self.link, base).or_else(|| address(&self.name, None));
        let address = found.ok_or(Lack::Address)?;
        Ok(Item { title, address, day: self.day.map(|(_, day)| day) })
    }
}

/// An address that a browser opens as a page.
pub(super) fn address(written: &str, base: Option<&Url>) -> Option<Url> {
    let mut written = written.trim().replace("&amp;", "&");
    if written.is_empty() {
        return None;
    }
    if begins_with_host(&written, base) {
        // A browser would look for it on the same host.
        written.insert_str(0, "https://");
    }
    let url = Url::options().base_url(base).parse(&written).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(url)
}

/// Last labels of hosts that people know for such without `https://`.
const KNOWN: [&str; 6] = ["vn", "com", "net", "org", "edu", "gov"];

/// Whether an address without a scheme begins with a host: `www.so.vn/tin/1`, `so.vn:8080/tin/1`. `tin.html`, `index.php/1`
/// are pages.
fn begins_with_host(written: &str, base: Option<&Url>) -> bool {
    let first = written.split(['/', '?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let (name, port) = first.split_once(':').unwrap_or((&first, ""));
    let is_label =
        |label: &str| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !name.contains('.') || !name.split('.').all(is_label) || !port.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let is_home = || base.and_then(Url::host_str).is_some_and(|host| without_www(host) == without_www(name));
    let last = name.rsplit('.').next().unwrap_or_default();
    name.starts_with("www.") || KNOWN.contains(&last) || is_home()
}
