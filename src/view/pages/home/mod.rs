//! The home page, in the order of what a parent looks for first: what is urgent, six buttons, dated notices, news,
//! this week, disclosure and documents, open consultations, the school in figures, links.

mod figures;
mod ongoing;
mod week;

use serde::Serialize;

use crate::content::kinds::{Document, Link, Post};
use crate::lang::Lang;
use crate::site::{EntryId, SavedFeed, Site};
use crate::theme::Word;
use crate::view::parts::{alternates, intro, school_name};
use crate::view::{Frame, Ground, Item, Page, Row};

/// How many entries each list shows.
const NOTICES: usize = 8;
const NEWS: usize = 4;
const DOCUMENTS: usize = 5;
const DISCLOSURES: usize = 4;
const LINKS: usize = 8;

#[derive(Serialize)]
struct HomeView<'s> {
    urgent: Vec<Row<'s>>,
    /// What the board wrote on `content/_index.md`.
    intro: Option<String>,
    notices: Vec<Row<'s>>,
    news: Vec<Item<'s>>,
    events: Vec<ongoing::Event<'s>>,
    week: Option<week::Week<'s>>,
    disclosures: Vec<Row<'s>>,
    documents: Vec<DocumentLine<'s>>,
    consultations: Vec<ongoing::OpenConsultation<'s>>,
    portal: &'s [SavedFeed],
    figures: Option<figures::Figures>,
    links: Vec<SiteLink<'s>>,
}

#[derive(Serialize)]
struct DocumentLine<'s> {
    item: Row<'s>,
    number: &'s str,
    kind: &'s str,
}

#[derive(Serialize)]
struct SiteLink<'s> {
    title: &'s str,
    url: &'s str,
}

/// Prepares the home page in a language.
pub fn page(ground: Ground<'_>, lang: Lang) -> Page<'_> {
    let site = ground.site;
    let mut frame = Frame::plain(ground, lang, &lang.home(), school_name(site, lang).to_owned());
    frame.crumbs.clear();
    let about = ground.theme.word(lang, Word::FeedAbout).replace("{name}", school_name(site, lang));
    frame.description = format!("{about}, {}", site.config.address);
    if site.config.has_english() {
        let other = lang.other();
        frame.alternates = alternates(site, lang, &lang.home(), (other, &other.home()));
    }
    let view = HomeView {
        urgent: urgent(site, lang),
        intro: intro::of_home(site, lang),
        notices: newest(site, lang, "/thong-bao/", NOTICES),
        news: in_section(site, lang, "/tin-tuc/").take(NEWS).map(|id| Item::new(site, id)).collect(),
        events: ongoing::events(site, lang),
        week: week::current(site, lang),
        disclosures: newest(site, lang, "/cong-khai/", DISCLOSURES),
        documents: documents(site, lang),
        consultations: ongoing::consultations(site, lang),
        portal: if lang == Lang::Vi { &site.portal } else { &[] },
        figures: figures::latest(site, lang),
        links: links(site, lang),
    };
    Page::new(ground, "home.html", frame, view)
}

fn newest<'s>(site: &'s Site, lang: Lang, route: &str, count: usize) -> Vec<Row<'s>> {
    in_section(site, lang, route).take(count).map(|id| Row::new(site, id)).collect()
}

fn in_section<'s>(site: &'s Site, lang: Lang, route: &str) -> impl Iterator<Item = EntryId> + use<'s> {
    let section = site.section_at(lang, route);
    section.into_iter().flat_map(|(_, section)| &section.entries).copied()
}

/// Urgent posts leave the page by themselves on the day they expire.
fn urgent(site: &Site, lang: Lang) -> Vec<Row<'_>> {
    let posts = site.of_kind::<Post>(lang).filter(|(_, _, post)| *post.urgent);
    let mut ids: Vec<_> = posts.map(|(id, _, post)| (post.date.value, id)).collect();
    ids.sort_by(|a, b| b.cmp(a));
    ids.into_iter().map(|(_, id)| Row::new(site, id)).collect()
}

fn documents(site: &Site, lang: Lang) -> Vec<DocumentLine<'_>> {
    let line = |id: EntryId| {
        let document = site.entry(id).record.get::<Document>()?;
        Some(DocumentLine { item: Row::new(site, id), number: &document.number, kind: &document.r#type.label })
    };
    in_section(site, lang, "/van-ban/").filter_map(line).take(DOCUMENTS).collect()
}

fn links(site: &Site, lang: Lang) -> Vec<SiteLink<'_>> {
    let link = |id: EntryId| {
        let entry = site.entry(id);
        Some(SiteLink { title: &entry.title, url: &entry.record.get::<Link>()?.url })
    };
    in_section(site, lang, "/lien-ket/").filter_map(link).take(LINKS).collect()
}
