//! Every page of the site by its address; two pages on one address are reported.

use std::collections::btree_map::Entry as Place;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::earlier::Earlier;
use super::tags::namesakes;
use super::{EntryId, Facet, SectionId, Site, TagKey};
use crate::address::{NOT_FOUND, Route};
use crate::content::{Entry, Role};
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::name;
use crate::schema::address_list;
use crate::source::{SourcePath, Span, Spanned};

/// What stands at a route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The home page.
    Home(Lang),
    /// A page of a section's list; pages count from 1.
    Section(SectionId, usize),
    /// A section narrowed to the value of a facet (its place in the list of values).
    Facet(SectionId, Facet, usize, usize),
    /// An entry has a page of its own.
    Entry(EntryId),
    /// All tags.
    Tags(Lang),
    /// What carries a tag.
    Tag(TagKey, usize),
    /// The tags that share an address, where it is none's own.
    Namesakes(Lang, String),
    /// An old address that sends the reader on.
    Alias(Route),
}

/// What hosts and pages look for beside the exports; old addresses may not hide it.
const STANDING: [Route; 3] = [NOT_FOUND, MARKER, Route::fixed("/assets")];

/// Tells a host to take the files as they are.
pub const MARKER: Route = Route::fixed("/.nojekyll");

const DROP_ALIAS: &str = "Bỏ địa chỉ này khỏi mục aliases: người đọc vẫn tới được nơi nó đang dẫn tới";

/// The address of a page of the list that stands at a route; pages count from 1.
pub fn page_route(route: &Route, page: usize) -> Route {
    if page == 1 { route.clone() } else { route.join(&format!("trang/{page}/")) }
}

/// The address of all tags in a language.
pub fn tags_route(lang: Lang) -> Route {
    lang.home().join("the/")
}

/// The address that tags share which are the same without marks.
pub fn shared_tag_route(lang: Lang, slug: &str) -> Route {
    tags_route(lang).join(&format!("{slug}/"))
}

/// The address of what carries a tag: below the shared one, unless the tag has no marks.
pub fn tag_route(key: &TagKey) -> Route {
    let shared = shared_tag_route(key.lang, &key.slug);
    if key.is_plain() { shared } else { shared.join(&format!("{}/", key.typed)) }
}

/// Routes as they are claimed, one after the other.
struct Claims<'s> {
    site: &'s Site,
    targets: Targets,
    /// Addresses of files that aren't pages, which no page may take nor stand below, as [`name::folded`] has them.
    files: BTreeSet<Route>,
    /// Old addresses that were claimed, by what [`name::folded`] makes of them.
    aliases: BTreeMap<Route, Route>,
    /// The folders of old addresses in the same way.
    folders: BTreeMap<String, String>,
    diagnostics: Vec<Diagnostic>,
}

/// Pages by their routes.
pub type Targets = BTreeMap<Route, Target>;

/// Gives every page its route, with what is wrong with them: as in an earlier site, where they are the same.
pub(super) fn collect(earlier: Option<&Earlier<'_>>, site: &Site) -> (Arc<Targets>, Vec<Diagnostic>) {
    match earlier {
        Some(earlier) if earlier.has_routes_of(site) => {
            (Arc::clone(&earlier.site.targets), earlier.site.collisions.clone())
        }
        _ => collect_anew(site),
    }
}

fn collect_anew(site: &Site) -> (Arc<Targets>, Vec<Diagnostic>) {
    let attached = site.attachments.values().map(|file| &file.route);
    let files = attached.chain(site.exports.keys()).cloned().chain(STANDING).collect();
    let (targets, aliases, folders) = (Targets::new(), BTreeMap::new(), BTreeMap::new());
    let mut claims = Claims { site, targets, files, aliases, folders, diagnostics: Vec::new() };
    claims.targets.insert(Lang::Vi.home(), Target::Home(Lang::Vi));
    if site.config.has_english() {
        claims.targets.insert(Lang::En.home(), Target::Home(Lang::En));
    }
    for (index, section) in site.sections.iter().enumerate() {
        let id = SectionId(index);
        let route = section.route();
        if section.is_paged() {
            claims.paged(&route, section.entries.len(), site.page_size(), |page| Target::Section(id, page));
        } else {
            claims.targets.insert(route.clone(), Target::Section(id, 1));
        }
        for (facet, values) in &section.facets {
            for (at, value) in values.iter().enumerate() {
                let route = section.facet_route(*facet, value);
                claims.paged(&route, value.entries.len(), site.page_size(), |page| Target::Facet(id, *facet, at, page));
            }
        }
    }
    for lang in [Lang::Vi, Lang::En] {
        if site.tags.keys().any(|key| key.lang == lang) {
            claims.targets.insert(tags_route(lang), Target::Tags(lang));
        }
    }
    claims.tags();
    claims.entries();
    claims.aliases();
    (Arc::new(claims.targets), claims.diagnostics)
}

