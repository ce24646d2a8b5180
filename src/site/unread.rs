//! Files of `content/` that no page reads or uses: their authors wait for them in vain.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Site, files, publishable};
use crate::content::Entry;
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::{Inputs, Source};
use crate::name;
use crate::schema::Value;
use crate::source::{SourcePath, Spanned};

/// Endings that other programs give to what is a post here.
const OF_POSTS: [&str; 6] = ["markdown", "mdown", "mkd", "mdx", "rmd", "txt"];
/// Endings of pictures, which are shown rather than linked to.
const OF_PICTURES: [&str; 5] = ["jpg", "jpeg", "png", "gif", "webp"];
/// So many are told each, the others by their number.
const TOLD: usize = 20;

/// Tells of each such file. What an entry uses that isn't shown now waits with it, and so does what lies in its own
/// folder; copies were told already.
pub(super) fn check(
    inputs: &Inputs,
    site: &Site,
    hidden: &[Arc<Entry>],
    copies: &BTreeSet<SourcePath>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let unlinked = inputs.sources.iter().filter(|(path, source)| is_beside_pages(path, source)).map(|(path, _)| path);
    let unlinked = unlinked.filter(|path| !site.attachments.contains_key(*path) && !copies.contains(*path));
    let unlinked: Vec<&SourcePath> = unlinked.collect();
    if unlinked.is_empty() {
        return;
    }
    let used = used(inputs, site, hidden);
    let waiting = own_folders(site, hidden);
    let is_waiting = |path: &SourcePath| {
        let folder = path.folder();
        let above = folder.match_indices('/').map(|(end, _)| &folder[..end]);
        !is_certainly_a_post(path) && above.chain([folder]).any(|folder| waiting.contains(folder))
    };
    let unused = unlinked.into_iter().filter(|path| !used.contains(*path) && !is_waiting(path));
    let unused: Vec<&SourcePath> = unused.collect();
    diagnostics.extend(unused.iter().take(TOLD).map(|path| unread(path)));
    if let Some(more) = unused.len().checked_sub(TOLD).filter(|more| *more > 0) {
        let message = format!("Còn {more} tệp khác trong content/ mà không trang nào dùng");
        diagnostics.push(Diagnostic::warning(Code::UnreadFile, message).help("Dẫn tới chúng trong bài, hoặc xóa đi"));
    }
}

/// Whether somebody put the file among the entries without its being one.
fn is_beside_pages(path: &SourcePath, source: &Source) -> bool {
    let is_entry = || matches!(source, Source::Text(_)) && path.has_extension("md");
    path.as_str().starts_with("content/") && !is_entry() && !name::is_left_behind(path.file_name())
}

/// The files that pages are made from, those of the configuration, and those that wait for their entries to be shown.
fn used(inputs: &Inputs, site: &Site, hidden: &[Arc<Entry>]) -> BTreeSet<SourcePath> {
    let mut used: BTreeSet<SourcePath> = site.config.portal_rss.iter().map(|feed| feed.file.value.clone()).collect();
    for entry in site.entries.iter().chain(hidden) {
        entry.fields.values().for_each(|field| add_tables(field, &mut used));
    }
    for entry in hidden {
        used.extend(files::referred(inputs, entry).into_iter().map(|(path, _)| path));
    }
    used
}

fn add_tables(field: &Spanned<Value>, used: &mut BTreeSet<SourcePath>) {
    match &field.value {
        Value::Table(table) => used.extend(table.source.clone()),
        Value::List(items) => items.iter().for_each(|item| add_tables(item, used)),
        Value::Record(fields) => fields.values().for_each(|field| add_tables(field, used)),
        _ => {}
    }
}

/// The folders of entries that aren't shown now, where they share them with none that is.
fn own_folders<'e>(site: &'e Site, hidden: &'e [Arc<Entry>]) -> BTreeSet<&'e str> {
    let mut folders: BTreeSet<&str> = hidden.iter().map(|entry| entry.path.folder()).collect();
    if !folders.is_empty() {
        let shown: BTreeSet<&str> = site.entries.iter().map(|entry| entry.path.folder()).collect();
        folders.retain(|folder| !shown.contains(folder));
    }
    folders
}

/// Whether nothing else than a post ends so.
fn is_certainly_a_post(path: &SourcePath) -> bool {
    let ending = path.extension();
    OF_POSTS.contains(&ending.as_str()) && (ending != "txt" || path.stem().to_lowercase().ends_with(".md"))
}

fn unread(path: &SourcePath) -> Diagnostic {
    let ending = path.extension();
    let told = if OF_POSTS.contains(&ending.as_str()) {
        let stem = path.stem();
        let stem =
            stem.get(..stem.len().saturating_sub(3)).filter(|_| stem.to_lowercase().ends_with(".md")).unwrap_or(stem);
        Diagnostic::warning(Code::UnreadFile, format!("Tệp này không thành bài viết vì đuôi là .{ending}"))
            .help(format!("Nếu là bài viết thì đổi tên thành {stem}.md"))
    } else if ending == "yaml" || ending == "yml" {
        Diagnostic::warning(Code::UnreadFile, "Tệp khai báo trong content/ không được đọc")
            .help("Phần khai báo nằm ở đầu bài viết .md; tệp mô tả loại nội dung thì chuyển vào schemas/")
    } else if let Some(refused) = publishable::refused_ending(path) {
        let instead = refused.help.unwrap_or_default();
        Diagnostic::warning(Code::UnreadFile, "Không trang nào dùng tệp này, và loại tệp này không đăng được")
            .help(format!("{instead}; không cần nữa thì xóa đi"))
    } else {
        Diagnostic::warning(Code::UnreadFile, "Không trang nào dùng tệp này nên nó không được đăng")
            .help(use_of(path, &ending))
    };
    told.in_file(path)
}

/// How an entry, wherever it is, shows the file.
fn use_of(path: &SourcePath, ending: &str) -> String {
    let inside = path.as_str().strip_prefix("content").unwrap_or(path.as_str());
    let target = if inside.contains([' ', '(', ')']) { format!("<{inside}>") } else { inside.to_owned() };
    if OF_PICTURES.contains(&ending) {
        format!("Đưa ảnh vào bài, như ![Một câu tả ảnh]({target}), hoặc xóa đi")
    } else {
        format!("Dẫn tới nó trong bài, như [Xem tệp]({target}), hoặc xóa đi")
    }
}
