//! The part of a view that all pages of a language share, made once.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use crate::config::{Person, Supervisor};
use crate::content::Lang;
use crate::schema::MenuGroup;
use crate::site::Site;
use crate::theme::Theme;

/// What every page of a language shows of the school and the site.
#[derive(Debug)]
pub struct Shared {
    by_lang: BTreeMap<Lang, Value>,
}

#[derive(Serialize)]
struct SiteView<'s> {
    name: &'s str,
    short_name: &'s str,
    motto: Option<&'s str>,
    unit: &'s str,
    address: &'s str,
    province: &'s str,
    phones: Vec<Phone<'s>>,
    emails: Vec<&'s str>,
    feedback_email: Option<&'s str>,
    hours: Option<&'s str>,
    responsible: &'s Person,
    supervisors: &'s [Supervisor],
    logo: Option<String>,
    home: String,
    /// Addresses of the sections by their route without slashes: `site.href["tin-tuc"]`.
    href: BTreeMap<String, String>,
    menu: Vec<Group>,
    quick: Vec<MenuLink>,
    languages: Vec<Language>,
    /// Output addresses of the theme's files by plain name.
    assets: BTreeMap<String, String>,
    today: String,
    year: i16,
}

#[derive(Serialize)]
struct Phone<'s> {
    text: &'s str,
    href: String,
}

#[derive(Serialize)]
struct Group {
    title: String,
    links: Vec<MenuLink>,
}

#[derive(Serialize)]
struct MenuLink {
    title: String,
    route: String,
    href: String,
}

#[derive(Serialize)]
struct Language {
    code: &'static str,
    href: String,
}

impl Shared {
    /// Makes the shared part for every language of the site.
    pub fn new(site: &Site, theme: &Theme) -> Self {
        let languages: &[Lang] = if site.config.has_english() { &[Lang::Vi, Lang::En] } else { &[Lang::Vi] };
        let view = |lang: &Lang| (*lang, Value::from_serializable(&SiteView::new(site, theme, *lang, languages)));
        Self { by_lang: languages.iter().map(view).collect() }
    }

    /// The shared part in a language; copying it copies a pointer.
    pub fn site(&self, lang: Lang) -> Value {
        self.by_lang.get(&lang).or_else(|| self.by_lang.get(&Lang::Vi)).cloned().unwrap_or_else(Value::none)
    }
}

impl<'s> SiteView<'s> {
    fn new(site: &'s Site, theme: &Theme, lang: Lang, languages: &[Lang]) -> Self {
        let config = &site.config;
        let name = match (lang, &config.name_en) {
            (Lang::En, Some(name)) => name,
            _ => &config.name.value,
        };
        let menu = if config.menus.main.is_empty() { &site.schemas.structure.menu } else { &config.menus.main };
        let quick = if config.menus.quick.is_empty() { &site.schemas.structure.quick } else { &config.menus.quick };
        let phone = |text: &'s str| {
            let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            Phone { text, href: format!("tel:{digits}") }
        };
        Self {
            name,
            short_name: config.short_name.as_deref().unwrap_or(name),
            motto: config.motto.as_deref(),
            unit: &config.unit.label,
            address: &config.address,
            province: &config.province,
            phones: config.phones.iter().map(|text| phone(text)).collect(),
            emails: config.emails.iter().map(|email| email.value.as_str()).collect(),
            feedback_email: config.feedback_email.as_ref().map(|email| email.value.as_str()),
            hours: config.hours.as_deref(),
            responsible: &config.responsible,
            supervisors: &config.supervisors,
            logo: config
                .logo
                .as_ref()
                .and_then(|logo| site.attachments.get(&logo.value))
                .map(|file| site.base.href(&file.route)),
            home: site.base.href(&format!("{}/", lang.prefix())),
            href: site
                .sections
                .iter()
                .filter(|section| section.lang == lang)
                .map(|section| (section.schema.route.trim_matches('/').to_owned(), site.base.href(&section.route())))
                .collect(),
            menu: menu.iter().filter_map(|group| Group::new(site, lang, group)).collect(),
            quick: quick.iter().filter_map(|route| MenuLink::new(site, lang, route)).collect(),
            languages: languages
                .iter()
                .map(|lang| Language { code: lang.code(), href: site.base.href(&format!("{}/", lang.prefix())) })
                .collect(),
            assets: theme
                .asset_names()
                .map(|(name, path)| (name.to_owned(), site.base.href(&format!("/{path}"))))
                .collect(),
            today: site.today.to_string(),
            year: site.today.year(),
        }
    }
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
        let full = format!("{}{route}", lang.prefix());
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
