//! The accessibility statement: what the program sees to, then what the board wrote.

use serde::Serialize;

use crate::site::SectionId;
use crate::view::parts::intro;
use crate::view::{Frame, Ground, Item, Page};

#[derive(Serialize)]
struct AccessibilityView<'s> {
    heading: &'s str,
    about: &'s str,
    intro: Option<String>,
    items: Vec<Item<'s>>,
}

/// Prepares the page.
pub fn section(ground: Ground<'_>, id: SectionId) -> Page<'_> {
    let site = ground.site;
    let section = site.section(id);
    let view = AccessibilityView {
        heading: section.title(),
        about: section.about(),
        intro: intro::of_section(site, id),
        items: section.entries.iter().map(|id| Item::new(site, *id)).collect(),
    };
    Page::new(ground, "accessibility.html", Frame::of_section(ground, id), view)
}
