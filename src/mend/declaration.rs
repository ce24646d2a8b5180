//! Front matter that YAML doesn't read: lines whose space, colon or quotation marks are slipped.
//!
//! A line is only rewritten where the whole is read afterwards, and what the line says is what stood there. Front matter
//! that is read is never touched.

use super::{exact, quotes};
use crate::schema::{Node, NodeKind, parse_yaml_strictly, quoted};

/// The front matter as it is read; `None` where it is read already, or can't be mended with certainty.
pub(super) fn mended(yaml: &str) -> Option<String> {
    let read = parse_yaml_strictly;
    let readable = match read(yaml) {
        Some(_) => None,
        None => Some(rewritten(yaml, &read, |pair| pair.mended(&read))?),
    };
    rewritten(readable.as_deref().unwrap_or(yaml), &read, |pair| pair.unquoted(&read)).or(readable)
}

/// A way to read front matter.
type Read<'r> = &'r dyn Fn(&str) -> Option<Node>;

/// The text with lines written anew, each with the value that it says; `None` where none is, or where the whole doesn't
/// say so.
fn rewritten<'y>(
    yaml: &'y str,
    read: Read<'_>,
    rewrite: impl Fn(&Pair<'y>) -> Option<(String, String)>,
) -> Option<String> {
    let mut text = String::with_capacity(yaml.len() + 8);
    let mut said = Vec::new();
    for line in yaml.split_inclusive('\n') {
        match Pair::of(line).and_then(|pair| Some((rewrite(&pair)?, pair))) {
            Some(((line, value), pair)) => {
                said.push(Said { at: text.len() + pair.spaces().len(), key: pair.key, value });
                text.push_str(&line);
            }
            None => text.push_str(line),
        }
    }
    if said.is_empty() {
        return None;
    }
    let tree = read(&text)?;
    said.iter().all(|said| said.is_in(&tree)).then_some(text)
}

/// A line of one key and its value, with what is around them.
struct Pair<'l> {
    /// Spaces and the dash of an item.
    indent: &'l str,
    key: &'l str,
    /// The colon with the spaces behind it, as written.
    colon: &'l str,
    value: &'l str,
    /// Spaces and the line end.
    tail: &'l str,
}

impl<'l> Pair<'l> {
    fn of(line: &'l str) -> Option<Self> {
        let is_space = |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}');
        let key_at = line.find(|c: char| !is_space(c) && c != '-')?;
        let (indent, rest) = line.split_at(key_at);
        let length = rest.find(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit() && c != '_')?;
        let (key, rest) = rest.split_at(length);
        let after = rest.strip_prefix([':', '\u{ff1a}']).filter(|_| !key.is_empty())?;
        let trimmed = after.trim_start_matches(is_space);
        let (colon, rest) = rest.split_at(rest.len() - trimmed.len());
        let value = rest.trim_end();
        (!value.is_empty()).then(|| Self { indent, key, colon, value, tail: &rest[value.len()..] })
    }

    /// The line as YAML reads it, and the value that it says; `None` where it stays.
    fn mended(&self, read: Read<'_>) -> Option<(String, String)> {
        let is_address = self.colon == ":" && self.value.starts_with("//");
        if is_address || self.has_remark() {
            return None;
        }
        let (value, says) = if self.is_read(self.value, read) {
            (self.value.to_owned(), self.value.to_owned())
        } else {
            let says = quotes::meant(self.value)?;
            (quoted(says), says.to_owned())
        };
        let is_as_written = self.indent == self.spaces() && self.value == value && is_colon(self.colon);
        (!is_as_written).then(|| (self.with(&value), says))
    }

    /// The line of a key that takes no text, without typographic marks around its value.
    fn unquoted(&self, read: Read<'_>) -> Option<(String, String)> {
        let says = quotes::typographic(self.value).filter(|_| !self.has_remark() && exact::takes(self.key))?;
        let value = if self.is_read(says, read) { says.to_owned() } else { quoted(says) };
        Some((self.with(&value), says.to_owned()))
    }

    /// Behind such a sign YAML has a remark: what belongs to the value can't be told.
    fn has_remark(&self) -> bool {
        self.value.starts_with('#') || self.value.contains(" #")
    }

    fn is_read(&self, value: &str, read: Read<'_>) -> bool {
        read(&format!("{}: {value}", self.key)).is_some()
    }

    /// What stands before the key, with spaces that are some.
    fn spaces(&self) -> String {
        self.indent.chars().map(|c| if c == '-' { c } else { ' ' }).collect()
    }

    /// The line with another value.
    fn with(&self, value: &str) -> String {
        let end = if self.tail.ends_with("\r\n") { "\r\n" } else { "\n" };
        format!("{}{}: {value}{end}", self.spaces(), self.key)
    }
}

