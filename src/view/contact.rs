//! Contact: what `site.yaml` says of the school, and what the board wrote beside it.

use serde::Serialize;

use super::section::{intro, section_frame};
use super::{Item, Page};
use crate::output::Outputs;
use crate::site::SectionId;

#[derive(Serialize)]
struct ContactView<'s> {
    heading: &'s str,
    about: &'s str,
    intro: Option<String>,
    items: Vec<Item<'s>>,
}

/// Prepares the page; address, phones and mails come from the shared part.
pub(super) fn page(outputs: &Outputs, id: SectionId) -> Page<'_> {
    let site = &outputs.site;
    let section = site.section(id);
    let view = ContactView {
        heading: section.title(),
        about: section.about(),
        intro: intro(site, id),
        items: section.entries.iter().map(|id| Item::new(site, *id)).collect(),
    };
    Page::new("contact.html", section_frame(outputs, id), view)
}
