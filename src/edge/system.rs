//! What differs between systems, all of it: nothing else in the program asks which one it runs on.
//!
//! Paths are made absolute and real before anything is written, which on Windows gives them the form (`\\?\…`) that may
//! be longer than 260 characters.

use std::fs;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io;
use std::path::Path;

pub(super) use here::{
    Changed, FileId, changed, exchange, file_id, has_own_rules, is_after, is_mount, is_private, limit,
    make_private_folder, may_pass, open_folder, open_itself, ownership, rename_new, sync_all, sync_folder,
};

/// What tells one start of the machine from another, where the system says it: what was written before and never
/// synchronised may be gone after a power cut, whatever the file system says of its size and date.
pub(super) fn boot() -> Option<String> {
    let id = fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    Some(id.trim().to_owned())
}

/// An ending for a name that nobody can guess; the keys that the standard library hashes with come from the system.
pub(super) fn unguessable() -> String {
    let number = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", number(), number())
}

#[cfg(unix)]
mod here {
    use std::fs::{DirBuilder, File, Metadata, OpenOptions};
    use std::io;
    use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
    use std::path::Path;
    use std::time::SystemTime;

    use rustix::fs::OFlags;

    /// The file itself, whatever it is called.
    pub type FileId = (u64, u64);
    /// Its last change, whatever its date was set to.
    pub type Changed = (i64, i64);
    /// To whom a file or folder belongs, and who may do what with it.
    pub type Ownership = (u32, u32, u32);

    pub fn file_id(metadata: &Metadata) -> FileId {
        (metadata.dev(), metadata.ino())
    }

    pub fn changed(metadata: &Metadata) -> Changed {
        (metadata.ctime(), metadata.ctime_nsec())
    }

    pub fn is_after(changed: Changed, moment: SystemTime) -> bool {
        let moment = moment.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        changed >= (moment.as_secs().cast_signed(), moment.subsec_nanos().into())
    }

    pub fn ownership(metadata: &Metadata) -> Ownership {
        (metadata.uid(), metadata.gid(), metadata.mode() & 0o7777)
    }

    /// What a group and all others may do.
    const OTHERS: u32 = 0o077;

    /// Whether it is this user's, and nobody else's to look into or to write to.
    pub fn is_private(metadata: &Metadata) -> bool {
        metadata.uid() == rustix::process::geteuid().as_raw() && metadata.mode() & OTHERS == 0
    }

    pub fn make_private_folder(folder: &Path) -> io::Result<()> {
        DirBuilder::new().mode(0o700).create(folder)
    }

    /// Opens a folder; a link to one isn't followed.
    pub fn open_folder(folder: &Path) -> io::Result<File> {
        let flags = OFlags::DIRECTORY | OFlags::NOFOLLOW;
        OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(folder)
    }

    /// Opens what has this name itself: no link is followed, and a pipe isn't waited for.
    pub fn open_itself(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
        options.mode(0o600).custom_flags(flags.bits().cast_signed()).open(path)
    }

    /// Two files or folders change names in one step.
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    pub fn exchange(a: &Path, b: &Path) -> io::Result<()> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
    }

    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    pub fn exchange(_: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Renames where nothing of that name is: in one step where the file system can.
    pub fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
        #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
        {
            use rustix::fs::{CWD, RenameFlags, renameat_with};
            match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE).map_err(io::Error::from) {
                Err(error) if super::is_unsupported(&error) => {}
                settled => return settled,
            }
        }
        super::rename_after_a_look(from, to)
    }

    /// Whether another file system, or another part of one, begins at this folder; `outer` is what the folder around it
    /// is told to be.
    pub fn is_mount(folder: &Path, metadata: &Metadata, outer: &Metadata) -> bool {
        metadata.dev() != outer.dev() || is_mount_root(folder)
    }

    #[cfg(any(target_os = "linux", target_os = "android"))]
    fn is_mount_root(folder: &Path) -> bool {
        use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
        let flags = AtFlags::SYMLINK_NOFOLLOW | AtFlags::NO_AUTOMOUNT;
        let told = statx(CWD, folder, flags, StatxFlags::empty());
        told.is_ok_and(|told| told.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
    }

    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    fn is_mount_root(_: &Path) -> bool {
        false
    }

    /// Whether somebody gave the folder rules of its own (an access control list), which a new folder hasn't.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    pub fn has_own_rules(folder: &Path) -> bool {
        let mut names = [0_u8; 4096];
        match rustix::fs::llistxattr(folder, &mut names[..]) {
            // The system's own labels are on every file where there are any.
            Ok(length) => {
                names[..length].split(|byte| *byte == 0).any(|name| !name.is_empty() && !name.starts_with(b"security."))
            }
            Err(error) => error == rustix::io::Errno::RANGE,
        }
    }

    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    pub fn has_own_rules(_: &Path) -> bool {
        false
    }

    /// Whether what was refused may be allowed a moment later.
    pub fn may_pass(_: &io::Error) -> bool {
        false
    }

    /// From now on this process ends when it asks for more bytes of memory or computes for more seconds.
    pub fn limit(memory: u64, seconds: u64) -> io::Result<()> {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let limit = |most| Rlimit { current: Some(most), maximum: Some(most) };
        setrlimit(Resource::As, limit(memory))?;
        setrlimit(Resource::Cpu, limit(seconds))?;
        // What is ended leaves nothing behind.
        setrlimit(Resource::Core, limit(0))?;
        Ok(())
    }

    /// Makes sure that the names in a folder outlive a power cut.
    pub fn sync_folder(folder: &Path) -> io::Result<()> {
        open_folder(folder)?.sync_all()
    }

    /// Makes sure that all that was written to the file system of a folder outlives a power cut.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    pub fn sync_all(folder: &Path) -> io::Result<()> {
        Ok(rustix::fs::syncfs(open_folder(folder)?)?)
    }

    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    pub fn sync_all(_: &Path) -> io::Result<()> {
        rustix::fs::sync();
        Ok(())
    }

    #[cfg(test)]
    mod tests {
        use std::fs;

        use super::*;

        #[test]
        fn nothing_is_renamed_onto_what_is_there() {
            let folder = tempfile::tempdir().unwrap();
            let [a, b] = ["a", "b"].map(|name| folder.path().join(name));
            fs::write(&a, "a").unwrap();
            fs::write(&b, "b").unwrap();
            for rename in [rename_new, crate::edge::system::rename_after_a_look] {
                assert_eq!(rename(&a, &b).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
                assert_eq!(fs::read(&b).unwrap(), b"b");
            }
        }

        #[test]
        fn a_link_is_not_followed_and_a_pipe_not_waited_for() {
            let folder = tempfile::tempdir().unwrap();
            let [file, link, pipe] = ["file", "link", "pipe"].map(|name| folder.path().join(name));
            fs::write(&file, "a").unwrap();
            std::os::unix::fs::symlink(&file, &link).unwrap();
            rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
            assert!(open_itself(OpenOptions::new().read(true), &link).is_err());
            assert!(open_itself(OpenOptions::new().read(true), &pipe).is_ok(), "and at once");
            assert!(open_folder(&file).is_err());
        }
    }
}

