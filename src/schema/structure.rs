//! The standard structure: which sections every site has, what belongs in each, and the menus.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::kind::KindName;
use super::title;
use crate::lang::Lang;
use crate::name;
use crate::vietnamese::{self, bare_words};

/// The sections in the order of the site map, flattened, parents before children.
#[derive(Clone, Debug, Default)]
pub struct Structure {
    /// Every section.
    pub sections: Vec<SectionSchema>,
    /// The main menu where `site.yaml` has none of its own.
    pub menu: Vec<MenuGroup>,
    /// The large buttons on the home page.
    pub quick: Vec<String>,
}

/// A section of the standard structure.
#[derive(Clone, Debug)]
pub struct SectionSchema {
    /// Where it is: begins and ends with `/`.
    pub route: String,
    /// Its Vietnamese title.
    pub title: String,
    /// Its English title.
    pub title_en: String,
    /// What belongs there; shown while it is empty.
    pub about: String,
    /// The same in English, where it is said.
    pub about_en: Option<String>,
    /// The kinds its folder takes, the usual one first.
    pub kinds: Vec<KindName>,
    /// How it is shown, where that isn't as its usual kind has it.
    pub view: Option<SectionView>,
    /// Whether it has a feed.
    pub feed: bool,
    /// Words of which its title must have one, where a source says what the section is called.
    pub called: Vec<String>,
    /// The route of the section around it.
    pub parent: Option<String>,
}

impl SectionSchema {
    /// Its title in a language.
    pub fn title_in(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.title,
            Lang::En => &self.title_en,
        }
    }

    /// Whether it is one page of words, rather than a list or a page that the program fills.
    pub fn is_page(&self) -> bool {
        self.view.is_none() && self.kinds.first().is_some_and(|kind| kind == "page")
    }

    /// The kind that it is shown by: the one that its view names, else its usual one; `None` for a page of the program's.
    pub fn shown_by(&self) -> Option<&str> {
        match self.view {
            Some(view) => view.kind(),
            None => self.usual_kind(),
        }
    }

    /// The kind that a file of its folder is of when it doesn't say; `None` where the program fills the section.
    pub fn usual_kind(&self) -> Option<&str> {
        self.kinds.first().map(String::as_str)
    }
}

/// How a section is shown that says so itself, by a kind of content or as a page of the program's. A closed set: a new
/// kind needs no word here, its sections name none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionView {
    /// Dated articles, newest first, paginated, by year.
    Posts,
    /// Pages and sub-sections.
    Pages,
    /// Leaders and staff.
    People,
    /// Documents with filters.
    Documents,
    /// Procedures and forms.
    Procedures,
    /// Disclosure by school year.
    Disclosure,
    /// Five years of figures.
    Statistics,
    /// Enrolment by school year, as steps.
    Enrolment,
    /// The week calendar.
    Calendar,
    /// Open and closed consultations.
    Consultations,
    /// Questions and answers.
    Questions,
    /// Digital resources by type.
    Resources,
    /// Links by system.
    Links,
    /// The editorial board.
    Board,
    /// Address, telephone, map, hours.
    Contact,
    /// The search page.
    Search,
    /// All sections with what stands in them.
    SiteMap,
    /// The list of feeds.
    Feeds,
    /// The accessibility statement.
    Accessibility,
    /// The checklist report.
    Report,
}

impl SectionView {
    /// The kind of content that a section is shown by; `None` for a page of the program's.
    pub fn kind(self) -> Option<&'static str> {
        Some(match self {
            Self::Posts => "post",
            Self::Pages => "page",
            Self::People => "person",
            Self::Documents => "document",
            Self::Procedures => "procedure",
            Self::Disclosure => "disclosure",
            Self::Statistics => "statistics",
            Self::Enrolment => "enrolment",
            Self::Calendar => "calendar",
            Self::Consultations => "consultation",
            Self::Questions => "question",
            Self::Resources => "resource",
            Self::Links => "link",
            Self::Board => "board",
            Self::Contact | Self::Search | Self::SiteMap | Self::Feeds | Self::Accessibility | Self::Report => {
                return None;
            }
        })
    }
}

