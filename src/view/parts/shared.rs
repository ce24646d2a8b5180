//! The part of a view that all pages of a language share, made once: `site`, and the header and footer, which are
//! rendered once a language, since they are the same on ten thousand pages.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use super::phone::Phone;
use crate::address::Route;
use crate::config::Config;
use crate::fingerprint::Fingerprint;
use crate::lang::Lang;
use crate::schema::{Labels, MenuGroup, labels};
use crate::search;
use crate::site::Site;
use crate::site::exports::feed_of_all;
use crate::theme::{Apart, Common, Given, TemplateFault, Theme};
use crate::vietnamese::{self, whole_address};

/// What every page of a language shows of the school and the site.
#[derive(Debug)]
pub struct Shared {
    by_lang: BTreeMap<Lang, Language>,
    /// What pages of a language have that the site hasn't.
    nothing: Common,
}

#[derive(Debug)]
struct Language {
    common: Common,
    /// What the school is called, the longest name first.
    names: Vec<String>,
    /// Of the site and its header and footer; `None` when it can't be told.
    fingerprint: Option<Fingerprint>,
}

/// What stands above and below every page, as HTML.
#[derive(Serialize)]
struct Chrome {
    header: String,
    footer: String,
}

#[derive(Serialize)]
struct SiteView<'s> {
    /// What pages show as it stands in `site.yaml`: a new key needs no word here.
    #[serde(flatten)]
    config: &'s Config,
    name: &'s str,
    short_name: &'s str,
    unit: &'s str,
    /// Where the school stands, with its ward and province.
    address: String,
    phones: Vec<Phone<'s>>,
    emails: Vec<&'s str>,
    feedback_email: Option<&'s str>,
    logo: Option<String>,
    home: String,
    /// Addresses of the sections by their route without slashes: `site.href["tin-tuc"]`.
    href: BTreeMap<String, String>,
    /// Their titles by the same names: `site.title["tin-tuc"]`.
    title: BTreeMap<&'s str, &'s str>,
    /// What the fields of `site.yaml` are called: `site.labels.address`.
    labels: Labels<'s>,
    /// What the fields are called that every kind has: `site.common_labels.files`.
    common_labels: Labels<'s>,
    menu: Vec<Group>,
    quick: Vec<MenuLink>,
    languages: Vec<LanguageLink>,
    /// The feed of all that is new.
    feed: String,
    /// The module that searches, where the site asks for one.
    search: Option<String>,
    /// Whether the site is for trying, which each of its pages says above its header.
    rehearsal: bool,
    /// Output addresses of the theme's files by plain name.
    assets: BTreeMap<String, String>,
    year: i16,
}

#[derive(Serialize)]
struct Group {
    title: String,
    links: Vec<MenuLink>,
}

#[derive(Serialize)]
struct MenuLink {
    title: String,
    route: Route,
    href: String,
}

#[derive(Serialize)]
struct LanguageLink {
    code: &'static str,
    href: String,
}

impl Shared {
    /// Makes the shared part for every language of the site.
    ///
    /// # Errors
    /// When a header or footer of the site's own fails.
    pub fn new(site: &Site, theme: &Theme, apart: Option<&dyn Apart>) -> Result<Self, TemplateFault> {
        let languages: &[Lang] = if site.config.has_english() { &[Lang::Vi, Lang::En] } else { &[Lang::Vi] };
        let mut by_lang = BTreeMap::new();
        for lang in languages {
            by_lang.insert(*lang, Language::new(site, theme, apart, *lang, languages)?);
        }
        Ok(Self { by_lang, nothing: Common::default() })
    }

    /// What every page of a language is given: `site`, `chrome` and `t`.
    pub fn common(&self, lang: Lang) -> &Common {
        self.language(lang).map_or(&self.nothing, |language| &language.common)
    }

    /// The fingerprint of `site` and `chrome`; `None` when it can't be told.
    pub fn fingerprint(&self, lang: Lang) -> Option<Fingerprint> {
        self.language(lang)?.fingerprint
    }

    /// What the school is called in a language, the longest name first.
    pub fn names(&self, lang: Lang) -> &[String] {
        self.language(lang).map_or(&[], |language| &language.names)
    }

    fn language(&self, lang: Lang) -> Option<&Language> {
        self.by_lang.get(&lang).or_else(|| self.by_lang.get(&Lang::Vi))
    }
}

impl Language {
    fn new(
        site: &Site,
        theme: &Theme,
        apart: Option<&dyn Apart>,
        lang: Lang,
        languages: &[Lang],
    ) -> Result<Self, TemplateFault> {
        let value = Value::from_serializable(&SiteView::new(site, theme, lang, languages));
        let own = vec![("site", value.clone()), ("t", theme.strings(lang)), ("lang", Value::from(lang.code()))];
        let given = Given { common: &Common::default(), own };
        let part = |template| {
            let html = theme.render(apart, template, &given)?;
            // Templates and values are text, and so is what comes of them.
            Ok(String::from_utf8_lossy(&html).into_owned())
        };
        // A header of the school's own needn't know of it.
        let mark = if site.is_rehearsal { part("_rehearsal.html")? } else { String::new() };
        let chrome = Chrome { header: mark + &part("_header.html")?, footer: part("_footer.html")? };
        let fingerprint = Fingerprint::of_value(&(&value, &chrome));
        let chrome = Value::from_serializable(&chrome);
        let common = Common::new(vec![("site", value), ("chrome", chrome), ("t", theme.strings(lang))]);
        Ok(Self { common, names: names(site, lang), fingerprint })
    }
}

