//! The files that published entries refer to: pictures, PDFs, forms. Files nobody refers to aren't published.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use super::known::Known;
use super::publishable;
use crate::address::Route;
use crate::content::Entry;
use crate::content::markdown::LinkKind;
use crate::diagnostic::Diagnostic;
use crate::inputs::{FileFacts, Inputs, Source};
use crate::name;
use crate::schema::Value;
use crate::source::{SourcePath, Span};
use crate::vietnamese;

/// A file that is published beside the pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its address without the base.
    pub route: Route,
    /// Size, SHA-256, dimensions.
    pub facts: FileFacts,
    /// The day of the first entry that refers to it.
    pub dated: Option<Date>,
}

impl Attachment {
    /// What readers see of the type: `PDF`, `DOCX`.
    pub fn type_label(&self) -> String {
        self.route.as_str().rsplit_once('.').map_or_else(String::new, |(_, extension)| extension.to_uppercase())
    }
}

/// The file a value or link points to, with the place that does.
struct Reference<'e> {
    path: &'e SourcePath,
    at: &'e SourcePath,
    span: Span,
    dated: Option<Date>,
}

/// Collects what the entries and the configuration refer to; missing and forbidden files are reported.
pub(super) fn collect(
    inputs: &Inputs,
    config_files: &[(SourcePath, Span)],
    entries: &[Arc<Entry>],
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<SourcePath, Attachment> {
    let mut attachments: BTreeMap<SourcePath, Attachment> = BTreeMap::new();
    let known = Known::new(inputs);
    let config_path = SourcePath::new(crate::config::FILE);
    for (path, span) in config_files {
        if let Some(at) = &config_path {
            admit(&known, &Reference { path, at, span: *span, dated: None }, &mut attachments, diagnostics);
        }
    }
    let referred: Vec<_> = entries.par_iter().map(|entry| referred(inputs, entry)).collect();
    for (entry, files) in entries.iter().zip(&referred) {
        for (path, span) in files {
            let reference = Reference { path, at: &entry.path, span: *span, dated: entry.changed() };
            admit(&known, &reference, &mut attachments, diagnostics);
        }
    }
    attachments
}

/// The files that an entry refers to, in its fields and in its text.
pub fn referred(inputs: &Inputs, entry: &Entry) -> Vec<(SourcePath, Span)> {
    let mut files = Vec::new();
    for field in entry.fields.values() {
        Value::references(field, &mut |value| {
            if let Value::File(path) = &value.value {
                files.push((path.clone(), value.span));
            }
        });
    }
    files.extend(entry.body.links.iter().filter_map(|link| {
        let path = entry.path.resolve(&link.target)?;
        let is_file =
            link.kind == LinkKind::Image || inputs.sources.get(&path).is_some_and(|_| path.extension() != "md");
        is_file.then_some((path, link.span))
    }));
    files
}

fn admit(
    known_files: &Known<'_>,
    reference: &Reference<'_>,
    attachments: &mut BTreeMap<SourcePath, Attachment>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let path = reference.path;
    if let Some(known) = attachments.get_mut(path) {
        known.dated = match (known.dated, reference.dated) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        return;
    }
    let report = |diagnostic: Diagnostic| diagnostic.at(reference.at, reference.span);
    let route = route(path);
    if let Some(fault) = name::fault_in_path(path.as_str()).or_else(|| name::fault_of_address(route.as_str())) {
        diagnostics.push(report(fault.diagnostic()));
        return;
    }
    if path.extension().is_empty() {
        diagnostics.push(report(known_files.without_extension(path)));
        return;
    }
    if let Some(fault) = publishable::refused_ending(path) {
        diagnostics.push(report(fault));
        return;
    }
    // The file's own path tells how the disk spells it, which a reference needn't know.
    let Some((path, source)) = known_files.inputs.sources.get_key_value(path) else {
        diagnostics.push(report(known_files.missing(path, reference.at)));
        return;
    };
    let facts = match source {
        Source::File(facts) => facts.clone(),
        Source::Text(bytes) => FileFacts::of(bytes),
    };
    diagnostics.extend(publishable::faults(path, &facts).map(report));
    attachments.insert(path.clone(), Attachment { route, facts, dated: reference.dated });
}

/// The address of a file: its path below `content/` or `static/`, every part in plain ASCII.
pub(super) fn route(path: &SourcePath) -> Route {
    let inside = path.as_str().strip_prefix("content/").or_else(|| path.as_str().strip_prefix("static/"));
    let inside = inside.unwrap_or(path.as_str());
    let mut route = String::from("/");
    let folders = inside.rsplit_once('/').map_or("", |(folders, _)| folders);
    for folder in folders.split('/').filter(|folder| !folder.is_empty()) {
        route.push_str(&vietnamese::slug(folder));
        route.push('/');
    }
    route.push_str(&vietnamese::file_slug(path.file_name()));
    Route::new(route)
}
