//! The home page, in the order of what a parent looks for first.

use serde::Serialize;

use super::{Frame, Item, Page, frame, render};
use crate::content::Lang;
use crate::output::Outputs;
use crate::site::Site;
use crate::theme::RenderError;

#[derive(Serialize)]
struct HomeView<'s> {
    notices: Vec<Item<'s>>,
    news: Vec<Item<'s>>,
}

/// Renders the home page in a language.
pub(super) fn page(outputs: &Outputs, lang: Lang) -> Result<String, RenderError> {
    let site = &outputs.site;
    let route = format!("{}/", lang.prefix());
    let mut frame = Frame::plain(outputs, lang, &route, site.config.name.value.clone());
    frame.crumbs.clear();
    if site.config.has_english() {
        let other = if lang == Lang::Vi { (Lang::En, "/en/") } else { (Lang::Vi, "/") };
        frame.alternates = frame::alternates(site, lang, &route, other);
    }
    let view = HomeView { notices: newest(site, lang, "/thong-bao/", 6), news: newest(site, lang, "/tin-tuc/", 6) };
    render(outputs, Page { template: "home.html", frame, view })
}

fn newest<'s>(site: &'s Site, lang: Lang, route: &str, count: usize) -> Vec<Item<'s>> {
    let section = site.section_at(lang, route);
    section.into_iter().flat_map(|(_, section)| &section.entries).take(count).map(|id| Item::new(site, *id)).collect()
}
