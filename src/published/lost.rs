//! Addresses that the last publication had and this site hasn't, although nobody withdrew what stood there.

use std::collections::{BTreeMap, BTreeSet};

use super::finder::{Finder, last_part};
use super::known::{FileTrace, Published, Trace};
use crate::address::Route;
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::Inputs;
use crate::lang::Lang;
use crate::schema::{address_list, bare};
use crate::site::{EntryId, Facet, Site, is_within, tags_route};
use crate::source::SourcePath;
use crate::vietnamese;

/// So many are told one by one; when more are gone, something was moved as a whole.
const TOLD: usize = 20;
/// So many stand for all of them then.
const EXAMPLES: usize = 3;

/// What the last publication had, beside what there is.
pub(super) struct Losses<'l> {
    pub last: &'l Published,
    pub site: &'l Site,
    pub inputs: &'l Inputs,
}

impl<'l> Losses<'l> {
    /// The notes on all of them.
    pub fn told(&self) -> Vec<Diagnostic> {
        let mut told = self.told_pages();
        told.extend(self.told_files());
        told
    }

    /// The addresses of pages that lead nowhere now.
    pub fn pages(&self) -> impl Iterator<Item = (&'l Route, &'l Trace)> {
        let names = self.hidden_names();
        self.missing_pages().filter(move |(route, trace)| !self.is_hidden(route, trace, &names))
    }

    /// Those of pages that aren't shown now, and may be again.
    pub fn waiting_pages(&self) -> impl Iterator<Item = (&'l Route, &'l Trace)> {
        let names = self.hidden_names();
        self.missing_pages().filter(move |(route, trace)| self.is_hidden(route, trace, &names))
    }

    /// What is kept in mind of pages: those that only wait, and so many of those that are lost, each with what took its
    /// place.
    pub fn missed(&self, most: usize) -> Vec<(Route, Trace)> {
        let lost: Vec<_> = self.pages().take(most).collect();
        let finder = (!lost.is_empty()).then(|| Finder::new(self.last, self.site));
        let with_heir = |(route, trace): (&Route, &Trace)| {
            let found = finder.as_ref().and_then(|finder| finder.find(route, trace));
            let heir = found.map(|id| self.site.entry(id).path.clone()).or_else(|| trace.heir.clone());
            (route.clone(), Trace { heir, ..trace.clone() })
        };
        let waiting = self.waiting_pages().map(|(route, trace)| (route.clone(), trace.clone()));
        lost.into_iter().map(with_heir).chain(waiting).collect()
    }

    fn missing_pages(&self) -> impl Iterator<Item = (&'l Route, &'l Trace)> {
        let pages = self.last.pages.iter();
        pages.filter(|(route, _)| {
            !self.site.targets.contains_key(*route) && !self.is_given_up(route) && !self.is_list(route)
        })
    }

    /// The addresses of files whose sources are gone.
    pub fn files(&self) -> impl Iterator<Item = (&'l Route, &'l FileTrace)> {
        self.missing_files().filter(|(_, file)| !self.inputs.sources.contains_key(&file.source))
    }

    /// Those of files that lie in the folder still, and that no page shows now.
    pub fn waiting_files(&self) -> impl Iterator<Item = (&'l Route, &'l FileTrace)> {
        self.missing_files().filter(|(_, file)| self.inputs.sources.contains_key(&file.source))
    }

    fn missing_files(&self) -> impl Iterator<Item = (&'l Route, &'l FileTrace)> {
        let now: BTreeSet<&Route> = self.site.attachments.values().map(|file| &file.route).collect();
        let files = self.last.files.iter();
        files.filter(move |(route, _)| !now.contains(route) && !self.is_given_up(route))
    }

    /// Whether the school says that it, or all around it, is gone for good.
    fn is_given_up(&self, route: &Route) -> bool {
        self.site.config.gone.iter().any(|gone| is_within(route, &gone.value))
    }