/// A group of the main menu.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MenuGroup {
    /// Its Vietnamese title.
    pub title: String,
    /// Its English title.
    pub title_en: Option<String>,
    /// The sections or pages in it.
    pub routes: Vec<String>,
}

impl Structure {
    /// The section at exactly this route.
    pub fn section(&self, route: &str) -> Option<&SectionSchema> {
        self.sections.iter().find(|section| section.route == route)
    }

    /// The innermost section that holds a folder below `content/` (given as a route, `/tin-tuc/2026/`).
    pub fn holding(&self, folder: &str) -> Option<&SectionSchema> {
        self.sections
            .iter()
            .filter(|section| folder.starts_with(&section.route))
            .max_by_key(|section| section.route.len())
    }
}

/// Routes that the program fills by itself: the English version, tags, the theme's files.
const OWN_ROUTES: [&str; 3] = ["/en/", "/the/", "/assets/"];

/// `schemas/structure.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StructureYaml {
    #[serde(default)]
    sections: Vec<SectionYaml>,
    #[serde(default)]
    menu: Vec<MenuGroup>,
    #[serde(default)]
    quick: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionYaml {
    route: String,
    title: String,
    title_en: Option<String>,
    about: String,
    about_en: Option<String>,
    kinds: Vec<KindName>,
    view: Option<SectionView>,
    #[serde(default)]
    feed: bool,
    #[serde(default)]
    called: Vec<String>,
    #[serde(default)]
    sections: Vec<SectionYaml>,
}

impl StructureYaml {
    /// What is wrong with the routes, in Vietnamese.
    pub(super) fn fault(&self) -> Option<String> {
        self.sections.iter().find_map(|section| section.fault("/"))
    }

    /// Adds what the file describes to a structure: a site's own file extends the program's, which stays what it is in
    /// `official`. What the site says in vain is added to `idle`.
    pub(super) fn extend(self, structure: &mut Structure, official: &Structure, idle: &mut Vec<String>) {
        for section in self.sections {
            section.flatten(None, &mut structure.sections, official, idle);
        }
        keep_apart(&mut structure.sections, official, idle);
        structure.menu.extend(self.menu);
        structure.quick.extend(self.quick);
    }

    /// The kinds that stand in sections which a structure hasn't.
    pub(super) fn kinds_beside(&self, official: &Structure) -> Vec<KindName> {
        let mut kinds = Vec::new();
        self.sections.iter().for_each(|section| section.kinds_beside(official, &mut kinds));
        kinds
    }

    /// Calls kinds by another name in the sections that a structure hasn't.
    pub(super) fn rename(&mut self, official: &Structure, name: &dyn Fn(&str) -> Option<KindName>) {
        self.sections.iter_mut().for_each(|section| section.rename(official, name));
    }
}

/// What keeps a route from being that of a section below another one, in Vietnamese.
pub(super) fn route_fault(route: &str, above: &str) -> Option<String> {
    let inside = route.strip_prefix(above).and_then(|rest| rest.strip_suffix('/'));
    let is_clean = |inside: &str| inside.split('/').all(|part| !part.is_empty() && vietnamese::slug(part) == part);
    if !inside.is_some_and(is_clean) {
        return Some(format!("địa chỉ “{route}” phải có dạng {above}ten-chuyen-muc/"));
    }
    if let Some(fault) = name::fault_of_address(route) {
        return Some(format!("địa chỉ “{route}” không dùng được. {}", fault.message()));
    }
    let taken = OWN_ROUTES.iter().find(|taken| route.starts_with(**taken))?;
    Some(format!("địa chỉ “{route}” trùng với {taken} của chương trình"))
}

impl SectionYaml {
    fn fault(&self, above: &str) -> Option<String> {
        let route = &self.route;
        route_fault(route, above).or_else(|| self.sections.iter().find_map(|section| section.fault(route)))
    }

