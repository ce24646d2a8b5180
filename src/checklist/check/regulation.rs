//! The parts of a regulation.

use std::sync::LazyLock;

use indexmap::IndexMap;
use serde::Deserialize;

use super::{Facts, Named, Outcome, Test};
use crate::checklist::assigned::unassigned;
use crate::content::kinds::{Board, Page};
use crate::content::markdown::Passage;
use crate::content::{Entry, placeholder};
use crate::lang::Lang;
use crate::schema::built_in;
use crate::source::SourcePath;
use crate::vietnamese::bare_words;

/// The fewest words under a heading that regulate anything, and how many of them are different ones.
const ENOUGH: (usize, usize) = (10, 8);

/// How many parts one passage may be: “Quy trình và trách nhiệm cập nhật” is two.
const PARTS_OF_ONE: usize = 2;

/// The page of a regulation has a passage with real text for each part it must have, known by what it says.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regulation {
    /// Which regulation.
    of: Of,
    /// Keys of the parts, as `schemas/regulations.yaml` has them.
    #[serde(default)]
    parts: Vec<String>,
    /// Parts that the file hasn't, each by the words that tell it.
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

/// What regulations are made of: `schemas/regulations.yaml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Regulations {
    site: Described,
    email: Described,
}

impl Regulations {
    /// The same, its words as they are looked for.
    fn bare(mut self) -> Self {
        for described in [&mut self.site, &mut self.email] {
            let parts = described.parts.values_mut().flat_map(|part| &mut part.words);
            described.about.iter_mut().chain(parts).for_each(|words| *words = bare_words(words));
        }
        self
    }
}

/// What tells a regulation and its parts.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Described {
    /// A page without any of these is about something else.
    about: Vec<String>,
    parts: IndexMap<String, Part>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    label: String,
    words: Vec<String>,
}

impl Part {
    fn told_by(words: &str) -> Self {
        Self { label: words.to_owned(), words: vec![bare_words(words)] }
    }
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

    /// Whose file stands in the place of the regulation's.
    fn instead<'f>(self, facts: Facts<'f>, board: &Board) -> Option<&'f Entry> {
        match self {
            Self::Site => facts.real.instead_of_regulation(board),
            Self::Email => None,
        }
    }

    fn described(self) -> &'static Described {
        static READ: LazyLock<Regulations> = LazyLock::new(|| built_in::<Regulations>("regulations").bare());
        match self {
            Self::Site => &READ.site,
            Self::Email => &READ.email,
        }
    }
}

impl Test for Regulation {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let boards = || facts.site.of_kind::<Board>(Lang::Vi).map(|(_, _, board)| board);
        let path = boards().find_map(|board| self.of.page(board));
        let Some(entry) = path.and_then(|path| facts.site.by_path(path)).map(|id| facts.site.entry(id)) else {
            return Outcome::fail(format!("Chưa có trang {}", self.of.label())).seen_at(facts.site, ["/ban-bien-tap/"]);
        };
        let instead = boards().find_map(|board| self.of.instead(facts, board));
        let outcome = if let Some(other) = instead {
            Outcome::fail(format!("Tệp của {} là tệp của “{}”", self.of.label(), other.title))
        } else if facts.is_filled(entry, 1) {
            self.read(entry)
        } else {
            Outcome::fail(format!("{} chưa có nội dung", self.of.label()))
        };
        outcome.seen_at(facts.site, [entry.route()])
    }

    fn names(&self) -> Vec<Named<'_>> {
        let known: Vec<&str> = self.of.described().parts.keys().map(String::as_str).collect();
        self.parts.iter().map(|key| Named::Part { key, known: known.clone() }).collect()
    }

    fn is_measured(&self) -> bool {
        true
    }
}

