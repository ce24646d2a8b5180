//! Files of `content/` that nobody sees: a name that begins with a dot hides a file from people and programs alike. What
//! systems and programs keep so is left alone; a post or a document is told.

use std::ffi::OsStr;
use std::path::Path;

use super::door::{Folder, Sort};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourcePath;

/// Endings of what people write and publish.
const OF_PEOPLE: [&str; 18] = [
    "md", "markdown", "mdown", "mkd", "csv", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "jpg", "jpeg", "png",
    "gif", "webp", "heic",
];
/// Beginnings of names that systems and programs give: of macOS, of office programs, of editors, of phones.
const OF_PROGRAMS: [&str; 4] = ["._", ".~", ".#", ".trashed-"];
/// Folders that programs keep beside the files of people.
const FOLDERS_OF_PROGRAMS: [&str; 12] = [
    ".git",
    ".svn",
    ".hg",
    ".github",
    ".obsidian",
    ".trash",
    ".vscode",
    ".idea",
    ".stversions",
    ".stfolder",
    ".sync",
    ".cache",
];

/// What is told of something with a hidden name in a folder of `content/`.
pub(super) fn told(site: &Folder, inside: &Path, sort: Sort) -> Option<Diagnostic> {
    let name = inside.file_name()?.to_str().filter(|name| name.starts_with('.'))?;
    let seen = name.trim_start_matches('.');
    if !inside.starts_with("content") {
        return None;
    }
    let renamed = |is_of_posts: bool| {
        let draft = if is_of_posts { "; bài viết dở thì ghi vào phần khai báo: draft: true" } else { "" };
        format!("Đổi tên thành {seen}{draft}; không cần thì xóa đi")
    };
    let (message, help) = match sort {
        Sort::File if let Some(meant) = not_fetched(seen) => (
            "iCloud chưa tải tệp này về máy nên nó không được đọc".to_owned(),
            format!("Mở thư mục bằng Finder, bấm vào đám mây cạnh “{meant}” để tải về rồi chạy lại lệnh"),
        ),
        Sort::File if is_of_people(name) => (
            "Tên tệp bắt đầu bằng dấu chấm nên tệp bị ẩn, không được đọc".to_owned(),
            renamed(seen.to_lowercase().ends_with(".md")),
        ),
        Sort::Folder if has_posts(site, inside, name) => {
            ("Tên thư mục bắt đầu bằng dấu chấm nên các bài trong đó bị ẩn, không được đọc".to_owned(), renamed(true))
        }
        _ => return None,
    };
    let parts: Option<Vec<&str>> = inside.iter().map(OsStr::to_str).collect();
    Some(Diagnostic::warning(Code::UnreadFile, message).in_file(&SourcePath::new(&parts?.join("/"))?).help(help))
}

fn is_of_people(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    // Of `.md` nothing is left without the dot.
    let has_name = name.trim_start_matches('.').contains('.');
    let is_of_program = OF_PROGRAMS.iter().any(|begin| name.starts_with(begin));
    has_name && !is_of_program && OF_PEOPLE.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// The name of a file that lies in Apple's cloud alone, of which a disk has `.bai.md.icloud`.
fn not_fetched(seen: &str) -> Option<&str> {
    seen.strip_suffix(".icloud").filter(|meant| meant.contains('.'))
}

fn has_posts(site: &Folder, inside: &Path, name: &str) -> bool {
    let is_post = |name: &str| !name.starts_with('.') && name.to_lowercase().ends_with(".md");
    !FOLDERS_OF_PROGRAMS.contains(&name.to_lowercase().as_str())
        && site.list(inside).is_ok_and(|listed| listed.iter().any(|listed| listed.name.to_str().is_some_and(is_post)))
}
