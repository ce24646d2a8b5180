//! congtruong compiles Markdown with YAML front matter into the website of a Vietnamese school, with RSS,
//! a search index and a verdict: which required content is there, which is missing, by which clause.
//!
//! The whole program is one function, [`build`]. See the stages below; each is a module, and a module
//! only knows those before it:
//!
//! ```text
//! edge::read → Inputs → Schemas, Config → content::parse (each file alone) → site::assemble → Site
//!     Site → checklist::run → Report            Site + Report → Outputs (path → recipe) → edge::write
//!     Site → search::Index → the index as files, made when the checklist or the Outputs first ask for them
//! ```
//!
//! * Nothing but `edge` and `cli` touches the disk, the clock or the terminal: [`Inputs`] hold all a build may know.
//! * Mistakes in content are values ([`diagnostic::Diagnostic`]), gathered, never thrown.
//! * A template sees one closed, serialisable view; it can't ask for more. What a page depends on is what is in its view.
//! * [`Outputs`] are recipes, carried out in parallel when writing, one by one when serving.
#![forbid(unsafe_code)]

pub mod checklist;
pub mod cli;
pub mod config;
pub mod content;
pub mod diagnostic;
pub mod edge;
pub mod inputs;
pub mod memo;
pub mod output;
pub mod report;
pub mod schema;
pub mod search;
pub mod site;
pub mod source;
pub mod theme;
pub mod vietnamese;
pub mod view;

use std::sync::Arc;

use rayon::prelude::*;

use config::Config;
use diagnostic::Diagnostic;
pub use inputs::Inputs;
use inputs::Source;
pub use memo::Memo;
use memo::Parsed;
pub use output::Outputs;
use report::Report;
use schema::Schemas;
use source::SourcePath;
use theme::Theme;

/// What a build gives.
#[derive(Debug)]
pub struct Build {
    /// The site's files as recipes; `None` when a mistake stands in the way of publication.
    pub outputs: Option<Outputs>,
    /// All that is wrong, in the order of the files.
    pub diagnostics: Vec<Diagnostic>,
    /// The checklist's verdict; `None` when there is no site to judge.
    pub report: Option<Arc<Report>>,
}

/// Compiles a snapshot. The memo only saves time: the result is the same with an empty one.
pub fn build(inputs: &Inputs, memo: &Memo) -> Build {
    let mut diagnostics = inputs.refused.clone();
    let schemas = Arc::new(Schemas::load(inputs, &mut diagnostics));
    let config = Config::load(inputs, &schemas, &mut diagnostics);
    let entries = parse_all(inputs, &schemas, memo, &mut diagnostics);
    let theme = Theme::load(inputs, config.as_ref(), &mut diagnostics);
    let site = config.and_then(|config| site::assemble(inputs, schemas, config, entries, &mut diagnostics));
    let site = site.map(Arc::new);
    let index = site.clone().map(|site| Arc::new(search::Index::new(site)));
    let report = site.as_deref().zip(index.as_deref());
    let report = report.map(|(site, index)| Arc::new(checklist::run(site, inputs, index, &mut diagnostics)));
    let sound = !diagnostic::has_errors(&diagnostics);
    let outputs = match (site, index, &report, theme) {
        (Some(site), Some(index), Some(report), Some(theme)) if sound => {
            Outputs::new(site, index, Arc::clone(report), Arc::new(theme))
                .map_err(|error| diagnostics.push(error.diagnostic()))
                .ok()
        }
        _ => None,
    };
    diagnostics.sort();
    diagnostics.dedup();
    Build { outputs, diagnostics, report }
}

/// Parses every content file, in parallel; entries come in path order.
fn parse_all(
    inputs: &Inputs,
    schemas: &Schemas,
    memo: &Memo,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Arc<content::Entry>> {
    let seed = Schemas::fingerprint(inputs);
    let files: Vec<_> = inputs
        .sources
        .iter()
        .filter_map(|(path, source)| match source {
            Source::Text(bytes) if path.as_str().starts_with("content/") && path.extension() == "md" => {
                Some((path, bytes))
            }
            _ => None,
        })
        .collect();
    let parsed: Vec<(&SourcePath, Option<blake3::Hash>, Parsed)> = files
        .into_par_iter()
        .map(|(path, bytes)| {
            let hash = || blake3::Hasher::new().update(seed.as_bytes()).update(bytes).finalize();
            let hash = memo.keeps().then(hash);
            let known = hash.and_then(|hash| memo.parsed(path, hash));
            (path, hash, known.unwrap_or_else(|| parse(inputs, schemas, path, bytes)))
        })
        .collect();
    let entries = parsed.iter().filter_map(|(_, _, parsed)| parsed.entry.clone()).collect();
    diagnostics.extend(parsed.iter().flat_map(|(_, _, parsed)| parsed.diagnostics.iter().cloned()));
    memo.remember(parsed.into_iter().filter_map(|(path, hash, parsed)| Some((path.clone(), hash?, parsed))));
    entries
}

fn parse(inputs: &Inputs, schemas: &Schemas, path: &SourcePath, bytes: &[u8]) -> Parsed {
    let mut diagnostics = Vec::new();
    let table = |path: &SourcePath| match inputs.sources.get(path)? {
        Source::Text(bytes) => Some(Arc::clone(bytes)),
        Source::File(_) => None,
    };
    let entry = content::parse(path, bytes, schemas, &table, &mut diagnostics).map(Arc::new);
    Parsed { entry, diagnostics }
}