impl Claims<'_> {
    fn paged(&mut self, route: &Route, count: usize, size: usize, target: impl Fn(usize) -> Target) {
        for page in 1..=count.div_ceil(size).max(1) {
            self.targets.insert(page_route(route, page), target(page));
        }
    }

    fn tags(&mut self) {
        for (key, tag) in self.site.tags.iter() {
            let size = self.site.page_size();
            self.paged(&tag_route(key), tag.entries.len(), size, |page| Target::Tag(key.clone(), page));
        }
        for key in self.site.tags.keys() {
            let shared = shared_tag_route(key.lang, &key.slug);
            if !self.targets.contains_key(&shared) {
                self.namesakes(&shared, key);
            }
        }
        for (key, tag) in self.site.tags.iter() {
            for written in &tag.spellings {
                self.spelling(written, key);
            }
        }
    }

    /// The addresses of a tag in another spelling, which lead to its own.
    fn spelling(&mut self, written: &TagKey, key: &TagKey) {
        let shared = shared_tag_route(key.lang, &key.slug);
        let shared = match self.targets.get(&shared) {
            Some(Target::Alias(to)) => to.clone(),
            _ => shared,
        };
        self.targets.insert(tag_route(written), Target::Alias(tag_route(key)));
        self.targets.insert(shared_tag_route(written.lang, &written.slug), Target::Alias(shared));
    }

    /// The address that a tag with marks shares with others, or may one day; what was linked to there is found.
    fn namesakes(&mut self, shared: &Route, first: &TagKey) {
        let namesakes: Vec<_> = namesakes(&self.site.tags, first.lang, &first.slug).collect();
        let longest = namesakes.iter().map(|(_, tag)| tag.entries.len()).max().unwrap_or_default();
        for page in 1..=longest.div_ceil(self.site.page_size()) {
            let to = if namesakes.len() == 1 { page_route(&tag_route(first), page) } else { shared.clone() };
            self.targets.insert(page_route(shared, page), Target::Alias(to));
        }
        if namesakes.len() > 1 {
            self.targets.insert(shared.clone(), Target::Namesakes(first.lang, first.slug.clone()));
        }
    }

    fn entries(&mut self) {
        let help = "Đổi tên tệp này, hoặc ghi thêm slug khác vào phần khai báo";
        for (index, entry) in self.site.entries.iter().enumerate() {
            // An index is part of its section's page.
            if entry.role == Role::Entry {
                self.claim(entry.route(), Target::Entry(EntryId(index)), &entry.path, entry.head, help);
            }
        }
    }

    fn aliases(&mut self) {
        for entry in &self.site.entries {
            let mut given = BTreeSet::new();
            // One that is written twice is told as that.
            for alias in entry.common.aliases.iter().filter(|alias| given.insert(alias.value.as_str())) {
                let route = old_address(&alias.value);
                let folded = Route::new(name::folded(route.as_str())).file().route();
                if let Some(known) = self.alike(&route, &folded) {
                    let message = format!("Địa chỉ {route} chỉ khác {known} ở chữ hoa, chữ thường hoặc cách ghép dấu");
                    let help = "Windows và macOS coi hai địa chỉ ấy là một tệp. Bỏ địa chỉ này khỏi mục aliases";
                    let fault = Diagnostic::error(Code::RouteCollision, message).help(help);
                    self.diagnostics.push(fault.at(&entry.path, alias.span));
                    continue;
                }
                if let Some(file) = self.in_the_way(&folded) {
                    let message = format!("Địa chỉ {route} đã thuộc tệp {file}");
                    self.diagnostics.push(
                        Diagnostic::error(Code::RouteCollision, message).at(&entry.path, alias.span).help(DROP_ALIAS),
                    );
                    continue;
                }
                if let Some((folder, known)) = self.folder_alike(&route) {
                    self.diagnostics.push(other_case(entry, alias, &route, folder, &known));
                    continue;
                }
                for folder in folders(&route) {
                    self.folders.entry(name::folded(folder)).or_insert_with(|| folder.to_owned());
                }
                if !route.is_folder() {
                    self.files.insert(folded.clone());
                }
                self.aliases.insert(folded, route.clone());
                self.claim(route, Target::Alias(entry.route()), &entry.path, alias.span, DROP_ALIAS);
            }
        }
    }

    /// The page that differs from an old address only in what some systems take no notice of; pages of the site's own
    /// have lower-case addresses.
    fn alike(&self, route: &Route, folded: &Route) -> Option<&Route> {
        let page = self.targets.get_key_value(folded).map(|(known, _)| known);
        page.or_else(|| self.aliases.get(folded)).filter(|known| *known != route)
    }

    /// The first folder of an old address that is spelt otherwise than one there is, with that.
    fn folder_alike<'r>(&self, route: &'r Route) -> Option<(&'r str, String)> {
        folders(route).find_map(|folder| {
            let folded = name::folded(folder);
            let known = match self.folders.get(&folded) {
                Some(known) => known.clone(),
                None if folded != folder && self.has_below(&folded) => folded,
                None => return None,
            };
            (known != folder).then_some((folder, known))
        })
    }

    /// Whether the site has anything in a folder.
    fn has_below(&self, folder: &str) -> bool {
        let from = Route::new(folder);
        let page = self.targets.range::<Route, _>(&from..).next().map(|(route, _)| route);
        let file = self.files.range::<Route, _>(&from..).next();
        page.into_iter().chain(file).any(|route| route.as_str().starts_with(folder))
    }

    /// The file that a route would hide, stand below, or turn into a folder.
    fn in_the_way(&self, route: &Route) -> Option<&Route> {
        let place = route.as_str().trim_end_matches('/');
        let above = place.match_indices('/').skip(1).map(|(at, _)| &place[..at]);
        let at_or_above = above.chain([place]).find_map(|folder| self.files.get(folder));
        let below = || {
            let inside = Route::new(format!("{place}/"));
            let is_inside = |known: &&Route| known.as_str().starts_with(inside.as_str());
            let file = self.files.range::<Route, _>(&inside..).next().filter(is_inside);
            let page = || self.targets.range::<Route, _>(&inside..).next().map(|(known, _)| known).filter(is_inside);
            let alias = || self.aliases.range::<Route, _>(&inside..).next().map(|(known, _)| known).filter(is_inside);
            file.or_else(page).or_else(alias)
        };
        at_or_above.or_else(|| if route.is_folder() { None } else { below() })
    }

    fn claim(&mut self, route: Route, target: Target, path: &SourcePath, span: Span, help: &str) {
        let route = match self.targets.entry(route) {
            Place::Vacant(place) => {
                place.insert(target);
                return;
            }
            Place::Occupied(place) => place.key().clone(),
        };
        let other = match self.owner(&route) {
            Some(other) => format!("tệp {other}"),
            None => "một trang của cấu trúc chuẩn".to_owned(),
        };
        self.diagnostics.push(
            Diagnostic::error(Code::RouteCollision, format!("Địa chỉ {route} đã thuộc {other}"))
                .at(path, span)
                .help(help),
        );
    }

    /// The file that the page at a route comes from; `None` for a page of the standard structure without one.
    fn owner(&self, route: &Route) -> Option<&SourcePath> {
        let id = match self.targets.get(route)? {
            Target::Entry(id) => *id,
            Target::Section(id, _) => self.site.section(*id).index?,
            Target::Alias(to) if to != route => return self.owner(to),
            _ => return None,
        };
        Some(&self.site.entry(id).path)
    }
}

