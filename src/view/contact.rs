//! Contact: what `site.yaml` says of the school, and what the board wrote beside it.

use serde::Serialize;

use super::section::{intro, section_frame};
use super::{Item, Page, render};
use crate::output::Outputs;
use crate::site::SectionId;
use crate::theme::RenderError;

#[derive(Serialize)]
struct ContactView<'s> {
    heading: &'s str,
    about: &'s str,
    intro: Option<String>,
    items: Vec<Item<'s>>,
}

/// Renders the page; address, phones and mails come from the shared part.
pub(super) fn page(outputs: &Outputs, id: SectionId) -> Result<Vec<u8>, RenderError> {
    let site = &outputs.site;
    let section = site.section(id);
    let view = ContactView {
        heading: section.title(),
        about: section.about(),
        intro: intro(site, id),
        items: section.entries.iter().map(|id| Item::new(site, *id)).collect(),
    };
    render(outputs, Page { template: "contact.html", frame: section_frame(outputs, id), view })
}
