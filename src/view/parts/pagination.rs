//! A list page by page: the part that stands on one, and the way to its neighbours.

use serde::Serialize;

use crate::address::Route;
use crate::lang::Lang;
use crate::site::{EntryId, Site, page_route};
use crate::theme::Word;
use crate::view::{Frame, Ground};

/// Where a page stands among the pages of its list.
#[derive(Debug, Serialize)]
pub struct Pagination {
    number: usize,
    count: usize,
    total: usize,
    previous: Option<String>,
    next: Option<String>,
}

impl Pagination {
    /// The page with this number of a list of `total` entries that begins at a route; pages count from 1.
    pub fn new(site: &Site, total: usize, route: &Route, number: usize) -> Self {
        let count = total.div_ceil(site.page_size()).max(1);
        let at = |number: usize| site.base.href(&page_route(route, number));
        let previous = (number > 1).then(|| at(number - 1));
        let next = (number < count).then(|| at(number + 1));
        Self { number, count, total, previous, next }
    }
}

/// The part of a list that stands on one page.
pub fn on_page(site: &Site, ids: &[EntryId], number: usize) -> impl Iterator<Item = EntryId> {
    let size = site.page_size();
    ids.iter().copied().skip((number - 1) * size).take(size)
}

/// The frame of a page of a list: from the second one on with its own address and number.
pub fn numbered(ground: Ground<'_>, mut frame: Frame, number: usize) -> Frame {
    if number > 1 {
        frame.route = page_route(&frame.route, number);
        frame.canonical = ground.site.base.absolute(&frame.route);
        frame.title.push_str(&number_behind(ground, frame.lang, number));
        frame.number = Some(number);
    }
    frame
}

/// What stands behind the title of a further page of a list: ` – trang 2`.
pub fn number_behind(ground: Ground<'_>, lang: Lang, number: usize) -> String {
    format!(" – {} {number}", ground.theme.word(lang, Word::PageNumber))
}
