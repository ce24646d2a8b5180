//! Which commit of git a folder is at, so that a report can name it.

use std::path::{Path, PathBuf};

use super::door::Folder;

/// More than git writes into any of these files but a list of packed references.
const SHORT: u64 = 4 << 10;
/// A list of packed references: some hundred thousand of them.
const LIST: u64 = 32 << 20;

/// The commit that is checked out where `folder` lies: 40 or 64 hexadecimal digits. `None` where git isn't there, or
/// nothing was committed yet.
pub fn of(folder: &Path) -> Option<String> {
    let folder = std::path::absolute(folder).ok()?;
    let repository = folder.ancestors().find_map(repository)?;
    let head = text(&repository, "HEAD", SHORT)?;
    let Some(branch) = head.strip_prefix("ref:").map(str::trim) else { return commit(&head) };
    // A work tree beside the first one keeps its branches with that.
    let shared = text(&repository, "commondir", SHORT);
    let shared = shared.map_or_else(|| repository.clone(), |path| repository.join(path.trim()));
    let own = [&repository, &shared].into_iter().find_map(|place| commit(&text(place, branch, SHORT)?));
    own.or_else(|| packed(&text(&shared, "packed-refs", LIST)?, branch))
}

/// Where git keeps what it knows of a folder that is the top of a work tree.
fn repository(folder: &Path) -> Option<PathBuf> {
    let git = folder.join(".git");
    if Folder::open(&git).is_ok() {
        return Some(git);
    }
    let elsewhere = text(folder, ".git", SHORT)?;
    Some(folder.join(elsewhere.strip_prefix("gitdir:")?.trim()))
}

fn packed(list: &str, branch: &str) -> Option<String> {
    let line = list.lines().find_map(|line| line.strip_suffix(branch)?.strip_suffix(' '))?;
    commit(line)
}

fn commit(text: &str) -> Option<String> {
    let text = text.trim();
    let is_one = matches!(text.len(), 40 | 64) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_one.then(|| text.to_owned())
}

fn text(folder: &Path, name: &str, most: u64) -> Option<String> {
    let opened = Folder::open(folder).ok()?.file(Path::new(name), most).ok()?;
    String::from_utf8(opened.bytes().ok()?).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::disallowed_methods, reason = "a test lays out a repository")]

    use std::fs;

    use super::*;

    const COMMIT: &str = "0123456789abcdef0123456789abcdef01234567";

    fn lay(root: &Path, files: &[(&str, &str)]) {
        for (path, text) in files {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }

    fn at(files: &[(&str, &str)], folder: &str) -> Option<String> {
        let root = tempfile::tempdir().unwrap();
        lay(root.path(), files);
        fs::create_dir_all(root.path().join(folder)).unwrap();
        of(&root.path().join(folder))
    }

    #[test]
    fn a_branch_is_followed_to_its_commit_from_any_folder_below() {
        let loose = [(".git/HEAD", "ref: refs/heads/main\n"), (".git/refs/heads/main", COMMIT)];
        assert_eq!(at(&loose, "truong/trang").as_deref(), Some(COMMIT));
        let list = format!("# pack-refs with: peeled\n{COMMIT} refs/heads/main\n");
        assert_eq!(
            at(&[(".git/HEAD", "ref: refs/heads/main\n"), (".git/packed-refs", &list)], "").as_deref(),
            Some(COMMIT)
        );
        assert_eq!(at(&[(".git/HEAD", COMMIT)], "").as_deref(), Some(COMMIT));
    }

    #[test]
    fn a_work_tree_of_its_own_keeps_its_branches_with_the_first() {
        let files = [
            ("truong/.git", "gitdir: ../kho/worktrees/truong\n"),
            ("kho/worktrees/truong/HEAD", "ref: refs/heads/nhap\n"),
            ("kho/worktrees/truong/commondir", "../..\n"),
            ("kho/refs/heads/nhap", COMMIT),
        ];
        assert_eq!(at(&files, "truong").as_deref(), Some(COMMIT));
    }

    #[test]
    fn without_a_commit_there_is_none() {
        assert_eq!(at(&[("a.txt", "")], ""), None);
        assert_eq!(at(&[(".git/HEAD", "ref: refs/heads/main\n")], ""), None);
        assert_eq!(at(&[(".git/HEAD", "what else")], ""), None);
    }
}
