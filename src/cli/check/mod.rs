//! `congtruong check`: the verdict without a site being written.

mod human;
mod junit;
mod sarif;

use std::io;

use anyhow::Result;

use super::args::{CheckArgs, Format};
use super::terminal::{self, draw, print, print_json};
use super::{Ending, build_once, settled, snapshot};
use crate::Inputs;
use crate::diagnostic::{self, Diagnostic};
use crate::edge::cache::Cache;
use crate::edge::write;
use crate::report::Report;

/// What a check found, for the formats to show.
struct Findings<'f> {
    inputs: &'f Inputs,
    diagnostics: &'f [Diagnostic],
    report: Option<&'f Report>,
}

/// Checks a site and shows what was found.
pub(super) fn run(args: &CheckArgs) -> Result<Ending> {
    settled::settle_if_possible(&args.site.public());
    let inputs = snapshot::take(&args.site)?;
    let mut build = build_once(&inputs);
    if let Some(outputs) = &build.outputs {
        let last = write::last_published(&Cache::of(&args.site.folder), &args.site.public());
        build.diagnostics.extend(last.lost(outputs, &inputs));
        build.diagnostics.sort();
    }
    let report = build.report.as_deref();
    let findings = Findings { inputs: &inputs, diagnostics: &build.diagnostics, report };
    match args.format {
        Format::Human => draw(&human::show(&findings, terminal::style(&io::stdout())))?,
        Format::Json => {
            let style = terminal::style(&io::stderr());
            terminal::draw_aside(&terminal::diagnostics(&build.diagnostics, &inputs, style))?;
            print_json(&serde_json::to_string_pretty(&report)?)?
        }
        Format::Sarif => print_json(&serde_json::to_string_pretty(&sarif::log(&findings))?)?,
        Format::Junit => print(&junit::suites(&findings))?,
    };
    let unmet = diagnostic::has_errors(&build.diagnostics) || report.is_none_or(Report::has_unmet_mandatory);
    Ok(if unmet { Ending::Unmet } else { Ending::Fine })
}

#[cfg(test)]
mod tests;
