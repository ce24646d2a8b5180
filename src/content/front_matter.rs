//! The part between the two `---` lines, and the body after it.

use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::Text;
use crate::source::{SourcePath, Span};

/// A file cut in two; offsets are those of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parts<'s> {
    /// What stands between the two lines of dashes.
    pub yaml: &'s str,
    /// Where the YAML begins.
    pub yaml_offset: usize,
    /// The Markdown.
    pub body: &'s str,
    /// Where the Markdown begins.
    pub body_offset: usize,
}

/// Cuts a file; `None` with the reason reported when there is no front matter.
pub(crate) fn split<'s>(path: &SourcePath, file: Text<'s>, diagnostics: &mut Vec<Diagnostic>) -> Option<Parts<'s>> {
    let text = file.text;
    let first_end = text.find('\n').map_or(text.len(), |at| at + 1);
    if text[..first_end].trim_end() != "---" {
        let end = file.offset + text[..first_end].trim_end().len();
        diagnostics.push(
            Diagnostic::error(Code::NoFrontMatter, "Tệp thiếu phần khai báo ở đầu")
                .at(path, Span::new(file.offset, end))
                .help("Dòng đầu tiên phải là ---, rồi các mục như title, date, rồi một dòng --- nữa"),
        );
        return None;
    }
    let mut at = first_end;
    for line in text[first_end..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            let body = at + line.len();
            return Some(Parts {
                yaml: &text[first_end..at],
                yaml_offset: file.offset + first_end,
                body: &text[body..],
                body_offset: file.offset + body,
            });
        }
        at += line.len();
    }
    diagnostics.push(
        Diagnostic::error(Code::UnclosedFrontMatter, "Phần khai báo ở đầu tệp chưa được đóng")
            .at(path, Span::new(file.offset, file.offset + 3))
            .help("Thêm một dòng chỉ có --- sau mục khai báo cuối cùng"),
    );
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> (Option<(String, String)>, Vec<Code>) {
        let mut diagnostics = Vec::new();
        let parts = split(&SourcePath::new("a.md").unwrap(), Text { text, offset: 0 }, &mut diagnostics);
        let codes = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
        (parts.map(|parts| (parts.yaml.to_owned(), parts.body.to_owned())), codes)
    }

    #[test]
    fn a_file_is_cut_at_the_second_rule_whatever_the_line_ends() {
        assert_eq!(cut("---\na: 1\n---\nChào\n").0, Some(("a: 1\n".into(), "Chào\n".into())));
        assert_eq!(cut("---\r\na: 1\r\n---\r\nChào\r\n").0, Some(("a: 1\r\n".into(), "Chào\r\n".into())));
        assert_eq!(cut("---\n---").0, Some((String::new(), String::new())));
    }

    #[test]
    fn missing_and_unclosed_front_matter_are_told_apart() {
        assert_eq!(cut("# Khai giảng\n").1, [Code::NoFrontMatter]);
        assert_eq!(cut("").1, [Code::NoFrontMatter]);
        assert_eq!(cut("---\na: 1\n").1, [Code::UnclosedFrontMatter]);
    }
}
