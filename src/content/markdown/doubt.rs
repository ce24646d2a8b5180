//! Lines that may be meant in two ways: they are shown as Markdown reads them, and told.

use std::ops::Range;

use super::meant::is_unmarked_list;
use super::writer::Writer;
use crate::diagnostic::{Code, Diagnostic};

/// Most characters of a line that are written into a message.
const LONGEST: usize = 80;

impl Writer<'_, '_> {
    /// Tells of a paragraph whose lines may be the entries of a list.
    pub(super) fn doubt_paragraph(&mut self, source: &Range<usize>) {
        let Some(text) = self.written_at(source).filter(|text| is_unmarked_list(text)) else { return };
        let first = text.lines().next().unwrap_or_default().trim().to_owned();
        self.tell(run_together(&first), source.start..source.start + first.len());
    }

    /// Tells of a heading that may be a line drawn below a text: the text goes on below it at once, or the line is hardly
    /// one.
    pub(super) fn doubt_heading(&mut self, source: &Range<usize>) {
        let Some(text) = self.written_at(source).filter(|text| !text.starts_with('#')) else { return };
        let text = text.trim_end();
        let Some((words, drawn)) = text.rsplit_once('\n') else { return };
        let end = source.start + text.len();
        let below = self.reading().text[end..].lines().nth(1).unwrap_or_default();
        if drawn.trim().len() >= 3 && below.trim().is_empty() {
            return;
        }
        let told = drawn_line(words.trim());
        self.tell(told, end - drawn.trim_start().len()..end);
    }

    fn written_at(&self, source: &Range<usize>) -> Option<&str> {
        self.reading().text.get(source.clone())
    }
}

fn run_together(first: &str) -> Diagnostic {
    Diagnostic::warning(Code::RunTogether, "Các dòng này sẽ nối liền nhau thành một dòng")
        .help(format!("Nếu mỗi dòng là một mục, viết dấu gạch và dấu cách ở đầu từng dòng: - {first}"))
}

fn drawn_line(words: &str) -> Diagnostic {
    let words: String = words.chars().take(LONGEST).collect();
    Diagnostic::warning(Code::DrawnHeading, "Dòng gạch này biến dòng trên thành đề mục")
        .help(format!("Nếu là đề mục, bỏ dòng gạch và viết: ## {words}\nNếu là đường kẻ, viết dòng gạch thành: ***"))
}
