//! What the links in texts mean: another entry, a section, a file. Broken ones are reported at assembly.

use rayon::prelude::*;

use super::{EntryId, Hidden, Site};
use crate::address::Route;
use crate::content::Entry;
use crate::content::markdown::{Link, LinkKind};
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::schema::Value;
use crate::source::SourcePath;
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
        let Some(path) = entry.path.resolve(link.target.trim_end_matches('/')) else { return Resolved::Nowhere };
        if let Some(id) = self.by_path(&path) {
            return Resolved::Entry(id);
        }
        if let Some(file) = self.attachments.get(&path) {
            return Resolved::File(file);
        }
        if let Some(hidden) = self.hidden.get(&path) {
            return Resolved::Hidden(*hidden);
        }
        if link.kind == LinkKind::Image {
            return Resolved::Nowhere;
        }
        let inside = path.as_str().strip_prefix("content/").unwrap_or_default();
        let route = format!("/{inside}/");
        if let Some((route, _)) = self.targets.get_key_value(route.as_str()) {
            return Resolved::Route(route);
        }
        let export = self.exports.get_key_value(format!("/{inside}").as_str());
        export.map_or(Resolved::Nowhere, |(route, _)| Resolved::Route(route))
    }
}

/// Reports every link of every entry that leads nowhere.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.par_extend(site.entries.par_iter().flat_map_iter(|entry| {
        let mut found = Vec::new();
        check_entry(site, entry, &mut found);
        found
    }));
}

fn check_entry(site: &Site, entry: &Entry, diagnostics: &mut Vec<Diagnostic>) {
    for link in &entry.body.links {
        check_link(site, entry, link, diagnostics);
    }
    for field in entry.fields.values() {
        Value::references(field, &mut |value| {
            if let Value::Page(path) = &value.value
                && site.by_path(path).is_none()
                && !site.hidden.contains_key(path)
            {
                diagnostics.push(nowhere(site, path, Code::UnknownReference).at(&entry.path, value.span));
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
    for route in routes.filter(|route| !site.targets.contains_key(route.as_str())) {
        let known = site.targets.keys().map(Route::as_str);
        let help = match vietnamese::nearest(route, known) {
            Some(near) => format!("Có phải ý bạn là “{near}”?"),
            None => "Ghi địa chỉ của một chuyên mục hay một trang đã đăng, như /tin-tuc/".to_owned(),
        };
        let message = format!("Danh mục dẫn tới {route} nhưng trang không có địa chỉ này nên mục ấy không hiện");
        diagnostics.push(Diagnostic::warning(Code::BrokenLink, message).in_file(&config).help(help));
    }
}

fn check_link(site: &Site, entry: &Entry, link: &Link, diagnostics: &mut Vec<Diagnostic>) {
    let headings = match site.resolve(entry, link) {
        Resolved::Here => &entry.body.headings,
        Resolved::Entry(id) => &site.entry(id).body.headings,
        Resolved::Hidden(hidden) => {
            let message = format!("Trang được dẫn tới {}", hidden.reason());
            let help = "Trang vẫn được đăng, chỉ bỏ liên kết này; sửa hoặc xóa liên kết khi tiện";
            diagnostics.push(Diagnostic::warning(Code::BrokenLink, message).at(&entry.path, link.span).help(help));
            return;
        }
        Resolved::Nowhere if link.kind == LinkKind::Page => {
            let fault = match entry.path.resolve(&link.target) {
                Some(path) => nowhere(site, &path, Code::BrokenLink),
                None => Diagnostic::error(
                    Code::UnsafePath,
                    format!("Liên kết “{}” đi ra ngoài thư mục của trang", link.target),
                )
                .help("Chỉ dẫn tới tệp trong thư mục content"),
            };
            diagnostics.push(fault.at(&entry.path, link.span));
            return;
        }
        // A missing picture is reported with the files.
        _ => return,
    };
    let Some(fragment) = link.fragment.as_deref().filter(|fragment| !fragment.is_empty()) else { return };
    if headings.iter().any(|heading| heading.id == fragment) || fragment == "noi-dung" {
        return;
    }
    let help = match vietnamese::nearest(fragment, headings.iter().map(|heading| heading.id.as_str())) {
        Some(id) => format!("Có phải ý bạn là #{id}?"),
        None => "Sau dấu # ghi tên đề mục bằng chữ không dấu, nối bằng gạch ngang".to_owned(),
    };
    let message = format!("Trang được dẫn tới không có đề mục “#{fragment}”");
    diagnostics.push(Diagnostic::error(Code::BrokenAnchor, message).at(&entry.path, link.span).help(help));
}

fn nowhere(site: &Site, path: &SourcePath, code: Code) -> Diagnostic {
    let folder = path.folder();
    let beside = site.entries.iter().map(|entry| &entry.path).filter(|known| known.folder() == folder);
    let elsewhere = site.entries.iter().map(|entry| &entry.path).find(|known| known.file_name() == path.file_name());
    let help = match (vietnamese::nearest(path.file_name(), beside.map(SourcePath::file_name)), elsewhere) {
        (Some(name), _) => format!("Có phải ý bạn là “{name}”?"),
        (None, Some(known)) => format!("Có tệp cùng tên ở {known}; sửa lại đường dẫn cho đúng thư mục"),
        (None, None) => "Sửa đường dẫn, tính từ thư mục của tệp này, ví dụ ../van-ban/ke-hoach.md".to_owned(),
    };
    Diagnostic::error(code, format!("Không có trang nào ở {path}")).help(help)
}

/// Pairs translations, in both directions.
pub(super) fn translations(site: &Site) -> std::collections::BTreeMap<EntryId, EntryId> {
    let mut pairs = std::collections::BTreeMap::new();
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
