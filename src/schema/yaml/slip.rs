//! The line that was meant where YAML can't read a description. Each proposal is tried before it is told: with it in the
//! line's place the parser has to come further.

use std::ops::Range;

use super::place::place;
use super::{Knows, Raw, RawKind, as_value, quoted, raw};
use crate::schema::markup;

/// Longest description that is tried again, in bytes: nobody writes a longer one by hand.
const LONGEST: usize = 1 << 16;

/// How often one is tried again.
const MOST_TRIALS: usize = 60;

/// A line that was written otherwise than it was meant.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Slip {
    /// The line in the text, without its end.
    pub line: Range<usize>,
    /// What to do.
    pub advice: &'static str,
    /// The line as it was meant.
    pub meant: String,
}

/// What a line may have been meant to say, and what to tell its writer.
type Proposal = (&'static str, String);

const COLON: &str = "Sau tên mục cần dấu hai chấm và một dấu cách";
const QUOTES: &str = "Đặt giá trị trong ngoặc kép";
const UNCLOSED: &str = "Thiếu dấu ngoặc kép đóng";
const SINGLE: &str = "Trong giá trị có dấu ngoặc kép thì đặt cả giá trị trong dấu nháy đơn";
const BRACKET: &str = "Thiếu dấu ngoặc vuông đóng";
const SIGNS: &str = "Bỏ ký hiệu thừa quanh giá trị";
const TAB: &str = "Thụt đầu dòng bằng dấu cách, không dùng phím Tab";
const DASH: &str = "Tên mục đứng ngay đầu dòng, không có dấu - trước";
const GOES_ON: &str = "Dòng nối tiếp giá trị ở dòng trên thì thụt vào hai dấu cách";

/// The first line of a text that was meant otherwise, such that with it the text is read, or at least read further.
pub(super) fn find(text: &str, knows: Knows<'_>) -> Option<Slip> {
    if text.len() > LONGEST {
        return None;
    }
    let reached = how_far(text);
    let mut further = None;
    let mut trials = 0;
    let mut start = 0;
    for whole in text.split_inclusive('\n') {
        let line = start..start + whole.trim_end_matches(['\n', '\r']).len();
        start += whole.len();
        for (advice, meant) in proposals(&text[line.clone()], knows) {
            trials += 1;
            if trials > MOST_TRIALS {
                return further;
            }
            let mended = [&text[..line.start], &meant, &text[line.end..]].concat();
            let slip = || Some(Slip { line: line.clone(), advice, meant: meant.clone() });
            match how_far(&mended) {
                Reach::Whole => return slip(),
                Reach::Until(end)
                    if further.is_none() && Reach::Until(end) > reached && end > line.start + meant.len() =>
                {
                    further = slip();
                }
                Reach::Until(_) => {}
            }
        }
    }
    further
}

/// How far into a text the parser came.
#[derive(PartialEq, PartialOrd)]
enum Reach {
    /// To this byte, or where to the end, it isn't values with names.
    Until(usize),
    /// Through all of it, and it is values with names.
    Whole,
}

fn how_far(text: &str) -> Reach {
    match raw(text) {
        Ok(Some(Raw(value))) if matches!(value.value, RawKind::Map(_)) => Reach::Whole,
        Ok(_) => Reach::Until(0),
        Err(error) => Reach::Until(place(error.without_snippet(), text)),
    }
}

/// What a line may have been meant to say, the likeliest first; nothing for a line that looks right.
fn proposals(line: &str, knows: Knows<'_>) -> Vec<Proposal> {
    let content = line.trim();
    if content.is_empty() || content.starts_with('#') {
        return Vec::new();
    }
    let indent = &line[..line.len() - line.trim_start().len()];
    if indent.contains('\t') {
        return ["  ", "", "    "].iter().map(|indent| (TAB, format!("{indent}{content}"))).collect();
    }
    let (dash, named) = content.strip_prefix("- ").map_or(("", content), |rest| ("- ", rest.trim_start()));
    let mut found = Vec::new();
    match named_value(named, knows) {
        Some(Named::Sound(name, value)) => {
            let values = taken(name, values(value), knows).into_iter();
            found.extend(values.map(|(advice, value)| (advice, format!("{indent}{dash}{name}: {value}"))));
        }
        Some(Named::Loose(name, value)) => {
            let mut values = values(value);
            if values.is_empty() {
                values.push((COLON, value.to_owned()));
            }
            let first = taken(name, values, knows).into_iter().next();
            found.extend(first.map(|(_, value)| (COLON, format!("{indent}{dash}{name}: {value}"))));
        }
        None if dash.is_empty() => found.push((GOES_ON, format!("{indent}  {content}"))),
        None => {}
    }
    if indent.is_empty() && !dash.is_empty() && matches!(named_value(named, knows), Some(Named::Sound(..))) {
        found.push((DASH, named.to_owned()));
    }
    found
}

/// Those of the values that the field takes; where it takes none of them, what it takes without the signs around it.
fn taken(name: &str, values: Vec<Proposal>, knows: Knows<'_>) -> Vec<Proposal> {
    let name = name.to_ascii_lowercase();
    let Some((_, first)) = values.first() else { return values };
    let words = markup::without(first.trim_matches(['"', '\'']));
    let bare = words.trim_matches(|c: char| !c.is_alphanumeric());
    let others = [(SIGNS, quoted(&words)), (SIGNS, as_value(bare))];
    let taken: Vec<Proposal> = values.into_iter().filter(|(_, value)| knows(&name, value) != Some(false)).collect();
    if taken.is_empty() {
        return others.into_iter().filter(|(_, value)| knows(&name, value) == Some(true)).collect();
    }
    taken
}

/// A name and a value on a line.
enum Named<'l> {
    /// With a colon and a space between them.
    Sound(&'l str, &'l str),
    /// With something else between them.
    Loose(&'l str, &'l str),
}

