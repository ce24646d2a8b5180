//! Documents: the list with its filters, and the page with the document's life.

use jiff::civil::Date;
use serde::Serialize;

use crate::address::Route;
use crate::content::kinds::Document;
use crate::lang::Lang;
use crate::schema::Labels;
use crate::site::{Effect, EntryId, Facet, SectionId, Site, exports};
use crate::source::{SourcePath, Spanned};
use crate::view::kinds::KindView;
use crate::view::parts::filters::Narrowed;
use crate::view::parts::pagination::{Pagination, numbered, on_page};
use crate::view::parts::record::{Opening, RecordView};
use crate::view::{Frame, Ground, Page};

#[derive(Serialize)]
struct DocumentsView<'s> {
    #[serde(flatten)]
    opening: Opening<'s>,
    labels: Labels<'s>,
    rows: Vec<Row<'s>>,
    pages: Pagination,
    /// The documents as data.
    data_href: Option<String>,
}

#[derive(Serialize)]
struct Facts<'s> {
    number: &'s str,
    r#type: &'s str,
    authority: &'s str,
    signer: Option<&'s str>,
    signer_title: Option<&'s str>,
    issued: Date,
    effective: Option<Date>,
    expired: Option<Date>,
    field: Option<&'s str>,
    r#abstract: &'s str,
    effect: Option<Effect>,
    replaces: Vec<Row<'s>>,
    replaced_by: Vec<Row<'s>>,
    amends: Vec<Row<'s>>,
    amended_by: Vec<Row<'s>>,
}

/// A document in a list.
#[derive(Serialize)]
struct Row<'s> {
    href: String,
    number: &'s str,
    r#type: &'s str,
    authority: &'s str,
    issued: Date,
    r#abstract: &'s str,
    effect: Option<Effect>,
}

impl KindView for Document {
    fn section(ground: Ground<'_>, id: SectionId, number: usize) -> Page<'_> {
        let site = ground.site;
        let section = site.section(id);
        let route = section.route();
        let view = DocumentsView {
            opening: if number == 1 { Opening::of::<Document>(site, id) } else { Opening::continued(site, id) },
            ..documents(site, id, &section.entries, &route, number)
        };
        let frame = numbered(ground, Frame::of_section(ground, id), number);
        Page::new(ground, "documents.html", frame, view)
    }

    fn facet(ground: Ground<'_>, id: SectionId, facet: Facet, at: usize, number: usize) -> Option<Page<'_>> {
        let site = ground.site;
        let narrowed = Narrowed::new(site, id, facet, at)?;
        let frame = narrowed.frame(ground, number);
        let list = documents(site, id, &narrowed.value.entries, &narrowed.route, number);
        let view = DocumentsView { opening: Opening::narrowed(site, id, narrowed), ..list };
        Some(Page::new(ground, "documents.html", frame, view))
    }

    fn page<'s>(&'s self, ground: Ground<'s>, id: EntryId) -> Page<'s> {
        let site = ground.site;
        let later = site.succession(id);
        let facts = Facts {
            number: &self.number,
            r#type: &self.r#type.label,
            authority: &self.authority,
            signer: self.signer.as_deref(),
            signer_title: self.signer_title.as_deref(),
            issued: self.issued,
            effective: self.effective,
            expired: self.expired,
            field: self.field.as_deref(),
            r#abstract: &self.r#abstract,
            effect: site.effect(id),
            replaces: named(site, &self.replaces),
            replaced_by: later.map_or_else(Vec::new, |later| rows(site, &later.replaced_by)),
            amends: named(site, &self.amends),
            amended_by: later.map_or_else(Vec::new, |later| rows(site, &later.amended_by)),
        };
        let view = RecordView::of::<Document>(site, id, facts);
        Page::new(ground, "document.html", Frame::of_entry(ground, id), view)
    }
}

fn documents<'s>(site: &'s Site, id: SectionId, ids: &[EntryId], route: &Route, number: usize) -> DocumentsView<'s> {
    let section = site.section(id);
    DocumentsView {
        opening: Opening::continued(site, id),
        labels: site.labels::<Document>(section.lang),
        rows: on_page(site, ids, number).filter_map(|id| Row::new(site, id)).collect(),
        pages: Pagination::new(site, ids.len(), route, number),
        data_href: (section.lang == Lang::Vi && !ids.is_empty()).then(|| site.base.href(&exports::DOCUMENTS)),
    }
}

/// The documents at these paths, as far as they are published.
fn named<'s>(site: &'s Site, paths: &[Spanned<SourcePath>]) -> Vec<Row<'s>> {
    paths.iter().filter_map(|path| Row::new(site, site.by_path(&path.value)?)).collect()
}

fn rows<'s>(site: &'s Site, ids: &[EntryId]) -> Vec<Row<'s>> {
    ids.iter().filter_map(|id| Row::new(site, *id)).collect()
}

impl<'s> Row<'s> {
    fn new(site: &'s Site, id: EntryId) -> Option<Self> {
        let entry = site.entry(id);
        let document = entry.record.get::<Document>()?;
        Some(Self {
            href: site.base.href(&entry.route()),
            number: &document.number,
            r#type: &document.r#type.label,
            authority: &document.authority,
            issued: document.issued,
            r#abstract: &document.r#abstract,
            effect: site.effect(id),
        })
    }
}
