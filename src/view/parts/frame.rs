//! What every page has around its own part: title, addresses, breadcrumbs, translations.

use std::sync::Arc;

use serde::Serialize;

use crate::address::Route;
use crate::lang::Lang;
use crate::site::exports::feed_route;
use crate::site::{EntryId, Section, SectionId, Site};
use crate::theme::Word;
use crate::view::Ground;
use crate::view::parts::school_name;

/// The head and surroundings of a page.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// The language.
    pub lang: Lang,
    /// The title, without the school's name; from the second page of a list on with its number.
    pub title: String,
    /// The title as tabs and search engines show it, with as much of the school's name as there is room for.
    pub head_title: String,
    /// A sentence for search engines and link previews, never empty.
    pub description: String,
    /// Which page of a list it is, from the second one on.
    pub number: Option<usize>,
    /// The address without the base.
    pub route: Route,
    /// The full address.
    pub canonical: String,
    /// The same page in other languages, with full addresses.
    pub alternates: Vec<Alternate>,
    /// From the home page down to the page itself, which has no link.
    pub crumbs: Vec<Crumb>,
    /// The feed of the section, when it has one.
    pub feed: Option<String>,
    /// What that feed is called.
    pub feed_title: Option<String>,
    /// A picture for link previews, as a full address.
    pub image: Option<String>,
    /// Whether search engines are asked to stay away.
    pub noindex: bool,
}

/// The page in another language.
#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    /// The language.
    pub lang: Lang,
    /// The full address.
    pub url: String,
    /// The address for links.
    pub href: String,
}

/// A step of the breadcrumbs.
#[derive(Clone, Debug, Serialize)]
pub struct Crumb {
    /// What it is called.
    pub title: String,
    /// Where it leads; the last one leads nowhere.
    pub href: Option<String>,
}

impl Frame {
    /// A frame with only the home page above it.
    pub fn plain(ground: Ground<'_>, lang: Lang, route: &Route, title: String) -> Self {
        let site = ground.site;
        let home =
            Crumb { title: ground.theme.word(lang, Word::Home).to_owned(), href: Some(site.base.href(&lang.home())) };
        Self {
            lang,
            description: String::new(),
            route: route.clone(),
            canonical: site.base.absolute(route),
            alternates: Vec::new(),
            crumbs: vec![home, Crumb { title: title.clone(), href: None }],
            title,
            head_title: String::new(),
            number: None,
            feed: None,
            feed_title: None,
            image: None,
            noindex: site.is_rehearsal,
        }
    }

    /// A frame for a page inside a section, the sections above it as breadcrumbs.
    pub fn inside(ground: Ground<'_>, section: SectionId, route: &Route, title: String) -> Self {
        let site = ground.site;
        let mut frame = Self::plain(ground, site.section(section).lang, route, title);
        let mut above = Vec::new();
        let mut next = Some(section);
        while let Some(id) = next {
            let section = site.section(id);
            if section.route() != *route {
                above.push(Crumb { title: section.title().to_owned(), href: Some(site.base.href(&section.route())) });
            }
            if frame.feed.is_none() && section.schema.feed {
                frame.feed = Some(site.base.href(&feed_route(&section.route())));
                frame.feed_title = Some(format!("{} – {}", section.title(), school_name(site, section.lang)));
            }
            next = section.parent;
        }
        frame.crumbs.splice(1..1, above.into_iter().rev());
        frame
    }

    /// The frame of a section's own page.
    pub fn of_section(ground: Ground<'_>, id: SectionId) -> Self {
        let site = ground.site;
        let section = site.section(id);
        let route = section.route();
        let mut frame = Self::inside(ground, id, &route, section.title().to_owned());
        frame.description = section.about().to_owned();
        let twin = |other: &&Arc<Section>| other.lang != section.lang && other.schema.route == section.schema.route;
        if let Some(other) = site.sections.iter().find(twin) {
            frame.alternates = alternates(site, section.lang, &route, (other.lang, &other.route()));
        }
        frame
    }

    /// The frame of an entry's page.
    pub fn of_entry(ground: Ground<'_>, id: EntryId) -> Self {
        let site = ground.site;
        let entry = site.entry(id);
        let route = entry.route();
        let mut frame = match site.position(id) {
            Some((section, _)) => Self::inside(ground, section, &route, entry.title.clone()),
            None => Self::plain(ground, entry.lang, &route, entry.title.clone()),
        };
        frame.description = entry.gist().into_owned();
        if let Some(other) = site.translation(id) {
            let other = site.entry(other);
            frame.alternates = alternates(site, entry.lang, &route, (other.lang, &other.route()));
        }
        let picture = entry.common.image.as_ref().and_then(|path| site.attachments.get(&path.value));
        frame.image = picture.map(|file| site.base.absolute(&file.route));
        frame
    }
}

/// The pair of addresses of a page and its translation.
pub fn alternates(site: &Site, lang: Lang, route: &Route, other: (Lang, &Route)) -> Vec<Alternate> {
    let alternate =
        |lang: Lang, route: &Route| Alternate { lang, url: site.base.absolute(route), href: site.base.href(route) };
    vec![alternate(lang, route), alternate(other.0, other.1)]
}
