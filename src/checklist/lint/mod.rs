//! Warnings about the content as a whole, each at its place: what a person should look at before publishing.

mod emails;
mod place;
mod pupils;
mod stale;

pub use emails::{is_free_mail, mailboxes};

use crate::diagnostic::Diagnostic;
use crate::inputs::Inputs;
use crate::site::Site;

/// Warns of free mailboxes, of a place that nobody knows, of tables with pupils' data and of what has been left lying.
pub fn run(site: &Site, inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) {
    emails::check(site, inputs, diagnostics);
    place::check(site, diagnostics);
    pupils::check(site, diagnostics);
    stale::check(site, diagnostics);
}
