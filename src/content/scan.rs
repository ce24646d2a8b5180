//! What a person should look at before the file goes into git, which keeps even what is deleted later.

use std::ops::Range;

use super::placeholder;
use super::real::wording;
use crate::diagnostic::{Code, Diagnostic};
use crate::schema::{Fields, Value};
use crate::source::{SourcePath, Span, Spanned};
use crate::unseen::{self, Unseen};
use crate::vietnamese::{self, WeekdayClash};

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

/// Warns of what looks like identity numbers, birth dates and private telephone numbers in a text.
pub(super) fn personal_data(path: &SourcePath, text: &str, offset: usize, diagnostics: &mut Vec<Diagnostic>) {
    for (span, what) in digit_runs(text).filter_map(|(start, end)| Some((start..end, suspicion(text, start, end)?))) {
        diagnostics.push(
            Diagnostic::warning(Code::PersonalData, format!("Đoạn này giống {what}"))
                .at(path, Span::new(offset + span.start, offset + span.end))
                .help(
                    "Bỏ ra trước khi lưu vào git, trừ khi có căn cứ và sự đồng ý của người đó (với trẻ em: của cha mẹ)",
                ),
        );
    }
}

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
/// one. The excerpt is how the text begins on the page.
pub(super) fn placeholder(
    path: &SourcePath,
    title: Option<&Spanned<String>>,
    excerpt: &str,
    text: &str,
    offset: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    let in_title = title.filter(|title| placeholder::find(&title.value).is_some()).map(|title| title.span);
    let in_text = || placeholder::find(text).map(|range| Span::new(offset + range.start, offset + range.end));
    let as_mash = || wording::is_mash(excerpt).then(|| first_line(text, offset));
    let Some(span) = in_title.or_else(in_text).or_else(as_mash) else { return false };
    diagnostics.push(
        Diagnostic::warning(Code::Placeholder, "Trang còn câu giữ chỗ, bảng đối chiếu tính là chưa có")
            .at(path, span)
            .help("Thay câu này bằng nội dung thật của trường"),
    );
    true
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

/// Maximal runs of digits, with dots or spaces between groups, as byte ranges.
fn digit_runs(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes.get(at..)?.iter().position(u8::is_ascii_digit)?;
        let mut end = start + 1;
        while let Some(byte) = bytes.get(end) {
            let joins = matches!(byte, b' ' | b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
            if !byte.is_ascii_digit() && !joins {
                break;
            }
            end += 1;
        }
        at = end;
        Some((start, end))
    })
}

fn suspicion(text: &str, start: usize, end: usize) -> Option<&'static str> {
    let (before, written, after) = (&text[..start], &text[start..end], &text[end..]);
    if after.starts_with(['/', '-']) {
        return is_birth(before).then_some("ngày sinh của một người");
    }
    // The shortest number of a person has ten digits.
    if written.len() < 10
        || before.ends_with(|c: char| c.is_alphanumeric() || "/-_=".contains(c))
        || after.starts_with(|c: char| c.is_alphanumeric() || c == '_')
    {
        return None;
    }
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    // Twelve digits of a citizen's number begin with a province (001 to 096) and a century of birth.
    let citizen = digits.len() == 12 && digits.starts_with('0') && matches!(digits.as_bytes()[3], b'0'..=b'3');
    if citizen && written.len() == 12 {
        return Some("số định danh cá nhân");
    }
    let mobile = digits.len() == 10 && matches!(digits.get(..2), Some("03" | "05" | "07" | "08" | "09"));
    mobile.then_some("số điện thoại di động riêng")
}

/// With “sinh” these are other words: học sinh, tuyển sinh, thí sinh, vệ sinh…
const COMPOUNDS: [&str; 7] = ["học", "tuyển", "thí", "vệ", "phát", "hy", "phục"];

/// How far before a date such words may stand, in bytes.
const NEAR: usize = 100;

/// Whether the words before a date call it somebody's birthday; “cha mẹ học sinh ngày 06/9” doesn't.
fn is_birth(before: &str) -> bool {
    // A text without spaces is one word, and as long as it likes.
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(NEAR))..];
    let last: Vec<_> = near.split_whitespace().rev().take(3).map(str::to_lowercase).collect();
    match last.as_slice() {
        [day, born, rest @ ..] => {
            day == "ngày" && born == "sinh" && rest.first().is_none_or(|word| !COMPOUNDS.contains(&word.as_str()))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let mut diagnostics = Vec::new();
        personal_data(&SourcePath::new("a.md").unwrap(), text, 0, &mut diagnostics);
        diagnostics.into_iter().map(|diagnostic| diagnostic.message).collect()
    }

    #[test]
    fn numbers_of_persons_are_pointed_out() {
        assert_eq!(found("CCCD 079203001234 của em"), ["Đoạn này giống số định danh cá nhân"]);
        assert_eq!(found("gọi cô Hoa 0912 345 678 nhé"), ["Đoạn này giống số điện thoại di động riêng"]);
        assert_eq!(found("Em B., sinh ngày 05/09/2014"), ["Đoạn này giống ngày sinh của một người"]);
    }

    #[test]
    fn figures_dates_and_document_numbers_are_left_alone() {
        let text = "Số 4210/GDĐT-TTTT ngày 16/12/2020, 1.234.567.890 đồng, (028) 38 291 875, năm học 2026-2027, \
            họp cha mẹ học sinh ngày 06/9/2026, họp tuyển sinh ngày 19/6";
        assert_eq!(found(text), [""; 0]);
    }
}