    fn kinds_beside(&self, official: &Structure, into: &mut Vec<KindName>) {
        if official.section(&self.route).is_none() {
            into.extend(self.kinds.iter().cloned());
        }
        self.sections.iter().for_each(|section| section.kinds_beside(official, into));
    }

    fn rename(&mut self, official: &Structure, name: &dyn Fn(&str) -> Option<KindName>) {
        let known = official.section(&self.route);
        for kind in &mut self.kinds {
            let taken = known.is_some_and(|known| known.kinds.contains(kind));
            if let Some(name) = name(kind).filter(|_| !taken) {
                *kind = name;
            }
        }
        self.sections.iter_mut().for_each(|section| section.rename(official, name));
    }

    fn flatten(
        self,
        parent: Option<&str>,
        into: &mut Vec<SectionSchema>,
        official: &Structure,
        idle: &mut Vec<String>,
    ) {
        let section = SectionSchema {
            title_en: self.title_en.unwrap_or_else(|| self.title.clone()),
            route: self.route,
            title: self.title,
            about: self.about,
            about_en: self.about_en,
            kinds: self.kinds,
            view: self.view,
            feed: self.feed,
            called: self.called,
            parent: parent.map(str::to_owned),
        };
        let section = match official.section(&section.route) {
            Some(known) => section.over(known, idle),
            None => section,
        };
        let route = section.route.clone();
        into.retain(|known| known.route != route);
        into.push(section);
        for child in self.sections {
            child.flatten(Some(&route), into, official, idle);
        }
    }
}

impl SectionSchema {
    /// The program's section with the site's words, and with the kinds that the site adds.
    fn over(self, official: &Self, idle: &mut Vec<String>) -> Self {
        let route = &self.route;
        let dropped: Vec<&str> =
            official.kinds.iter().filter(|kind| !self.kinds.contains(kind)).map(String::as_str).collect();
        if !dropped.is_empty() {
            idle.push(format!("bỏ {} khỏi kinds của {route}", dropped.join(", ")));
        }
        if self.view.is_some() && self.view != official.view {
            idle.push(format!("view của {route}"));
        }
        let hides = title::hides(&self.title, &official.called);
        if title::says_nothing(&self.title_en) && self.title_en != self.title {
            idle.push(format!("title_en “{}” của {route}", self.title_en));
        }
        idle.extend(hides.as_ref().map(|why| format!("title “{}” của {route} ({why})", self.title)));
        let added = self.kinds.into_iter().filter(|kind| !official.kinds.contains(kind));
        Self {
            title_en: if self.title_en == self.title || title::says_nothing(&self.title_en) {
                official.title_en.clone()
            } else {
                self.title_en
            },
            about_en: self.about_en.or_else(|| official.about_en.clone()),
            kinds: official.kinds.iter().cloned().chain(added).collect(),
            view: official.view,
            feed: official.feed || self.feed,
            called: official.called.clone(),
            parent: official.parent.clone(),
            title: if hides.is_some() { official.title.clone() } else { self.title },
            ..self
        }
    }
}

/// Gives a section its own title back where the site's is another section's too.
fn keep_apart(sections: &mut [SectionSchema], official: &Structure, idle: &mut Vec<String>) {
    let mut known: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, section) in sections.iter().enumerate() {
        known.entry(bare_words(&section.title)).or_default().push(at);
    }
    for alike in known.into_values().filter(|alike| alike.len() > 1) {
        for at in alike.iter().copied() {
            let renamed = official.section(&sections[at].route).filter(|known| known.title != sections[at].title);
            let other = alike.iter().find(|other| **other != at).map(|other| sections[*other].route.clone());
            if let (Some(known), Some(other)) = (renamed, other) {
                idle.push(format!("title “{}” của {} (đã là tên của {other})", sections[at].title, known.route));
                sections[at].title.clone_from(&known.title);
            }
        }
    }
}
