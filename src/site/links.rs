//! What the links in texts mean: another entry, a section, a file. Broken ones are reported at assembly.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use rayon::prelude::*;

use super::known::GUESSES;
use super::whereabouts::Whereabouts;
use super::{EntryId, Hidden, Site};
use crate::address::Route;
use crate::content::Entry;
use crate::content::markdown::{Link, LinkKind};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::lang::Lang;
use crate::schema::Value;
use crate::source::{SourcePath, Span};
use crate::vietnamese;

/// What a link points to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Resolved<'s> {
    /// A heading of the same page.
    Here,
    /// A published entry.
    Entry(EntryId),
    /// A page of the site by its route.
    Route(&'s Route),
    /// A file that readers download.
    File(&'s super::Attachment),
    /// An entry that isn't published now; the words stay, the link goes.
    Hidden(Hidden),
    /// Nothing.
    Nowhere,
}

impl Site {
    /// What a link of an entry points to.
    pub fn resolve(&self, entry: &Entry, link: &Link) -> Resolved<'_> {
        if link.target.is_empty() {
            return Resolved::Here;
        }
        let path = entry.path.resolve(&link.target);
        let file = path.as_ref().and_then(|path| self.file_at(path));
        if let Some(found) = file {
            return found;
        }
        if link.kind == LinkKind::Image {
            return Resolved::Nowhere;
        }
        let below = path.as_ref().and_then(|path| path.as_str().strip_prefix("content"));
        let by_file = below.filter(|inside| inside.is_empty() || inside.starts_with('/'));
        let by_file = by_file.and_then(|inside| self.route_at(inside));
        let by_address = || self.route_at(&entry.route().resolve(&link.target));
        by_file.or_else(by_address).map_or(Resolved::Nowhere, Resolved::Route)
    }

    fn file_at(&self, path: &SourcePath) -> Option<Resolved<'_>> {
        let entry = || self.by_path(path).map(Resolved::Entry);
        let file = || self.attachments.get(path).map(Resolved::File);
        let hidden = || self.hidden.get(path).map(|hidden| Resolved::Hidden(*hidden));
        entry().or_else(file).or_else(hidden)
    }
}

/// Reports every link of every entry that leads nowhere.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let (anchors, whereabouts) = (Anchors::new(site), Whereabouts::new(site));
    let broken = site.entries.par_iter().flat_map_iter(|entry| {
        let mut found = Vec::new();
        check_entry(site, &anchors, &whereabouts, entry, &mut found);
        found
    });
    let broken: Vec<Broken<'_>> = broken.collect();
    let mut guesses = GUESSES;
    diagnostics.extend(broken.into_iter().map(|broken| broken.with_help(site, &mut guesses)));
}

/// A link that leads nowhere, and what it may have been meant to lead to.
struct Broken<'s> {
    diagnostic: Diagnostic,
    sought: Sought<'s>,
}

enum Sought<'s> {
    /// What to do is told already.
    Nothing,
    Page(SourcePath),
    Anchor(&'s str, &'s Entry),
    /// A path below the root of the site's own address.
    Address(String),
}

impl From<Diagnostic> for Broken<'_> {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { diagnostic, sought: Sought::Nothing }
    }
}

impl Broken<'_> {
    fn with_help(self, site: &Site, guesses: &mut usize) -> Diagnostic {
        let guesses_left = *guesses > 0;
        let help = match &self.sought {
            Sought::Nothing => return self.diagnostic,
            Sought::Page(path) => {
                let guess = || guesses_left.then(|| beside(site, path)).flatten();
                doubled(site, path).or_else(guess).unwrap_or_else(|| {
                    "Sửa đường dẫn, tính từ thư mục của tệp này, ví dụ ../van-ban/ke-hoach.md".to_owned()
                })
            }
            Sought::Address(path) => {
                guesses_left.then(|| same_name(site, path)).flatten().unwrap_or_else(|| old_address(path))
            }
            Sought::Anchor(fragment, entry) => {
                let ids = entry.body.headings.iter().map(|heading| heading.id.as_str());
                vietnamese::nearest(fragment, ids.filter(|_| guesses_left)).map_or_else(
                    || "Sau dấu # ghi tên đề mục bằng chữ không dấu, nối bằng gạch ngang".to_owned(),
                    |id| format!("Có phải ý bạn là #{id}?"),
                )
            }
        };
        *guesses = guesses.saturating_sub(1);
        self.diagnostic.help(help)
    }
}

