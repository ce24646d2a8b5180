//! Warnings about the content as a whole, each at its place: what a person should look at before publishing.

mod emails;
mod parts;
mod personal;
mod place;
mod stale;

pub use emails::{is_free_mail, mailboxes};

use crate::content::Entry;
use crate::diagnostic::Diagnostic;
use crate::inputs::Inputs;
use crate::site::Site;

/// Warns of free mailboxes, of a place that nobody knows, of headings that aren't there, of personal data and of what has
/// been left lying; gives the entries with personal data that somebody answers for.
pub fn run<'s>(site: &'s Site, inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) -> Vec<&'s Entry> {
    emails::check(site, inputs, diagnostics);
    place::check(site, diagnostics);
    stale::check(site, diagnostics);
    parts::check(site, diagnostics);
    personal::check(site, inputs, diagnostics)
}