fn named_value<'l>(line: &'l str, knows: Knows<'_>) -> Option<Named<'l>> {
    let length = line.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    let (name, rest) = line.split_at(length);
    if name.is_empty() {
        return None;
    }
    if let Some(value) = rest.trim_start_matches(' ').strip_prefix(':').filter(|value| !value.starts_with("//")) {
        let is_sound = value.is_empty() || value.starts_with([' ', '\t']);
        return Some(if is_sound { Named::Sound(name, value.trim()) } else { Named::Loose(name, value.trim()) });
    }
    knows(&name.to_ascii_lowercase(), "")?;
    Some(Named::Loose(name, rest.trim_start_matches([' ', '=', ';', '.', '-', '–', '\t']).trim()))
}

/// How a value may have been meant to be written; nothing where it looks right.
fn values(value: &str) -> Vec<Proposal> {
    let all = |text: &str| vec![in_quotes(QUOTES, text)];
    let Some(first) = value.chars().next() else { return Vec::new() };
    match first {
        '"' | '\'' => of_quotes(value, first),
        '“' | '”' => match value[first.len_utf8()..].strip_suffix(['“', '”']) {
            Some(inner) if !inner.contains(['“', '”']) => all(inner),
            _ => all(value),
        },
        '[' if !value.contains(']') => vec![(BRACKET, format!("{value}]")), in_quotes(QUOTES, value)],
        '[' | '{' | '@' | '%' | '`' | '&' | '*' | '!' | '|' | '>' | '-' | '?' | ',' | ']' | '}' | ':' => all(value),
        _ if value.contains(": ") || value.contains(":\t") || value.ends_with(':') => all(value),
        _ => Vec::new(),
    }
}

/// The same for a value that begins with a quotation mark.
fn of_quotes(value: &str, mark: char) -> Vec<Proposal> {
    let rest = &value[1..];
    let inner = rest.strip_suffix(mark);
    match inner {
        // Closed, with others in it or without. Where they are odd in number, the last one closes none but one of them.
        Some(inner) if inner.matches(mark).count() % 2 == 0 || has_only_apostrophes(inner, mark) => {
            vec![in_quotes(QUOTES, inner)]
        }
        Some(_) => vec![in_quotes(QUOTES, rest)],
        None if rest.rsplit(mark).next().is_some_and(|behind| behind.trim_start().starts_with('#')) => Vec::new(),
        None if rest.contains(mark) => vec![in_quotes(QUOTES, value)],
        None => vec![in_quotes(UNCLOSED, rest)],
    }
}

