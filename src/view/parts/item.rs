//! An entry as lists show it, pictures and attached files.

use jiff::civil::Date;
use serde::Serialize;

use crate::content::{Attached, Entry};
use crate::site::{EntryId, Site};
use crate::source::SourcePath;

/// An entry in a list of single lines.
#[derive(Clone, Debug, Serialize)]
pub struct Row<'s> {
    pub title: &'s str,
    /// Where it is.
    pub href: String,
    /// The day it is shown under.
    pub date: Option<Date>,
    /// What says that it stays on top, when it does.
    pub pinned: Option<&'s str>,
}

/// An entry in a list that says more of it.
#[derive(Clone, Debug, Serialize)]
pub struct Item<'s> {
    /// What a line says.
    #[serde(flatten)]
    pub row: Row<'s>,
    /// A sentence or two.
    pub summary: &'s str,
    pub picture: Option<Picture>,
    /// Its section's title.
    pub section: &'s str,
}

/// A picture with what keeps the page from jumping.
#[derive(Clone, Debug, Serialize)]
pub struct Picture {
    /// Its address.
    pub src: String,
    /// It in words.
    pub alt: String,
    /// Width in pixels.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
}

/// An attached file.
#[derive(Clone, Debug, Serialize)]
pub struct FileItem {
    /// What it is called.
    pub title: String,
    /// Its address.
    pub href: String,
    /// `PDF`, `DOCX`.
    pub kind: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256.
    pub sha256: String,
    /// The day of the entry that carries it.
    pub date: Option<Date>,
}

impl<'s> Row<'s> {
    /// The entry as a line.
    pub fn new(site: &'s Site, id: EntryId) -> Self {
        let entry = site.entry(id);
        let post = entry.record.get::<crate::content::kinds::Post>();
        Self {
            title: &entry.title,
            href: site.base.href(&entry.route()),
            date: entry.day(),
            pinned: post.filter(|post| post.pinned).and_then(|_| pinned(site, entry)),
        }
    }
}

/// What the mark of a pinned post is called.
fn pinned<'s>(site: &'s Site, entry: &Entry) -> Option<&'s str> {
    Some(site.kind(entry)?.fields.get("pinned")?.label_in(entry.lang))
}

impl<'s> Item<'s> {
    /// The entry as a list shows it.
    pub fn new(site: &'s Site, id: EntryId) -> Self {
        let entry = site.entry(id);
        Self {
            row: Row::new(site, id),
            summary: entry.summary(),
            picture: Picture::of(site, entry),
            section: site.position(id).map_or("", |(section, _)| site.section(section).title()),
        }
    }
}

impl Picture {
    /// The picture that stands for an entry in lists.
    pub fn of(site: &Site, entry: &Entry) -> Option<Self> {
        let path = entry.common.image.as_ref()?;
        Self::at(site, path, entry.common.image_alt.as_deref().unwrap_or_default())
    }

    /// A picture by its source path.
    pub fn at(site: &Site, path: &SourcePath, alt: &str) -> Option<Self> {
        let file = site.attachments.get(path)?;
        let (width, height) = file.facts.dimensions.unzip();
        Some(Self { src: site.base.href(&file.route), alt: alt.to_owned(), width, height })
    }
}

impl FileItem {
    /// A file by its source path; `title` replaces its name.
    pub fn at(site: &Site, path: &SourcePath, title: Option<&str>) -> Option<Self> {
        let file = site.attachments.get(path)?;
        Some(Self {
            title: title.unwrap_or(path.file_name()).to_owned(),
            href: site.base.href(&file.route),
            kind: file.type_label(),
            size: file.facts.size,
            sha256: file.facts.sha256.clone(),
            date: file.dated,
        })
    }

    /// The files attached to an entry.
    pub fn all(site: &Site, files: &[Attached]) -> Vec<Self> {
        files.iter().filter_map(|attached| Self::at(site, &attached.file, attached.title.as_deref())).collect()
    }
}
