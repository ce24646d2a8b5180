//! News of the sector's portal, from the feeds that the editors saved beside `site.yaml`. The site itself asks no
//! other host for anything, neither when it is built nor when it is read. What can't be read is told and left out: no
//! school has to wait for a portal with its own news.

use std::cmp::Reverse;

use jiff::civil::Date;
use serde::Serialize;

use crate::config::{Config, PortalFeed};
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::{Inputs, Source};
use crate::personal::{Context, in_file_name, in_text};
use crate::source::SourcePath;
use crate::vietnamese;
use crate::web::feed::{self, Feed, Item, Refused};

/// How many items of a feed are shown.
const ITEMS: usize = 5;

/// Longest title, in characters.
const LONGEST_TITLE: usize = 300;

/// A saved feed of which there is something to show.
#[derive(Clone, Debug, Serialize)]
pub struct SavedFeed {
    /// What the editors call the feed in `site.yaml`.
    pub title: String,
    /// The portal it comes from.
    pub url: String,
    /// Its newest items.
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

/// The saved feeds as the home page shows them; what they lack is told.
pub(super) fn read(inputs: &Inputs, config: &Config, diagnostics: &mut Vec<Diagnostic>) -> Vec<SavedFeed> {
    config.portal_rss.iter().filter_map(|saved| read_one(inputs, saved, diagnostics)).collect()
}

fn read_one(inputs: &Inputs, saved: &PortalFeed, diagnostics: &mut Vec<Diagnostic>) -> Option<SavedFeed> {
    let file = &saved.file.value;
    let again = format!("Mở {} bằng trình duyệt rồi lưu lại thành tệp {file}", saved.url);
    let mut tell = |code, message: String, help: &str| {
        let diagnostic = Diagnostic::warning(code, message).help(help);
        diagnostics.push(match SourcePath::new(crate::config::FILE) {
            Some(path) => diagnostic.at(&path, saved.file.span),
            None => diagnostic,
        });
    };
    let Some(Source::Text(bytes)) = inputs.sources.get(file) else {
        let why = "hoặc tệp không đọc được (liên kết tắt, quá 8 MB)";
        let message = format!("Không có tệp {file}, {why}, nên trang chủ thiếu tin của “{}”", saved.title);
        tell(Code::UnreadFeed, message, &again);
        return None;
    };
    let feed = match parsed(bytes, &saved.url) {
        Ok(feed) => feed,
        Err(why) => {
            let message = format!("Tệp {file} {why} nên trang chủ thiếu tin của “{}”", saved.title);
            tell(Code::UnreadFeed, message, &again);
            return None;
        }
    };
    if let Some(lack) = lack(&feed) {
        tell(Code::UnusableItems, format!("Tệp {file} {lack}; trang chủ hiện các mục còn lại"), &again);
    }
    let count = feed.items.len();
    let items: Vec<Item> = feed.items.into_iter().filter(|item| !tells_of_somebody(item)).collect();
    if items.len() < count {
        let left_out = count - items.len();
        let why = format!("Tệp {file} có {left_out} mục mang thông tin riêng của một người");
        let help = format!("Báo nơi đăng tin gỡ các mục ấy, rồi lưu lại nguồn tin thành tệp {file}");
        tell(Code::PersonalData, format!("{why}; trang chủ không hiện các mục ấy"), &help);
    }
    let is_there = !items.is_empty();
    is_there.then(|| SavedFeed { title: saved.title.clone(), url: saved.url.clone(), items: newest(items) })
}

/// Whether an item shows somebody's number, or a pupil's data: it is another's to mend, and not this site's to repeat.
fn tells_of_somebody(item: &Item) -> bool {
    in_text(&item.title, Context::default).is_some_and(|found| found.is_grave())
        || in_file_name(item.address.as_str()).is_some_and(|found| found.is_grave())
}

/// The feed, if there is anything to show of it; else why not.
fn parsed(bytes: &[u8], url: &str) -> Result<Feed, String> {
    let feed = feed::read(bytes, url).map_err(|refused| match refused {
        Refused::NoFeed => "không phải nguồn tin RSS hay Atom".to_owned(),
        Refused::TooDeep => "có các thẻ lồng nhau quá sâu".to_owned(),
    })?;
    if feed.items.is_empty() {
        return Err(lack(&feed).unwrap_or_else(|| "không có mục tin nào".to_owned()));
    }
    Ok(feed)
}

/// What was left out of a feed.
fn lack(feed: &Feed) -> Option<String> {
    let counted = |count: usize, what: &str| (count > 0).then(|| format!("có {count} mục {what}"));
    let lacks = [
        counted(feed.untitled, "không có tiêu đề"),
        counted(feed.broken, "hỏng chữ"),
        counted(feed.unaddressed, "không có địa chỉ mở được"),
        feed.is_cut.then(|| "bị cắt giữa chừng".to_owned()),
    ];
    let lacks: Vec<String> = lacks.into_iter().flatten().collect();
    (!lacks.is_empty()).then(|| lacks.join(", "))
}

/// The newest items, where all of them tell their day; else the first ones.
fn newest(mut items: Vec<Item>) -> Vec<SavedItem> {
    if items.iter().all(|item| item.day.is_some()) {
        items.sort_by_key(|item| Reverse(item.day));
    }
    let saved = |item: Item| SavedItem {
        title: vietnamese::shortened(&item.title, LONGEST_TITLE),
        url: item.address.into(),
        date: item.day,
    };
    items.into_iter().take(ITEMS).map(saved).collect()
}
