//! Links and pictures whose marks stand a little wrong: `[a] (b)`, `(b)[a]`, `! [a](b)`, a space in a path.

use std::ops::Range;

use super::super::address;
use super::inline::{Masks, is_escaped, marks, paragraphs};
use super::{Correction, Line, Slip};
use crate::vietnamese::telephone;

/// Longest address that is looked at, in bytes.
const LONGEST: usize = 500;

/// Finds them.
pub(super) fn find(lines: &[Line<'_>], found: &mut Vec<Correction>) {
    for paragraph in paragraphs(lines) {
        if !paragraph.iter().any(|line| has_mark(line.text)) {
            continue;
        }
        let masks = Masks::of(paragraph);
        for (index, line) in paragraph.iter().enumerate() {
            let next = paragraph.get(index + 1);
            Finder { line, next, masks: &masks, found, done: 0 }.run();
        }
    }
}

/// Whether a line may have a link: it has the end of its words, or the beginning of a picture.
fn has_mark(line: &str) -> bool {
    let bytes = line.as_bytes();
    memchr::memchr(b']', bytes).is_some()
        || memchr::memchr_iter(b'!', bytes).any(|at| line[at..].starts_with("!("))
        || memchr::memchr_iter(0xEF, bytes).any(|at| line[at..].starts_with('］'))
}

/// Looks through one line.
struct Finder<'l, 'a, 'f> {
    line: &'l Line<'a>,
    next: Option<&'l Line<'a>>,
    masks: &'l Masks,
    found: &'f mut Vec<Correction>,
    /// Where the last link ends.
    done: usize,
}

impl Finder<'_, '_, '_> {
    fn run(&mut self) {
        let text = self.line.text;
        let mut open: Vec<Range<usize>> = Vec::new();
        for (at, c) in text.char_indices().filter(|(_, c)| matches!(c, '[' | ']' | '［' | '］' | '!')) {
            if at < self.done || self.masks.cover(self.line.start + at) || is_escaped(text, at) {
                continue;
            }
            let sign = at..at + c.len_utf8();
            match c {
                '[' | '［' => open.push(sign),
                '!' => self.picture_without_words(at),
                _ => {
                    if let Some(start) = open.pop() {
                        self.brackets(&start, &sign);
                    }
                }
            }
        }
    }

    /// Looks at what stands around words in brackets.
    fn brackets(&mut self, open: &Range<usize>, close: &Range<usize>) {
        let text = self.line.text;
        let after = &text[close.end..];
        let gap = after.len() - after.trim_start_matches([' ', '\u{a0}']).len();
        let words = &text[open.end..close.start];
        if let Some(target) = Target::at(text, close.end + gap) {
            let is_written = gap == 0 && text[open.clone()] == *"[" && text[close.start..].starts_with("](");
            if is_written || (may_be_words(words, &text[..open.start]) && target.is_address()) {
                self.link(open, close, &target);
            }
        } else if let Some(at) = (gap == after.len()).then(|| self.next_line_with_target(words, open)).flatten() {
            let at = self.line.start + close.end..at;
            self.found.push(Correction { at, with: String::new(), slip: Slip::Link });
        } else if !after.starts_with(['(', '[', ':']) {
            self.turned_around(open, close);
        }
    }

    /// Corrects what isn't as Markdown wants it in a link of one line.
    fn link(&mut self, open: &Range<usize>, close: &Range<usize>, target: &Target<'_>) {
        let text = self.line.text;
        self.write(open.clone(), "[");
        self.write(close.start..target.inner.start, "](");
        if let Some(written) = target.written() {
            self.write(target.inner.clone(), &written);
        }
        self.write(target.inner.end..target.end, ")");
        let before = &text[..open.start];
        let bang = before.trim_end();
        let is_apart = bang.len() < before.len() && bang.ends_with('!') && &bang[marks(bang)..] == "!";
        if is_apart && address::is_picture(target.parts().0) {
            self.write(bang.len()..open.start, "");
        }
        self.done = target.end;
    }

    /// Where `(b)` begins on the next line, if it is what `[a]` at the end of this one leads to.
    fn next_line_with_target(&self, words: &str, open: &Range<usize>) -> Option<usize> {
        let next = self.next?;
        let indent = next.text.len() - next.text.trim_start_matches(' ').len();
        let target = Target::at(next.text, indent)?;
        let is_plain = next.text[indent..].starts_with('(') && self.line.text[open.clone()] == *"[";
        let is_target = is_plain && target.is_address() && target.written().is_none();
        (is_target && may_be_words(words, &self.line.text[..open.start])).then_some(next.start + indent)
    }

    /// `(b)[a]`, or `(a)[b]`: whichever of both is an address is where the link leads.
    fn turned_around(&mut self, open: &Range<usize>, close: &Range<usize>) {
        let text = self.line.text;
        let Some(start) = opening(&text[..open.start]).filter(|start| *start >= self.done) else { return };
        let (first, second) = (text[start + 1..open.start - 1].trim(), text[open.end..close.start].trim());
        let (words, target) = match (address::looks_like_one(first), address::looks_like_one(second)) {
            (true, false) => (second, first),
            (false, true) => (first, second),
            _ => return,
        };
        let is_number = words.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number
            && may_be_words(words, "")
            && !target.contains(['<', '>', '(', ')'])
            && !words.contains(['[', ']'])
        {
            let target = in_brackets(target);
            self.write(start..close.end, &format!("[{words}]({target})"));
            self.done = close.end;
        }
    }

    /// `!(anh.jpg)`.
    fn picture_without_words(&mut self, at: usize) {
        let text = self.line.text;
        let Some(target) = Target::at(text, at + 1) else { return };
        if address::is_picture(target.parts().0) && !text[..at].ends_with(|c: char| !c.is_whitespace()) {
            self.write(at + 1..target.inner.start, "[](");
            if let Some(written) = target.written() {
                self.write(target.inner.clone(), &written);
            }
            self.write(target.inner.end..target.end, ")");
            self.done = target.end;
        }
    }

    fn write(&mut self, at: Range<usize>, with: &str) {
        if self.line.text[at.clone()] != *with {
            let at = self.line.start + at.start..self.line.start + at.end;
            self.found.push(Correction { at, with: with.to_owned(), slip: Slip::Link });
        }
    }
}

