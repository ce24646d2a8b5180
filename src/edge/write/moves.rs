//! New files into their places in the published site, one by one. A journal, written before the first move, lets the
//! next build finish what a killed one began.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::{Deserialize, Serialize};

use super::manifest;
use super::previous::folders_of;
use crate::address::OutPath;
use crate::edge::read::without_links;
use crate::output::Class;
use crate::source::SourcePath;

/// What has to be done to the published site; paths are below the output folder, with `/`. To do it twice is to do it
/// once.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Moves {
    /// Files, and folders that are wholly new, that come in from the work folder, in this order.
    pub put: Vec<String>,
    /// Files that go then.
    pub remove: Vec<String>,
    /// Folders that go when nothing is left in them, the inner ones first.
    pub folders: Vec<String>,
}

impl Moves {
    /// Orders the moves from the files of the last site to those of the new one: what links lead to comes before what
    /// leads there, and the list of all files comes last.
    pub fn new(staged: &[(&OutPath, Class)], before: &BTreeSet<&OutPath>, after: &BTreeSet<&OutPath>) -> Self {
        let had = folders_of(before.iter().copied());
        let put = staged.iter().map(|(path, class)| match new_folder(path, &had) {
            Some(folder) => (Rank::New, folder),
            None => (Rank::of(path, *class, before), path.as_str()),
        });
        let put: BTreeSet<(Rank, &str)> = put.collect();
        let gone: Vec<&OutPath> = before.difference(after).copied().collect();
        let left = folders_of(after.iter().copied());
        let folders = folders_of(gone.iter().copied()).into_iter().filter(|folder| !left.contains(folder));
        let mut folders: Vec<String> = folders.collect();
        folders.reverse();
        Self {
            put: put.into_iter().map(|(_, path)| path.to_owned()).collect(),
            remove: gone.into_iter().map(OutPath::to_string).collect(),
            folders,
        }
    }

    /// Writes them down in a journal, whole or not at all.
    pub fn note(&self, journal: &Path) -> io::Result<()> {
        let half = journal.with_extension("half");
        fs::write(&half, serde_json::to_vec(self)?)?;
        fs::rename(half, journal)
    }

    /// The moves that a build wrote down and didn't end.
    pub fn noted(journal: &Path) -> io::Result<Option<Self>> {
        match fs::read(journal) {
            Ok(bytes) => Ok(serde_json::from_slice(&bytes).ok()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Moves what waits among the arrivals to its place; what is done already is passed over.
    pub fn carry_out(&self, arrivals: &Path, out: &Path) -> io::Result<()> {
        let (list, files): (Vec<&String>, Vec<&String>) =
            self.put.iter().partition(|path| *path == manifest::NAME.as_str());
        files.into_iter().try_for_each(|path| put(arrivals, out, path))?;
        let mut known = None;
        let gone = self.remove.iter().filter_map(|path| beside(&mut known, out, path));
        gone.map(fs::remove_file).try_for_each(unless_missing)?;
        for folder in self.folders.iter().filter_map(|folder| inside(out, folder)) {
            // Files of others stay, and so does the folder that they are in.
            let _ = fs::remove_dir(folder);
        }
        list.into_iter().try_for_each(|path| put(arrivals, out, path))
    }
}

/// When a file is moved in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Nothing led to it before.
    New,
    /// It was there.
    Changed,
    /// It leads to what is new.
    Leading,
}

impl Rank {
    fn of(path: &OutPath, class: Class, before: &BTreeSet<&OutPath>) -> Self {
        match class {
            Class::Lead => Self::Leading,
            _ if before.contains(path) => Self::Changed,
            _ => Self::New,
        }
    }
}

/// The outermost folder of a path that the last site hadn't.
pub(super) fn new_folder<'p>(path: &'p OutPath, had: &BTreeSet<String>) -> Option<&'p str> {
    let path = path.as_str();
    path.match_indices('/').map(|(end, _)| &path[..end]).find(|folder| !had.contains(*folder))
}

fn put(arrivals: &Path, out: &Path, path: &str) -> io::Result<()> {
    let (Some(from), Some(to)) = (inside(arrivals, path), inside(out, path)) else { return Ok(()) };
    if !from.exists() {
        return Ok(());
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::rename(from, to)
}

/// Where a path is below a folder. Whoever left the journal there, nothing is moved or removed elsewhere: `None` for a
/// path that would lead out, by its own parts or through a link.
fn inside(folder: &Path, path: &str) -> Option<PathBuf> {
    without_links(folder, &SourcePath::new(path)?)
}

/// The same as [`inside`] for one path after the other: those of one folder are looked at together.
fn beside<'p>(known: &mut Option<(&'p str, Option<PathBuf>)>, out: &Path, path: &'p str) -> Option<PathBuf> {
    let Some((folder, name)) = path.rsplit_once('/') else { return inside(out, path) };
    if known.as_ref().is_none_or(|(of, _)| *of != folder) {
        *known = Some((folder, inside(out, folder)));
    }
    let real = known.as_ref()?.1.as_ref()?;
    SourcePath::new(name).map(|name| real.join(name.as_str()))
}

/// What is gone already need not be removed.
pub(super) fn unless_missing(done: io::Result<()>) -> io::Result<()> {
    match done {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_led_to_comes_before_what_leads_there() {
        let [home, feed, old, new] = ["index.html", "rss.xml", "cu/a/index.html", "moi/index.html"].map(OutPath::fixed);
        let list = manifest::NAME;
        let before = BTreeSet::from([&home, &feed, &old, &list]);
        let after = BTreeSet::from([&home, &feed, &new, &list]);
        let staged = [(&feed, Class::Lead), (&list, Class::File), (&home, Class::Page), (&new, Class::Page)];
        let moves = Moves::new(&staged, &before, &after);
        assert_eq!(moves.put, ["moi", manifest::NAME.as_str(), "index.html", "rss.xml"]);
        assert_eq!(moves.remove, ["cu/a/index.html"]);
        assert_eq!(moves.folders, ["cu/a", "cu"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_journal_that_somebody_planted_reaches_nothing_outside() {
        let folder = tempfile::tempdir().unwrap();
        let (out, elsewhere) = (folder.path().join("public"), folder.path().join("khac"));
        fs::create_dir_all(&out).unwrap();
        fs::create_dir_all(&elsewhere).unwrap();
        fs::write(elsewhere.join("giu.txt"), "giữ").unwrap();
        std::os::unix::fs::symlink(&elsewhere, out.join("lien-ket")).unwrap();
        let arrivals = folder.path().join("arrivals");
        fs::create_dir_all(&arrivals).unwrap();
        std::os::unix::fs::symlink(&elsewhere, arrivals.join("vao")).unwrap();
        let paths = ["../khac/giu.txt", "lien-ket/giu.txt", "vao/giu.txt"].map(str::to_owned).to_vec();
        let moves = Moves { put: paths.clone(), remove: paths, folders: vec!["../khac".to_owned()] };
        moves.carry_out(&arrivals, &out).unwrap();
        assert_eq!(fs::read_to_string(elsewhere.join("giu.txt")).unwrap(), "giữ");
        assert_eq!(fs::read_dir(&out).unwrap().count(), 1);
    }
}
