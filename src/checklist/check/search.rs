//! Full-text search.

use serde::Deserialize;

use super::{Facts, Named, Outcome, Test};
use crate::checklist::facts::listed;
use crate::lang::Lang;
use crate::schema::SectionView;
use crate::search::{Sampled, sample};

/// Of a sample of pages this part must be found by their own titles: one in ten may be beaten by pages that are
/// called nearly the same.
const ENOUGH: (usize, usize) = (9, 10);

/// The site has its search page, and pages of a kind are found by the words of their titles, typed without marks.
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
            .find(|section| section.lang == Lang::Vi && section.schema.view == Some(SectionView::Search));
        let Some(page) = page else { return Outcome::fail("Cấu trúc của trang không có trang Tìm kiếm") };
        if !facts.site.config.search {
            return Outcome::fail("site.yaml đang tắt tìm kiếm (search: false)");
        }
        let Sampled { pages, asked, missed } = sample(facts.site, facts.index.files(), self.kind.as_deref());
        if pages == 0 {
            return Outcome::fail("Trang Tìm kiếm chưa có gì để tìm");
        }
        let found = asked - missed.len();
        let finding = format!(
            "Tìm toàn văn được trong {pages} mục; thử gõ tiêu đề không dấu của {asked} mục thì tìm ra {found} mục"
        );
        if found * ENOUGH.1 >= asked * ENOUGH.0 {
            return Outcome::pass(finding).seen_at(facts.site, [page.route()]);
        }
        let missed: Vec<String> = missed.iter().take(3).map(|title| format!("“{title}”")).collect();
        Outcome::fail(format!("{finding}; không thấy {}", listed(&missed)))
    }

    fn names(&self) -> Vec<Named<'_>> {
        self.kind.iter().map(|kind| Named::Kind(kind)).collect()
    }

    fn is_measured(&self) -> bool {
        true
    }
}
