//! All content files parsed in parallel, but for those that the memo knows.

use std::cell::RefCell;
use std::sync::Arc;

use rayon::prelude::*;

use crate::content::{self, Entry};
use crate::diagnostic::Diagnostic;
use crate::inputs::{Inputs, Source};
use crate::memo::{Known, Memo, Origin};
use crate::schema::Schemas;
use crate::source::SourcePath;

/// A content file, its bytes, and what the last build knew of it.
type File<'b> = (&'b SourcePath, &'b Arc<[u8]>, Option<&'b Arc<Known>>);

/// Parses every content file that the memo doesn't know, in parallel; entries come in path order.
pub(crate) fn parse_all(
    inputs: &Inputs,
    schemas: &Schemas,
    schemas_hash: blake3::Hash,
    memo: &Memo,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Arc<Entry>> {
    let is_content = |path: &SourcePath| path.as_str().starts_with("content/") && path.has_extension("md");
    let before = memo.files();
    let mut before = before.iter().peekable();
    let files: Vec<File<'_>> = inputs
        .sources
        .iter()
        .filter_map(|(path, source)| match source {
            Source::Text(bytes) if is_content(path) => {
                while before.next_if(|known| known.path < *path).is_some() {}
                Some((path, bytes, before.next_if(|known| known.path == *path)))
            }
            _ => None,
        })
        .collect();
    let parsed: Vec<Arc<Known>> = files
        .into_par_iter()
        .map(|(path, bytes, before)| {
            let is_same = |origin: &Origin| is_same(inputs, schemas_hash, bytes, origin);
            let known = before.filter(|known| is_same(&known.origin)).cloned();
            let known = known.or_else(|| memo.returned(path, is_same));
            known.unwrap_or_else(|| Arc::new(parse(inputs, schemas, schemas_hash, path, bytes)))
        })
        .collect();
    let entries = parsed.iter().filter_map(|known| known.entry.clone()).collect();
    diagnostics.extend(parsed.iter().flat_map(|known| known.diagnostics.iter().cloned()));
    memo.remember(parsed);
    entries
}

/// Whether a file would be parsed from the same things again. Most often it is even the same memory.
fn is_same(inputs: &Inputs, schemas: blake3::Hash, bytes: &Arc<[u8]>, origin: &Origin) -> bool {
    let tables = || origin.tables.iter().all(|(path, held)| inputs.bytes(path) == held.as_ref());
    origin.schemas == schemas && origin.bytes == *bytes && tables()
}

fn parse(inputs: &Inputs, schemas: &Schemas, hash: blake3::Hash, path: &SourcePath, bytes: &Arc<[u8]>) -> Known {
    let mut diagnostics = Vec::new();
    let tables = RefCell::new(Vec::new());
    let table = |path: &SourcePath| {
        let held = inputs.bytes(path).cloned();
        tables.borrow_mut().push((path.clone(), held.clone()));
        held
    };
    let entry = content::parse(path, bytes, schemas, &table, &mut diagnostics).map(Arc::new);
    let origin = Origin { schemas: hash, bytes: Arc::clone(bytes), tables: tables.into_inner() };
    Known { path: path.clone(), origin, entry, diagnostics }
}
