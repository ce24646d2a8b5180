//! Where a content file belongs: its language, its section and its place in it, all told by its path.

use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::name;
use crate::schema::Structure;
use crate::source::SourcePath;
use crate::vietnamese;

/// What a file is to its section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The introduction of the section itself (`_index.md`).
    Index,
    /// One of its entries.
    Entry,
}

/// Where a content file belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The language, told by `content/en/`.
    pub lang: Lang,
    /// The route of the section, without the language; `/` for the home page.
    pub section: String,
    /// What it is there.
    pub role: Role,
    /// The last part of its address, unless the front matter says otherwise.
    pub slug: String,
}

impl Placement {
    /// The placement that a path tells; `None` with the reason reported when it belongs nowhere.
    pub fn of(path: &SourcePath, structure: &Structure, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let inside = path.as_str().strip_prefix("content/")?;
        if let Some(fault) = name::fault_in_path(path.as_str()) {
            diagnostics.push(fault.diagnostic().in_file(path));
            return None;
        }
        let (lang, inside) = inside.strip_prefix("en/").map_or((Lang::Vi, inside), |rest| (Lang::En, rest));
        let folder = inside.rsplit_once('/').map_or("", |(folder, _)| folder);
        let route = |folder: &str| if folder.is_empty() { "/".to_owned() } else { format!("/{folder}/") };
        if path.stem() == "_index" {
            let section = route(folder);
            if section != "/" && structure.section(&section).is_none() {
                return unplaced(path, &section, structure, diagnostics);
            }
            return Some(Self { lang, section, role: Role::Index, slug: String::new() });
        }
        if path.stem() == "index" && (folder.is_empty() || structure.section(&route(folder)).is_some()) {
            diagnostics.push(misnamed_index(path));
            return None;
        }
        // `bai-viet/index.md` keeps a page and its pictures in one folder.
        let (folder, name) = if path.stem() == "index" {
            folder.rsplit_once('/').unwrap_or(("", folder))
        } else {
            (folder, path.stem())
        };
        let Some(section) = structure.holding(&route(folder)) else {
            return unplaced(path, &route(folder), structure, diagnostics);
        };
        let slug = vietnamese::slug(name);
        if slug.is_empty() {
            diagnostics.push(without_letters(path));
            return None;
        }
        if let Some(fault) = name::fault(&slug) {
            diagnostics.push(fault.diagnostic().in_file(path));
            return None;
        }
        Some(Self { lang, section: section.route.clone(), role: Role::Entry, slug })
    }
}

fn misnamed_index(path: &SourcePath) -> Diagnostic {
    Diagnostic::error(Code::UnknownKind, "Tệp index.md đứng ngay trong thư mục của chuyên mục")
        .in_file(path)
        .help("Lời giới thiệu của chuyên mục thì đặt tên là _index.md; bài viết thì đặt tên khác, như khai-giang.md")
}

fn without_letters(path: &SourcePath) -> Diagnostic {
    let help = "Đặt tên tệp bằng chữ thường không dấu, số và gạch nối, ví dụ khai-giang.md";
    Diagnostic::error(Code::UnsafePath, "Tên tệp không làm địa chỉ được").in_file(path).help(help)
}

fn unplaced<T>(path: &SourcePath, route: &str, structure: &Structure, diagnostics: &mut Vec<Diagnostic>) -> Option<T> {
    let first = route.trim_matches('/').split('/').next().unwrap_or_default();
    let names = structure.sections.iter().filter_map(|section| section.route.trim_matches('/').split('/').next());
    let help = match vietnamese::nearest(first, names) {
        Some(name) => format!("Có phải thư mục là content/{name}/?"),
        None => "Đặt tệp vào thư mục của một chuyên mục, ví dụ content/tin-tuc/".to_owned(),
    };
    let message = format!("Không có chuyên mục nào ở {route}");
    diagnostics.push(Diagnostic::error(Code::UnknownKind, message).in_file(path).help(help));
    None
}