/// The page whose path was written with its `content/`, which every path has already.
fn doubled(site: &Site, path: &SourcePath) -> Option<String> {
    let (_, inside) = path.as_str().rsplit_once("/content/")?;
    let file = SourcePath::new(&format!("content/{inside}"))?;
    let is_page = site.by_path(&file).is_some() || site.hidden.contains_key(&file);
    let route = || site.route_at(&format!("/{inside}")).map(|route| format!("Ghi: {route}"));
    if is_page { Some(format!("Ghi: /{inside}")) } else { route() }
}

/// A page beside this path with nearly its name, or elsewhere with the same.
fn beside(site: &Site, path: &SourcePath) -> Option<String> {
    let paths = || site.entries.iter().map(|entry| &entry.path);
    let beside = paths().filter(|known| known.folder() == path.folder());
    if let Some(name) = vietnamese::nearest(path.file_name(), beside.map(SourcePath::file_name)) {
        return Some(format!("Có phải ý bạn là “{name}”?"));
    }
    let elsewhere = paths().find(|known| known.file_name() == path.file_name())?;
    Some(format!("Có tệp cùng tên ở {elsewhere}; ghi: {}", from_root(elsewhere)))
}

/// A path as it may be written in every folder.
fn from_root(path: &SourcePath) -> &str {
    path.as_str().strip_prefix("content").unwrap_or(path.as_str())
}

/// The anchors of each entry, gathered when the first link asks for one of them.
struct Anchors<'s>(BTreeMap<&'s SourcePath, OnceLock<BTreeSet<&'s str>>>);

impl<'s> Anchors<'s> {
    fn new(site: &'s Site) -> Self {
        Self(site.entries.iter().map(|entry| (&entry.path, OnceLock::new())).collect())
    }

    fn has(&self, entry: &'s Entry, anchor: &str) -> bool {
        let gather = || entry.body.headings.iter().map(|heading| heading.id.as_str()).collect();
        let known = self.0.get(&entry.path).map(|anchors| anchors.get_or_init(gather));
        anchor == "noi-dung" || known.is_some_and(|anchors| anchors.contains(anchor))
    }
}

fn check_entry<'s>(
    site: &'s Site,
    anchors: &Anchors<'s>,
    whereabouts: &Whereabouts<'s>,
    entry: &'s Entry,
    broken: &mut Vec<Broken<'s>>,
) {
    for link in &entry.body.links {
        broken.extend(check_link(site, anchors, entry, link));
    }
    for link in &entry.body.outside {
        broken.extend(whereabouts.lost(&link.address).map(|path| lost(path, &entry.path, link.span)));
    }
    for field in entry.fields.values() {
        Value::references(field, &mut |value| {
            if let Value::Page(path) = &value.value
                && site.by_path(path).is_none()
                && !site.hidden.contains_key(path)
            {
                broken.push(nowhere(path.clone(), Code::UnknownReference, &entry.path, value.span));
            }
        });
    }
}

/// Reports what the school's own menus lead to in vain. A page may also be withdrawn only for now, so that this stops
/// nothing: the menu shows what is there.
pub(super) fn check_menus(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let Some(config) = SourcePath::new(crate::config::FILE) else { return };
    let menus = &site.config.menus;
    let routes = menus.main.iter().flat_map(|group| &group.routes).chain(&menus.quick);
    let vain = routes.filter(|route| !site.targets.contains_key(route.as_str()));
    for (number, route) in vain.enumerate() {
        let known = site.targets.keys().map(Route::as_str).filter(|_| number < GUESSES);
        let help = match vietnamese::nearest(route, known) {
            Some(near) => format!("Có phải ý bạn là “{near}”?"),
            None => "Ghi địa chỉ của một chuyên mục hay một trang đã đăng, như /tin-tuc/".to_owned(),
        };
        let message = format!("Danh mục dẫn tới {route} nhưng trang không có địa chỉ này nên mục ấy không hiện");
        diagnostics.push(Diagnostic::warning(Code::BrokenLink, message).in_file(&config).help(help));
    }
}

