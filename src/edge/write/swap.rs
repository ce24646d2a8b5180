//! The new site in the place of the old one.

use std::path::Path;
use std::{fs, io};

use super::error::WriteError;
use super::work::Work;

/// Publishes the stage. The old site ends in the work folder, which removes it.
pub(super) fn swap(work: &Work, out: &Path) -> Result<(), WriteError> {
    let stage = work.stage();
    let swapped = if out.exists() {
        keep_permissions(out, &stage).map_err(WriteError::disk(out))?;
        match exchange(&stage, out) {
            Err(error) if is_unsupported(&error) => one_after_the_other(work, out),
            settled => settled,
        }
    } else {
        fs::rename(&stage, out)
    };
    swapped.map_err(WriteError::disk(out))
}

/// Who may read the site now may read the new one.
fn keep_permissions(out: &Path, stage: &Path) -> io::Result<()> {
    fs::set_permissions(stage, fs::metadata(out)?.permissions())
}

/// Both folders change names in one step: at no moment is there no site.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(stage: &Path, out: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, stage, CWD, out, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Old kernels and some network file systems answer that they can't exchange.
fn is_unsupported(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

/// Two renames. Should the program be killed between them, the next build puts the old site back.
fn one_after_the_other(work: &Work, out: &Path) -> io::Result<()> {
    fs::rename(out, work.aside())?;
    fs::rename(work.stage(), out).inspect_err(|_| {
        let _ = fs::rename(work.aside(), out);
    })?;
    fs::remove_dir_all(work.aside())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_an_exchange_two_renames_publish_the_stage_and_leave_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("public");
        fs::create_dir(&out).unwrap();
        fs::write(out.join("cu.html"), "cũ").unwrap();
        let work = Work::begin(&out).unwrap();
        fs::write(work.stage().join("moi.html"), "mới").unwrap();
        one_after_the_other(&work, &out).unwrap();
        drop(work);
        assert!(out.join("moi.html").exists() && !out.join("cu.html").exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn when_the_second_rename_fails_the_old_site_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("public");
        fs::create_dir(&out).unwrap();
        fs::write(out.join("cu.html"), "cũ").unwrap();
        let work = Work::begin(&out).unwrap();
        fs::remove_dir(work.stage()).unwrap();
        assert!(one_after_the_other(&work, &out).is_err());
        assert!(out.join("cu.html").exists());
    }
}
