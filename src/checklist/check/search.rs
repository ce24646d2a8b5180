//! Full-text search.

use serde::Deserialize;

use super::{Facts, Named, Outcome, Test};
use crate::content::Lang;
use crate::schema::SectionView;

/// The site has its search page, and there is something of a kind to be found.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Search {
    /// What is to be found; anything where it says nothing.
    kind: Option<String>,
}

impl Test for Search {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let page = facts
            .site
            .sections
            .iter()
            .find(|section| section.lang == Lang::Vi && section.schema.view == SectionView::Search);
        let Some(page) = page else { return Outcome::fail("Cấu trúc của trang không có trang Tìm kiếm") };
        let found = facts
            .site
            .entries
            .iter()
            .filter(|entry| entry.lang == Lang::Vi && self.kind.as_ref().is_none_or(|kind| entry.kind == *kind));
        match found.count() {
            0 => Outcome::fail("Trang Tìm kiếm chưa có gì để tìm"),
            count => Outcome::pass(format!("Tìm toàn văn được trong {count} mục")).seen_at(facts.site, [page.route()]),
        }
    }

    fn names(&self) -> Vec<Named<'_>> {
        self.kind.iter().map(|kind| Named::Kind(kind)).collect()
    }
}
