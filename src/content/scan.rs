//! What a person should look at before the file goes into git, which keeps even what is deleted later.

use std::ops::Range;

use super::markdown::Body;
use super::placeholder;
use super::real::{blank, wording};
use crate::diagnostic::{self, Code, Diagnostic};
use crate::schema::{Fields, Value};
use crate::source::{SourcePath, Span, Spanned};
use crate::unseen::{self, Unseen};
use crate::vietnamese::{self, WeekdayClash, Wide};

/// Longest reference to a character that is looked at, in bytes.
const LONGEST_REFERENCE: usize = 24;

/// The names that HTML has for what nobody sees.
const REFERENCES: [(&str, char); 9] = [
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
    ("ZeroWidthSpace", '\u{200b}'),
    ("NegativeThinSpace", '\u{200b}'),
    ("NoBreak", '\u{2060}'),
    ("ApplyFunction", '\u{2061}'),
    ("InvisibleTimes", '\u{2062}'),
    ("it", '\u{2062}'),
    ("ic", '\u{2063}'),
];

/// Warns once of what nobody sees in a text; it reaches no page.
pub(super) fn unseen(path: &SourcePath, text: &str, offset: usize, diagnostics: &mut Vec<Diagnostic>) {
    let mut strays = unseen::strays(text).map(|(at, c, what)| (at, c.len_utf8(), c, what)).chain(by_reference(text));
    let Some((at, length, c, what)) = strays.next() else { return };
    let more = match strays.count() {
        0 => String::new(),
        count => format!(" và {count} chỗ khác"),
    };
    diagnostics.push(
        Diagnostic::warning(Code::UnseenInText, format!("Ở đây có {} U+{:04X}{more}", what.label(), u32::from(c)))
            .at(path, Span::new(at, at + length).shifted(offset))
            .help("Xóa đoạn chữ quanh đó rồi gõ lại bằng tay; ký tự ấy thường theo vào khi dán từ chương trình khác"),
    );
}

/// Warns of letters and digits of full width in a text. Signs are easily read, and those that mean something to Markdown
/// are taken for the plain ones, as are the numbers of a list.
pub(super) fn full_width(path: &SourcePath, text: &str, offset: usize, diagnostics: &mut Vec<Diagnostic>) {
    let is_letter = |c: char| c.is_alphanumeric() && vietnamese::narrow(c) != c;
    let is_number = |range: &Range<usize>| {
        let before = text[..range.start].trim_end_matches([' ', '\t', '\u{3000}']);
        let begins = before.is_empty() || before.ends_with('\n');
        let rest = text[range.clone()].trim_start_matches(char::is_numeric);
        begins && rest.starts_with(['）', ')', '．', '.']) && !rest.contains(is_letter)
    };
    let told = vietnamese::wide(text).filter(|wide| text[wide.range.clone()].contains(is_letter));
    diagnostics.extend(told.filter(|wide| !is_number(&wide.range)).map(|Wide { range, plain }| {
        let span = Span::new(range.start, range.end).shifted(offset);
        diagnostic::full_width(&text[range], &plain).at(path, span)
    }));
}

/// Such characters that are written by their number, as HTML has it: `&#x202e;`, `&#8238;`, `&rlm;`.
fn by_reference(text: &str) -> impl Iterator<Item = (usize, usize, char, Unseen)> {
    memchr::memchr_iter(b'&', text.as_bytes()).filter_map(|at| {
        let written = text[at + 1..].bytes().take(LONGEST_REFERENCE).position(|byte| byte == b';')?;
        let name = &text[at + 1..at + 1 + written];
        let c = match name.strip_prefix('#') {
            Some(number) => match number.strip_prefix(['x', 'X']) {
                Some(number) => char::from_u32(u32::from_str_radix(number, 16).ok()?)?,
                None => char::from_u32(number.parse().ok()?)?,
            },
            None => REFERENCES.iter().find(|(known, _)| *known == name)?.1,
        };
        let what = Unseen::stray(c)?;
        Some((at, written + 2, c, what))
    })
}

/// Warns of a title or a text that only keeps a place, or is the same words over and over, and tells whether there is
/// one.
pub(super) fn placeholder(
    path: &SourcePath,
    title: Option<&Spanned<String>>,
    body: &Body,
    text: &str,
    offset: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    let in_title = title.filter(|title| placeholder::find(&title.value).is_some()).map(|title| title.span);
    let in_text = || {
        placeholder::find(text)
            .or_else(|| blank::find(text))
            .map(|range| Span::new(offset + range.start, offset + range.end))
    };
    let as_nothing = || says_nothing(body).then(|| first_line(text, offset));
    let Some(span) = in_title.or_else(in_text).or_else(as_nothing) else { return false };
    diagnostics.push(
        Diagnostic::warning(Code::Placeholder, "Trang còn câu giữ chỗ, người đọc chưa biết được gì")
            .at(path, span)
            .help("Thay câu này bằng nội dung thật của trường"),
    );
    true
}

/// Whether a text is a word that is none, “abc”, “Updating.”, or the same words over and over.
fn says_nothing(body: &Body) -> bool {
    let excerpt = body.excerpt.as_str();
    let is_all = || !body.has_words(excerpt.split_whitespace().count() + 1);
    wording::is_mash(excerpt) || wording::is_dummy(excerpt) && is_all()
}

/// Where to point when a text as a whole is meant: its first line.
pub(super) fn first_line(text: &str, offset: usize) -> Span {
    let start = text.len() - text.trim_start().len();
    let length = text[start..].find('\n').unwrap_or(text.len() - start);
    Span::new(start, start + length).shifted(offset)
}

/// Tells weekdays that aren't those of the dates beside them, in fields and in the text below.
pub(super) fn weekdays(
    path: &SourcePath,
    fields: &Fields,
    text: &str,
    offset: usize,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for field in fields.values() {
        if let Value::Text(words) = &field.value {
            diagnostics
                .extend(vietnamese::weekday_clashes(words).map(|(_, clash)| of_weekday(clash).at(path, field.span)));
        }
    }
    let at = |range: Range<usize>| Span::new(range.start, range.end).shifted(offset);
    diagnostics.extend(vietnamese::weekday_clashes(text).map(|(range, clash)| of_weekday(clash).at(path, at(range))));
}

fn of_weekday(clash: WeekdayClash) -> Diagnostic {
    let day = vietnamese::long_date(clash.date);
    let (right, said) = (clash.right(), clash.said());
    let diagnostic = Diagnostic::warning(Code::WrongWeekday, format!("Ngày {day} là {right}, không phải {said}"));
    match clash.nearest() {
        Some(nearest) => diagnostic.help(format!("Ghi {right}, {day} hoặc {said}, {}", vietnamese::long_date(nearest))),
        None => diagnostic.help(format!("Ghi {right}, {day}")),
    }
}
