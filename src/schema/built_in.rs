//! The files of `schemas/`, which the program carries with it.

use include_dir::{Dir, include_dir};
use serde::de::DeserializeOwned;

use super::read::read_schema;
use crate::source::SourcePath;

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/schemas");

/// The files of the built-in `schemas/FOLDER/`, or of `schemas/` itself for an empty name, in name order.
pub fn embedded(folder: &str) -> Vec<(SourcePath, &'static str)> {
    let dir = if folder.is_empty() { Some(&EMBEDDED) } else { EMBEDDED.get_dir(folder) };
    let files = dir.into_iter().flat_map(Dir::files).filter_map(|file| {
        let path = SourcePath::new(&format!("schemas/{}", file.path().to_str()?.replace('\\', "/")))?;
        (path.extension() == "yaml").then_some((path, file.contents_utf8()?))
    });
    let mut files: Vec<_> = files.collect();
    files.sort();
    files
}

/// What the program's own `schemas/NAME.yaml` says; tests hold that it can be read.
pub(crate) fn built_in<T: DeserializeOwned + Default>(name: &str) -> T {
    let file = embedded("").into_iter().find(|(path, _)| path.stem() == name);
    file.and_then(|(path, text)| read_schema(&path, text).ok()).unwrap_or_default()
}
