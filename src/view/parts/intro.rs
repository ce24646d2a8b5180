//! What the board wrote to introduce a section or the whole site, as HTML.

use crate::lang::Lang;
use crate::site::{SectionId, Site};
use crate::source::SourcePath;

/// A section's introduction, its `_index.md`.
pub fn of_section(site: &Site, id: SectionId) -> Option<String> {
    Some(site.page_html(site.entry(site.section(id).index?)))
}

/// What stands on the home page, `content/_index.md`.
pub fn of_home(site: &Site, lang: Lang) -> Option<String> {
    let path = SourcePath::new(&format!("content{}/_index.md", lang.prefix()))?;
    Some(site.page_html(site.entry(site.by_path(&path)?)))
}
