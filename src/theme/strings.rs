//! The words of the interface in Vietnamese and English, from `themes/chuan/strings.yaml`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use indexmap::IndexMap;
use tera::Value;

use super::files::EMBEDDED;
use crate::diagnostic::Diagnostic;
use crate::inputs::{Inputs, Source, decode};
use crate::lang::Lang;
use crate::schema::{Words, check_description, read_schema};
use crate::source::SourcePath;

/// Words that stand where no template puts them: titles of pages without a source, files that programs read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// The home page.
    Home,
    /// `404.html`.
    NotFound,
    /// The page at an old address.
    Moved,
    /// What stands before the number of a further page of a list.
    PageNumber,
    /// What the feed of all tells; `{name}` is the school.
    FeedAbout,
    /// The week calendar as people's own calendars call it; `{name}` is the school.
    CalendarName,
    /// What a switch says that is on.
    Yes,
    /// What a switch says that is off.
    No,
}

impl Word {
    /// Its key in `strings.yaml`.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::NotFound => "not_found",
            Self::Moved => "moved",
            Self::PageNumber => "page_number",
            Self::FeedAbout => "feed_about",
            Self::CalendarName => "calendar_name",
            Self::Yes => "yes",
            Self::No => "no",
        }
    }
}

/// Key → language → words.
type Strings = IndexMap<String, IndexMap<String, String>>;

/// The file of the site's own words.
const FILE: &str = "theme/strings.yaml";

/// The program's own; tests hold that they can be read.
static BUILT_IN: LazyLock<Strings> = LazyLock::new(|| {
    let text = EMBEDDED.get_file("strings.yaml").and_then(include_dir::File::contents_utf8);
    let read = SourcePath::new(FILE).zip(text).and_then(|(path, text)| read_schema(&path, text).ok());
    read.unwrap_or_default()
});

/// The words by language; those of the site's own `theme/strings.yaml` replace the built-in ones.
pub(super) fn load(inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<Lang, Value> {
    let unit = Words::of(inputs);
    let mut strings = BUILT_IN.clone();
    strings.values_mut().flat_map(IndexMap::values_mut).for_each(|words| {
        if let Cow::Owned(said) = unit.said(words) {
            *words = said;
        }
    });
    let own = SourcePath::new(FILE).and_then(|path| match inputs.sources.get(&path)? {
        Source::Text(bytes) => {
            let text = decode(&path, bytes, diagnostics)?;
            check_description(&path, text.text, text.offset, diagnostics);
            Some(text.text)
        }
        Source::File(_) => None,
    });
    if let (Some(text), Some(path)) = (own, SourcePath::new(FILE)) {
        match read_schema::<Strings>(&path, text) {
            Ok(read) => read.into_iter().for_each(|(key, words)| strings.entry(key).or_default().extend(words)),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    let in_language = |lang: Lang| {
        let words: IndexMap<&str, &str> = strings
            .iter()
            .filter_map(|(key, words)| {
                Some((key.as_str(), words.get(lang.code()).or_else(|| words.get("vi"))?.as_str()))
            })
            .collect();
        Value::from_serializable(&words)
    };
    BTreeMap::from([(Lang::Vi, in_language(Lang::Vi)), (Lang::En, in_language(Lang::En))])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::schema::{Field, Schemas, labels};

    #[test]
    fn every_word_is_told_in_both_languages() {
        let strings = &*BUILT_IN;
        for word in [
            Word::Home,
            Word::NotFound,
            Word::Moved,
            Word::PageNumber,
            Word::FeedAbout,
            Word::CalendarName,
            Word::Yes,
            Word::No,
        ] {
            let told = strings.get(word.key()).map(|words| ["vi", "en"].map(|lang| words.contains_key(lang)));
            assert_eq!(told, Some([true, true]), "{word:?}");
        }
    }

    /// Words that are also what a section or a field is called, each with the reason why it is said again.
    const SAID_AGAIN: &[(&str, &str)] = &[("calendar_week", "stands before the number of a week: “Tuần 47”")];

    fn add_labels<'s>(fields: impl IntoIterator<Item = (&'s String, &'s Field)>, into: &mut BTreeSet<[String; 2]>) {
        let fields: Vec<_> = fields.into_iter().collect();
        let [vi, en] = [Lang::Vi, Lang::En].map(|lang| labels(fields.iter().copied(), lang));
        into.extend(vi.into_iter().map(|(name, label)| [label.to_owned(), en[&name].to_owned()]));
    }

    #[test]
    fn no_word_repeats_what_the_schemas_call_a_section_or_a_field() {
        let path = SourcePath::new("theme/strings.yaml").unwrap();
        let text = EMBEDDED.get_file("strings.yaml").and_then(include_dir::File::contents_utf8).unwrap();
        let strings: Strings = read_schema(&path, text).unwrap();
        let schemas = Schemas::load(&Inputs::new(jiff::civil::date(2026, 11, 21)), &mut Vec::new());
        let mut known: BTreeSet<[String; 2]> = BTreeSet::new();
        let sections = schemas.structure.sections.iter();
        known.extend(sections.map(|section| [Lang::Vi, Lang::En].map(|lang| section.title_in(lang).to_owned())));
        schemas.kinds.values().for_each(|kind| add_labels(&kind.fields, &mut known));
        add_labels(&schemas.site, &mut known);
        let both = |words: &IndexMap<String, String>| ["vi", "en"].map(|lang| words[lang].clone());
        let repeated: Vec<&str> =
            strings.iter().filter(|(_, words)| known.contains(&both(words))).map(|(key, _)| key.as_str()).collect();
        assert_eq!(
            repeated,
            SAID_AGAIN.iter().map(|(key, _)| *key).collect::<Vec<_>>(),
            "take such words from the schemas: site.title, site.labels, site.common_labels, view.labels"
        );
    }
}
