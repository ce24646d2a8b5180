//! A site's folder on disk, read into [`Inputs`].

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::config::{self, Config};
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::{FileFacts, Inputs, Source};
use crate::name;
use crate::schema::Schemas;
use crate::source::SourcePath;
use crate::vietnamese;

/// The folders that belong to a site; everything else beside `site.yaml` is the editors' own affair.
pub(super) const FOLDERS: [&str; 3] = ["content", "schemas", "theme"];

/// Largest file that is read as text, in bytes.
const LARGEST_TEXT: u64 = 8 << 20;

/// Reads the folder of a site. What can't be read is told in [`Inputs::refused`].
///
/// Symbolic links aren't followed: a link in a folder that several people edit could publish any file of the machine.
///
/// # Errors
/// When `root` itself is no folder that can be listed.
pub fn read(root: &Path, today: Date) -> io::Result<Inputs> {
    let read = found(root)?.into_par_iter().map(|entry| {
        let path = regular(root, &entry.map_err(|error| unopened(root, &error))?)?;
        let source = load(root, &path)?;
        Ok((path, source))
    });
    let mut inputs = snapshot(today, read.collect());
    let named = named_by_config(&inputs);
    add_named(root, &named, &mut inputs);
    Ok(inputs)
}

/// Everything below the folder that the site may be made of, but for the folders themselves.
pub(super) fn found(root: &Path) -> io::Result<Vec<walkdir::Result<DirEntry>>> {
    fs::read_dir(root)?;
    let walk = WalkDir::new(root).into_iter().filter_entry(belongs);
    Ok(walk.filter(|entry| !entry.as_ref().is_ok_and(|entry| entry.file_type().is_dir())).collect())
}

/// The files that could be read, and why others couldn't.
pub(super) fn snapshot(today: Date, read: Vec<Result<(SourcePath, Source), Diagnostic>>) -> Inputs {
    let mut inputs = Inputs::new(today);
    let mut sources = Vec::with_capacity(read.len());
    for result in read {
        match result {
            Ok(file) => sources.push(file),
            Err(refusal) => inputs.refused.push(refusal),
        }
    }
    inputs.refused.sort();
    inputs.sources = sources.into_iter().collect();
    inputs
}

/// Adds the files that the configuration names and that are there.
pub(super) fn add_named(root: &Path, named: &BTreeSet<SourcePath>, inputs: &mut Inputs) {
    for path in named.iter().filter(|path| root.join(path.as_str()).exists()) {
        match load_named(root, path) {
            Ok(source) => drop(inputs.sources.insert(path.clone(), source)),
            Err(refusal) => inputs.refused.push(refusal),
        }
    }
}

/// Whether the walk goes on here: the site's own folders, without hidden files and those of other tools.
fn belongs(entry: &DirEntry) -> bool {
    is_ours(entry.depth(), entry.file_name())
}