impl Regulation {
    fn read(&self, entry: &Entry) -> Outcome {
        let name = self.of.label();
        let described = self.of.described();
        let text = bare_words(&format!("{} {}", entry.title, entry.body.plain_text()));
        if !described.about.iter().any(|words| text.contains(words.as_str())) {
            return Outcome::fail(format!("Trang ghi là {name} nói về việc khác"));
        }
        let missing = self.missing(entry, described);
        if missing.is_empty() {
            return Outcome::pass(format!("{name} có đủ {} phần", self.parts.len() + self.headings.len()));
        }
        Outcome::fail(format!("{name} thiếu phần, hoặc phần chưa đủ {} chữ: {}", ENOUGH.0, missing.join("; ")))
            .measured()
    }

    /// The labels of the parts that no passage is.
    fn missing(&self, entry: &Entry, described: &Described) -> Vec<String> {
        let passages = real(entry.body.passages());
        let own: Vec<Part> = self.headings.iter().map(|words| Part::told_by(words)).collect();
        let parts = self.parts.iter().filter_map(|key| Some((key.as_str(), described.parts.get(key)?)));
        let parts: Vec<(&str, &Part)> = parts.chain(own.iter().map(|part| (part.label.as_str(), part))).collect();
        let candidates: Vec<Vec<usize>> = parts
            .iter()
            .map(|(key, part)| {
                let named = declared(entry, key);
                let is_part = |passage: &&(usize, Read)| passage.1.is(part, named.as_deref(), &described.about);
                passages.iter().filter(is_part).map(|(nth, _)| *nth).collect()
            })
            .collect();
        unassigned(&candidates, PARTS_OF_ONE).into_iter().map(|nth| parts[nth].1.label.clone()).collect()
    }
}

/// A passage as it is compared.
struct Read {
    heading: String,
    text: String,
}

impl Read {
    /// Whether the passage is a part: its heading says so and it speaks of that or at least of the matter as a whole, or
    /// its author says so and it speaks of it, or its text alone does.
    fn is(&self, part: &Part, named: Option<&str>, about: &[String]) -> bool {
        let spoken = part.words.iter().filter(|words| self.text.contains(words.as_str())).count();
        let announced = part.words.iter().any(|words| self.heading.contains(words.as_str()));
        if announced && about.iter().any(|words| self.text.contains(words.as_str())) {
            return true;
        }
        let least = if announced || named == Some(self.heading.as_str()) { 1 } else { 2 };
        spoken >= least
    }
}

/// The heading that the page's author names for a part.
fn declared(entry: &Entry, key: &str) -> Option<String> {
    let parts = entry.record.get::<Page>().map(|page| page.parts.as_slice()).unwrap_or_default();
    parts.iter().find(|part| part.part.key == key).map(|part| bare_words(&part.heading))
}

/// The passages that say something, each text once, with their places.
fn real(passages: Vec<Passage>) -> Vec<(usize, Read)> {
    let mut read: Vec<(usize, Read)> = Vec::new();
    for (nth, passage) in passages.into_iter().enumerate() {
        let text = bare_words(&without_placeholder(&passage.text));
        if is_enough(&text) && read.iter().all(|(_, other)| other.text != text) {
            read.push((nth, Read { heading: bare_words(&passage.heading), text }));
        }
    }
    read
}

fn without_placeholder(text: &str) -> String {
    match placeholder::find(text) {
        Some(range) => format!("{} {}", &text[..range.start], &text[range.end..]),
        None => text.to_owned(),
    }
}

fn is_enough(text: &str) -> bool {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let count = words.len();
    words.sort_unstable();
    words.dedup();
    count >= ENOUGH.0 && words.len() >= ENOUGH.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_regulations_are_made_of_can_be_read_and_names_every_part_of_a_page() {
        let schemas = crate::schema::Schemas::built_in();
        let keys = crate::checklist::choice::values(&schemas, "page", "parts.part").unwrap();
        assert!(keys.keys().eq(Of::Site.described().parts.keys()));
        assert_eq!(Of::Email.described().parts.len(), 3);
    }
}
