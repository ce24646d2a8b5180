//! The accessibility statement: what the program sees to, then what the board wrote.

use serde::Serialize;

use crate::site::SectionId;
use crate::view::parts::intro;
use crate::view::{Frame, Ground, Page};

#[derive(Serialize)]
struct AccessibilityView<'s> {
    heading: &'s str,
    about: &'s str,
    intro: Option<String>,
}

/// Prepares the page.
pub fn section(ground: Ground<'_>, id: SectionId) -> Page<'_> {
    let section = ground.site.section(id);
    let view = AccessibilityView {
        heading: section.title(),
        about: section.about(),
        intro: intro::of_section(ground.site, id),
    };
    Page::new(ground, "accessibility.html", Frame::of_section(ground, id), view)
}
