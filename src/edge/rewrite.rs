//! A file of a site written anew in its place: whole or not at all, and only where it is still as it was read.

use std::io;
use std::path::{Path, PathBuf};
use std::process;

use super::disk::Disk;
use super::door::{Folder, Refusal};
use crate::source::SourcePath;
use crate::vietnamese;

/// Why a file was left as it is.
#[derive(Debug, thiserror::Error)]
pub enum Left {
    /// Somebody changed it since it was read.
    #[error("tệp vừa được người khác sửa nên được giữ nguyên; chạy lại lệnh")]
    Changed,
    /// Its owner lets nobody write to it.
    #[error("tệp chỉ cho đọc; cho phép ghi rồi chạy lại lệnh")]
    ReadOnly,
    /// It isn't the file any more that was read, or can't be opened.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The system says no.
    #[error("{}", vietnamese::trouble(.0))]
    Io(#[from] io::Error),
}

/// Writes new bytes where a file below `root` has these old ones. Links are followed in no part of its path.
///
/// # Errors
/// Why it stays as it is.
pub fn rewrite(root: &Path, path: &SourcePath, old: &[u8], new: &[u8]) -> Result<(), Left> {
    let disk = Disk::default();
    let file = root.join(path.on_disk());
    let opened =
        Folder::open(root)?.file(Path::new(path.on_disk()), old.len() as u64).map_err(|refusal| match refusal {
            Refusal::TooLarge { .. } => Left::Changed,
            other => other.into(),
        })?;
    let model = opened.metadata().clone();
    if opened.bytes()? != old {
        return Err(Left::Changed);
    }
    if model.permissions().readonly() {
        return Err(Left::ReadOnly);
    }
    let beside = beside(&file);
    let written = disk.write(&beside, new).and_then(|()| disk.permit_as(&model, &beside));
    let settled = written.map_err(Left::from).and_then(|()| {
        // Once more: writing took its time.
        let is_as_read = Folder::open(root)?.file(Path::new(path.on_disk()), old.len() as u64)?.bytes()? == old;
        if !is_as_read {
            return Err(Left::Changed);
        }
        Ok(disk.replace(&beside, &file)?)
    });
    if settled.is_err() {
        // What can't be removed has a name that no command reads.
        let _ = disk.remove_file(&beside);
    }
    settled
}

/// A name in the same folder that neither the program nor a host takes for a page.
fn beside(file: &Path) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    file.with_file_name(format!(".{}.{}.congtruong", shortened(&name), process::id()))
}

/// Systems hold names of 255 bytes.
fn shortened(name: &str) -> &str {
    &name[..name.floor_char_boundary(200)]
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_is_written_anew_with_its_rights_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let (root, path) = (folder.path(), SourcePath::new("a.md").unwrap());
        fs::write(root.join("a.md"), "cũ").unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(root.join("a.md"), fs::Permissions::from_mode(0o640)).unwrap();
            rewrite(root, &path, "cũ".as_bytes(), "mới".as_bytes()).unwrap();
            assert_eq!(fs::metadata(root.join("a.md")).unwrap().permissions().mode() & 0o777, 0o640);
        }
        assert_eq!(fs::read_dir(root).unwrap().count(), 1);
    }

    #[test]
    fn what_changed_meanwhile_stays() {
        let folder = tempfile::tempdir().unwrap();
        let (root, path) = (folder.path(), SourcePath::new("a.md").unwrap());
        for there in ["đã sửa", "c"] {
            fs::write(root.join("a.md"), there).unwrap();
            let left = rewrite(root, &path, "cũ".as_bytes(), "mới".as_bytes());
            assert!(matches!(left, Err(Left::Changed | Left::Refused(Refusal::Changed))), "{left:?}");
            assert_eq!(fs::read_to_string(root.join("a.md")).unwrap(), there);
        }
        assert_eq!(fs::read_dir(root).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn no_link_is_followed() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir(root.join("that")).unwrap();
        fs::write(root.join("that/a.md"), "cũ").unwrap();
        std::os::unix::fs::symlink("that", root.join("content")).unwrap();
        let path = SourcePath::new("content/a.md").unwrap();
        assert!(matches!(rewrite(root, &path, "cũ".as_bytes(), b"x"), Err(Left::Refused(_))));
        assert_eq!(fs::read_to_string(root.join("that/a.md")).unwrap(), "cũ");
    }
}
