//! Warnings about the content as a whole, each at its place: what a person should look at before publishing.

mod alike;
mod approval;
mod borrowed_files;
mod copies;
mod credits;
mod days;
mod emails;
mod grades;
mod hollow;
mod links;
mod lists;
mod other_school;
mod parts;
mod personal;
mod place;
mod plain_address;
mod profile;
mod same_contact;
mod same_words;
mod stale;
mod unreal;
mod values;
mod weeks;
mod yearbooks;

pub use emails::mailboxes;
pub use links::system_of;

use super::real::Real;

use crate::content::Entry;
use crate::diagnostic::Diagnostic;
use crate::inputs::Inputs;

/// Warns of free mailboxes, of a place that nobody knows, of an address without encryption, of headings that aren't there, of what isn't real or is there
/// twice, of personal data and of what has been left lying; gives the entries with personal data that somebody answers for.
pub fn run<'s>(real: &Real<'s>, inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) -> Vec<&'s Entry> {
    let site = real.site;
    emails::check(site, inputs, diagnostics);
    place::check(site, diagnostics);
    plain_address::check(site, diagnostics);
    profile::check(real, diagnostics);
    stale::check(site, diagnostics);
    parts::check(site, diagnostics);
    values::check(site, real, diagnostics);
    hollow::check(site, diagnostics);
    unreal::check(site, real, diagnostics);
    credits::check(site, diagnostics);
    links::check(site, real, diagnostics);
    days::check(site, real, diagnostics);
    copies::check(site, real, diagnostics);
    alike::check(site, real, diagnostics);
    same_words::check(site, diagnostics);
    borrowed_files::check(site, real, diagnostics);
    grades::check(site, diagnostics);
    weeks::check(site, diagnostics);
    yearbooks::check(site, diagnostics);
    approval::check(site, diagnostics);
    lists::check(site, diagnostics);
    other_school::check(site, diagnostics);
    same_contact::check(site, diagnostics);
    personal::check(site, inputs, diagnostics)
}
