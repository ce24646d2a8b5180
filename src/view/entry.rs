//! The page of one entry, by its kind.

use super::{Frame, details, frame, post};
use crate::content::kinds::Record;
use crate::output::Outputs;
use crate::site::EntryId;
use crate::theme::RenderError;

/// Renders the page of an entry.
pub(super) fn page(outputs: &Outputs, id: EntryId) -> Result<String, RenderError> {
    match &outputs.site.entry(id).record {
        Record::Post(typed) => post::page(outputs, id, typed),
        _ => details::page(outputs, id),
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
    frame.source = Some(entry.path.to_string());
    frame
}
