//! Everything a build may know: a snapshot of the site's folder and the day it is.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::source::SourcePath;

/// A snapshot: all that [`crate::build`] reads. Nothing else reaches it: no clock, no disk, no network.
#[derive(Clone, Debug)]
pub struct Inputs {
    /// Every file of the site's folder that matters, by its path.
    pub sources: BTreeMap<SourcePath, Source>,
    /// What the reader of the folder had to refuse (symbolic links, names that can't be used).
    pub refused: Vec<Diagnostic>,
    /// The day the site is built for, in Vietnam.
    pub today: Date,
    /// Overrides `base_url` of `site.yaml`.
    pub base_url: Option<String>,
    /// Whether drafts and posts of the future are shown.
    pub drafts: Drafts,
}

/// Whether unpublished entries are part of the site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drafts {
    /// They stay out: what the public sees.
    #[default]
    Hidden,
    /// They are in, for the editors' own eyes.
    Shown,
}

/// One file of the snapshot.
#[derive(Clone, Debug)]
pub enum Source {
    /// A file the program reads: content, data, configuration, schemas, templates.
    Text(Arc<[u8]>),
    /// A file that is passed on as it is (a picture, a PDF): known by its facts alone.
    File(FileFacts),
}

/// What a build knows of a file that it passes on.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct FileFacts {
    /// Length in bytes.
    pub size: u64,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Width and height in pixels, for a picture whose header could be read.
    pub dimensions: Option<(u32, u32)>,
    /// What the first bytes say the file is.
    pub format: FileFormat,
}

/// The format that a file's first bytes tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FileFormat {
    /// `%PDF`
    Pdf,
    /// A ZIP container: DOCX, XLSX, PPTX, ODT, EPUB.
    Zip,
    /// An OLE container: DOC, XLS, PPT.
    Ole,
    /// JPEG
    Jpeg,
    /// PNG
    Png,
    /// GIF
    Gif,
    /// WebP
    Webp,
    /// A program for Windows or Linux.
    Executable,
    /// Anything else.
    Other,
}

impl Inputs {
    /// A snapshot without files, built up by [`Inputs::with`]; tests and tools use it.
    pub fn new(today: Date) -> Self {
        Self { sources: BTreeMap::new(), refused: Vec::new(), today, base_url: None, drafts: Drafts::Hidden }
    }

    /// The same snapshot with one more text file.
    ///
    /// # Panics
    /// When `path` is not a clean relative path.
    #[must_use]
    pub fn with(mut self, path: &str, text: impl Into<Vec<u8>>) -> Self {
        let path = SourcePath::new(path).expect("a clean relative path");
        self.sources.insert(path, Source::Text(text.into().into()));
        self
    }

    /// The text of a source file, for messages; `None` where it isn't text.
    pub fn text(&self, path: &SourcePath) -> Option<String> {
        match self.sources.get(path)? {
            Source::Text(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
            Source::File(_) => None,
        }
    }
}
