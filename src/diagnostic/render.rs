//! Diagnostics as text: path:line:column, the line itself, what is wrong, what to write.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use std::borrow::Cow;
use std::ops::Range;

use super::lines::{Lines, Texts};
use super::{Diagnostic, Severity};
use crate::personal;
use crate::source::Span;
use crate::unseen::{masked, visible};

/// Longest stretch of a line that is shown, in bytes; a 50 MB line is cut to this.
const SHOWN: usize = 160;

/// How to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without colours, for files and pipes.
    Plain,
    /// With terminal colours.
    Colour,
}

/// Draws one diagnostic, with its line where `texts` have its file.
pub fn render(diagnostic: &Diagnostic, texts: &Texts<'_>, style: Style) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name("lỗi"),
        Severity::Warning => Level::WARNING.with_name("lưu ý"),
    };
    let place = diagnostic.place.as_ref();
    let hide: fn(&str) -> Cow<'_, str> =
        if diagnostic.masked { |line| personal::masked_line(line).into() } else { personal::masked_numbers };
    let excerpt = place.and_then(|place| Some(Excerpt::around(&*texts.lines(&place.path)?, place.span?, hide)));

    let message = visible(&diagnostic.message);
    let path = place.map(|place| visible(place.path.as_str())).unwrap_or_default();
    let help = diagnostic.help.as_deref().map(visible);
    let citation = diagnostic.citation.as_deref().map(visible);
    let mut group = level.primary_title(&*message).id(diagnostic.code.as_str());
    let mut report = match (&excerpt, place) {
        (Some(excerpt), Some(_)) => group.element(
            Snippet::source(excerpt.text.as_str())
                .line_start(excerpt.line)
                .path(&*path)
                .annotation(AnnotationKind::Primary.span(excerpt.span.clone())),
        ),
        (None, Some(_)) => {
            group = group.id(diagnostic.code.as_str());
            group.element(annotate_snippets::Origin::path(&*path))
        }
        _ => annotate_snippets::Group::with_title(group),
    };
    if let Some(help) = &help {
        report = report.element(Level::HELP.with_name("cách sửa").message(&**help));
    }
    if let Some(citation) = &citation {
        report = report.element(Level::NOTE.with_name("căn cứ").message(&**citation));
    }
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Colour => Renderer::styled(),
    };
    renderer.decor_style(DecorStyle::Ascii).term_width(SHOWN).render(&[report])
}

/// “3 lỗi, 1 lưu ý”.
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    format!("{errors} lỗi, {} lưu ý", diagnostics.len() - errors)
}

/// The line that a span begins on, cut to a readable length, with what is hidden in it.
struct Excerpt {
    text: String,
    line: usize,
    span: Range<usize>,
}

impl Excerpt {
    fn around(lines: &Lines, span: Span, hide: fn(&str) -> Cow<'_, str>) -> Self {
        let text = lines.text();
        let start = text.floor_char_boundary((span.start as usize).min(text.len()));
        let end = text.ceil_char_boundary((span.end as usize).clamp(start, text.len()));
        let line = lines.line(start);
        let Range { start: line_start, end: line_end } = lines.bytes_of(line);
        let from = if start - line_start > SHOWN { text.floor_char_boundary(start - SHOWN / 2) } else { line_start };
        let to = text.ceil_char_boundary(line_end.min(from + 2 * SHOWN));
        let written = text[from..to].trim_end_matches('\r');
        let shown = hide(written);
        // What is hidden keeps its columns, not its bytes.
        let at = |byte: usize| {
            let columns = written[..byte.min(written.len())].chars().count();
            shown.char_indices().nth(columns).map_or(shown.len(), |(at, _)| at)
        };
        let start = at(start - from);
        let end = at(end - from.min(end)).clamp(start, shown.len());
        let [before, marked, after] = [&shown[..start], &shown[start..end], &shown[end..]].map(masked);
        let span = before.len()..before.len() + marked.len();
        Self { text: [before, marked, after].concat(), line, span }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::source::SourcePath;

    #[test]
    fn a_message_shows_the_place_the_line_and_what_to_write() {
        let path = SourcePath::new("content/tin-tuc/a.md").unwrap();
        let text = "---\ntile: Khai giảng\n---\n";
        let diagnostic = Diagnostic::error(Code::UnknownKey, "Loại “Bài viết” không có mục “tile”")
            .at(&path, Span::new(4, 8))
            .help("Có phải ý bạn là “title”?");
        let shown = render(&diagnostic, &Texts::new(|_| Some(text.to_owned())), Style::Plain);
        assert!(shown.contains("content/tin-tuc/a.md:2:1"), "{shown}");
        assert!(
            shown.contains("tile: Khai giảng") && shown.contains("lỗi[E205]") && shown.contains("title"),
            "{shown}"
        );
    }

    #[test]
    fn nobody_is_recognised_in_a_line_that_is_shown() {
        let path = SourcePath::new("content/tin-tuc/a.md").unwrap();
        let text = "Em Trần Hoa Sen, CCCD 079214000199, mẹ: 0900 000 199.\n";
        let at = text.find("079").unwrap();
        let plain = Diagnostic::warning(Code::PersonalData, "Lỗi 079214000199").at(&path, Span::new(at, at + 12));
        let drawn = |told: &Diagnostic| render(told, &Texts::new(|_| Some(text.to_owned())), Style::Plain);
        for shown in [drawn(&plain), drawn(&plain.clone().masked())] {
            assert!(!shown.contains("0792") && !shown.contains("0900") && shown.contains(" ^^^^^^^^^^^^"), "{shown}");
            assert!(shown.contains("a.md:1:23"), "{shown}");
        }
        assert!(!drawn(&plain.masked()).contains("Sen"));
    }
}
