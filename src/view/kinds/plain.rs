//! A kind that only schemas know: the list of its entries and the page of one, with its fields under their labels.

use serde::Serialize;

use crate::address::Route;
use crate::schema::{Field, Kind};
use crate::site::{EntryId, Facet, SectionId};
use crate::view::parts::filters::{Filter, Narrowed, filters};
use crate::view::parts::intro;
use crate::view::parts::pagination::{Pagination, numbered, on_page};
use crate::view::parts::record::Text;
use crate::view::parts::shown::{Fact, Grid, Head, Showing, Shown, is_one_line};
use crate::view::{Frame, Ground, Item, Page};

#[derive(Serialize)]
struct EntryView<'s> {
    #[serde(flatten)]
    text: Text<'s>,
    /// What the kind is called.
    kind: &'s str,
    /// Its fields but for tables.
    details: Vec<Fact<'s>>,
    tables: Vec<Grid<'s>>,
}

#[derive(Serialize)]
struct EntriesView<'s> {
    heading: String,
    /// The section's introduction, as HTML, on its first page.
    intro: Option<String>,
    /// What belongs there; shown while the list is empty.
    about: &'s str,
    /// The heads of the table, the title's first; none where the kind has no field that fits into one.
    heads: Vec<Head<'s>>,
    rows: Vec<Row<'s>>,
    /// The entries as cards, where there is no table.
    items: Vec<Item<'s>>,
    pages: Pagination,
    filters: Vec<Filter>,
    /// The whole list, from one that is narrowed.
    section_href: Option<String>,
}

/// An entry in the table.
#[derive(Serialize)]
struct Row<'s> {
    title: &'s str,
    href: String,
    /// What stands below the heads after the first.
    cells: Vec<Option<Shown<'s>>>,
}

/// How many fields the list shows; the page of an entry has all of them.
const MOST_COLUMNS: usize = 5;

/// The longest text in a cell of the list, in characters.
const LONGEST: usize = 160;

/// Prepares the page of an entry.
pub fn page(ground: Ground<'_>, id: EntryId) -> Page<'_> {
    let site = ground.site;
    let entry = site.entry(id);
    let kind = site.kind(entry);
    let showing = Showing::new(ground, entry.lang);
    let facts = kind.map(|kind| showing.facts(kind.own_fields(), &entry.fields)).unwrap_or_default();
    let (details, tables) = Fact::apart_from_tables(facts);
    let label = kind.map_or("", |kind| kind.label_in(entry.lang));
    let view = EntryView { text: Text::of(site, id), kind: label, details, tables };
    let template = ground.theme.template_of_kind("entry", &entry.kind);
    Page::new(ground, template, Frame::of_entry(ground, id), view)
}

/// Prepares a page of the list.
pub fn section(ground: Ground<'_>, id: SectionId, number: usize) -> Page<'_> {
    let section = ground.site.section(id);
    let list = List { ground, id, ids: &section.entries, route: &section.route(), number };
    let view = EntriesView {
        intro: intro::of_section(ground.site, id).filter(|_| number == 1),
        filters: filters(ground.site, id, None),
        ..list.view(section.title().to_owned())
    };
    list.page(numbered(ground, Frame::of_section(ground, id), number), view)
}

/// Prepares a page of the list narrowed to one value of a facet.
pub fn facet(ground: Ground<'_>, id: SectionId, facet: Facet, at: usize, number: usize) -> Option<Page<'_>> {
    let narrowed = Narrowed::new(ground.site, id, facet, at)?;
    let frame = narrowed.frame(ground, number);
    let list = List { ground, id, ids: &narrowed.value.entries, route: &narrowed.route, number };
    let view = EntriesView {
        filters: narrowed.filters,
        section_href: Some(narrowed.section_href),
        ..list.view(narrowed.title)
    };
    Some(list.page(frame, view))
}

/// A page of a list.
struct List<'s, 'l> {
    ground: Ground<'s>,
    id: SectionId,
    ids: &'l [EntryId],
    route: &'l Route,
    number: usize,
}

impl<'s> List<'s, '_> {
    fn kind(&self) -> Option<&'s Kind> {
        let site = self.ground.site;
        site.schemas.kinds.get(site.section(self.id).schema.usual_kind()?)
    }

    fn view(&self, heading: String) -> EntriesView<'s> {
        let site = self.ground.site;
        let section = site.section(self.id);
        let columns = self.columns();
        let title = self.kind().and_then(Kind::title).filter(|_| !columns.is_empty());
        let on_page: Vec<EntryId> = on_page(site, self.ids, self.number).collect();
        let (rows, items) = if columns.is_empty() {
            (Vec::new(), on_page.iter().map(|id| Item::new(site, *id)).collect())
        } else {
            (on_page.iter().map(|id| Row::new(self.ground, *id, &columns)).collect(), Vec::new())
        };
        let fields = title.into_iter().chain(columns.iter().map(|(_, field)| *field));
        EntriesView {
            heading,
            intro: None,
            about: section.about(),
            heads: fields.map(|field| Head::of(field, section.lang)).collect(),
            rows,
            items,
            pages: Pagination::new(site, self.ids.len(), self.route, self.number),
            filters: Vec::new(),
            section_href: None,
        }
    }

    /// The fields that the list has a column for: the first ones that fit into a cell and that somebody filled.
    fn columns(&self) -> Vec<(&'s String, &'s Field)> {
        let site = self.ground.site;
        let is_filled = |name: &String| self.ids.iter().any(|id| site.entry(*id).fields.contains_key(name));
        let fields = self.kind().into_iter().flat_map(Kind::own_fields);
        let fitting = fields.filter(|(name, field)| field.shown && is_one_line(&field.ty) && is_filled(name));
        fitting.take(MOST_COLUMNS).collect()
    }

    fn page(&self, frame: Frame, view: EntriesView<'s>) -> Page<'s> {
        let kind = self.kind().map_or("", |kind| kind.name.as_str());
        Page::new(self.ground, self.ground.theme.template_of_kind("entries", kind), frame, view)
    }
}

impl<'s> Row<'s> {
    fn new(ground: Ground<'s>, id: EntryId, columns: &[(&'s String, &'s Field)]) -> Self {
        let entry = ground.site.entry(id);
        let showing = Showing::new(ground, entry.lang);
        let cell = |(name, field): &(&'s String, &'s Field)| {
            let value = &entry.fields.get(*name)?.value;
            Some(showing.field(field, field.label_in(entry.lang), value)?.shortened(LONGEST))
        };
        Self {
            title: &entry.title,
            href: ground.site.base.href(&entry.route()),
            cells: columns.iter().map(cell).collect(),
        }
    }
}
