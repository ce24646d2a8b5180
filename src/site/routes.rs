//! Every page of the site by its address; two pages on one address are reported.

use std::collections::BTreeMap;

use super::{EntryId, Facet, SectionId, Site};
use crate::content::{Lang, Role};
use crate::diagnostic::{Code, Diagnostic};
use crate::schema::SectionView;
use crate::source::{SourcePath, Span};

/// What stands at a route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The home page.
    Home(Lang),
    /// A page of a section's list; pages count from 1.
    Section(SectionId, usize),
    /// A section narrowed to the value of a facet (its place in the list of values).
    Facet(SectionId, Facet, usize, usize),
    /// An entry.
    Entry(EntryId),
    /// All tags.
    Tags(Lang),
    /// What carries a tag.
    Tag(Lang, String, usize),
    /// An old address that sends the reader on.
    Alias(String),
}

/// A route with who claims it.
struct Claims<'d> {
    targets: BTreeMap<String, Target>,
    owners: BTreeMap<String, (SourcePath, Span)>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

/// Gives every page its route.
pub(super) fn collect(site: &Site, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<String, Target> {
    let mut claims = Claims { targets: BTreeMap::new(), owners: BTreeMap::new(), diagnostics };
    claims.targets.insert("/".to_owned(), Target::Home(Lang::Vi));
    if site.config.has_english() {
        claims.targets.insert("/en/".to_owned(), Target::Home(Lang::En));
    }
    for (index, section) in site.sections.iter().enumerate() {
        let id = SectionId(index);
        let route = section.route();
        if matches!(section.schema.view, SectionView::Posts | SectionView::Documents) {
            claims.paged(&route, section.entries.len(), site.page_size(), |page| Target::Section(id, page));
        } else {
            claims.targets.insert(route.clone(), Target::Section(id, 1));
        }
        for (facet, values) in &section.facets {
            for (at, value) in values.iter().enumerate() {
                let route = format!("{route}{}/{}/", facet.slug(), value.slug);
                claims.paged(&route, value.entries.len(), site.page_size(), |page| Target::Facet(id, *facet, at, page));
            }
        }
    }
    for lang in [Lang::Vi, Lang::En] {
        if site.tags.keys().any(|(known, _)| *known == lang) {
            claims.targets.insert(format!("{}/the/", lang.prefix()), Target::Tags(lang));
        }
    }
    for ((lang, slug), tag) in &site.tags {
        let route = format!("{}/the/{slug}/", lang.prefix());
        claims.paged(&route, tag.entries.len(), site.page_size(), |page| Target::Tag(*lang, slug.clone(), page));
    }
    claims.entries(site);
    claims.aliases(site);
    claims.targets
}

impl Claims<'_> {
    fn paged(&mut self, route: &str, count: usize, size: usize, target: impl Fn(usize) -> Target) {
        self.targets.insert(route.to_owned(), target(1));
        for page in 2..=count.div_ceil(size) {
            self.targets.insert(format!("{route}trang/{page}/"), target(page));
        }
    }

    fn entries(&mut self, site: &Site) {
        for id in site.ids() {
            let entry = site.entry(id);
            // An index is part of its section's page.
            if entry.role == Role::Entry {
                self.claim(entry.route(), Target::Entry(id), &entry.path, entry.head);
            } else {
                self.owners.insert(entry.route(), (entry.path.clone(), entry.head));
            }
        }
    }

    fn aliases(&mut self, site: &Site) {
        for id in site.ids() {
            let entry = site.entry(id);
            for alias in &entry.common.aliases {
                let route = if alias.value.ends_with('/') || has_extension(&alias.value) {
                    alias.value.clone()
                } else {
                    format!("{}/", alias.value)
                };
                self.claim(route, Target::Alias(entry.route()), &entry.path, alias.span);
            }
        }
    }

    fn claim(&mut self, route: String, target: Target, path: &SourcePath, span: Span) {
        if !self.targets.contains_key(&route) {
            self.owners.insert(route.clone(), (path.clone(), span));
            self.targets.insert(route, target);
            return;
        }
        let other = match self.owners.get(&route) {
            Some((other, _)) => format!("tệp {other}"),
            None => "một trang của cấu trúc chuẩn".to_owned(),
        };
        self.diagnostics.push(
            Diagnostic::error(Code::RouteCollision, format!("Địa chỉ {route} đã thuộc {other}"))
                .at(path, span)
                .help("Đổi tên tệp này, hoặc ghi thêm slug khác vào phần khai báo"),
        );
    }
}

fn has_extension(route: &str) -> bool {
    route.rsplit('/').next().is_some_and(|name| name.contains('.'))
}
