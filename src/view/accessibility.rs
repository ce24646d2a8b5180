//! The accessibility statement: what the program sees to, then what the board wrote.

use serde::Serialize;

use super::section::{intro, section_frame};
use super::{Page, render};
use crate::output::Outputs;
use crate::site::SectionId;
use crate::theme::RenderError;

#[derive(Serialize)]
struct AccessibilityView<'s> {
    heading: &'s str,
    about: &'s str,
    intro: Option<String>,
}

/// Renders the page.
pub(super) fn page(outputs: &Outputs, id: SectionId) -> Result<Vec<u8>, RenderError> {
    let section = outputs.site.section(id);
    let view = AccessibilityView { heading: section.title(), about: section.about(), intro: intro(&outputs.site, id) };
    render(outputs, Page { template: "accessibility.html", frame: section_frame(outputs, id), view })
}
