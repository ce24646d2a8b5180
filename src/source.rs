//! Where things stand: paths inside a site's folder and byte spans inside a file.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use crate::vietnamese::{composed, without_lookalikes};

/// The path of a file inside the site's folder: relative, `/`-separated on every system,
/// without `.` or `..` parts, so that it can't leave its root.
///
/// Paths that look alike are one: macOS writes “ế” as three characters, other systems and people as one.
#[derive(Clone, Eq)]
pub struct SourcePath(Arc<Spelling>);

#[derive(PartialEq, Eq)]
struct Spelling {
    /// As people write it: in composed form, with the letters of Vietnamese.
    name: Box<str>,
    /// As it was given, where that is another: how the disk may have it.
    given: Option<Box<str>>,
}

impl PartialEq for SourcePath {
    fn eq(&self, other: &Self) -> bool {
        // Most often it is the same memory, which needn't be gone through.
        Arc::ptr_eq(&self.0, &other.0) || self.0.name == other.0.name
    }
}

impl PartialOrd for SourcePath {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for SourcePath {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.name.cmp(&other.0.name)
    }
}

impl std::hash::Hash for SourcePath {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.name.hash(state);
    }
}

impl serde::Serialize for SourcePath {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.name.serialize(serializer)
    }
}

impl SourcePath {
    /// Takes a relative path as it is written with `/`.
    ///
    /// Returns `None` for an empty or absolute path, a backslash, a NUL, or an empty, `.` or `..` part.
    pub fn new(path: &str) -> Option<Self> {
        let clean = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
        (clean && !path.contains(['\\', '\0'])).then(|| Self::of_clean(path))
    }

    fn of_clean(path: &str) -> Self {
        if path.is_ascii() {
            return Self(Arc::new(Spelling { name: path.into(), given: None }));
        }
        let name = path.split('/').map(as_written).collect::<Vec<_>>().join("/");
        let given = (name != path).then(|| path.into());
        Self(Arc::new(Spelling { name: name.into(), given }))
    }

    /// How the path is spelt on the disk, where it comes from there.
    pub fn on_disk(&self) -> &str {
        self.0.given.as_ref().unwrap_or(&self.0.name)
    }

    /// The whole path.
    pub fn as_str(&self) -> &str {
        &self.0.name
    }

    /// The folder that holds the file; empty at the root.
    pub fn folder(&self) -> &str {
        self.0.name.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The last part of the path.
    pub fn file_name(&self) -> &str {
        self.0.name.rsplit('/').next().unwrap_or_default()
    }

    /// The file's name without its extension.
    pub fn stem(&self) -> &str {
        let name = self.file_name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The extension in lower case, without the dot; empty where there is none.
    pub fn extension(&self) -> String {
        let name = self.file_name();
        name.rsplit_once('.').map_or_else(String::new, |(_, extension)| extension.to_lowercase())
    }

    /// Whether the file has this extension, in letters of either case.
    pub fn has_extension(&self, extension: &str) -> bool {
        let own = self.file_name().rsplit_once('.').map_or("", |(_, own)| own);
        own.eq_ignore_ascii_case(extension)
    }

    /// What `reference` means when it is written in this file: relative to the file's folder,
    /// or to `content/` when it starts with `/`. `None` when it would leave the site's folder.
    pub fn resolve(&self, reference: &str) -> Option<Self> {
        let (base, reference) = match reference.strip_prefix('/') {
            Some(rest) => ("content", rest),
            None => (self.folder(), reference),
        };
        let mut parts: Vec<&str> = base.split('/').filter(|part| !part.is_empty()).collect();
        for part in reference.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()?),
                name => parts.push(name),
            }
        }
        Self::new(&parts.join("/"))
    }
}

impl<'de> serde::Deserialize<'de> for SourcePath {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::new(&text).ok_or_else(|| serde::de::Error::custom("not a clean relative path"))
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.name)
    }
}

impl fmt::Debug for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0.name, f)
    }
}

/// A name as people write it.
fn as_written(name: &str) -> Cow<'_, str> {
    match composed(name) {
        Cow::Borrowed(name) => without_lookalikes(name),
        Cow::Owned(name) => Cow::Owned(without_lookalikes(&name).into_owned()),
    }
}

/// A range of bytes in one source file, end excluded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; offsets past 4 GiB are cut (no source file is read that is so large).
    pub fn new(start: usize, end: usize) -> Self {
        let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: cut(start), end: cut(end.max(start)) }
    }

    /// The same span, `offset` bytes further on.
    #[must_use]
    pub fn shifted(self, offset: usize) -> Self {
        Self::new(self.start as usize + offset, self.end as usize + offset)
    }

    /// As a range for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value with the place it was written at.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spanned<T> {
    /// What was written, as the field's type has it.
    pub value: T,
    /// Where the value stands in its file.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value at a place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl<T: serde::Serialize> serde::Serialize for Spanned<T> {
    /// As the value alone: where it was written matters to messages only.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_alike_are_one_and_the_disk_keeps_its_own() {
        let (mac, typed) = ("content/le\u{302}\u{303}/a\u{309}nh Ðà.jpg", "content/lễ/ảnh Đà.jpg");
        let [mac, typed] = [mac, typed].map(|path| SourcePath::new(path).unwrap());
        assert_eq!((&mac, mac.as_str()), (&typed, typed.as_str()));
        assert_ne!(mac.on_disk(), typed.on_disk());
    }

    #[test]
    fn a_reference_is_read_from_the_folder_of_its_file() {
        let page = SourcePath::new("content/tin-tuc/2026/khai-giang.md").unwrap();
        let resolved = |reference| page.resolve(reference).map(|path| path.to_string());
        assert_eq!(resolved("anh.jpg").as_deref(), Some("content/tin-tuc/2026/anh.jpg"));
        assert_eq!(resolved("../../van-ban/x.md").as_deref(), Some("content/van-ban/x.md"));
        assert_eq!(resolved("/van-ban/x.md").as_deref(), Some("content/van-ban/x.md"));
        assert_eq!(resolved("../../../../../etc/passwd"), None);
        assert_eq!(resolved("..\\x"), None);
    }
}
