//! Which folders are never written to, whatever the options.

use std::io;
use std::path::{Path, PathBuf, absolute};

use super::error::WriteError;
use crate::edge::cache;
use crate::edge::read::FOLDERS;

/// The output folder's real path, once it is clear that writing there destroys nothing.
pub(super) fn check(root: &Path, out: &Path) -> Result<PathBuf, WriteError> {
    let root = real(root).map_err(WriteError::disk(root))?;
    let real_out = real(out).map_err(WriteError::disk(out))?;
    let refused = |why, todo| Err(WriteError::Refused { out: out.to_owned(), why, todo });
    if real_out.parent().is_none() {
        return refused("đó là gốc của ổ đĩa", "Chọn một thư mục riêng bằng --out.");
    }
    if std::env::home_dir().and_then(|home| real(&home).ok()).is_some_and(|home| home.starts_with(&real_out)) {
        return refused("đó là thư mục cá nhân của bạn", "Chọn một thư mục riêng bằng --out.");
    }
    if root.starts_with(&real_out) {
        return refused("thư mục này chứa chính nội dung gốc của trang", "Chọn thư mục khác, ví dụ --out public.");
    }
    if FOLDERS.iter().chain(&[".git", cache::FOLDER]).any(|folder| real_out.starts_with(root.join(folder))) {
        return refused(
            "đó là nơi để nội dung gốc, không phải nơi xuất trang",
            "Chọn thư mục khác, ví dụ --out public.",
        );
    }
    if real_out.exists() && !real_out.is_dir() {
        return refused("ở đó đã có một tệp cùng tên", "Chọn thư mục khác bằng --out.");
    }
    Ok(real_out)
}

/// The path with symbolic links followed as far as it exists.
pub(super) fn real(path: &Path) -> io::Result<PathBuf> {
    match path.canonicalize() {
        // Whoever made the link means the folder that it will lead to, and would miss the link.
        Err(_) if path.ancestors().any(|above| above.is_symlink() && above.canonicalize().is_err()) => {
            return Err(io::Error::other("đây là liên kết tượng trưng không dẫn tới đâu"));
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        settled => return settled,
    }
    let path = absolute(path)?;
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) => Ok(real(parent)?.join(name)),
        _ => Err(io::ErrorKind::InvalidFilename.into()),
    }
}
