//! Contact: what `site.yaml` says of the school, and what the board wrote beside it.

use serde::Serialize;

use crate::site::SectionId;
use crate::view::parts::intro;
use crate::view::{Frame, Ground, Item, Page};

#[derive(Serialize)]
struct ContactView<'s> {
    heading: &'s str,
    about: &'s str,
    intro: Option<String>,
    items: Vec<Item<'s>>,
}

/// Prepares the page; address, phones and mails come from the shared part.
pub fn section(ground: Ground<'_>, id: SectionId) -> Page<'_> {
    let site = ground.site;
    let section = site.section(id);
    let view = ContactView {
        heading: section.title(),
        about: section.about(),
        intro: intro::of_section(site, id),
        items: section.entries.iter().map(|id| Item::new(site, *id)).collect(),
    };
    Page::new(ground, "contact.html", Frame::of_section(ground, id), view)
}
