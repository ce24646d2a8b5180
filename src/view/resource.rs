//! Digital resources, by type.

use serde::Serialize;

use super::entry::entry_frame;
use super::record::{GroupedView, RecordView, entries};
use super::section::section_frame;
use super::{FileItem, Page};
use crate::content::Entry;
use crate::content::kinds::Resource;
use crate::output::Outputs;
use crate::site::{EntryId, SectionId, Site};

#[derive(Serialize)]
struct Row<'s> {
    title: &'s str,
    href: String,
    summary: &'s str,
    #[serde(flatten)]
    facts: Facts<'s>,
}

#[derive(Serialize)]
struct Facts<'s> {
    r#type: &'s str,
    subject: Option<&'s str>,
    grade: Option<&'s str>,
    url: Option<&'s str>,
    file: Option<FileItem>,
    author: Option<&'s str>,
    licence: Option<&'s str>,
}

impl<'s> Facts<'s> {
    fn new(site: &Site, entry: &'s Entry, resource: &'s Resource) -> Self {
        Self {
            r#type: &resource.r#type.label,
            subject: resource.subject.as_deref(),
            grade: resource.grade.as_deref(),
            url: resource.url.as_deref(),
            file: resource.file.as_ref().and_then(|path| FileItem::at(site, &path.value, Some(&entry.title))),
            author: resource.author.as_deref(),
            licence: resource.licence.as_deref(),
        }
    }
}

/// Prepares the section.
pub(super) fn section(outputs: &Outputs, id: SectionId) -> Page<'_> {
    let site = &outputs.site;
    let rows = entries::<Resource>(site, id)
        .map(|(_, entry, resource)| (Some(resource.r#type.label.clone()), Row::new(site, entry, resource)));
    let view = GroupedView::of::<Resource>(site, id, rows);
    Page::new("resources.html", section_frame(outputs, id), view)
}

impl<'s> Row<'s> {
    fn new(site: &Site, entry: &'s Entry, resource: &'s Resource) -> Self {
        let facts = Facts::new(site, entry, resource);
        Self { title: &entry.title, href: site.base.href(&entry.route()), summary: entry.summary(), facts }
    }
}

/// Prepares the page of a resource.
pub(super) fn page<'s>(outputs: &'s Outputs, id: EntryId, resource: &'s Resource) -> Page<'s> {
    let site = &outputs.site;
    let view = RecordView::of::<Resource>(site, id, Facts::new(site, site.entry(id), resource));
    Page::new("resource.html", entry_frame(outputs, id), view)
}