    /// Whether it is that of a list, which comes and goes with what it lists.
    fn is_list(&self, route: &Route) -> bool {
        let english = route.as_str().strip_prefix(Lang::En.prefix()).filter(|rest| rest.starts_with('/'));
        let inside = english.unwrap_or(route.as_str());
        let parts: Vec<&str> = inside.trim_matches('/').split('/').collect();
        let is_facet = |part: &&str| Facet::ALL.iter().any(|facet| facet.slug() == *part);
        inside == "/"
            || self.site.schemas.structure.section(inside).is_some()
            || inside.starts_with(tags_route(Lang::Vi).as_str())
            || matches!(parts[..], [.., "trang", number] if number.bytes().all(|byte| byte.is_ascii_digit()))
            || matches!(parts[..], [.., _, facet, _] if is_facet(&facet))
    }

    /// Whether what stood there, or what took its place, is a draft, or isn't shown on this day.
    fn is_hidden(&self, route: &Route, trace: &Trace, names: &BTreeSet<String>) -> bool {
        let is_hidden = |file: &SourcePath| self.site.hidden.contains_key(file);
        match (&trace.source, &trace.heir) {
            (None, None) => names.contains(last_part(route)),
            (source, heir) => source.iter().chain(heir).any(is_hidden),
        }
    }

    /// What the addresses of entries that aren't shown end with.
    fn hidden_names(&self) -> BTreeSet<String> {
        let name = |path: &SourcePath| {
            let folder = || path.folder().rsplit('/').next().unwrap_or_default();
            vietnamese::slug(if path.stem() == "index" { folder() } else { path.stem() })
        };
        self.site.hidden.keys().map(name).collect()
    }

    fn told_pages(&self) -> Vec<Diagnostic> {
        let lost: Vec<_> = self.pages().collect();
        if lost.is_empty() {
            return Vec::new();
        }
        let finder = Finder::new(self.last, self.site);
        let (mut moved, mut gone): (BTreeMap<EntryId, Vec<&Route>>, Vec<_>) = (BTreeMap::new(), Vec::new());
        for (route, trace) in &lost {
            match finder.find(route, trace) {
                Some(id) => moved.entry(id).or_default().push(route),
                None => gone.push((*route, *trace)),
            }
        }
        if moved.len() + gone.len() > TOLD {
            return vec![self.told_at_once(lost.len(), &moved, &gone)];
        }
        let moved = moved.iter().map(|(id, routes)| self.told_of_moved(*id, routes));
        moved.chain(gone.iter().map(|(route, trace)| self.told_of_gone(route, trace))).collect()
    }

    fn told_of_moved(&self, id: EntryId, routes: &[&Route]) -> Diagnostic {
        let entry = self.site.entry(id);
        let message = format!("Bài này từng ở {}; địa chỉ ấy không còn nên liên kết đã gửi đi bị hỏng", joined(routes));
        let verb = if entry.common.aliases.is_empty() { "thêm dòng" } else { "sửa mục aliases thành" };
        let help = format!("Trong phần khai báo {verb}: {}", self.aliases(id, routes));
        Diagnostic::warning(Code::LostPage, message).at(&entry.path, entry.head).help(help)
    }

    fn told_of_gone(&self, route: &Route, trace: &Trace) -> Diagnostic {
        let from = trace.source.as_ref().map(|source| format!(" (tệp {source})")).unwrap_or_default();
        let message = format!("Trang {route}{from} đã đăng lần trước, nay không còn; liên kết đã gửi đi bị hỏng");
        let help = format!(
            "Nếu bài đã chuyển đi, trong phần khai báo của bài mới thêm dòng: aliases: [{}]. Nếu bỏ hẳn, ghi vào site.yaml: {}",
            bare(route.as_str()),
            self.gone(route)
        );
        Diagnostic::warning(Code::LostPage, message).help(help)
    }

