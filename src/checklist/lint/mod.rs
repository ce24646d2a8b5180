//! Warnings about the content as a whole, each at its place: what a person should look at before publishing.

mod copies;
mod days;
mod emails;
mod links;
mod pupils;
mod stale;
mod values;

pub use emails::mailboxes;
pub use links::system_of;
pub use stale::is_answered;

use super::real::Real;

use crate::diagnostic::Diagnostic;
use crate::inputs::Inputs;
use crate::site::Site;

/// Warns of free mailboxes, of tables with pupils' data, of what has been left lying and of what isn't real.
pub fn run(site: &Site, inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) {
    emails::check(site, inputs, diagnostics);
    pupils::check(site, diagnostics);
    stale::check(site, diagnostics);
    let real = Real::of(site);
    values::check(site, &real, diagnostics);
    links::check(site, &real, diagnostics);
    days::check(site, diagnostics);
    copies::check(site, &real, diagnostics);
}