/// Whether all of these marks in a text stand within words: `Don't`.
fn has_only_apostrophes(text: &str, mark: char) -> bool {
    let mut marks = text.match_indices(mark).map(|(at, _)| (&text[..at], &text[at + mark.len_utf8()..]));
    marks.all(|(before, after)| before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric))
}

/// A text in quotation marks; single ones need another word.
fn in_quotes(advice: &'static str, text: &str) -> Proposal {
    let written = quoted(text);
    (if written.starts_with('\'') { SINGLE } else { advice }, written)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(text: &str) -> Option<String> {
        let is_name = |word: &str| ["title", "date", "author", "event", "start", "tags", "files"].contains(&word);
        find(text, &|name, _| is_name(name).then_some(true)).map(|slip| slip.meant)
    }

    #[test]
    fn what_a_line_was_meant_to_say_is_told() {
        for (written, right) in [
            ("title: Mời họp: khối 6", "title: \"Mời họp: khối 6\""),
            ("title: \"Chúc mừng: \"Ngày hội\"", "title: 'Chúc mừng: \"Ngày hội\"'"),
            ("title: \"Chúc mừng: \"Ngày hội\"\"", "title: 'Chúc mừng: \"Ngày hội\"'"),
            ("title: \"Lớp 6\" đi tham quan", "title: '\"Lớp 6\" đi tham quan'"),
            ("title: \"Hội khỏe", "title: \"Hội khỏe\""),
            ("title: 'Hội khỏe", "title: \"Hội khỏe\""),
            ("title: 'Thầy 'Tư' kể chuyện'", "title: \"Thầy 'Tư' kể chuyện\""),
            ("title: 'Ước mơ của H'Hoa'", "title: \"Ước mơ của H'Hoa\""),
            ("title. Mời họp", "title: Mời họp"),
            ("title: \"C:\\đề thi\"", "title: 'C:\\đề thi'"),
            ("title: “Mời họp: khối 6”", "title: \"Mời họp: khối 6\""),
            ("title: [Khẩn] Nghỉ học", "title: \"[Khẩn] Nghỉ học\""),
            ("tags: [a, b", "tags: [a, b]"),
            ("title: {{ tieu_de }}", "title: \"{{ tieu_de }}\""),
            ("title: {Khẩn} Nghỉ học", "title: \"{Khẩn} Nghỉ học\""),
            ("title: @lop6 đi chơi", "title: \"@lop6 đi chơi\""),
            ("title: %ảnh", "title: \"%ảnh\""),
            ("title: `mã`", "title: \"`mã`\""),
            ("title: * Mời họp", "title: \"* Mời họp\""),
            ("title: *Khẩn* Mời họp", "title: \"*Khẩn* Mời họp\""),
            ("title: - Mời họp", "title: \"- Mời họp\""),
            ("title: > Mời họp", "title: \"> Mời họp\""),
            ("title: | Mời họp", "title: \"| Mời họp\""),
            ("title:Mời họp", "title: Mời họp"),
            ("title Mời họp", "title: Mời họp"),
            ("title = Mời họp", "title: Mời họp"),
            ("title:Mời họp: khối 6", "title: \"Mời họp: khối 6\""),
        ] {
            assert_eq!(meant(&format!("{written}\ndate: 2026-09-05\n")).as_deref(), Some(right), "{written}");
        }
        assert_eq!(meant("title: Mời họp\nkhối 6\ndate: 2026-09-05\n").as_deref(), Some("  khối 6"));
        assert_eq!(meant("title: Mời họp\ncho khối 6\ndate: 2026-09-05\n").as_deref(), Some("  cho khối 6"));
        assert_eq!(meant("event:\n\tstart: 2026-09-05\n").as_deref(), Some("  start: 2026-09-05"));
        assert_eq!(meant("- title: Mời họp\ndate: 2026-09-05\n").as_deref(), Some("title: Mời họp"));
    }

    #[test]
    fn a_remark_and_a_sound_line_are_left_alone() {
        assert_eq!(meant("# title: a: b\ntitle: [[\n"), Some("title: \"[[\"".to_owned()));
        assert_eq!(meant("title: \"Mời họp\" # nhớ: gọi\nx:\n  y: 1\n z: 2\n"), None);
    }
}