    /// One note where much was moved.
    fn told_at_once(
        &self,
        count: usize,
        moved: &BTreeMap<EntryId, Vec<&Route>>,
        gone: &[(&Route, &Trace)],
    ) -> Diagnostic {
        let went = moved
            .iter()
            .take(EXAMPLES)
            .map(|(id, routes)| format!("{} (nay ở {})", joined(routes), self.site.entry(*id).route()));
        let went = went.chain(gone.iter().take(EXAMPLES).map(|(route, _)| route.to_string()));
        let examples: Vec<String> = went.take(EXAMPLES).collect();
        let message = format!("{count} địa chỉ đã đăng lần trước nay không còn, như {}", examples.join(", "));
        let help = match moved.first_key_value() {
            Some((id, routes)) => format!(
                "Đổi lại tên thư mục cũ, hoặc ghi vào từng bài địa chỉ cũ của nó; như trong {}: {}",
                self.site.entry(*id).path,
                self.aliases(*id, routes)
            ),
            None => match gone.first().and_then(|(route, _)| self.left_folder(route)) {
                Some(folder) => {
                    format!("Đặt lại các tệp cũ; nếu bỏ hẳn cả thư mục thì ghi vào site.yaml: {}", self.gone(&folder))
                }
                None => "Đặt lại các tệp cũ; địa chỉ nào bỏ hẳn thì ghi vào mục gone của site.yaml".to_owned(),
            },
        };
        Diagnostic::warning(Code::LostPage, message).help(help)
    }

    fn told_files(&self) -> Vec<Diagnostic> {
        let lost: Vec<_> = self.files().collect();
        if lost.len() > TOLD {
            let examples: Vec<&str> = lost.iter().take(EXAMPLES).map(|(route, _)| route.as_str()).collect();
            let message = format!("{} tệp đã đăng lần trước nay không còn, như {}", lost.len(), examples.join(", "));
            let help = "Đặt lại các tệp ấy vào thư mục cũ; địa chỉ nào bỏ hẳn thì ghi vào mục gone của site.yaml";
            return vec![Diagnostic::warning(Code::LostFile, message).help(help)];
        }
        lost.into_iter().map(|(route, file)| self.told_of_file(route, file)).collect()
    }

    fn told_of_file(&self, route: &Route, file: &FileTrace) -> Diagnostic {
        let same = self.site.attachments.iter().find(|(_, now)| now.facts.fingerprint == file.bytes);
        let message = format!("Tệp {route} đã đăng lần trước, nay không còn; ai giữ địa chỉ ấy thì không mở được nữa");
        let back = match same {
            Some((now, _)) => format!("Đổi {now} lại thành {}", file.source),
            None => format!("Đặt lại tệp {} và dẫn tới nó trong bài", file.source),
        };
        let help = format!("{back}. Nếu bỏ hẳn, ghi vào site.yaml: {}", self.gone(route));
        Diagnostic::warning(Code::LostFile, message).help(help)
    }

    /// The address of the folder that a page stood in, if the site has no page in it any more.
    fn left_folder(&self, route: &Route) -> Option<Route> {
        let place = route.as_str().trim_end_matches('/');
        let folder = Route::new(&place[..=place.rfind('/')?]);
        let mut below = self.site.entries.iter().map(|entry| entry.route());
        (folder != Lang::Vi.home() && !below.any(|route| route.as_str().starts_with(folder.as_str()))).then_some(folder)
    }

    /// The line that keeps these addresses of an entry alive, beside those that it names.
    fn aliases(&self, id: EntryId, routes: &[&Route]) -> String {
        let named = self.site.entry(id).common.aliases.iter().map(|alias| alias.value.as_str());
        address_list("aliases", named.chain(routes.iter().map(|route| route.as_str())))
    }

    /// The line of `site.yaml` that gives an address up, beside those that were.
    fn gone(&self, route: &Route) -> String {
        address_list("gone", self.site.config.gone.iter().map(|gone| gone.value.as_str()).chain([route.as_str()]))
    }
}

fn joined(routes: &[&Route]) -> String {
    routes.iter().map(|route| route.as_str()).collect::<Vec<_>>().join(", ")
}
