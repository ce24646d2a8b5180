//! The kinds of content, a file each: how their section is shown, and the page of one entry.

// A line each, since `cargo fmt` finds no module that a macro names.
mod board;
mod calendar;
mod consultation;
mod disclosure;
mod document;
mod enrolment;
mod link;
mod page;
mod person;
mod plain;
mod post;
mod procedure;
mod question;
mod resource;
mod statistics;

use super::parts::list;
use super::{Ground, Page};
use crate::content::kinds::{self, Record, TypedRecord, each_kind};
use crate::site::{EntryId, Facet, SectionId};

/// How a kind is shown. Every struct of a kind has it, in its file here.
pub trait KindView: TypedRecord {
    /// Prepares a page of a section that is made for the kind; only a kind whose lists are paged has a second one.
    fn section(ground: Ground<'_>, id: SectionId, number: usize) -> Page<'_>;

    /// Prepares a page of such a section narrowed to one value of a facet.
    fn facet(ground: Ground<'_>, id: SectionId, facet: Facet, value: usize, number: usize) -> Option<Page<'_>> {
        list::facet(ground, id, facet, value, number)
    }

    /// Prepares the page of one entry.
    fn page<'s>(&'s self, ground: Ground<'s>, id: EntryId) -> Page<'s>;
}

macro_rules! views {
    ($($module:ident::$variant:ident),* $(,)?) => {
        /// Prepares the page of an entry.
        pub fn page(ground: Ground<'_>, id: EntryId) -> Page<'_> {
            match &ground.site.entry(id).record {
                $(Record::$variant(typed) => typed.page(ground, id),)*
                Record::Plain => plain::page(ground, id),
            }
        }

        /// Prepares a page of a section that is shown by a kind.
        pub fn section(ground: Ground<'_>, id: SectionId, number: usize) -> Page<'_> {
            match ground.site.section(id).schema.shown_by() {
                $(Some(kinds::$variant::NAME) => kinds::$variant::section(ground, id, number),)*
                _ => plain::section(ground, id, number),
            }
        }

        /// Prepares a page of such a section narrowed to one value of a facet.
        pub fn facet(ground: Ground<'_>, id: SectionId, facet: Facet, value: usize, number: usize) -> Option<Page<'_>> {
            match ground.site.section(id).schema.shown_by() {
                $(Some(kinds::$variant::NAME) => kinds::$variant::facet(ground, id, facet, value, number),)*
                _ => plain::facet(ground, id, facet, value, number),
            }
        }
    };
}

each_kind!(views);
