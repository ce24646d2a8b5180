//! A site's folder on disk, read into [`Inputs`].

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use jiff::civil::DateTime;
use rayon::prelude::*;

use super::door::{Folder, Listed, Opened, Refusal, Sort};
use super::hidden;
use super::misnamed;
use super::passed;
use crate::checklist;
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
/// Largest plain text that is looked through before it is passed on, in bytes.
const LARGEST_PLAIN: u64 = 1 << 20;
/// Largest file that is passed on, in bytes: a film of some hours. One that claims more has holes or was left by mistake.
const LARGEST_FILE: u64 = 2 << 30;

/// Reads the folder of a site for a moment. What can't be read is told in [`Inputs::refused`].
///
/// Symbolic links aren't followed: a link in a folder that several people edit could publish any file of the machine.
///
/// # Errors
/// When `root` itself is no folder that can be listed.
pub fn read(root: &Path, now: impl Into<DateTime>) -> io::Result<Inputs> {
    let folder = Folder::open(root)?;
    let read = found(&folder)?.into_par_iter().filter_map(|found| match found.and_then(|found| regular(&found)) {
        Ok(path) => unless_gone(&path, load(&folder, &path)).map(|read| read.map(|source| (path, source))),
        Err(refusal) => Some(Err(refusal)),
    });
    let mut inputs = snapshot(now.into(), read.collect());
    let named = named_by_config(&inputs);
    add_named(&folder, &named, &mut inputs);
    Ok(inputs)
}

/// Reads those text files of a site that are wanted, and nothing else. What can't be read is told in
/// [`Inputs::refused`].
///
/// # Errors
/// When `root` itself is no folder that can be listed.
pub fn texts(root: &Path, now: DateTime, wanted: impl Fn(&SourcePath) -> bool + Sync) -> io::Result<Inputs> {
    let folder = Folder::open(root)?;
    let read = found(&folder)?.into_par_iter().filter_map(|found| match found.and_then(|found| regular(&found)) {
        Ok(path) if !wanted(&path) || reading(&path) != Reading::Text => None,
        Ok(path) => unless_gone(&path, load(&folder, &path)).map(|read| read.map(|source| (path, source))),
        Err(refusal) => refusal.place.as_ref().is_none_or(|place| wanted(&place.path)).then_some(Err(refusal)),
    });
    Ok(snapshot(now, read.collect()))
}

/// Something in the folder of a site that isn't a folder itself.
#[derive(Debug)]
pub(super) struct Found {
    /// Its path below the site's folder.
    pub inside: PathBuf,
    sort: Sort,
}

/// Everything below the folder that the site may be made of, with the folders that couldn't be listed.
pub(super) fn found(folder: &Folder) -> io::Result<Vec<Result<Found, Diagnostic>>> {
    let mut found = Vec::new();
    let mut waiting = vec![(1, PathBuf::new(), folder.list(Path::new(""))?)];
    while let Some((depth, inside, listed)) = waiting.pop() {
        for Listed { name, sort } in listed {
            let is_read = is_ours(depth, &name);
            let inside = inside.join(name);
            if !is_read {
                let told = hidden::told(folder, &inside, sort).or_else(|| misnamed::told(&inside, sort, &FOLDERS));
                found.extend(told.map(Err));
                continue;
            }
            if sort != Sort::Folder {
                found.push(Ok(Found { inside, sort }));
                continue;
            }
            match folder.list(&inside) {
                Ok(listed) => waiting.push((depth + 1, inside, listed)),
                // It went meanwhile, with all that is in it.
                Err(Refusal::Missing) => {}
                Err(refusal) => found.push(Err(unlisted(&inside, refusal))),
            }
        }
    }
    Ok(found)
}

/// The files that could be read, and why others couldn't.
pub(super) fn snapshot(now: DateTime, read: Vec<Result<(SourcePath, Source), Diagnostic>>) -> Inputs {
    let mut inputs = Inputs::new(now);
    let mut sources = Vec::with_capacity(read.len());
    for result in read {
        match result {
            Ok(file) => sources.push(file),
            Err(refusal) => inputs.refused.push(refusal),
        }
    }
    // Of two that look alike the same one is taken every time.
    sources.sort_by(|(a, _), (b, _)| (a, a.on_disk()).cmp(&(b, b.on_disk())));
    let alike = sources.windows(2).filter(|two| two[0].0 == two[1].0).map(|two| look_alike(&two[1].0));
    inputs.refused.extend(alike);
    inputs.refused.sort();
    sources.dedup_by(|(later, _), (first, _)| later == first);
    inputs.sources = sources.into_iter().collect();
    inputs
}

fn look_alike(path: &SourcePath) -> Diagnostic {
    let message = "Hai tệp ở đây có tên trông như một, chỉ khác cách ghép dấu hoặc chữ trông giống nhau";
    let help = format!("Mở cả hai tệp “{}”, giữ lại bản đúng và xóa tệp kia", path.file_name());
    Diagnostic::error(Code::RouteCollision, message).in_file(path).help(help)
}

