//! What an item of disclosure is about, by the words of tables and papers: `schemas/disclosed.yaml`.

use std::sync::LazyLock;

use indexmap::IndexMap;
use serde::Deserialize;

use crate::schema::built_in;
use crate::vietnamese::bare_words;

/// How many words of another item tell that a table is that one's, where it has none of its own item's.
const ENOUGH: usize = 2;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Matters {
    for_all: Matter,
    items: IndexMap<String, Matter>,
}

/// The words of an item.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Matter {
    /// In heads of columns and names of rows.
    #[serde(default)]
    tables: Vec<String>,
    /// In titles and abstracts of documents.
    #[serde(default)]
    papers: Vec<String>,
}

impl Matters {
    /// The same, its words as they are looked for.
    fn bare(mut self) -> Self {
        for matter in self.items.values_mut().chain([&mut self.for_all]) {
            matter.tables.iter_mut().chain(&mut matter.papers).for_each(|words| *words = bare_words(words));
        }
        self
    }
}

static READ: LazyLock<Matters> = LazyLock::new(|| built_in::<Matters>("disclosed").bare());

/// The item that a table is surely about, by its bare words, where it has none of those of the item it is shown for.
pub(super) fn other(item: &str, table: &str) -> Option<&'static str> {
    let own = &READ.items.get(item).filter(|own| !own.tables.is_empty())?.tables;
    if count(own, table) > 0 {
        return None;
    }
    let others = READ.items.iter().filter(|(key, _)| *key != item);
    let (count, key) =
        others.map(|(key, matter)| (count(&matter.tables, table), key)).max_by_key(|(count, _)| *count)?;
    (count >= ENOUGH).then_some(key)
}

/// Whether a document of this title and abstract, as bare words, may show an item.
pub(super) fn fits(item: &str, paper: &str) -> bool {
    let Some(own) = READ.items.get(item).filter(|own| !own.papers.is_empty()) else { return true };
    count(&own.papers, paper) > 0 || count(&READ.for_all.papers, paper) > 0
}

fn count(words: &[String], text: &str) -> usize {
    words.iter().filter(|words| text.contains(words.as_str())).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_of_items_that_there_are() {
        let schemas = crate::schema::Schemas::built_in();
        let items = crate::checklist::choice::values(&schemas, "disclosure", "item").unwrap();
        assert!(READ.items.len() > 9 && READ.items.keys().all(|key| items.contains_key(key)));
    }

    #[test]
    fn a_table_of_another_item_is_known_by_its_words() {
        let rooms = bare_words("Hạng mục Số lượng Diện tích khuôn viên Phòng học");
        assert_eq!(other("d5-k1", &rooms), Some("d8-k2"));
        assert_eq!(other("d8-k2", &rooms), None);
        assert_eq!(other("d5-k1", &bare_words("Nội dung Số lượng Mục thứ nhất")), None);
        assert_eq!(other("d14", &rooms), None);
    }

    #[test]
    fn a_paper_shows_what_it_says() {
        assert!(fits("d14", &bare_words("Báo cáo tổng kết năm học")));
        assert!(!fits("d14", &bare_words("Kế hoạch công tác năm 2026")));
        assert!(fits("d4", &bare_words("Kế hoạch công tác năm 2026")));
    }
}
