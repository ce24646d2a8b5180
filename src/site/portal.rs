//! News of the sector's portal, from the feeds that the editors saved beside `site.yaml`. The site itself asks no
//! other host for anything, neither when it is built nor when it is read.

use jiff::civil::Date;
use quick_xml::Reader;
use quick_xml::events::Event;
use serde::Serialize;

use crate::config::{Config, PortalFeed};
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::{Inputs, Source};
use crate::source::SourcePath;
use crate::unseen;

/// How many items of a feed are shown.
const ITEMS: usize = 5;

/// Deepest nesting of a feed's elements. Real ones have half a dozen; the reader takes a piece of the stack for each.
const DEEPEST: usize = 64;

/// A feed as it was saved.
#[derive(Clone, Debug, Serialize)]
pub struct SavedFeed {
    /// What the editors call the feed in `site.yaml`.
    pub title: String,
    /// The portal it comes from.
    pub url: String,
    /// Its newest items, in the order of the file.
    pub items: Vec<SavedItem>,
}

/// An item of a saved feed.
#[derive(Clone, Debug, Serialize)]
pub struct SavedItem {
    /// As the feed has it, without its HTML.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// When it was published.
    pub date: Option<Date>,
}

/// Reads the saved feeds.
pub(super) fn read(inputs: &Inputs, config: &Config, diagnostics: &mut Vec<Diagnostic>) -> Vec<SavedFeed> {
    let read = |feed: &PortalFeed| read_one(inputs, feed).map_err(|fault| diagnostics.push(fault)).ok();
    config.portal_rss.iter().filter_map(read).collect()
}

fn read_one(inputs: &Inputs, feed: &PortalFeed) -> Result<SavedFeed, Diagnostic> {
    let fault = |code, message| {
        let diagnostic = Diagnostic::error(code, message);
        let diagnostic = match SourcePath::new(crate::config::FILE) {
            Some(path) => diagnostic.at(&path, feed.file.span),
            None => diagnostic,
        };
        diagnostic.help("Mở nguồn RSS của cổng bằng trình duyệt, lưu lại thành tệp .xml rồi ghi đúng đường dẫn tới tệp")
    };
    let Some(Source::Text(bytes)) = inputs.sources.get(&feed.file.value) else {
        return Err(fault(Code::MissingFile, format!("Không có tệp {}", feed.file.value)));
    };
    let channel = channel(bytes).map_err(|refused| match refused {
        Refused::TooDeep => {
            fault(Code::TooDeep, format!("Tệp {} có các thẻ lồng nhau quá {DEEPEST} tầng", feed.file.value))
        }
        Refused::NoFeed => fault(Code::BadValue, format!("Tệp {} không phải nguồn RSS 2.0", feed.file.value)),
    })?;
    let items = channel.items.iter().filter_map(saved_item).take(ITEMS).collect();
    Ok(SavedFeed { title: feed.title.clone(), url: feed.url.clone(), items })
}

/// Why a saved feed isn't read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Its elements nest deeper than in any feed.
    TooDeep,
    /// It is no RSS 2.0.
    NoFeed,
}

/// The only door to the feed reader.
///
/// # Errors
/// Why there is nothing to read.
pub fn channel(bytes: &[u8]) -> Result<rss::Channel, Refused> {
    if xml_depth(bytes) > DEEPEST {
        return Err(Refused::TooDeep);
    }
    rss::Channel::read_from(bytes).map_err(|_| Refused::NoFeed)
}

/// How deep the elements of an XML text nest, as far as it can be read: the feed's reader stops at the same fault.
fn xml_depth(bytes: &[u8]) -> usize {
    let mut reader = Reader::from_reader(bytes);
    let (mut depth, mut deepest) = (0_usize, 0);
    loop {
        match reader.read_event() {
            Ok(Event::Start(_)) => depth += 1,
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Eof) | Err(_) => return deepest,
            Ok(_) => {}
        }
        deepest = deepest.max(depth);
    }
}

/// An item with a title and a web address; others can't be shown.
fn saved_item(item: &rss::Item) -> Option<SavedItem> {
    let url = url::Url::parse(item.link.as_deref()?.trim()).ok()?;
    // Nobody here can mend what another portal writes.
    let title = unseen::without(item.title.as_deref()?);
    let title = title.trim();
    if title.is_empty() || !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    let date = item.pub_date.as_deref().and_then(|date| jiff::fmt::rfc2822::parse(date).ok()).map(|zoned| zoned.date());
    Some(SavedItem { title: title.to_owned(), url: url.into(), date })
}