fn check_link<'s>(site: &'s Site, anchors: &Anchors<'s>, entry: &'s Entry, link: &'s Link) -> Option<Broken<'s>> {
    let target = match site.resolve(entry, link) {
        Resolved::Here => entry,
        Resolved::Entry(id) => site.entry(id),
        Resolved::Hidden(hidden) => {
            let message = format!("Trang được dẫn tới {}", hidden.reason());
            let help = "Trang vẫn được đăng, chỉ bỏ liên kết này; sửa hoặc xóa liên kết khi tiện";
            let told = Diagnostic::warning(Code::BrokenLink, message).at(&entry.path, link.span).help(help);
            return Some(told.into());
        }
        Resolved::Nowhere if link.kind == LinkKind::Page => {
            let Some(path) = entry.path.resolve(&link.target) else {
                let message = format!("Liên kết “{}” đi ra ngoài thư mục của trang", link.target);
                let told = Diagnostic::error(Code::UnsafePath, message).at(&entry.path, link.span);
                return Some(told.help("Chỉ dẫn tới tệp trong thư mục content").into());
            };
            let mut broken = nowhere(path, Code::BrokenLink, &entry.path, link.span);
            if link.is_meant {
                broken.diagnostic.severity = Severity::Warning;
            }
            return Some(broken);
        }
        // A missing picture is reported with the files.
        _ => return None,
    };
    let fragment = link.fragment.as_deref().filter(|fragment| !fragment.is_empty())?;
    if anchors.has(target, fragment) {
        return None;
    }
    let message = format!("Trang được dẫn tới không có đề mục “#{fragment}”");
    let diagnostic = Diagnostic::error(Code::BrokenAnchor, message).at(&entry.path, link.span);
    Some(Broken { diagnostic, sought: Sought::Anchor(fragment, target) })
}

fn nowhere<'s>(path: SourcePath, code: Code, at: &SourcePath, span: Span) -> Broken<'s> {
    let diagnostic = Diagnostic::error(code, format!("Không có trang nào ở {path}")).at(at, span);
    Broken { diagnostic, sought: Sought::Page(path) }
}

/// An address below that of the site which it doesn't have. The portal before it may still hold it, so that this stops
/// nothing.
fn lost<'s>(path: String, at: &SourcePath, span: Span) -> Broken<'s> {
    let message = format!("Trang không có địa chỉ {}", vietnamese::shortened(&path, 100));
    Broken { diagnostic: Diagnostic::warning(Code::VainLink, message).at(at, span), sought: Sought::Address(path) }
}

/// A page with the same last part of its address.
fn same_name(site: &Site, path: &str) -> Option<String> {
    let last = path.split(['?', '#']).next()?.trim_end_matches('/').rsplit('/').next()?;
    let name = vietnamese::slug(last.rsplit_once('.').map_or(last, |(name, _)| name));
    let entry = site.entries.iter().find(|entry| !name.is_empty() && entry.slug == name)?;
    Some(format!("Ghi: {}", entry.route()))
}

fn old_address(path: &str) -> String {
    const OR: &str = "nếu trang cũ còn giữ địa chỉ ấy thì để nguyên";
    let is_plain = |c: char| !c.is_whitespace() && !"\\?#:<>\"|*".contains(c);
    if !path.starts_with('/') || !path.chars().all(is_plain) {
        return format!("Ghi đường dẫn tới bài, như /tin-tuc/khai-giang.md; {OR}");
    }
    format!("Thêm vào bài nay thay cho trang ấy dòng: aliases: [\"{path}\"]; {OR}")
}

/// Pairs translations, in both directions.
pub(super) fn translations(site: &Site) -> BTreeMap<EntryId, EntryId> {
    let mut pairs = BTreeMap::new();
    for id in site.ids() {
        let entry = site.entry(id);
        if entry.lang == Lang::Vi {
            continue;
        }
        let twin = entry.path.as_str().strip_prefix("content/en/").map(|rest| format!("content/{rest}"));
        let named = entry.common.translation_of.as_ref().map(|path| path.value.clone());
        if let Some(original) = named.or_else(|| SourcePath::new(&twin?)).and_then(|path| site.by_path(&path)) {
            pairs.insert(id, original);
            pairs.insert(original, id);
        }
    }
    pairs
}
