//! The command line: arguments in, messages and exit codes out. What people read here is Vietnamese.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::disallowed_macros,
    reason = "the command line talks to people"
)]

mod args;
mod build;
mod check;
mod explain;
mod fix;
mod new;
mod schemas;
mod search;
#[cfg(feature = "serve")]
mod serve;
mod settled;
mod snapshot;
mod terminal;
mod usage;

use std::io;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;
use clap::FromArgMatches;

use args::{Args, Command};
use terminal::print;

use crate::edge::apart::{self, Children};
use crate::{Build, Inputs, Memo};

/// How a command ended, when it could do its work at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// Exit code 0.
    Fine,
    /// Exit code 1: mistakes in the content, or mandatory items that are missing.
    Unmet,
}

/// Exit code 2: wrong use, or an environment that doesn't let the program work.
const TROUBLE: u8 = 2;

/// The quick guide for editors.
const GUIDE: &str = include_str!("../../docs/huong-dan.md");

/// Runs the command that the arguments name.
pub fn main() -> ExitCode {
    let args = match args::command().try_get_matches().and_then(|given| Args::from_arg_matches(&given)) {
        Ok(args) => args,
        Err(error) => return usage::report(&error),
    };
    match run(args.command) {
        Ok(Ending::Fine) => ExitCode::SUCCESS,
        Ok(Ending::Unmet) => ExitCode::FAILURE,
        // `congtruong guide | head` closes the pipe; that is no trouble.
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            terminal::complain(&error);
            ExitCode::from(TROUBLE)
        }
    }
}

fn run(command: Command) -> Result<Ending> {
    match command {
        Command::Build(args) => build::run(&args),
        #[cfg(feature = "serve")]
        Command::Serve(args) => serve::run(args),
        Command::Check(args) => check::run(&args),
        Command::Fix(args) => fix::run(&args),
        Command::New(args) => new::run(*args),
        Command::Search(args) => search::run(&args),
        Command::Explain { code } => explain::run(&code),
        Command::Guide => print(GUIDE),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut args::command(), "congtruong", &mut script);
            print(&String::from_utf8_lossy(&script))
        }
        Command::RenderApart => {
            apart::work()?;
            Ok(Ending::Fine)
        }
        Command::JsonSchemas { folder } => schemas::run(&folder),
        Command::TemplateReference { file } => schemas::templates(&file),
    }
}

/// Builds a site once, its own templates being rendered where they can do no harm.
fn build_once(inputs: &Inputs) -> Build {
    crate::draft(inputs, &Memo::none()).rendered_apart(Arc::new(Children::new())).judge(inputs)
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
