//! Links to other systems, by system.

use serde::Serialize;

use crate::content::kinds::Link;
use crate::site::{EntryId, SectionId};
use crate::view::kinds::KindView;
use crate::view::parts::record::{GroupedView, RecordView, entries};
use crate::view::{Frame, Ground, Page};

#[derive(Serialize)]
struct Row<'s> {
    title: &'s str,
    url: &'s str,
    /// Its page here, which tells more of it.
    href: String,
    summary: &'s str,
}

#[derive(Serialize)]
struct Facts<'s> {
    url: &'s str,
    system: &'s str,
}

impl KindView for Link {
    /// Prepares the section. Systems stand in the order of their first links, so that `order` moves both.
    fn section(ground: Ground<'_>, id: SectionId, _: usize) -> Page<'_> {
        let site = ground.site;
        let rows = entries::<Link>(site, id).map(|(_, entry, link)| {
            let href = site.base.href(&entry.route());
            let row = Row { title: &entry.title, url: &link.url, href, summary: entry.summary() };
            (Some(link.system.label.clone()), row)
        });
        let view = GroupedView::of::<Link>(site, id, rows);
        Page::new(ground, "links.html", Frame::of_section(ground, id), view)
    }

    fn page<'s>(&'s self, ground: Ground<'s>, id: EntryId) -> Page<'s> {
        let site = ground.site;
        let facts = Facts { url: &self.url, system: &self.system.label };
        let view = RecordView::of::<Link>(site, id, facts);
        Page::new(ground, "link.html", Frame::of_entry(ground, id), view)
    }
}
