//! The words of the interface in Vietnamese and English, from `themes/chuan/strings.yaml`.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use tera::Value;

use super::files::EMBEDDED;
use crate::diagnostic::Diagnostic;
use crate::inputs::{Inputs, Source, decode};
use crate::lang::Lang;
use crate::schema::read_schema;
use crate::source::SourcePath;

/// Words that stand where no template puts them: titles of pages without a source, files that programs read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// The home page.
    Home,
    /// The page of all tags.
    Tags,
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
    /// Who is in the chair.
    CalendarChair,
    /// Who takes part.
    CalendarAttendees,
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
            Self::Tags => "tags",
            Self::NotFound => "not_found",
            Self::Moved => "moved",
            Self::PageNumber => "page_number",
            Self::FeedAbout => "feed_about",
            Self::CalendarName => "calendar_name",
            Self::CalendarChair => "calendar_chair",
            Self::CalendarAttendees => "calendar_attendees",
            Self::Yes => "yes",
            Self::No => "no",
        }
    }
}

/// Key → language → words.
type Strings = IndexMap<String, IndexMap<String, String>>;

/// The words by language; those of the site's own `theme/strings.yaml` replace the built-in ones.
pub(super) fn load(inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<Lang, Value> {
    let mut strings = Strings::new();
    let built_in = EMBEDDED.get_file("strings.yaml").and_then(include_dir::File::contents_utf8);
    let own = SourcePath::new("theme/strings.yaml").and_then(|path| match inputs.sources.get(&path)? {
        Source::Text(bytes) => decode(&path, bytes, diagnostics).map(|text| text.text),
        Source::File(_) => None,
    });
    for text in built_in.into_iter().chain(own) {
        let Some(path) = SourcePath::new("theme/strings.yaml") else { continue };
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
    use super::*;

    #[test]
    fn every_word_is_told_in_both_languages() {
        let path = SourcePath::new("theme/strings.yaml").unwrap();
        let text = EMBEDDED.get_file("strings.yaml").and_then(include_dir::File::contents_utf8).unwrap();
        let strings: Strings = read_schema(&path, text).unwrap();
        for word in [
            Word::Home,
            Word::Tags,
            Word::NotFound,
            Word::Moved,
            Word::PageNumber,
            Word::FeedAbout,
            Word::CalendarName,
            Word::CalendarChair,
            Word::CalendarAttendees,
            Word::Yes,
            Word::No,
        ] {
            let told = strings.get(word.key()).map(|words| ["vi", "en"].map(|lang| words.contains_key(lang)));
            assert_eq!(told, Some([true, true]), "{word:?}");
        }
    }
}
