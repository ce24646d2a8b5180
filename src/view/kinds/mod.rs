//! The kinds of content, a file each: how their section is shown, and the page of one entry.

pub(super) mod board;
pub(super) mod calendar;
pub(super) mod consultation;
pub(super) mod disclosure;
pub(super) mod document;
pub(super) mod enrolment;
pub(super) mod link;
pub(super) mod page;
pub(super) mod person;
mod plain;
mod post;
pub(super) mod procedure;
pub(super) mod question;
pub(super) mod resource;
pub(super) mod statistics;

use super::{Ground, Page};
use crate::content::kinds::Record;
use crate::site::EntryId;

/// Prepares the page of an entry.
pub fn page(ground: Ground<'_>, id: EntryId) -> Page<'_> {
    match &ground.site.entry(id).record {
        Record::Post(typed) => post::page(ground, id, typed),
        Record::Document(typed) => document::page(ground, id, typed),
        Record::Procedure(typed) => procedure::page(ground, id, typed),
        Record::Enrolment(typed) => enrolment::page(ground, id, typed),
        Record::Disclosure(typed) => disclosure::page(ground, id, typed),
        Record::Statistics(typed) => statistics::page(ground, id, typed),
        Record::Person(typed) => person::page(ground, id, typed),
        Record::Calendar(typed) => calendar::page(ground, id, typed),
        Record::Consultation(typed) => consultation::page(ground, id, typed),
        Record::Question(typed) => question::page(ground, id, typed),
        Record::Resource(typed) => resource::page(ground, id, typed),
        Record::Link(typed) => link::page(ground, id, typed),
        Record::Board(typed) => board::page(ground, id, typed),
        Record::Page(_) | Record::Plain => plain::page(ground, id),
    }
}
