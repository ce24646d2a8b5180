//! Warnings about the content as a whole, each at its place: what a person should look at before publishing.

mod emails;
mod parts;
mod pupils;
mod stale;

pub use emails::{is_free_mail, mailboxes};

use crate::diagnostic::Diagnostic;
use crate::inputs::Inputs;
use crate::site::Site;

/// Warns of free mailboxes, of tables with pupils' data, of what has been left lying and of headings that aren't there.
pub fn run(site: &Site, inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) {
    emails::check(site, inputs, diagnostics);
    pupils::check(site, diagnostics);
    stale::check(site, diagnostics);
    parts::check(site, diagnostics);
}