/// Whether these are words of a link: neither a footnote's number nor the box of a task.
fn may_be_words(words: &str, before: &str) -> bool {
    let is_box = matches!(words, " " | "x" | "X") && before[marks(before)..].is_empty();
    !words.trim().is_empty() && !words.starts_with('^') && !is_box
}

/// Where the parenthesis begins that a text ends with.
fn opening(text: &str) -> Option<usize> {
    let inner = text.strip_suffix(')')?;
    let near = inner.ceil_char_boundary(inner.len().saturating_sub(LONGEST));
    let start = near + memchr::memrchr2(b'(', b')', &inner.as_bytes()[near..])?;
    inner[start..].starts_with('(').then_some(start)
}

/// What stands in parentheses behind the words of a link.
struct Target<'a> {
    text: &'a str,
    inner: Range<usize>,
    /// Behind the parenthesis.
    end: usize,
}

impl<'a> Target<'a> {
    /// The one whose parenthesis stands there.
    fn at(text: &'a str, at: usize) -> Option<Self> {
        let open = text[at..].chars().next().filter(|c| matches!(c, '(' | '（'))?;
        let start = at + open.len_utf8();
        let near = &text[start..text.floor_char_boundary(start + LONGEST)];
        let mut depth = 0;
        let mut is_escaped = false;
        for (at, c) in near.char_indices() {
            match c {
                _ if is_escaped => is_escaped = false,
                '\\' => is_escaped = near[at + 1..].starts_with(|c: char| c.is_ascii_punctuation()),
                '(' | '（' => depth += 1,
                ')' | '）' if depth == 0 => {
                    let end = start + at;
                    return Some(Self { text, inner: start..end, end: end + c.len_utf8() });
                }
                ')' | '）' => depth -= 1,
                _ => {}
            }
        }
        None
    }