/// A colon as YAML wants it, with spaces or a tab behind it.
fn is_colon(colon: &str) -> bool {
    colon.len() > 1 && colon.starts_with(':') && colon[1..].bytes().all(|byte| matches!(byte, b' ' | b'\t'))
}

/// What a line that was rewritten must be found to say.
struct Said<'l> {
    at: usize,
    key: &'l str,
    value: String,
}

impl Said<'_> {
    fn is_in(&self, node: &Node) -> bool {
        match &node.kind {
            NodeKind::Null | NodeKind::Scalar { .. } => false,
            NodeKind::List(items) => items.iter().any(|item| self.is_in(item)),
            NodeKind::Map(pairs) => pairs.iter().any(|(key, value)| {
                let is_here = key.span.start as usize == self.at && key.value == self.key;
                if is_here { self.is_said_by(value) } else { self.is_in(value) }
            }),
        }
    }

    /// Lists, records and quoted values were read by themselves as they stand.
    fn is_said_by(&self, value: &Node) -> bool {
        match &value.kind {
            NodeKind::Scalar { text, .. } => *text == self.value || self.value.starts_with(['"', '\'']),
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(yaml: &str) -> Option<String> {
        let mended = mended(yaml)?;
        assert_eq!(super::mended(&mended), None, "{mended}");
        Some(mended)
    }

    #[test]
    fn a_slipped_line_is_written_as_yaml_reads_it() {
        for (slipped, meant) in [
            ("title: Thông báo: nghỉ học\n", "title: \"Thông báo: nghỉ học\"\n"),
            ("title: [Khẩn] Nghỉ học\n", "title: \"[Khẩn] Nghỉ học\"\n"),
            ("title:\u{a0}Tham quan\n", "title: Tham quan\n"),
            ("title\u{ff1a}Tham quan\n", "title: Tham quan\n"),
            ("title:Tham quan\n", "title: Tham quan\n"),
            ("title: “Chúc mừng: Ngày hội”\n", "title: \"Chúc mừng: Ngày hội\"\n"),
            ("title: \"Chúc mừng”\n", "title: \"Chúc mừng\"\n"),
            ("title: \"Chúc mừng: \"Ngày hội\" của em\"\n", "title: 'Chúc mừng: \"Ngày hội\" của em'\n"),
            ("title: \"Ngày hội\" của em\n", "title: '\"Ngày hội\" của em'\n"),
            ("date: “2026-09-05”\n", "date: 2026-09-05\n"),
            ("title: Họp: tổ\nexpires: “05/09/2026\"\n", "title: \"Họp: tổ\"\nexpires: 05/09/2026\n"),
            ("title: @lop6a\r\ndate: 2026-09-05\r\n", "title: \"@lop6a\"\r\ndate: 2026-09-05\r\n"),
            ("a: 1\nentries:\n  - what: Họp: tổ Toán\n", "a: 1\nentries:\n  - what: \"Họp: tổ Toán\"\n"),
            ("event:\n\u{a0}\u{a0}start: 2026-09-05\n  place: Sân\n", "event:\n  start: 2026-09-05\n  place: Sân\n"),
        ] {
            let around = |text: &str| format!("author: Ban Biên tập\n{text}");
            assert_eq!(of(&around(slipped)), Some(around(meant)), "{slipped}");
        }
    }

    #[test]
    fn what_is_read_or_may_mean_two_things_stays() {
        for yaml in [
            "title: “Lễ khai giảng”\nauthor: “2026”\nsummary: |\n  date: “2026-09-05”\n",
            "title: Thông báo: nghỉ học # gấp\n",
            "title: \"Ngày hội \"Em yêu\n",
            "summary: |\n  Chú ý: a\n  date:x\ntitle: [a\n",
            "tags: [a, b\nfiles:\n",
            "responsible: {\n  name: A\n",
            "nothing\n",
        ] {
            assert_eq!(of(yaml), None, "{yaml}");
        }
    }
}
