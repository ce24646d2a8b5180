//! The editorial board: its decision, members, regulation and contacts.

use jiff::civil::Date;
use serde::Serialize;

use crate::content::kinds::{Board, Decision, EmailOfficer, Page as PageRecord, RegulationOf, TechnicalUnit};
use crate::schema::Labels;
use crate::site::{EntryId, SectionId, Site};
use crate::view::kinds::KindView;
use crate::view::parts::record::{EntryLink, Opening, Text, entries};
use crate::view::{FileItem, Frame, Ground, Page};

#[derive(Serialize)]
struct BoardsView<'s> {
    #[serde(flatten)]
    opening: Opening<'s>,
    labels: Labels<'s>,
    /// Usually one.
    boards: Vec<BoardView<'s>>,
}

#[derive(Serialize)]
struct BoardPage<'s> {
    labels: Labels<'s>,
    board: BoardView<'s>,
}

#[derive(Serialize)]
struct BoardView<'s> {
    /// Its own page.
    href: String,
    text: Text<'s>,
    decision: DecisionView<'s>,
    members: Vec<Member<'s>>,
    regulation: RegulationView<'s>,
    technical_unit: Option<Unit<'s>>,
    email_officer: Option<Officer<'s>>,
    email_regulation: Option<EntryLink<'s>>,
}

#[derive(Serialize)]
struct DecisionView<'s> {
    number: &'s str,
    issued: Date,
    file: Option<FileItem>,
}

#[derive(Serialize)]
struct Member<'s> {
    name: &'s str,
    position: &'s str,
    role: &'s str,
}

#[derive(Serialize)]
struct RegulationView<'s> {
    file: Option<FileItem>,
    page: Option<EntryLink<'s>>,
    parts: Vec<Part<'s>>,
}

/// A part of the regulation with its heading on the page.
#[derive(Serialize)]
struct Part<'s> {
    part: &'s str,
    heading: &'s str,
    href: Option<String>,
}

#[derive(Serialize)]
struct Unit<'s> {
    name: &'s str,
    document: &'s str,
}

#[derive(Serialize)]
struct Officer<'s> {
    name: &'s str,
    email: &'s str,
}

impl KindView for Board {
    fn section(ground: Ground<'_>, id: SectionId, _: usize) -> Page<'_> {
        let site = ground.site;
        let view = BoardsView {
            opening: Opening::of::<Board>(site, id),
            labels: site.labels::<Board>(site.section(id).lang),
            boards: entries::<Board>(site, id).map(|(id, _, board)| BoardView::new(site, id, board)).collect(),
        };
        Page::new(ground, "boards.html", Frame::of_section(ground, id), view)
    }

    /// Prepares the board's own page.
    fn page<'s>(&'s self, ground: Ground<'s>, id: EntryId) -> Page<'s> {
        let site = ground.site;
        let labels = site.labels::<Board>(site.entry(id).lang);
        let view = BoardPage { labels, board: BoardView::new(site, id, self) };
        Page::new(ground, "board.html", Frame::of_entry(ground, id), view)
    }
}

impl<'s> BoardView<'s> {
    fn new(site: &'s Site, id: EntryId, board: &'s Board) -> Self {
        Self {
            href: site.base.href(&site.entry(id).route()),
            text: Text::of(site, id),
            decision: DecisionView::new(site, &board.decision),
            members: board
                .members
                .iter()
                .map(|member| Member { name: &member.name, position: &member.position, role: &member.role.label })
                .collect(),
            regulation: RegulationView::new(site, &board.regulation),
            technical_unit: board
                .technical_unit
                .as_ref()
                .map(|TechnicalUnit { name, document }| Unit { name, document }),
            email_officer: board
                .email_officer
                .as_ref()
                .map(|EmailOfficer { name, email }| Officer { name, email: &email.value }),
            email_regulation: board.email_regulation.as_ref().and_then(|path| EntryLink::to(site, path)),
        }
    }
}

impl<'s> DecisionView<'s> {
    fn new(site: &Site, decision: &'s Decision) -> Self {
        let file = FileItem::at(site, &decision.file.value, None);
        Self { number: &decision.number, issued: decision.issued, file }
    }
}

impl<'s> RegulationView<'s> {
    fn new(site: &'s Site, regulation: &RegulationOf) -> Self {
        Self {
            file: FileItem::at(site, &regulation.file.value, None),
            page: EntryLink::to(site, &regulation.page),
            parts: site.by_path(&regulation.page.value).map_or_else(Vec::new, |id| parts(site, id)),
        }
    }
}

/// The parts that the regulation's page names, each with the way to its heading.
fn parts(site: &Site, id: EntryId) -> Vec<Part<'_>> {
    let entry = site.entry(id);
    let Some(page) = entry.record.get::<PageRecord>() else { return Vec::new() };
    let route = site.base.href(&entry.route());
    let href = |text: &str| {
        let heading = entry.body.headings.iter().find(|heading| heading.text == text)?;
        Some(format!("{route}#{}", heading.id))
    };
    page.parts
        .iter()
        .map(|part| Part { part: &part.part.label, heading: &part.heading.value, href: href(&part.heading.value) })
        .collect()
}
