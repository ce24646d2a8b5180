//! The page of one entry, by its kind.

use super::{
    Frame, Page, board, calendar, consultation, details, disclosure, document, enrolment, frame, link, person, post,
    procedure, question, resource, statistics,
};
use crate::content::kinds::Record;
use crate::output::Outputs;
use crate::site::EntryId;

/// Prepares the page of an entry.
pub(super) fn page(outputs: &Outputs, id: EntryId) -> Page<'_> {
    match &outputs.site.entry(id).record {
        Record::Post(typed) => post::page(outputs, id, typed),
        Record::Document(typed) => document::page(outputs, id, typed),
        Record::Procedure(typed) => procedure::page(outputs, id, typed),
        Record::Enrolment(typed) => enrolment::page(outputs, id, typed),
        Record::Disclosure(typed) => disclosure::page(outputs, id, typed),
        Record::Statistics(typed) => statistics::page(outputs, id, typed),
        Record::Person(typed) => person::page(outputs, id, typed),
        Record::Calendar(typed) => calendar::page(outputs, id, typed),
        Record::Consultation(typed) => consultation::page(outputs, id, typed),
        Record::Question(typed) => question::page(outputs, id, typed),
        Record::Resource(typed) => resource::page(outputs, id, typed),
        Record::Link(typed) => link::page(outputs, id, typed),
        Record::Board(typed) => board::page(outputs, id, typed),
        Record::Page(_) | Record::Plain => details::page(outputs, id),
    }
}

/// The frame of an entry's page.
pub(super) fn entry_frame(outputs: &Outputs, id: EntryId) -> Frame {
    let site = &outputs.site;
    let entry = site.entry(id);
    let route = entry.route();
    let mut frame = match site.position(id) {
        Some((section, _)) => Frame::inside(outputs, section, &route, entry.title.clone()),
        None => Frame::plain(outputs, entry.lang, &route, entry.title.clone()),
    };
    frame.description = entry.summary().to_owned();
    if let Some(other) = site.translation(id) {
        let other = site.entry(other);
        frame.alternates = frame::alternates(site, entry.lang, &route, (other.lang, &other.route()));
    }
    let picture = entry.common.image.as_ref().and_then(|path| site.attachments.get(&path.value));
    frame.image = picture.map(|file| site.base.absolute(&file.route));
    frame
}
