//! What is wrong with the content, as values: every mistake becomes a [`Diagnostic`], none stops the build of the rest.

mod brief;
mod code;
mod full_width;
mod guard;
mod lines;
mod render;

pub use brief::in_brief;
pub use code::{Code, Explanation};
pub use full_width::full_width;
pub use guard::guard;
pub use lines::{Lines, Texts};
pub use render::{Style, render, summary};

use crate::personal;
use crate::source::{SourcePath, Span};

/// How grave a mistake is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing is published while it stands.
    Error,
    /// Published, but somebody should look.
    Warning,
}

/// Where in the sources something stands; `span` is empty when the file as a whole is meant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Place {
    /// The file.
    pub path: SourcePath,
    /// The bytes in it.
    pub span: Option<Span>,
}

/// One thing that is wrong, told to the person who can mend it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Diagnostic {
    /// Where; `None` when it belongs to no file.
    pub place: Option<Place>,
    /// How grave.
    pub severity: Severity,
    /// The stable code, for `congtruong explain`.
    pub code: Code,
    /// What is wrong, in Vietnamese, one sentence without a final stop.
    pub message: String,
    /// What to write or do instead, in Vietnamese.
    pub help: Option<String>,
    /// The clause that asks for it, where a source gives one.
    pub citation: Option<String>,
    /// Whether personal data stands at the place: whoever shows the line hides who it is about.
    pub masked: bool,
}

impl Diagnostic {
    /// An error with no place yet.
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        let message = bounded(message.into());
        Self { place: None, severity: Severity::Error, code, message, help: None, citation: None, masked: false }
    }

    /// A warning with no place yet.
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// Tells which bytes of which file.
    #[must_use]
    pub fn at(mut self, path: &SourcePath, span: Span) -> Self {
        self.place = Some(Place { path: path.clone(), span: Some(span) });
        self
    }

    /// Tells which file, as a whole.
    #[must_use]
    pub fn in_file(mut self, path: &SourcePath) -> Self {
        self.place = Some(Place { path: path.clone(), span: None });
        self
    }

    /// Tells that personal data stands at the place.
    #[must_use]
    pub fn masked(mut self) -> Self {
        self.masked = true;
        self
    }

    /// Tells what to write or do instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(bounded(help.into()));
        self
    }

    /// Names the clause that asks for it.
    #[must_use]
    pub fn citing(mut self, citation: impl Into<String>) -> Self {
        self.citation = Some(citation.into());
        self
    }
}

/// Most bytes of a sentence that are told: it may quote what stands in a file, and that may be a picture in letters.
const LONGEST: usize = 2_000;

fn bounded(sentence: String) -> String {
    // Messages stand in logs that everybody may read, and a value that is wrong may be somebody's number.
    let mut sentence = personal::without_citizens(sentence);
    if sentence.len() > LONGEST {
        sentence.truncate(sentence.floor_char_boundary(LONGEST));
        sentence.push('…');
    }
    sentence
}

/// Whether any of them stops publication.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}