/// Windows, as its documents describe it: nothing here was ever run by the tests.
#[cfg(not(unix))]
mod here {
    use std::fs::{self, File, Metadata, OpenOptions};
    use std::io;
    use std::path::Path;
    use std::time::SystemTime;

    /// When the file was made: another one put in its place has another date.
    pub type FileId = Option<SystemTime>;
    pub type Changed = ();
    pub type Ownership = ();

    pub fn file_id(metadata: &Metadata) -> FileId {
        metadata.created().ok()
    }

    pub fn changed(_: &Metadata) -> Changed {}

    /// Only the date of the bytes is told.
    pub fn is_after(_: Changed, _: SystemTime) -> bool {
        false
    }

    pub fn ownership(_: &Metadata) -> Ownership {}

    /// A folder inherits who may write to it from the one that it is in.
    pub fn is_private(_: &Metadata) -> bool {
        true
    }

    pub fn make_private_folder(folder: &Path) -> io::Result<()> {
        fs::create_dir(folder)
    }

    /// Opens a folder (which takes `FILE_FLAG_BACKUP_SEMANTICS`); a link to one is opened itself, and so no folder.
    #[cfg(windows)]
    pub fn open_folder(folder: &Path) -> io::Result<File> {
        use std::os::windows::fs::OpenOptionsExt;
        let flags = 0x0200_0000 | 0x0020_0000;
        OpenOptions::new().read(true).custom_flags(flags).open(folder)
    }

    #[cfg(not(windows))]
    pub fn open_folder(folder: &Path) -> io::Result<File> {
        File::open(folder)
    }

    /// Opens what has this name itself (`FILE_FLAG_OPEN_REPARSE_POINT`): no link is followed.
    #[cfg(windows)]
    pub fn open_itself(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
        use std::os::windows::fs::OpenOptionsExt;
        options.custom_flags(0x0020_0000).open(path)
    }

    #[cfg(not(windows))]
    pub fn open_itself(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
        options.open(path)
    }

    /// There is no such step.
    pub fn exchange(_: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
        super::rename_after_a_look(from, to)
    }

    /// A drive that is mounted at a folder shows as a link there.
    pub fn is_mount(_: &Path, _: &Metadata, _: &Metadata) -> bool {
        false
    }

    pub fn has_own_rules(_: &Path) -> bool {
        false
    }

    /// A scanner or a browser has the file open: `ERROR_ACCESS_DENIED`, `ERROR_SHARING_VIOLATION`,
    /// `ERROR_LOCK_VIOLATION`.
    pub fn may_pass(error: &io::Error) -> bool {
        matches!(error.raw_os_error(), Some(5 | 32 | 33))
    }

    /// A process has no such limits of its own here.
    pub fn limit(_: u64, _: u64) -> io::Result<()> {
        Ok(())
    }

    /// Names are part of what the file system keeps a journal of.
    pub fn sync_folder(_: &Path) -> io::Result<()> {
        Ok(())
    }

    /// There is no such call for a program without special rights; single files are synchronised.
    pub fn sync_all(_: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// Old kernels and some network file systems answer that they can't.
pub(super) fn is_unsupported(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

/// Renames where nothing of that name is, as the systems do that can't in one step.
fn rename_after_a_look(from: &Path, to: &Path) -> io::Result<()> {
    match fs::symlink_metadata(to) {
        Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => fs::rename(from, to),
        Err(error) => Err(error),
    }
}
