//! Names beside `content/` that are nearly those of what a site is made of: `themes/`, `site.yml`. Nobody reads what bears
//! one, and its author waits for it in vain.

use std::ffi::OsStr;
use std::path::Path;

use super::door::Sort;
use crate::checklist;
use crate::config;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourcePath;

/// What is told of something in the folder of a site, by its path there; `folders` are those that are read.
pub(super) fn told(inside: &Path, sort: Sort, folders: &[&'static str]) -> Option<Diagnostic> {
    if inside.parent() != Some(Path::new("")) {
        return None;
    }
    let name = inside.to_str()?;
    let (meant, what) = match sort {
        Sort::Folder => (folder(name, folders)?, "Thư mục"),
        Sort::File => (file(name)?, "Tệp"),
        Sort::Link | Sort::Other => return None,
    };
    let message = format!("{what} “{name}” không được đọc vì tên không đúng là {meant}");
    let help = format!("Đổi tên thành {meant}; đã có {meant} rồi thì gộp vào đó, không cần thì xóa đi");
    Some(Diagnostic::warning(Code::UnreadFile, message).in_file(&SourcePath::new(name)?).help(help))
}

/// The folder of a site that a name means, in other letters or another number.
fn folder(name: &str, folders: &[&'static str]) -> Option<&'static str> {
    let one = |name: &str| name.to_lowercase().trim_end_matches('s').to_owned();
    folders.iter().copied().find(|known| one(known) == one(name))
}

/// The file of a site that a name means, in other letters or with the other ending of YAML.
fn file(name: &str) -> Option<&'static str> {
    let usual = name.to_lowercase().replace(['_', ' '], "-");
    let stem = Path::new(&usual);
    let is_yaml = stem.extension().and_then(OsStr::to_str).is_some_and(|ending| matches!(ending, "yaml" | "yml"));
    let is_it = |known: &&str| is_yaml && stem.file_stem() == Path::new(known).file_stem();
    [config::FILE, checklist::CONFIRMATIONS].into_iter().find(is_it)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOLDERS: [&str; 3] = ["content", "schemas", "theme"];

    #[test]
    fn names_that_are_nearly_right_are_told_with_the_right_one() {
        for (name, meant) in
            [("themes", "theme"), ("Content", "content"), ("schema", "schemas"), ("contents", "content")]
        {
            assert!(
                told(Path::new(name), Sort::Folder, &FOLDERS)
                    .unwrap()
                    .help
                    .unwrap()
                    .starts_with(&format!("Đổi tên thành {meant};"))
            );
        }
        for (name, meant) in [("site.yml", config::FILE), ("xac_nhan.yaml", checklist::CONFIRMATIONS)] {
            assert!(told(Path::new(name), Sort::File, &FOLDERS).unwrap().message.ends_with(meant), "{name}");
        }
        for name in ["tai-lieu", "thematic", "a/themes"] {
            assert_eq!(told(Path::new(name), Sort::Folder, &FOLDERS), None, "{name}");
        }
        assert_eq!(told(Path::new("site.yaml.bak"), Sort::File, &FOLDERS), None);
    }
}