/// Adds the files that the configuration names and that are there. A saved feed that is refused counts as one that
/// isn't there: no school has to wait for a portal with its own news.
pub(super) fn add_named(folder: &Folder, named: &BTreeMap<SourcePath, Reading>, inputs: &mut Inputs) {
    for (path, reading) in named {
        let read = open(folder, path).and_then(|opened| taken(opened, *reading));
        match unless_gone(path, read) {
            Some(Ok(source)) => drop(inputs.sources.insert(as_on_disk(folder, path), source)),
            Some(Err(_)) if *reading == Reading::Text => {}
            Some(Err(refusal)) => inputs.refused.push(refusal),
            None => {}
        }
    }
}

/// Whether what has this name, so many folders below the site's, can be part of the site.
pub(super) fn is_ours(depth: usize, name: &OsStr) -> bool {
    match depth {
        0 => true,
        1 => name == config::FILE || name == checklist::CONFIRMATIONS || FOLDERS.iter().any(|folder| name == *folder),
        _ => !name::is_left_behind(&name.to_string_lossy()),
    }
}

fn unlisted(inside: &Path, refusal: Refusal) -> Diagnostic {
    if let (Refusal::Link, Ok(path)) = (&refusal, source_path(inside)) {
        return told(&path, refusal);
    }
    let message = format!("Không mở được “{}”: {refusal}", inside.display());
    Diagnostic::error(Code::Unreadable, message).help("Kiểm tra quyền đọc của thư mục")
}

/// The path of a regular file.
pub(super) fn regular(found: &Found) -> Result<SourcePath, Diagnostic> {
    let path = source_path(&found.inside)?;
    match found.sort {
        Sort::File => Ok(path),
        Sort::Link => Err(told(&path, Refusal::Link)),
        Sort::Folder | Sort::Other => Err(told(&path, Refusal::Irregular)),
    }
}

/// What was read, or why it wasn't; `None` for what went since it was listed.
pub(super) fn unless_gone<T>(path: &SourcePath, read: Result<T, Refusal>) -> Option<Result<T, Diagnostic>> {
    match read {
        Err(Refusal::Missing) => None,
        read => Some(read.map_err(|refusal| told(path, refusal))),
    }
}

/// A refusal in the words of an editor.
fn told(path: &SourcePath, refusal: Refusal) -> Diagnostic {
    let message = vietnamese::capitalised(&refusal.to_string());
    let (code, message, help) = match refusal {
        Refusal::Link => (Code::Symlink, message, "Xóa liên kết và chép tệp hoặc thư mục thật vào đây"),
        Refusal::Irregular => (
            Code::Unreadable,
            "Đây không phải tệp thường nên không đọc được".to_owned(),
            "Xóa nó khỏi thư mục của trang",
        ),
        Refusal::TooLarge { most, .. } => (
            Code::TooLarge,
            message,
            if most == LARGEST_TEXT {
                "Chia nhỏ tệp, hoặc đăng dữ liệu thành tệp đính kèm"
            } else {
                "Nén hoặc chia nhỏ tệp, hoặc để ở nơi lưu trữ khác rồi dẫn liên kết tới đó"
            },
        ),
        Refusal::Changed => (Code::Unreadable, message, "Đợi chương trình đang ghi tệp này xong rồi chạy lại lệnh"),
        Refusal::Missing | Refusal::Io(_) => (
            Code::Unreadable,
            format!("Không đọc được tệp: {refusal}"),
            "Kiểm tra quyền đọc của tệp, hoặc chép lại tệp",
        ),
    };
    Diagnostic::error(code, message).in_file(path).help(help)
}

/// The path inside the site; refused where another system couldn't hold a file of this name.
pub(super) fn source_path(inside: &Path) -> Result<SourcePath, Diagnostic> {
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

/// What is to become of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// The program reads it itself.
    Text,
    /// It is passed on, and known by its facts.
    Facts,
    /// It is passed on, and looked through where it is short: others read it as it is.
    Plain,
}

/// How a file of the site's own folders is read.
pub(super) fn reading(path: &SourcePath) -> Reading {
    match path.extension().as_str() {
        _ if path.as_str().starts_with("theme/") => Reading::Text,
        "md" | "yaml" | "yml" | "csv" => Reading::Text,
        "txt" | "json" | "ics" | "vtt" => Reading::Plain,
        _ => Reading::Facts,
    }
}

/// Reads a file of the site's own folders.
fn load(folder: &Folder, path: &SourcePath) -> Result<Source, Refusal> {
    taken(open(folder, path)?, reading(path))
}

/// Opens a file of a site.
pub(super) fn open(folder: &Folder, path: &SourcePath) -> Result<Opened, Refusal> {
    match folder.file(Path::new(path.on_disk()), LARGEST_FILE) {
        Err(Refusal::Missing) if !path.as_str().is_ascii() => {
            folder.file(&spelt_otherwise(folder, path).ok_or(Refusal::Missing)?, LARGEST_FILE)
        }
        opened => opened,
    }
}

