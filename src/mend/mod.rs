//! A file as it is safely mended: what means nothing else, written so that every program reads what was meant.
//!
//! Never the meaning: where a page was served, the same one is served afterwards, but for letters that only looked right. What isn't certain stays as it is and is
//! told by a check.

mod declaration;
mod exact;
mod line_ends;
mod old_encoding;
mod quotes;

use std::borrow::Cow;

use crate::config;
use crate::content::{markdown::meant, split};
use crate::diagnostic::Diagnostic;
use crate::inputs::{Text, decode_written};
use crate::source::SourcePath;
use crate::vietnamese;

/// A file with all that could be mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// What is to be written.
    pub text: String,
    /// What was done, in this order.
    pub done: Vec<Mending>,
}

/// What is mended; each is done once, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mending {
    /// Line ends of several systems in one file.
    LineEnds,
    /// Letters whose marks stand beside them.
    Letters,
    /// Letters that look like others.
    Lookalikes,
    /// Letters of TCVN3 and VNI, line by line.
    OldEncoding,
    /// Spaces, colons and quotation marks of the front matter.
    Declaration,
    /// Marks of Markdown.
    Marks,
}

impl Mending {
    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::LineEnds => "dấu xuống dòng về một kiểu",
            Self::Letters => "chữ có dấu về dạng dựng sẵn (NFC)",
            Self::Lookalikes => "chữ trông giống về chữ Việt",
            Self::OldEncoding => "chữ TCVN3, VNI sang Unicode",
            Self::Declaration => "dấu ngoặc kép, dấu cách trong phần khai báo",
            Self::Marks => "dấu trình bày trong bài",
        }
    }

    /// What is mended in a file.
    fn of(path: &SourcePath) -> &'static [Self] {
        let is_entry = path.as_str().starts_with("content/") && path.extension() == "md";
        match path.extension().as_str() {
            "md" if is_entry => {
                &[Self::LineEnds, Self::Letters, Self::Lookalikes, Self::OldEncoding, Self::Declaration, Self::Marks]
            }
            "yaml" | "yml" => &[Self::LineEnds, Self::Letters, Self::Lookalikes, Self::OldEncoding],
            // Cells of a table may hold line ends of their own.
            "csv" => &[Self::Letters, Self::Lookalikes, Self::OldEncoding],
            // What is passed on as it is.
            _ => &[],
        }
    }

    /// The text with this done; `None` where there is nothing to do.
    fn done(self, path: &SourcePath, text: &str) -> Option<String> {
        match self {
            Self::Letters => changed(text, vietnamese::composed(text)),
            Self::Lookalikes => changed(text, vietnamese::without_lookalikes(text)),
            Self::OldEncoding => {
                let body = split(path, Text { text, offset: 0 }, &mut Vec::new()).map(|parts| parts.body_offset);
                old_encoding::mended(text, body.unwrap_or(text.len()))
            }
            Self::LineEnds => line_ends::mended(text),
            Self::Declaration => {
                let parts = split(path, Text { text, offset: 0 }, &mut Vec::new())?;
                let yaml = declaration::mended(parts.yaml)?;
                let end = parts.yaml_offset + parts.yaml.len();
                Some([&text[..parts.yaml_offset], &yaml, &text[end..]].concat())
            }
            Self::Marks => {
                let parts = split(path, Text { text, offset: 0 }, &mut Vec::new())?;
                let body = changed(parts.body, meant::mended(parts.body))?;
                Some([&text[..parts.body_offset], &body].concat())
            }
        }
    }
}

/// What came of a text, unless that is the text.
fn changed(text: &str, result: Cow<'_, str>) -> Option<String> {
    (result != text).then(|| result.into_owned())
}

/// Whether a file of the site is one that is mended: what a school writes, not what it adds to the program.
pub fn concerns(path: &SourcePath) -> bool {
    path.as_str() == config::FILE || path.as_str().starts_with("content/")
}

/// Mends a file; `None` where there is nothing to do. A byte order mark stays.
///
/// # Errors
/// When it isn't text that can be read, with the reason for its author.
pub fn mend(path: &SourcePath, bytes: &[u8]) -> Result<Option<Mended>, Vec<Diagnostic>> {
    let mendings = Mending::of(path);
    if mendings.is_empty() {
        return Ok(None);
    }
    let mut told = Vec::new();
    let Some(file) = decode_written(path, bytes, &mut told) else { return Err(told) };
    let as_it_is = match file.text {
        Cow::Borrowed(text) => text,
        // Whoever reads a file composes its letters.
        Cow::Owned(_) => std::str::from_utf8(&bytes[file.offset..]).unwrap_or_default(),
    };
    let mut text = None::<String>;
    let mut done = Vec::new();
    for step in mendings {
        if let Some(mended) = step.done(path, text.as_deref().unwrap_or(as_it_is)) {
            text = Some(mended);
            done.push(*step);
        }
    }
    let mark = if file.offset > 0 { "\u{feff}" } else { "" };
    Ok(text.map(|text| Mended { text: format!("{mark}{text}"), done }))
}

#[cfg(test)]
mod tests;