/// The school's name in a language.
pub(crate) fn school_name(site: &Site, lang: Lang) -> &str {
    match (lang, &site.config.name_en) {
        (Lang::En, Some(name)) => name,
        _ => &site.config.name.value,
    }
}

/// The school's full name in a language, and a shorter one: the site's own, or with the usual abbreviations.
fn names(site: &Site, lang: Lang) -> Vec<String> {
    let name = school_name(site, lang);
    let is_vietnamese = *name == *site.config.name.value;
    let own = site.config.short_name.clone().filter(|_| is_vietnamese);
    let short = own.or_else(|| vietnamese::short_school_name(name));
    [name.to_owned()].into_iter().chain(short).collect()
}

impl<'s> SiteView<'s> {
    fn new(site: &'s Site, theme: &Theme, lang: Lang, languages: &[Lang]) -> Self {
        let config = &site.config;
        let name = school_name(site, lang);
        let menu = if config.menus.main.is_empty() { &site.schemas.structure.menu } else { &config.menus.main };
        let quick = if config.menus.quick.is_empty() { &site.schemas.structure.quick } else { &config.menus.quick };
        Self {
            config,
            name,
            short_name: config.short_name.as_deref().unwrap_or(name),
            unit: &config.unit.label,
            address: whole_address(&config.address, config.ward.as_deref(), &config.province),
            phones: config.phones.iter().map(|text| Phone::new(text)).collect(),
            emails: config.emails.iter().map(|email| email.value.as_str()).collect(),
            feedback_email: config.feedback_email.as_ref().map(|email| email.value.as_str()),
            logo: config
                .logo
                .as_ref()
                .and_then(|logo| site.attachments.get(&logo.value))
                .map(|file| site.base.href(&file.route)),
            home: site.base.href(&lang.home()),
            href: section_addresses(site, lang),
            title: section_titles(site, lang),
            labels: labels(&site.schemas.site, lang),
            common_labels: site.common_labels(lang),
            menu: menu.iter().filter_map(|group| Group::new(site, lang, group)).collect(),
            quick: quick.iter().filter_map(|route| MenuLink::new(site, lang, route)).collect(),
            languages: languages
                .iter()
                .map(|lang| LanguageLink { code: lang.code(), href: site.base.href(&lang.home()) })
                .collect(),
            feed: site.base.href(&feed_of_all(site, lang)),
            rehearsal: site.is_rehearsal,
            search: config.search.then(|| site.base.href(&search::MODULE.route())),
            assets: theme.asset_names().map(|(name, path)| (name.to_owned(), site.base.href(&path.route()))).collect(),
            year: site.today().year(),
        }
    }
}

/// The sections by their route without slashes; where a language has no such section, the Vietnamese one.
fn section_addresses(site: &Site, lang: Lang) -> BTreeMap<String, String> {
    let mut addresses = BTreeMap::new();
    for section in &site.sections {
        if section.lang == Lang::Vi || section.lang == lang {
            addresses.insert(section.schema.route.trim_matches('/').to_owned(), site.base.href(&section.route()));
        }
    }
    addresses
}

/// The titles of the sections by their route without slashes, whether the language has pages there or not.
fn section_titles(site: &Site, lang: Lang) -> BTreeMap<&str, &str> {
    let sections = site.schemas.structure.sections.iter();
    sections.map(|section| (section.route.trim_matches('/'), section.title_in(lang))).collect()
}

impl Group {
    fn new(site: &Site, lang: Lang, group: &MenuGroup) -> Option<Self> {
        let links: Vec<_> = group.routes.iter().filter_map(|route| MenuLink::new(site, lang, route)).collect();
        let title = match lang {
            Lang::Vi => group.title.clone(),
            Lang::En => group.title_en.clone().unwrap_or_else(|| group.title.clone()),
        };
        (!links.is_empty()).then_some(Self { title, links })
    }
}

impl MenuLink {
    /// The link to a section or an entry; `None` where the language has no such page.
    fn new(site: &Site, lang: Lang, route: &str) -> Option<Self> {
        let full = Route::new([lang.prefix(), route].concat());
        let title = match site.section_at(lang, route) {
            Some((_, section)) => section.title().to_owned(),
            None => match site.targets.get(&full)? {
                crate::site::Target::Entry(id) => site.entry(*id).title.clone(),
                _ => return None,
            },
        };
        Some(Self { title, href: site.base.href(&full), route: full })
    }
}