    /// The address, and the title with its quotation marks.
    fn parts(&self) -> (&'a str, Option<&'a str>) {
        let inner = self.text[self.inner.clone()].trim();
        let quoted = |(start, end): (char, char)| {
            let title = inner.strip_suffix(end)?;
            let at = title.find(start)?;
            let before = &inner[..at];
            (before.ends_with(char::is_whitespace)).then(|| (before.trim(), Some(&inner[at..])))
        };
        [('"', '"'), ('“', '”'), ('\'', '\'')].into_iter().find_map(quoted).unwrap_or((inner, None))
    }

    fn is_address(&self) -> bool {
        address::looks_like_one(self.parts().0)
    }

    /// What Markdown wants there; `None` where that stands there, and where what is meant isn't plain.
    fn written(&self) -> Option<String> {
        let (target, title) = self.parts();
        if target.starts_with('<') {
            return None;
        }
        let number = telephone::digits(target).filter(|_| target.contains(char::is_whitespace));
        let target = match number {
            Some(digits) => format!("tel:{digits}"),
            None if !target.contains(char::is_whitespace) => target.to_owned(),
            None if target.contains(['<', '>']) || !address::looks_like_one(target) => return None,
            None => in_brackets(target),
        };
        let title = match title.map(|title| title.strip_prefix('“').map_or(Ok(title), Err)) {
            None => String::new(),
            Some(Ok(title)) => format!(" {title}"),
            Some(Err(curly)) => format!(" \"{}\"", curly.trim_end_matches('”').replace('"', "'")),
        };
        let written = target + &title;
        (self.text[self.inner.clone()].trim() != written).then_some(written)
    }
}

/// An address as it stands between parentheses.
fn in_brackets(target: &str) -> String {
    if target.contains(char::is_whitespace) { format!("<{target}>") } else { target.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::Reading;

    #[test]
    fn marks_of_links_are_put_right() {
        for (written, read) in [
            ("![Ảnh lễ](anh le.png)", "![Ảnh lễ](<anh le.png>)"),
            ("[A] (a.pdf) và ![B] (b.jpg)", "[A](a.pdf) và ![B](b.jpg)"),
            ("[Kế hoạch]\n(ke-hoach.pdf)", "[Kế hoạch](ke-hoach.pdf)"),
            ("! [Bé múa](trung-thu.jpg)", "![Bé múa](trung-thu.jpg)"),
            ("- !(trung thu.jpg)", "- ![](<trung thu.jpg>)"),
            ("(ke-hoach.pdf)[Kế hoạch]", "[Kế hoạch](ke-hoach.pdf)"),
            ("xem (tại đây)[https://a.vn/b c].", "xem [tại đây](<https://a.vn/b c>)."),
            ("［Kế hoạch］（ke-hoach.pdf）", "[Kế hoạch](ke-hoach.pdf)"),
            ("[Kế hoạch]（ke-hoach.pdf）", "[Kế hoạch](ke-hoach.pdf)"),
            ("[Gọi](0299 000 1998)", "[Gọi](tel:02990001998)"),
            ("![Lễ](anh le (1).png “Chào cờ”)", "![Lễ](<anh le (1).png> \"Chào cờ\")"),
            ("![Lễ](anh.png “Chào cờ”)", "![Lễ](anh.png \"Chào cờ\")"),
            ("[Mẫu](anh lễ\\chào cờ.jpg)", "[Mẫu](<anh lễ\\chào cờ.jpg>)"),
        ] {
            assert_eq!(Reading::of(written).text, read);
            assert_eq!(Reading::of(read).text, read);
        }
    }

    #[test]
    fn links_that_are_right_and_remarks_stay() {
        for written in [
            "[a](b.pdf) [b](<a b.pdf>) ![c](d.jpg \"Một câu\")",
            "[1] (xem trang 3)",
            "[x](ghi chú thêm)",
            "- [ ] (a.pdf)",
            "chữ[^1] (a.pdf)",
            "`[A] (a.pdf)` và \\[A] (a.pdf)",
            "Chúc mừng! [Xem ảnh](a.jpg)",
            "(https://a.vn)[1]",
            "[a](b.pdf)[c]",
            "(một)[hai]",
            "Đẹp!(anh)",
        ] {
            assert_eq!(Reading::of(written).text, written);
        }
    }
}
