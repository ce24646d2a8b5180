//! The parts of a regulation.

use serde::Deserialize;

use super::{Facts, Named, Outcome, Test};
use crate::checklist::choice;
use crate::checklist::facts::lower_first;
use crate::content::Entry;
use crate::content::kinds::{Board, Page};
use crate::lang::Lang;
use crate::source::SourcePath;
use crate::vietnamese;

/// Where a page says which of its headings is which part.
const PART: &str = "parts.part";

/// The page of a regulation has a heading for each part it must have.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regulation {
    /// Which regulation.
    of: Of,
    /// Keys of the parts that the page must assign to headings.
    #[serde(default)]
    parts: Vec<String>,
    /// Words that must stand in headings.
    #[serde(default)]
    headings: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Of {
    Site,
    /// Of e-mail.
    Email,
}

impl Of {
    fn label(self) -> &'static str {
        match self {
            Self::Site => "Quy chế hoạt động của trang",
            Self::Email => "Quy chế thư điện tử",
        }
    }

    fn page(self, board: &Board) -> Option<&SourcePath> {
        match self {
            Self::Site => Some(&board.regulation.page.value),
            Self::Email => board.email_regulation.as_ref().map(|page| &page.value),
        }
    }
}

impl Test for Regulation {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let path = facts.site.of_kind::<Board>(Lang::Vi).find_map(|(_, _, board)| self.of.page(board));
        let Some(entry) = path.and_then(|path| facts.site.by_path(path)).map(|id| facts.site.entry(id)) else {
            return Outcome::fail(format!("Chưa có trang {}", self.of.label())).seen_at(facts.site, ["/ban-bien-tap/"]);
        };
        let missing: Vec<String> = self.missing(facts, entry);
        let outcome = if !facts.is_filled(entry, 1) {
            Outcome::fail(format!("{} chưa có nội dung", self.of.label()))
        } else if missing.is_empty() {
            Outcome::pass(format!("{} có đủ {} phần", self.of.label(), self.parts.len() + self.headings.len()))
        } else {
            Outcome::fail(format!("{} thiếu phần: {}", self.of.label(), missing.join("; ")))
        };
        outcome.seen_at(facts.site, [entry.route()])
    }

    fn names(&self) -> Vec<Named<'_>> {
        self.parts.iter().map(|key| Named::Key { kind: "page", field: PART, key }).collect()
    }
}

impl Regulation {
    fn missing(&self, facts: Facts<'_>, entry: &Entry) -> Vec<String> {
        let headings: Vec<String> = entry.body.headings.iter().map(|heading| vietnamese::fold(&heading.text)).collect();
        let declared = entry.record.get::<Page>().map(|page| page.parts.as_slice()).unwrap_or_default();
        let written = |key: &str| {
            let mut parts = declared.iter().filter(|part| part.part.key == key);
            parts.any(|part| headings.contains(&vietnamese::fold(part.heading.trim())))
        };
        let parts = self
            .parts
            .iter()
            .filter(|key| !written(key))
            .map(|key| lower_first(&choice::label(&facts.site.schemas, "page", PART, key)));
        let named = |words: &String| headings.iter().any(|heading| heading.contains(&vietnamese::fold(words)));
        parts.chain(self.headings.iter().filter(|words| !named(words)).cloned()).collect()
    }
}
