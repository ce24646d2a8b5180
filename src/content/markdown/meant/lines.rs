//! The lines of a text, each with what it is part of.

use super::head::{self, Head, Sign};
use super::{ends, spaces};

/// A line of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Line<'a> {
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Without its line end.
    pub text: &'a str,
    /// How it ends, as written; empty for the last one.
    pub end_sign: &'a str,
    /// What it is part of.
    pub part: Part,
    /// Whether the code or the HTML that it is part of begins on it.
    pub opens: bool,
    /// How many bytes of space it begins with.
    pub(super) indent: usize,
    /// What stands behind them, where it isn't within code or HTML.
    pub(super) head: Head,
}

impl<'a> Line<'a> {
    /// Where it ends, before its line end.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether nothing that is seen stands on it.
    pub fn is_blank(&self) -> bool {
        self.indent == self.text.len()
    }

    /// The line without its indent.
    pub fn words(&self) -> &'a str {
        &self.text[self.indent..]
    }

    /// What follows so many of its bytes, as a line of its own.
    pub fn behind(self, length: usize) -> Self {
        Self { start: self.start + length, text: &self.text[length..], ..self }.read()
    }

    fn read(mut self) -> Self {
        self.indent = spaces::leading(self.text, spaces::is_space);
        let is_within = self.part != Part::Prose && !self.opens;
        self.head = if is_within { Head::Text } else { head::of(self.words()) };
        self
    }
}

/// What a line is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Part {
    /// Words for readers.
    Prose,
    /// Code between fences, with the fences.
    Code,
    /// A comment of HTML, or a block that begins with a tag, up to the next empty line.
    Html,
}

/// Cuts a text into its lines.
pub(in super::super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut open = Open::Nothing;
    ends::cut(text)
        .map(|(start, text, end_sign)| {
            let went_on = open.goes_on();
            let part = open.take(text);
            // Tags end with an empty line, after which others may begin at once.
            let opens = part != Part::Prose && !went_on;
            Line { start, text, end_sign, part, opens, indent: 0, head: Head::Text }.read()
        })
        .collect()
}

/// What began on a line before and goes on.
#[derive(Clone, Copy)]
enum Open {
    Nothing,
    /// Code, until a fence of this sign that is at least as long.
    Fence(char, usize),
    /// A comment, until its end.
    Comment,
    /// A block of tags, until an empty line.
    Tags,
}

impl Open {
    /// Whether the next line is part of what began before.
    fn goes_on(self) -> bool {
        !matches!(self, Self::Nothing)
    }

    fn take(&mut self, line: &str) -> Part {
        let content = content(line);
        match *self {
            Self::Fence(sign, length) => {
                let ends = content.trim_end().chars().all(|c| c == sign) && content.trim_end().len() >= length;
                if ends {
                    *self = Self::Nothing;
                }
                Part::Code
            }
            Self::Comment => {
                if line.contains("-->") {
                    *self = Self::Nothing;
                }
                Part::Html
            }
            Self::Tags if !line.trim().is_empty() => Part::Html,
            Self::Nothing | Self::Tags => {
                *self = Self::Nothing;
                if let Some((sign, length)) = fence(content) {
                    *self = Self::Fence(sign, length);
                    return Part::Code;
                }
                if content.starts_with("<!--") {
                    if !content.contains("-->") {
                        *self = Self::Comment;
                    }
                    return Part::Html;
                }
                if begins_tags(content) {
                    *self = Self::Tags;
                    return Part::Html;
                }
                Part::Prose
            }
        }
    }
}

/// Most marks at the beginning of a line that are looked behind; a text that nests deeper isn't rendered.
const DEEPEST: usize = 100;

/// A line without the marks of quotes and lists that it begins with.
fn content(line: &str) -> &str {
    let mut rest = line.trim_start_matches(spaces::is_space);
    for _ in 0..DEEPEST {
        let length = match head::of(rest) {
            Head::Quote(length) => length,
            Head::Item(mark) if mark.gap > 0 || mark.sign == Sign::Pasted => mark.length,
            _ => break,
        };
        rest = rest[length..].trim_start_matches(spaces::is_space);
    }
    rest
}

/// The sign and the length of the fence that a line begins code with.
fn fence(content: &str) -> Option<(char, usize)> {
    ['`', '~'].into_iter().find_map(|sign| {
        let info = content.trim_start_matches(sign);
        let length = content.len() - info.len();
        (length >= 3 && !(sign == '`' && info.contains('`'))).then_some((sign, length))
    })
}

/// Whether a line begins with a tag that Markdown takes for a block of HTML.
fn begins_tags(content: &str) -> bool {
    /// Tags that may begin a line of running text.
    const INLINE: [&str; 22] = [
        "a", "abbr", "b", "bdi", "br", "cite", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "q", "s",
        "small", "span", "strong", "sub", "sup", "u",
    ];
    let Some(tag) = content.strip_prefix('<') else { return false };
    let name = tag.strip_prefix('/').unwrap_or(tag);
    let length = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic());
    // `<https://…>` and `<a@b.vn>` are addresses.
    let ends = name[length..].is_empty() || name[length..].starts_with([' ', '\t', '>', '/']);
    is_name && ends && !INLINE.iter().any(|known| name[..length].eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> String {
        let letter = |line: &Line<'_>| match line.part {
            Part::Prose => 'p',
            Part::Code => 'c',
            Part::Html => 'h',
        };
        lines(text).iter().map(letter).collect()
    }

    #[test]
    fn code_comments_and_tags_are_told_from_prose() {
        assert_eq!(parts("Một\n```\nhai\n~~~\n```\nba\n"), "pccccp");
        assert_eq!(parts("- ~~~~ rust\n  ~~~\n  ~~~~\nba"), "cccp");
        assert_eq!(parts("> ```\n> hai\n> ```\nba"), "cccp");
        assert_eq!(parts("<!-- một\n\nhai --> x\nba"), "hhhp");
        assert_eq!(parts("<table>\n<tr>\n\nba\n<b>bốn</b>\n<https://a.vn>\n"), "hhpppp");
        assert_eq!(parts("Mã ```x``` trong dòng\n"), "p");
    }

    #[test]
    fn a_line_knows_its_place_whatever_its_end() {
        let places: Vec<_> = lines("một\r\nhai\nba").iter().map(|line| (line.start, line.end(), line.text)).collect();
        assert_eq!(places, [(0, 5, "một"), (7, 10, "hai"), (11, 13, "ba")]);
    }

    #[test]
    fn code_and_html_know_where_they_begin() {
        let opening = |text: &str| lines(text).iter().map(|line| line.opens).collect::<Vec<_>>();
        assert_eq!(opening("```\na\n```\n```\n```\n"), [true, false, false, true, false]);
        assert_eq!(opening("<p>\na\n\n<p>\n<!-- x -->\n<!-- x -->\n"), [true, false, false, true, false, false]);
    }
}
