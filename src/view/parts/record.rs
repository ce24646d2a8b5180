//! What the pages of records have in common: labels, the opening of a section, the text of an entry, groups.

use std::borrow::Cow;

use indexmap::IndexMap;
use jiff::civil::Date;
use serde::Serialize;

use crate::content::Entry;
use crate::content::kinds::TypedRecord;
use crate::schema::Labels;
use crate::site::{EntryId, SectionId, Site, TagKey, tag_route};
use crate::source::{SourcePath, Spanned};
use crate::view::parts::filters::{Filter, Narrowed, filters};
use crate::view::parts::intro;
use crate::view::{FileItem, Item, Picture};

/// What the page of every section begins with.
#[derive(Serialize)]
pub struct Opening<'s> {
    heading: Cow<'s, str>,
    /// The section's introduction, as HTML.
    intro: Option<String>,
    /// What belongs there; shown while there is nothing.
    about: &'s str,
    /// Entries of another kind than the section is made for.
    others: Vec<Item<'s>>,
    /// Ways to narrow the list.
    filters: Vec<Filter>,
    /// The whole list, from one that is narrowed.
    section_href: Option<String>,
}

impl<'s> Opening<'s> {
    /// The opening of a section that is made for the kind `T`.
    pub fn of<T: TypedRecord>(site: &'s Site, id: SectionId) -> Self {
        let section = site.section(id);
        let others = section.entries.iter().filter(|id| site.entry(**id).record.get::<T>().is_none());
        let filters = filters(site, id, None);
        Self { others: others.map(|id| Item::new(site, *id)).collect(), filters, ..Self::bare(site, id) }
    }

    /// The opening of a further page: only what tells where the reader is.
    pub fn continued(site: &'s Site, id: SectionId) -> Self {
        Self { intro: None, filters: filters(site, id, None), ..Self::bare(site, id) }
    }

    /// The same of a list that is narrowed, which says to what.
    pub fn narrowed(site: &'s Site, id: SectionId, narrowed: Narrowed<'s>) -> Self {
        let Narrowed { title, filters, section_href, .. } = narrowed;
        let heading = Cow::Owned(title);
        Self { heading, intro: None, filters, section_href: Some(section_href), ..Self::bare(site, id) }
    }

    /// The opening of a section that holds no entries.
    pub fn bare(site: &'s Site, id: SectionId) -> Self {
        let section = site.section(id);
        let (heading, about) = (Cow::Borrowed(section.title()), section.about());
        let intro = intro::of_section(site, id);
        Self { heading, intro, about, others: Vec::new(), filters: Vec::new(), section_href: None }
    }
}

/// The entries of a section that are of one kind, in the section's order.
pub fn entries<'s, T: TypedRecord + 's>(
    site: &'s Site,
    id: SectionId,
) -> impl Iterator<Item = (EntryId, &'s Entry, &'s T)> {
    site.section(id).entries.iter().filter_map(|id| {
        let entry = site.entry(*id);
        Some((*id, entry, entry.record.get::<T>()?))
    })
}

/// What the page of an entry shows whatever its kind: its title, its text, its files, its tags.
#[derive(Serialize)]
pub struct Text<'s> {
    title: &'s str,
    updated: Option<Date>,
    picture: Option<Picture>,
    /// A table of contents, as HTML, when the text is long.
    contents: Option<String>,
    html: String,
    files: Vec<FileItem>,
    tags: Vec<TagLink<'s>>,
}

impl<'s> Text<'s> {
    /// The text of an entry.
    pub fn of(site: &'s Site, id: EntryId) -> Self {
        let entry = site.entry(id);
        Self {
            title: &entry.title,
            updated: entry.common.updated,
            picture: Picture::of(site, entry),
            contents: entry.body.table_of_contents(),
            html: site.page_html(entry),
            files: FileItem::all(site, &entry.common.files),
            tags: tag_links(site, entry),
        }
    }
}

#[derive(Serialize)]
struct TagLink<'s> {
    name: &'s str,
    href: String,
}

fn tag_links<'s>(site: &Site, entry: &'s Entry) -> Vec<TagLink<'s>> {
    let address = |name: &str| Some(site.base.href(&tag_route(&TagKey::of(entry.lang, name)?)));
    entry.common.tags.iter().filter_map(|name| Some(TagLink { name, href: address(name)? })).collect()
}

/// The page of a record: what the page of every entry shows, and the facts of its kind.
#[derive(Serialize)]
pub struct RecordView<'s, F> {
    pub text: Text<'s>,
    pub labels: Labels<'s>,
    #[serde(flatten)]
    pub facts: F,
}

impl<'s, F> RecordView<'s, F> {
    /// The page of a record of the kind `T`.
    pub fn of<T: TypedRecord>(site: &'s Site, id: EntryId, facts: F) -> Self {
        Self { text: Text::of(site, id), labels: site.labels::<T>(site.entry(id).lang), facts }
    }
}

/// The page of a section whose records stand in groups.
#[derive(Serialize)]
pub struct GroupedView<'s, R> {
    #[serde(flatten)]
    opening: Opening<'s>,
    labels: Labels<'s>,
    groups: Vec<Group<R>>,
}

impl<'s, R> GroupedView<'s, R> {
    /// The page of a section that is made for the kind `T`; each row comes with the title of its group.
    pub fn of<T: TypedRecord>(site: &'s Site, id: SectionId, rows: impl Iterator<Item = (Option<String>, R)>) -> Self {
        let labels = site.labels::<T>(site.section(id).lang);
        Self { opening: Opening::of::<T>(site, id), labels, groups: grouped(rows) }
    }
}

/// Rows under a common title; a group without one holds what names none.
#[derive(Serialize)]
pub struct Group<T> {
    pub title: Option<String>,
    pub rows: Vec<T>,
}

/// Puts rows with the same title together, in the order the titles are first met; those without one come last.
pub fn grouped<T>(rows: impl Iterator<Item = (Option<String>, T)>) -> Vec<Group<T>> {
    let mut groups: IndexMap<Option<String>, Vec<T>> = IndexMap::new();
    for (title, row) in rows {
        groups.entry(title).or_default().push(row);
    }
    let untitled = groups.shift_remove(&None);
    let mut groups: Vec<_> = groups.into_iter().map(|(title, rows)| Group { title, rows }).collect();
    groups.extend(untitled.map(|rows| Group { title: None, rows }));
    groups
}

/// A link to another entry.
#[derive(Serialize)]
pub struct EntryLink<'s> {
    title: &'s str,
    href: String,
}

impl<'s> EntryLink<'s> {
    /// The link to a content file; `None` while that file isn't published.
    pub fn to(site: &'s Site, path: &Spanned<SourcePath>) -> Option<Self> {
        let entry = site.entry(site.by_path(&path.value)?);
        Some(Self { title: &entry.title, href: site.base.href(&entry.route()) })
    }
}
