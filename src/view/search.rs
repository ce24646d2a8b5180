//! The search page: ways to what readers look for most.

use serde::Serialize;

use super::section::section_frame;
use super::site_map::{Branch, branches};
use super::{Frame, Page, render};
use crate::output::Outputs;
use crate::site::SectionId;
use crate::theme::RenderError;

#[derive(Serialize)]
struct SearchView<'s> {
    heading: &'s str,
    about: &'s str,
    branches: Vec<Branch<'s>>,
}

/// Renders the page.
pub(super) fn page(outputs: &Outputs, id: SectionId) -> Result<Vec<u8>, RenderError> {
    let section = outputs.site.section(id);
    let frame = Frame { noindex: true, ..section_frame(outputs, id) };
    let view = SearchView {
        heading: section.title(),
        about: section.about(),
        branches: branches(&outputs.site, section.lang),
    };
    render(outputs, Page { template: "search.html", frame, view })
}
