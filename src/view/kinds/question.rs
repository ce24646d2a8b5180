//! Questions and answers, by field.

use jiff::civil::Date;
use serde::Serialize;

use crate::content::Entry;
use crate::content::kinds::Question;
use crate::site::{EntryId, SectionId, Site};
use crate::view::kinds::KindView;
use crate::view::parts::record::{GroupedView, RecordView, entries};
use crate::view::{Frame, Ground, Page};

#[derive(Serialize)]
struct Row<'s> {
    title: &'s str,
    href: String,
    /// The anchor of the question on the section's page.
    anchor: &'s str,
    /// Whether the page of the question says more.
    more: bool,
    #[serde(flatten)]
    facts: Facts<'s>,
}

#[derive(Serialize)]
struct Facts<'s> {
    asked: Date,
    question: &'s str,
    answered: Option<Date>,
    answer: Option<&'s str>,
    answered_by: Option<&'s str>,
    field: Option<&'s str>,
}

impl<'s> Facts<'s> {
    fn new(question: &'s Question) -> Self {
        Self {
            asked: question.asked,
            question: &question.question,
            answered: question.answered,
            answer: question.answer.as_deref(),
            answered_by: question.answered_by.as_deref(),
            field: question.field.as_deref(),
        }
    }
}

impl KindView for Question {
    fn section(ground: Ground<'_>, id: SectionId, _: usize) -> Page<'_> {
        let site = ground.site;
        let rows = entries::<Question>(site, id)
            .map(|(_, entry, question)| (question.field.clone(), Row::new(site, entry, question)));
        let view = GroupedView::of::<Question>(site, id, rows);
        Page::new(ground, "questions.html", Frame::of_section(ground, id), view)
    }

    fn page<'s>(&'s self, ground: Ground<'s>, id: EntryId) -> Page<'s> {
        let site = ground.site;
        let view = RecordView::of::<Question>(site, id, Facts::new(self));
        Page::new(ground, "question.html", Frame::of_entry(ground, id), view)
    }
}

impl<'s> Row<'s> {
    fn new(site: &Site, entry: &'s Entry, question: &'s Question) -> Self {
        Self {
            title: &entry.title,
            href: site.base.href(&entry.route()),
            anchor: &entry.slug,
            more: !entry.body.html.is_empty() || !entry.common.files.is_empty(),
            facts: Facts::new(question),
        }
    }
}
