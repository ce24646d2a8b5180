//! Which files of which site a command is about: those of a site, of a folder in it, or a single one.

use std::path::{Component, Path, PathBuf};

use anyhow::{Result, bail};

use crate::source::SourcePath;
use crate::{config, mend};

/// A site and the part of it that is meant.
pub(super) struct Scope {
    /// The folder with `site.yaml`.
    pub root: PathBuf,
    /// The path of the part below it; empty for all of it.
    part: String,
}

impl Scope {
    /// The site that a folder or file belongs to: the nearest folder above it that has a `site.yaml`.
    pub fn of(given: &Path) -> Result<Self> {
        let whole = plain(&std::path::absolute(given)?);
        if std::fs::symlink_metadata(&whole).is_err() {
            bail!("Không có tệp hay thư mục “{}”. Kiểm tra lại đường dẫn", given.display());
        }
        let Some(root) = whole.ancestors().find(|folder| folder.join(config::FILE).is_file()) else {
            bail!(
                "“{}” không thuộc một trang nào: không thư mục nào chứa nó có tệp site.yaml. Đứng trong thư mục của trang \
                 rồi chạy lại",
                given.display()
            );
        };
        let inside = whole.strip_prefix(root).unwrap_or(Path::new(""));
        let part = inside.iter().map(|name| name.to_string_lossy()).collect::<Vec<_>>().join("/");
        let part = SourcePath::new(&part).map_or(part, |path| path.to_string());
        if !(part.is_empty() || part == config::FILE || is_within(&part, CONTENT)) {
            bail!("Lệnh này chỉ sửa tệp trong thư mục {CONTENT} và {}; “{}” nằm ngoài", config::FILE, given.display());
        }
        Ok(Self { root: root.to_owned(), part })
    }

    /// Whether a file of the site is meant.
    pub fn holds(&self, path: &SourcePath) -> bool {
        mend::concerns(path) && (self.part.is_empty() || is_within(path.as_str(), &self.part))
    }
}

/// The folder with what a school writes.
const CONTENT: &str = "content";

/// Whether a path is this folder or file, or below it.
fn is_within(path: &str, whole: &str) -> bool {
    path.strip_prefix(whole).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            Component::CurDir => {}
            other => plain.push(other),
        }
    }
    plain
}
