//! What every page has around its own part: title, addresses, breadcrumbs, translations.

use serde::Serialize;

use crate::content::Lang;
use crate::output::Outputs;
use crate::site::exports::feed_route;
use crate::site::{SectionId, Site};
use crate::theme::Word;

/// The head and surroundings of a page.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// The language.
    pub lang: Lang,
    /// The title, without the school's name.
    pub title: String,
    /// A sentence for search engines and link previews.
    pub description: String,
    /// The address without the base.
    pub route: String,
    /// The full address.
    pub canonical: String,
    /// The same page in other languages, with full addresses.
    pub alternates: Vec<Alternate>,
    /// From the home page down to the page itself, which has no link.
    pub crumbs: Vec<Crumb>,
    /// The feed of the section, when it has one.
    pub feed: Option<String>,
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
    pub fn plain(outputs: &Outputs, lang: Lang, route: &str, title: String) -> Self {
        let site = &outputs.site;
        let home =
            Crumb { title: outputs.theme.word(lang, Word::Home).to_owned(), href: Some(site.base.href(lang.home())) };
        Self {
            lang,
            description: String::new(),
            route: route.to_owned(),
            canonical: site.base.absolute(route),
            alternates: Vec::new(),
            crumbs: vec![home, Crumb { title: title.clone(), href: None }],
            title,
            feed: None,
            image: None,
            noindex: false,
        }
    }

    /// A frame for a page inside a section, the sections above it as breadcrumbs.
    pub fn inside(outputs: &Outputs, section: SectionId, route: &str, title: String) -> Self {
        let site = &outputs.site;
        let mut frame = Self::plain(outputs, site.section(section).lang, route, title);
        let mut above = Vec::new();
        let mut next = Some(section);
        while let Some(id) = next {
            let section = site.section(id);
            if section.route() != route {
                above.push(Crumb { title: section.title().to_owned(), href: Some(site.base.href(&section.route())) });
            }
            if frame.feed.is_none() && section.schema.feed {
                frame.feed = Some(site.base.href(&feed_route(&section.route())));
            }
            next = section.parent;
        }
        frame.crumbs.splice(1..1, above.into_iter().rev());
        frame
    }
}

/// The pair of addresses of a page and its translation.
pub(super) fn alternates(site: &Site, lang: Lang, route: &str, other: (Lang, &str)) -> Vec<Alternate> {
    let alternate =
        |lang: Lang, route: &str| Alternate { lang, url: site.base.absolute(route), href: site.base.href(route) };
    vec![alternate(lang, route), alternate(other.0, other.1)]
}