/// How the disk spells a path that somebody else spelt, as `site.yaml` does.
fn spelt_otherwise(folder: &Folder, path: &SourcePath) -> Option<PathBuf> {
    let mut found = PathBuf::new();
    for name in path.as_str().split('/') {
        let is_it = |listed: &Listed| {
            listed.name.to_str().and_then(SourcePath::new).is_some_and(|listed| listed.as_str() == name)
        };
        found.push(folder.list(&found).ok()?.into_iter().find(is_it)?.name);
    }
    Some(found)
}

/// The path that somebody wrote as the disk has it: who publishes the file opens it by that.
fn as_on_disk(folder: &Folder, path: &SourcePath) -> SourcePath {
    let found = if path.as_str().is_ascii() { None } else { spelt_otherwise(folder, path) };
    let found = found.as_deref().and_then(Path::to_str).map(|found| found.replace(MAIN_SEPARATOR, "/"));
    found.and_then(|found| SourcePath::new(&found)).unwrap_or_else(|| path.clone())
}

/// What an open file holds.
pub(super) fn taken(opened: Opened, reading: Reading) -> Result<Source, Refusal> {
    match reading {
        Reading::Plain if opened.metadata().len() <= LARGEST_PLAIN => Ok(Source::Text(opened.bytes()?.into())),
        Reading::Text => Ok(Source::Text(opened.within(LARGEST_TEXT)?.bytes()?.into())),
        Reading::Facts | Reading::Plain => Ok(Source::File(FileFacts::read_from(passed::on(opened)?)?)),
    }
}

/// The files that `site.yaml` names, wherever they are: a logo, saved feeds, whatever these are called.
pub(super) fn named_by_config(inputs: &Inputs) -> BTreeMap<SourcePath, Reading> {
    let mut already_told = Vec::new();
    let schemas = Schemas::load(inputs, &mut already_told);
    let Some(config) = Config::load(inputs, &schemas, &mut already_told) else { return BTreeMap::new() };
    let feeds = config.portal_rss.into_iter().map(|feed| (feed.file.value, Reading::Text));
    config.logo.map(|logo| (logo.value, Reading::Facts)).into_iter().chain(feeds).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::diagnostic::has_errors;

    #[test]
    fn a_file_is_read_and_opened_however_the_disk_spells_its_name() {
        let school = tempfile::tempdir().unwrap();
        let folder = school.path().join("content/le\u{302}\u{303}");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a\u{309}nh.png"), "x").unwrap();
        let today = jiff::civil::date(2026, 11, 21);
        let typed = SourcePath::new("content/lễ/ảnh.png").unwrap();
        assert!(super::read(school.path(), today).unwrap().sources.contains_key(&typed));
        assert!(open(&Folder::open(school.path()).unwrap(), &typed).is_ok());
        fs::write(folder.join("ảnh.png"), "y").unwrap();
        // Some disks take the two names for one.
        let alike = fs::read_dir(&folder).unwrap().count() > 1;
        let both = super::read(school.path(), today).unwrap();
        assert!(both.sources.len() == 1 && has_errors(&both.refused) == alike, "{:?}", both.refused);
    }
    #[test]
    fn a_file_that_the_configuration_names_is_known_as_the_disk_spells_it() {
        let school = tempfile::tempdir().unwrap();
        fs::create_dir_all(school.path().join("a\u{309}nh")).unwrap();
        fs::write(school.path().join("a\u{309}nh/bie\u{302}\u{309}u.png"), "x").unwrap();
        let root = Folder::open(school.path()).unwrap();
        let typed = SourcePath::new("ảnh/biểu.png").unwrap();
        let mut inputs = Inputs::new(jiff::civil::date(2026, 11, 21));
        add_named(&root, &BTreeMap::from([(typed.clone(), Reading::Facts)]), &mut inputs);
        let (known, _) = inputs.sources.get_key_value(&typed).unwrap();
        assert!(root.file(Path::new(known.on_disk()), LARGEST_FILE).is_ok(), "{known:?}");
    }

    #[test]
    fn hidden_posts_are_told_and_what_programs_hide_is_not() {
        let school = tempfile::tempdir().unwrap();
        let news = school.path().join("content/tin-tuc");
        for folder in [".nhap", ".obsidian"] {
            fs::create_dir_all(news.join(folder)).unwrap();
            fs::write(news.join(folder).join("bai.md"), "x").unwrap();
        }
        let told = [".bai.md", ".ke-hoach.pdf", ".xa.md.icloud"];
        for name in told.iter().chain(&[
            ".gitkeep",
            ".DS_Store",
            "._bai.md",
            ".trashed-1-bai.md",
            ".~bai.docx",
            ".bai.md.swp",
            ".md",
            "a.md~",
        ]) {
            fs::write(news.join(name), "x").unwrap();
        }
        let inputs = super::read(school.path(), jiff::civil::date(2026, 11, 21)).unwrap();
        assert!(inputs.sources.is_empty() && !has_errors(&inputs.refused));
        let places = inputs.refused.iter().filter_map(|told| Some(told.place.as_ref()?.path.file_name().to_owned()));
        assert_eq!(places.collect::<Vec<_>>(), [".bai.md", ".ke-hoach.pdf", ".nhap", ".xa.md.icloud"]);
    }
}