/// Whether what has this name, so many folders below the site's, can be part of the site.
pub(super) fn is_ours(depth: usize, name: &OsStr) -> bool {
    match depth {
        0 => true,
        1 => name == config::FILE || FOLDERS.iter().any(|folder| name == *folder),
        _ => name != "node_modules" && !is_hidden(name),
    }
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

pub(super) fn unopened(root: &Path, error: &walkdir::Error) -> Diagnostic {
    let path = error.path().and_then(|path| path.strip_prefix(root).ok()).map(|path| path.display().to_string());
    let message = format!("Không mở được “{}”: {error}", path.unwrap_or_default());
    Diagnostic::error(Code::Unreadable, message).help("Kiểm tra quyền đọc của thư mục")
}

/// The path of a regular file.
pub(super) fn regular(root: &Path, entry: &DirEntry) -> Result<SourcePath, Diagnostic> {
    let path = source_path(root, entry.path())?;
    let kind = entry.file_type();
    if kind.is_symlink() {
        return Err(symlink(&path));
    }
    if !kind.is_file() {
        let message = "Đây không phải tệp thường nên không đọc được";
        return Err(Diagnostic::error(Code::Unreadable, message).in_file(&path).help("Xóa nó khỏi thư mục của trang"));
    }
    Ok(path)
}

fn symlink(path: &SourcePath) -> Diagnostic {
    Diagnostic::error(Code::Symlink, "Đây là liên kết tượng trưng, chương trình không đi theo")
        .in_file(path)
        .help("Xóa liên kết và chép tệp hoặc thư mục thật vào đây")
}

/// The path inside the site; refused where another system couldn't hold a file of this name.
pub(super) fn source_path(root: &Path, path: &Path) -> Result<SourcePath, Diagnostic> {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let unusable = |message| {
        Diagnostic::error(Code::UnsafePath, message).help("Đổi tên tệp bằng chữ thường không dấu, số và gạch nối")
    };
    let Some(parts) = inside.iter().map(OsStr::to_str).collect::<Option<Vec<&str>>>() else {
        return Err(unusable(format!("Tên tệp không thuộc bảng mã UTF-8: “{}”", inside.display())));
    };
    if let Some(fault) = parts.iter().find_map(|part| name::fault(part)) {
        return Err(unusable(format!("{} (ở {})", fault.message(), inside.display())));
    }
    SourcePath::new(&parts.join("/"))
        .ok_or_else(|| unusable(format!("Tên tệp không dùng được: “{}”", inside.display())))
}

/// Whether the program reads the file itself, or only passes it on.
fn is_text(path: &SourcePath) -> bool {
    path.as_str().starts_with("theme/") || matches!(path.extension().as_str(), "md" | "yaml" | "yml" | "csv")
}

/// Reads a file of the site's own folders.
pub(super) fn load(root: &Path, path: &SourcePath) -> Result<Source, Diagnostic> {
    load_as(root, path, is_text(path))
}

fn load_as(root: &Path, path: &SourcePath, as_text: bool) -> Result<Source, Diagnostic> {
    let on_disk = root.join(path.as_str());
    let unreadable = |error: io::Error| {
        Diagnostic::error(Code::Unreadable, format!("Không đọc được tệp: {error}"))
            .in_file(path)
            .help("Kiểm tra quyền đọc của tệp, hoặc chép lại tệp")
    };
    if !as_text {
        let facts = File::open(on_disk).and_then(FileFacts::read_from).map_err(unreadable)?;
        return Ok(Source::File(facts));
    }
    let mut file = File::open(on_disk).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.len();
    if size > LARGEST_TEXT {
        let sizes = (vietnamese::file_size(size), vietnamese::file_size(LARGEST_TEXT));
        return Err(Diagnostic::error(Code::TooLarge, format!("Tệp nặng {}, quá {}", sizes.0, sizes.1))
            .in_file(path)
            .help("Chia nhỏ tệp, hoặc đăng dữ liệu thành tệp đính kèm"));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    file.read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(Source::Text(bytes.into()))
}

/// The files that `site.yaml` names, wherever they are: a logo, saved feeds.
pub(super) fn named_by_config(inputs: &Inputs) -> BTreeSet<SourcePath> {
    let mut already_told = Vec::new();
    let schemas = Schemas::load(inputs, &mut already_told);
    let Some(config) = Config::load(inputs, &schemas, &mut already_told) else { return BTreeSet::new() };
    let feeds = config.portal_rss.into_iter().map(|feed| feed.file.value);
    config.logo.map(|logo| logo.value).into_iter().chain(feeds).collect()
}

/// Reads a file that the configuration names, without passing through a symbolic link.
fn load_named(root: &Path, path: &SourcePath) -> Result<Source, Diagnostic> {
    if without_links(root, path).is_none() {
        return Err(symlink(path));
    }
    load_as(root, path, path.extension() == "xml")
}

/// Where a file of the sources is on disk; `None` when a symbolic link stands in the way.
pub(super) fn without_links(root: &Path, path: &SourcePath) -> Option<PathBuf> {
    let mut on_disk = root.to_owned();
    for part in path.as_str().split('/') {
        on_disk.push(part);
        if on_disk.is_symlink() {
            return None;
        }
    }
    Some(on_disk)
}
