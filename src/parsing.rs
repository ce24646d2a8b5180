//! All content files parsed in parallel, but for those that the memo knows.

use std::cell::RefCell;
use std::sync::Arc;

use rayon::prelude::*;

use crate::content::{self, Entry};
use crate::diagnostic::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::inputs::{Inputs, Source};
use crate::memo::{Memo, Origin, ParsedFile};
use crate::schema::Schemas;
use crate::source::SourcePath;

/// A content file.
enum File<'b> {
    /// Parsed earlier from the same things.
    Known(Arc<ParsedFile>),
    /// Still to be parsed.
    New(&'b SourcePath, &'b Arc<[u8]>),
}

/// Parses every content file that the memo doesn't know, in parallel; entries come in path order.
pub(crate) fn parse_all<'i>(
    inputs: &'i Inputs,
    schemas: &Schemas,
    memo: &Memo,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Arc<Entry>> {
    let is_same = |bytes: &Arc<[u8]>, origin: &Origin| is_same(inputs, schemas.fingerprint, bytes, origin);
    let known = memo.files();
    let mut known = known.iter().peekable();
    let file = |(path, source): (&'i SourcePath, &'i Source)| {
        let Source::Text(bytes) = source else { return None };
        while known.next_if(|known| known.path != *path && known.path < *path).is_some() {}
        let before = known.next_if(|known| known.path == *path);
        if before.is_none() && !is_content(path) {
            return None;
        }
        let same = before.filter(|known| is_same(bytes, &known.origin)).cloned();
        let same = same.or_else(|| memo.returned(path, |origin| is_same(bytes, origin)));
        Some(same.map_or(File::New(path, bytes), File::Known))
    };
    let files: Vec<File<'_>> = inputs.sources.iter().filter_map(file).collect();
    let parsed = files.into_par_iter().map(|file| match file {
        File::Known(known) => known,
        File::New(path, bytes) => Arc::new(parse(inputs, schemas, path, bytes)),
    });
    let parsed: Vec<Arc<ParsedFile>> = parsed.collect();
    let entries = parsed.iter().filter_map(|known| known.entry.clone()).collect();
    diagnostics.extend(parsed.iter().flat_map(|known| known.diagnostics.iter().cloned()));
    memo.remember(parsed);
    entries
}

fn is_content(path: &SourcePath) -> bool {
    path.as_str().starts_with("content/") && path.has_extension("md")
}

/// Whether a file would be parsed from the same things again. Most often it is even the same memory.
fn is_same(inputs: &Inputs, schemas: Fingerprint, bytes: &Arc<[u8]>, origin: &Origin) -> bool {
    let tables = || origin.tables.iter().all(|(path, held)| inputs.bytes(path) == held.as_ref());
    let same_bytes = || Arc::ptr_eq(&origin.bytes, bytes) || origin.bytes == *bytes;
    origin.schemas == schemas && same_bytes() && tables()
}

fn parse(inputs: &Inputs, schemas: &Schemas, path: &SourcePath, bytes: &Arc<[u8]>) -> ParsedFile {
    let mut diagnostics = Vec::new();
    let tables = RefCell::new(Vec::new());
    let table = |path: &SourcePath| {
        let held = inputs.bytes(path).cloned();
        tables.borrow_mut().push((path.clone(), held.clone()));
        held
    };
    let entry = content::parse(path, bytes, schemas, &table, &mut diagnostics).map(Arc::new);
    let origin = Origin { schemas: schemas.fingerprint, bytes: Arc::clone(bytes), tables: tables.into_inner() };
    ParsedFile { path: path.clone(), origin, entry, diagnostics }
}
