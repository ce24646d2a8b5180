//! Procedures and forms: the list by field, and the page with everything an applicant asks.

use serde::Serialize;

use crate::content::Entry;
use crate::content::kinds::{DossierPart, Procedure};
use crate::site::{EntryId, SectionId, Site};
use crate::view::kinds::KindView;
use crate::view::parts::record::{GroupedView, RecordView, entries};
use crate::view::{FileItem, Frame, Ground, Page};

#[derive(Serialize)]
struct Row<'s> {
    title: &'s str,
    href: String,
    time_limit: &'s str,
    fee: &'s str,
    /// How much of it can be done online.
    online: Option<&'s str>,
    forms: Vec<FileItem>,
}

#[derive(Serialize)]
struct Facts<'s> {
    field: Option<&'s str>,
    applicant: Option<&'s str>,
    conditions: Option<&'s str>,
    dossier: Vec<Paper<'s>>,
    steps: &'s [String],
    method: Vec<&'s str>,
    place: Option<&'s str>,
    time_limit: &'s str,
    fee: &'s str,
    result: &'s str,
    legal_basis: &'s [String],
    forms: Vec<FileItem>,
    online: Option<Service<'s>>,
    contact: Option<&'s str>,
}

#[derive(Serialize)]
struct Paper<'s> {
    name: &'s str,
    copies: Option<i64>,
    form: Option<FileItem>,
}

#[derive(Serialize)]
struct Service<'s> {
    url: &'s str,
    level: &'s str,
}

impl KindView for Procedure {
    fn section(ground: Ground<'_>, id: SectionId, _: usize) -> Page<'_> {
        let site = ground.site;
        let rows = entries::<Procedure>(site, id)
            .map(|(_, entry, procedure)| (procedure.field.clone(), Row::new(site, entry, procedure)));
        let view = GroupedView::of::<Procedure>(site, id, rows);
        Page::new(ground, "procedures.html", Frame::of_section(ground, id), view)
    }

    fn page<'s>(&'s self, ground: Ground<'s>, id: EntryId) -> Page<'s> {
        let site = ground.site;
        let facts = Facts {
            field: self.field.as_deref(),
            applicant: self.applicant.as_deref(),
            conditions: self.conditions.as_deref(),
            dossier: self.dossier.iter().map(|part| Paper::new(site, part)).collect(),
            steps: &self.steps,
            method: self.method.iter().map(|choice| choice.label.as_str()).collect(),
            place: self.place.as_deref(),
            time_limit: &self.time_limit,
            fee: &self.fee,
            result: &self.result,
            legal_basis: &self.legal_basis,
            forms: FileItem::all(site, &self.forms),
            online: self.online.as_ref().map(|online| Service { url: &online.url, level: &online.level.label }),
            contact: self.contact.as_deref(),
        };
        let view = RecordView::of::<Procedure>(site, id, facts);
        Page::new(ground, "procedure.html", Frame::of_entry(ground, id), view)
    }
}

impl<'s> Row<'s> {
    fn new(site: &'s Site, entry: &'s Entry, procedure: &'s Procedure) -> Self {
        Self {
            title: &entry.title,
            href: site.base.href(&entry.route()),
            time_limit: &procedure.time_limit,
            fee: &procedure.fee,
            online: procedure.online.as_ref().map(|online| online.level.label.as_str()),
            forms: FileItem::all(site, &procedure.forms),
        }
    }
}

impl<'s> Paper<'s> {
    fn new(site: &Site, part: &'s DossierPart) -> Self {
        let form = part.form.as_ref().and_then(|path| FileItem::at(site, &path.value, Some(&part.name)));
        Self { name: &part.name, copies: part.copies, form }
    }
}
