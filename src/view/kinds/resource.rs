//! Digital resources, by type.

use serde::Serialize;

use crate::content::Entry;
use crate::content::kinds::Resource;
use crate::site::{EntryId, SectionId, Site};
use crate::view::kinds::KindView;
use crate::view::parts::record::{GroupedView, RecordView, entries};
use crate::view::{FileItem, Frame, Ground, Page};

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

impl KindView for Resource {
    fn section(ground: Ground<'_>, id: SectionId, _: usize) -> Page<'_> {
        let site = ground.site;
        let rows = entries::<Resource>(site, id)
            .map(|(_, entry, resource)| (Some(resource.r#type.label.clone()), Row::new(site, entry, resource)));
        let view = GroupedView::of::<Resource>(site, id, rows);
        Page::new(ground, "resources.html", Frame::of_section(ground, id), view)
    }

    fn page<'s>(&'s self, ground: Ground<'s>, id: EntryId) -> Page<'s> {
        let site = ground.site;
        let view = RecordView::of::<Resource>(site, id, Facts::new(site, site.entry(id), self));
        Page::new(ground, "resource.html", Frame::of_entry(ground, id), view)
    }
}

impl<'s> Row<'s> {
    fn new(site: &Site, entry: &'s Entry, resource: &'s Resource) -> Self {
        let facts = Facts::new(site, entry, resource);
        Self { title: &entry.title, href: site.base.href(&entry.route()), summary: entry.summary(), facts }
    }
}
