//! The words of the interface in Vietnamese and English, from `themes/chuan/strings.yaml`.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use tera::Value;

use super::EMBEDDED;
use crate::content::Lang;
use crate::diagnostic::Diagnostic;
use crate::inputs::{Inputs, Source, decode};
use crate::schema::read_schema;
use crate::source::SourcePath;

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
