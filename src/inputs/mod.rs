//! Everything a build may know: a snapshot of the site's folder and the moment it is.

mod conflict;
mod decode;
mod facts;
mod format;
mod known;
mod markup;
mod readable;
mod wholeness;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use decode::{Decoded, Text, decode, decode_written};
pub use facts::{FileFacts, sha256};
pub use format::FileFormat;
use jiff::civil::{Date, DateTime};
pub use known::{Known, KnownAs};
use rayon::prelude::*;
pub use readable::readable;
pub use wholeness::Wholeness;

use crate::diagnostic::Diagnostic;
use crate::fingerprint::{Fingerprint, Fingerprinter};
use crate::source::SourcePath;
use crate::vietnamese;

/// A snapshot: all that [`crate::build`] reads. Nothing else reaches it: no clock, no disk, no network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inputs {
    /// Every file of the site's folder that matters, by its path.
    pub sources: BTreeMap<SourcePath, Source>,
    /// What the reader of the folder had to refuse (symbolic links, names that can't be used).
    pub refused: Vec<Diagnostic>,
    /// The moment the site is built for, in Vietnam. A day without an hour is its first moment: none of its hours has come.
    pub now: DateTime,
    /// The commit that is checked out, where the folder is a git repository: 40 or 64 hexadecimal digits.
    pub commit: Option<String>,
    /// Overrides `base_url` of `site.yaml`.
    pub base_url: Option<String>,
    /// Whether drafts and posts of the future are shown.
    pub drafts: Drafts,
    /// As what feeds and calendars know what the last publication had.
    pub known_as: KnownAs,
}

/// Whether unpublished entries are part of the site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub enum Drafts {
    /// They stay out: what the public sees.
    #[default]
    Hidden,
    /// They are in, for the editors' own eyes.
    Shown,
}

/// One file of the snapshot.
#[derive(Clone, Debug, Eq)]
pub enum Source {
    /// A file the program reads: content, data, configuration, schemas, templates.
    Text(Arc<[u8]>),
    /// A file that is passed on as it is (a picture, a PDF): known by its facts alone.
    File(FileFacts),
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            // Most often it is the same memory, which needn't be gone through.
            (Self::Text(a), Self::Text(b)) => Arc::ptr_eq(a, b) || a == b,
            (Self::File(a), Self::File(b)) => a == b,
            _ => false,
        }
    }
}

impl Source {
    fn fingerprint(&self) -> Fingerprint {
        match self {
            Self::Text(bytes) => Fingerprint::of(bytes),
            // Once more: a file is another thing than a text of the same bytes.
            Self::File(facts) => Fingerprint::of_all([facts.fingerprint]),
        }
    }
}

impl Inputs {
    /// A snapshot without files, built up by [`Inputs::with`]; tests and tools use it.
    pub fn new(now: impl Into<DateTime>) -> Self {
        Self {
            sources: BTreeMap::new(),
            refused: Vec::new(),
            now: now.into(),
            commit: None,
            base_url: None,
            drafts: Drafts::Hidden,
            known_as: Arc::default(),
        }
    }

    /// The same snapshot with one more text file.
    ///
    /// # Panics
    /// When `path` is not a clean relative path.
    #[must_use]
    #[allow(clippy::expect_used, reason = "paths here are written in programs, and a wrong one is a bug")]
    pub fn with(mut self, path: &str, text: impl Into<Vec<u8>>) -> Self {
        let path = SourcePath::new(path).expect("a clean relative path");
        self.sources.insert(path, Source::Text(text.into().into()));
        self
    }

    /// The day of the moment.
    pub fn today(&self) -> Date {
        self.now.date()
    }

    /// The fingerprint of all a build may know but the hour: snapshots of one fingerprint give one site as long as nothing
    /// becomes due between their moments ([`crate::Draft::next_change`]). `None` when it can't be told.
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        // What the last publication knew its pages by, the next one of the same files knows them by too.
        let Self { sources, refused, now, commit, base_url, drafts, known_as: _ } = self;
        let sources: Vec<_> = sources.par_iter().map(|(path, source)| (path, source.fingerprint())).collect();
        let mut all = Fingerprinter::new();
        all.add_value(&(refused, now.date(), commit, base_url, drafts))?;
        for (path, source) in sources {
            all.add_bytes(path.as_str().as_bytes());
            all.add(source);
        }
        Some(all.finish())
    }

    /// SHA-256 of the whole folder, in lower-case hexadecimal. Anybody can make it again with the tools of a terminal: it
    /// is that of the lines which `sha256sum` prints for the files in the order of their paths.
    pub fn hash(&self) -> String {
        let line = |(path, source): (&SourcePath, &Source)| match source {
            Source::Text(bytes) => format!("{}  {path}\n", sha256(bytes)),
            Source::File(facts) => format!("{}  {path}\n", facts.sha256),
        };
        let lines: Vec<String> = self.sources.par_iter().map(line).collect();
        sha256(lines.concat().as_bytes())
    }

    /// The fingerprint of the text files of a folder, given with its slash.
    pub(crate) fn fingerprint_below(&self, folder: &str) -> Fingerprint {
        let mut all = Fingerprinter::new();
        for (path, source) in &self.sources {
            if let (Source::Text(bytes), true) = (source, path.as_str().starts_with(folder)) {
                all.add_bytes(path.as_str().as_bytes());
                all.add_bytes(bytes);
            }
        }
        all.finish()
    }

    /// The bytes of a text file.
    pub fn bytes(&self, path: &SourcePath) -> Option<&Arc<[u8]>> {
        match self.sources.get(path)? {
            Source::Text(bytes) => Some(bytes),
            Source::File(_) => None,
        }
    }

    /// The text of a source file in composed form, as it was read, for messages; `None` where it isn't text.
    pub fn text(&self, path: &SourcePath) -> Option<String> {
        self.bytes(path).map(|bytes| vietnamese::composed(&String::from_utf8_lossy(bytes)).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::diagnostic::Code;

    #[test]
    fn a_snapshot_with_anything_else_in_it_has_another_fingerprint() {
        let snapshot = || Inputs::new(date(2026, 11, 21)).with("content/a.md", "Chào").with("content/b.md", "cờ");
        let facts = |bytes: &[u8]| Source::File(FileFacts::of(bytes));
        let path = SourcePath::new("content/a.md").unwrap();
        let mut others = vec![
            snapshot().with("content/a.md", "Chào cờ").with("content/b.md", ""),
            snapshot().with("content/c.md", ""),
            Inputs { now: date(2026, 11, 22).into(), ..snapshot() },
            Inputs { commit: Some("0".repeat(40)), ..snapshot() },
            Inputs { base_url: Some("https://a.example/".to_owned()), ..snapshot() },
            Inputs { drafts: Drafts::Shown, ..snapshot() },
            Inputs { refused: vec![Diagnostic::error(Code::Symlink, "liên kết")], ..snapshot() },
        ];
        for bytes in [b"Ch".as_slice(), b"cH"] {
            let mut other = snapshot();
            other.sources.insert(path.clone(), facts(bytes));
            others.push(other);
        }
        assert_eq!(snapshot().fingerprint(), snapshot().fingerprint());
        let evening = Inputs { now: date(2026, 11, 21).at(18, 0, 0, 0), ..snapshot() };
        assert_eq!(snapshot().fingerprint(), evening.fingerprint(), "an hour alone changes nothing");
        let mut seen = vec![snapshot().fingerprint().unwrap()];
        for other in others {
            let fingerprint = other.fingerprint().unwrap();
            assert!(!seen.contains(&fingerprint), "{other:?}");
            seen.push(fingerprint);
        }
    }
}