/// The folders that an address stands in, itself among them where it is one: `/tin-tuc/`, `/tin-tuc/2020/`.
fn folders(route: &Route) -> impl Iterator<Item = &str> {
    route.as_str().match_indices('/').skip(1).map(|(at, _)| &route.as_str()[..=at])
}

/// What is told of an old address in a folder that only differs from another one in case or in how marks are composed.
fn other_case(entry: &Entry, alias: &Spanned<String>, route: &Route, folder: &str, known: &str) -> Diagnostic {
    let message =
        format!("Thư mục {folder} trong địa chỉ {route} chỉ khác {known} ở chữ hoa, chữ thường hoặc cách ghép dấu");
    let meant = format!("{known}{}", &route.as_str()[folder.len()..]);
    let named = entry.common.aliases.iter();
    let named = named.map(|named| if named.span == alias.span { meant.as_str() } else { named.value.as_str() });
    let line = address_list("aliases", named);
    Diagnostic::error(Code::RouteCollision, message)
        .at(&entry.path, alias.span)
        .help(format!("Windows và macOS coi hai thư mục ấy là một. Ghi: {line}"))
}

/// The route of an old address: a page of its own as `.html`, else a folder, so that hosts serve it as a page.
pub(super) fn old_address(written: &str) -> Route {
    let route = Route::new(written).file().route();
    let lower = route.as_str().to_ascii_lowercase();
    let is_page = [".html", ".htm"].iter().any(|ending| lower.ends_with(ending));
    if route.is_folder() || is_page { route } else { route.join("/") }
}
