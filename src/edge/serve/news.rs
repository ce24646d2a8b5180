//! What happens while a site is served, for whoever is told.

use std::io;
use std::time::Duration;

use crate::Inputs;
use crate::diagnostic::Diagnostic;
use crate::report::Report;

/// Hears what happens.
pub type Tell = dyn Fn(News<'_>) + Send + Sync;

/// What happens in a session.
#[derive(Debug)]
pub enum News<'n> {
    /// A build ended, well or not; its verdict follows.
    Built {
        /// What it was made from.
        inputs: &'n Inputs,
        /// What is wrong with the content.
        diagnostics: &'n [Diagnostic],
        /// Whether its pages are served now.
        good: bool,
        /// From the first look at the folder on.
        took: Duration,
    },
    /// The last build was judged, and can be searched.
    Judged {
        /// What it was made from.
        inputs: &'n Inputs,
        /// All that is wrong, also what was told when it was built.
        diagnostics: &'n [Diagnostic],
        /// The checklist's verdict.
        report: Option<&'n Report>,
        /// From its being built on.
        took: Duration,
    },
    /// The folder can't be read.
    Vanished(&'n io::Error),
    /// The system doesn't watch so many folders; they are looked through from now on.
    Polling,
}
