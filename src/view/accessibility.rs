//! The accessibility statement: what the program sees to, then what the board wrote.

use serde::Serialize;

use super::Page;
use super::section::{intro, section_frame};
use crate::output::Outputs;
use crate::site::SectionId;

#[derive(Serialize)]
struct AccessibilityView<'s> {
    heading: &'s str,
    about: &'s str,
    intro: Option<String>,
}

/// Prepares the page.
pub(super) fn page(outputs: &Outputs, id: SectionId) -> Page<'_> {
    let section = outputs.site.section(id);
    let view = AccessibilityView { heading: section.title(), about: section.about(), intro: intro(&outputs.site, id) };
    Page::new("accessibility.html", section_frame(outputs, id), view)
}
