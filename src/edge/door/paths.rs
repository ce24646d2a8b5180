//! Opening by paths, each part of which is asked before whether it is a link: all that can be done where files aren't
//! opened from the handle of a folder.

use std::fs::{self, File};
use std::io;
use std::path::{Component, Path, PathBuf};

use super::{Listed, Refusal, Sort};

#[derive(Debug)]
pub(super) struct Folder(PathBuf);

impl Folder {
    pub fn open(path: &Path) -> io::Result<Self> {
        fs::read_dir(path)?;
        Ok(Self(path.to_owned()))
    }

    pub fn below(&self, inside: &Path) -> Result<Self, Refusal> {
        self.without_links(inside).map(Self)
    }

    pub fn file(&self, inside: &Path) -> Result<File, Refusal> {
        let path = self.without_links(inside)?;
        // Asked before it is opened, too: opening a pipe would wait for its other end.
        if !fs::symlink_metadata(&path)?.is_file() {
            return Err(Refusal::Irregular);
        }
        Ok(File::open(path)?)
    }

    pub fn list(&self) -> Result<Vec<Listed>, Refusal> {
        let listed = fs::read_dir(&self.0)?.map(|entry| {
            let entry = entry?;
            let sort = match entry.file_type()? {
                kind if kind.is_symlink() => Sort::Link,
                kind if kind.is_dir() => Sort::Folder,
                kind if kind.is_file() => Sort::File,
                _ => Sort::Other,
            };
            Ok(Listed { name: entry.file_name(), sort })
        });
        listed.collect()
    }

    fn without_links(&self, inside: &Path) -> Result<PathBuf, Refusal> {
        let mut path = self.0.clone();
        for part in inside.components() {
            let Component::Normal(name) = part else { return Err(Refusal::Missing) };
            path.push(name);
            if fs::symlink_metadata(&path)?.is_symlink() {
                return Err(Refusal::Link);
            }
        }
        Ok(path)
    }
}
