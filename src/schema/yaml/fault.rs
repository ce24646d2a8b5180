//! What the parser's complaints mean to a teacher.

use super::Knows;
use super::place::place;
use super::slip::{self, Slip};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourcePath, Span};

/// What is told of a description that the parser couldn't read.
pub(super) fn describe(
    error: &serde_yaml::Error,
    text: &str,
    offset: usize,
    path: &SourcePath,
    knows: Knows<'_>,
) -> Diagnostic {
    let error = error.without_snippet();
    let at = place(error, text);
    let span = Span::new(offset + at, offset + line_end(text, at));
    if is_too_much(error) {
        return Diagnostic::error(Code::TooDeep, "Phần khai báo lồng nhau hoặc lặp lại quá nhiều")
            .at(path, span)
            .help("Viết các mục phẳng ra, không dùng neo (&) và bí danh (*)");
    }
    match slip::find(text, knows) {
        Some(slip) => of_slip(&slip, offset, path),
        None => broken()
            .at(path, span)
            .help("Kiểm tra dấu hai chấm (phải có dấu cách sau), dấu ngoặc kép đóng mở và thụt đầu dòng bằng dấu cách"),
    }
}

/// What is told of a line whose slip is known.
pub(super) fn of_slip(slip: &Slip, offset: usize, path: &SourcePath) -> Diagnostic {
    let span = Span::new(slip.line.start, slip.line.end).shifted(offset);
    broken().at(path, span).help(format!("{}: {}", slip.advice, slip.meant))
}

fn broken() -> Diagnostic {
    Diagnostic::error(Code::YamlSyntax, "Phần khai báo sai cú pháp YAML")
}

/// Whether a limit was met, rather than a rule of YAML broken.
fn is_too_much(error: &serde_yaml::Error) -> bool {
    use serde_yaml::Error;
    matches!(
        error,
        Error::Budget { .. }
            | Error::AliasError { .. }
            | Error::AliasReplayLimitExceeded { .. }
            | Error::AliasReplayStackDepthExceeded { .. }
            | Error::AliasExpansionLimitExceeded { .. }
            | Error::RecursiveReferencesRequireWeakTypes { .. }
    ) || error.to_string().contains("limit exceeded")
}

fn line_end(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    text[at..].find('\n').map_or(text.len(), |newline| at + newline)
}
