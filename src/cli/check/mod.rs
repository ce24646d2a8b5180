//! `congtruong check`: the verdict without a site being written.

mod human;
mod junit;
mod sarif;

use std::io::{self, Write};

use anyhow::Result;

use super::args::{CheckArgs, Format};
use super::{Ending, build_once, print, snapshot, terminal};
use crate::Inputs;
use crate::diagnostic::{self, Diagnostic};
use crate::report::Report;

/// What a check found, for the formats to show.
struct Findings<'f> {
    inputs: &'f Inputs,
    diagnostics: &'f [Diagnostic],
    report: Option<&'f Report>,
}

/// Checks a site and shows what was found.
pub(super) fn run(args: &CheckArgs) -> Result<Ending> {
    let inputs = snapshot::take(&args.site)?;
    let build = build_once(&inputs);
    let report = build.report.as_deref();
    let findings = Findings { inputs: &inputs, diagnostics: &build.diagnostics, report };
    let text = match args.format {
        Format::Human => human::show(&findings, terminal::style(&io::stdout())),
        Format::Json => {
            let found = terminal::diagnostics(&build.diagnostics, &inputs, terminal::style(&io::stderr()));
            io::stderr().write_all(found.as_bytes())?;
            serde_json::to_string_pretty(&report)? + "\n"
        }
        Format::Sarif => serde_json::to_string_pretty(&sarif::log(&findings))? + "\n",
        Format::Junit => junit::suites(&findings),
    };
    print(&text)?;
    let unmet = diagnostic::has_errors(&build.diagnostics) || report.is_none_or(Report::has_unmet_mandatory);
    Ok(if unmet { Ending::Unmet } else { Ending::Fine })
}

#[cfg(test)]
mod tests;
