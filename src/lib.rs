//! congtruong compiles Markdown with YAML front matter into the website of a Vietnamese school, with RSS,
//! a search index and a verdict: which required content is there, which is missing, by which clause.
//!
//! The whole program is one function, [`build`]. See the stages below; each is a module, and a module
//! only knows those before it:
//!
//! ```text
//! edge::read → Inputs → Schemas, Config → content::parse (each file alone) → site::assemble → Site
//!     Site → checklist::run → Report            Site + Report → Outputs (path → recipe) → trial → edge::write
//!     Site → search::Index → the index as files, made when the checklist or the Outputs first ask for them
//! ```
//!
//! * Nothing but `edge` and `cli` touches the disk, the clock or the terminal: [`Inputs`] hold all a build may know.
//! * Mistakes in content are values ([`diagnostic::Diagnostic`]), gathered, never thrown.
//! * A template sees one closed, serialisable view; it can't ask for more. What a page depends on is what is in its view.
//! * [`Outputs`] are recipes, carried out in parallel when writing, one by one when serving. A recipe has a fingerprint
//!   of all that its bytes depend on: a second build only carries out those whose fingerprint is another.
#![forbid(unsafe_code)]

pub mod address;
pub mod checklist;
pub mod cli;
mod colour;
pub mod config;
pub mod content;
pub mod diagnostic;
pub mod edge;
pub mod fingerprint;
pub mod inputs;
pub mod lang;
mod media;
mod memo;
pub mod mend;
pub mod name;
pub mod output;
mod parsing;
mod personal;
mod place;
pub mod published;
pub mod report;
pub mod schema;
pub mod search;
mod site;
pub mod source;
mod theme;
mod trial;
mod unseen;
mod vietnamese;
mod view;
mod web;

use std::sync::Arc;

use config::Config;
use diagnostic::{Diagnostic, Texts};
pub use inputs::Inputs;
use jiff::civil::DateTime;
pub use memo::Memo;
pub use output::Outputs;
use report::Report;
use site::{Site, Sites};
use theme::{Apart, Theme};
use trial::Extent;

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
    draft(inputs, memo).judge(inputs)
}

/// The text of `docs/templates.md`: what each template is given.
pub fn template_reference() -> String {
    let school = trial::school();
    trial::reference(&school, build(&school, &Memo::none()).outputs.as_ref())
}

/// A site that is put together, but not yet judged: what `serve` can show at once.
#[derive(Clone, Debug)]
pub struct Draft {
    /// `None` when a mistake is so grave that there is no site.
    sites: Option<Sites>,
    theme: Option<Arc<Theme>>,
    diagnostics: Vec<Diagnostic>,
    search: search::IndexMemo,
    apart: Option<Arc<dyn Apart>>,
}

/// The first half of [`build`]: everything but the checklist's verdict and the search index.
pub fn draft(inputs: &Inputs, memo: &Memo) -> Draft {
    let mut diagnostics = inputs.refused.clone();
    let schemas = memo.schemas(inputs, &mut diagnostics);
    let config = Config::load(inputs, &schemas, &mut diagnostics);
    let entries = parsing::parse_all(inputs, &schemas, memo, &mut diagnostics);
    let theme = memo.theme(inputs, &schemas, config.as_ref(), &mut diagnostics);
    let sites = config.and_then(|config| memo.site(inputs, schemas, config, entries, &mut diagnostics));
    Draft { sites, theme, diagnostics, search: memo.search().clone(), apart: None }
}

impl Draft {
    /// What is wrong with the content, as far as it is known.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// When the site next shows something else by itself; `None` where nothing is to come.
    pub fn next_change(&self) -> Option<DateTime> {
        Some(self.sites.as_ref()?.shown.next_change.as_ref()?.at)
    }

    /// The same draft, whose search index goes on from what another one left.
    #[must_use]
    pub fn searched_with(self, search: search::IndexMemo) -> Self {
        Self { search, ..self }
    }

    /// The same draft, what the site's own templates have a part in being rendered by `apart`: until every page was
    /// tried, nobody knows whether such a template comes to an end.
    #[must_use]
    pub fn rendered_apart(self, apart: Arc<dyn Apart>) -> Self {
        Self { apart: Some(apart), ..self }
    }

    /// The second half of [`build`].
    pub fn judge(mut self, inputs: &Inputs) -> Build {
        let Some(Sites { shown, public }) = &self.sites else { return self.finish(None, inputs, Extent::Whole) };
        let index = Arc::new(self.index(public));
        let packs = checklist::packs(inputs, &public.schemas, &mut self.diagnostics);
        let mut report = checklist::run(public, inputs, &packs, &index, &mut self.diagnostics);
        let answered = checklist::warn(shown, inputs, &packs, &mut self.diagnostics);
        report.personal_data = answered.iter().filter(|entry| public.by_path(&entry.path).is_some()).count();
        self.finish(Some((index, Arc::new(report))), inputs, Extent::Whole)
    }

    /// The site with the verdict and the search index of an earlier build, or without any: what can be shown until
    /// [`Draft::judge`] has ended.
    pub fn preview(self, inputs: &Inputs, earlier: Option<&Outputs>) -> Build {
        let Some(Sites { public, .. }) = &self.sites else { return self.finish(None, inputs, Extent::Sample) };
        let judged = earlier.map(|earlier| (Arc::clone(&earlier.index), Arc::clone(&earlier.report)));
        let unjudged = || (Arc::new(self.index(public)), Arc::new(checklist::unjudged(public)));
        let judged = judged.unwrap_or_else(unjudged);
        self.finish(Some(judged), inputs, Extent::Sample)
    }

    fn index(&self, site: &Arc<Site>) -> search::Index {
        search::Index::new(Arc::clone(site), self.search.clone())
    }

    fn finish(self, judged: Option<(Arc<search::Index>, Arc<Report>)>, inputs: &Inputs, extent: Extent) -> Build {
        let Self { sites, theme, mut diagnostics, apart, .. } = self;
        let sound = !diagnostic::has_errors(&diagnostics);
        let outputs = match (sites, &judged, theme) {
            (Some(sites), Some((index, report)), Some(theme)) if sound => {
                Outputs::new(sites, Arc::clone(index), Arc::clone(report), theme, apart)
                    .map_err(|fault| diagnostics.push(fault.diagnostic()))
                    .ok()
            }
            _ => None,
        };
        if let Some(outputs) = &outputs {
            diagnostics.extend(trial::faults(outputs, inputs, extent));
        }
        let outputs = outputs.filter(|_| !diagnostic::has_errors(&diagnostics));
        let outputs = if extent == Extent::Whole { outputs.map(Outputs::tried) } else { outputs };
        diagnostic::guard(&mut diagnostics, &Texts::new(|path| inputs.text(path)));
        diagnostics.sort();
        diagnostics.dedup();
        Build { outputs, diagnostics, report: judged.map(|(_, report)| report) }
    }
}
