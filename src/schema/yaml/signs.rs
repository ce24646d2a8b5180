//! Signs that look like a colon and a space and are neither for YAML: the wide colon of Chinese keyboards, and the
//! no-break spaces that web pages leave behind a colon.

use std::borrow::Cow;
use std::ops::Range;

/// Colons that YAML takes for letters; each is as long as a colon with two spaces.
const COLONS: [char; 3] = ['：', '﹕', '∶'];

/// The text with plain signs behind the names of its fields: to the byte as long, so that every place in it stays.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut done = 0;
    let mut block = Block::default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if !block.takes(line)
            && let Some(strange) = strange(line)
        {
            let spaces = strange.len() - 1;
            out.push_str(&text[done..start + strange.start]);
            out.push(':');
            out.extend(std::iter::repeat_n(' ', spaces));
            done = start + strange.end;
        }
        start += line.len();
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[done..]);
    Cow::Owned(out)
}

/// The colon behind the name that a line begins with, and the spaces behind it, where YAML knows one of them for nothing.
fn strange(line: &str) -> Option<Range<usize>> {
    let indent = line.len() - line.trim_start_matches([' ', '-']).len();
    let name = line[indent..].bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    let colon = indent + name;
    let sign = line[colon..].chars().next().filter(|_| name > 0)?;
    if sign != ':' && !COLONS.contains(&sign) {
        return None;
    }
    let spaces = line[colon + sign.len_utf8()..].chars().take_while(|c| is_strange_space(*c));
    let end = colon + sign.len_utf8() + spaces.map(char::len_utf8).sum::<usize>();
    (end > colon + 1).then_some(colon..end)
}

fn is_strange_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2000}'..='\u{200b}' | '\u{202f}' | '\u{205f}' | '\u{2060}' | '\u{3000}' | '\u{feff}')
}

/// Text that stands on the lines below its field, behind `|` or `>`, and is nobody's name.
#[derive(Default)]
struct Block {
    /// How far the line with the sign is indented.
    below: Option<usize>,
}

impl Block {
    /// Whether a line is part of such a text.
    fn takes(&mut self, line: &str) -> bool {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let content = line.trim();
        if self.below.is_some_and(|below| content.is_empty() || indent > below) {
            return true;
        }
        let opens = content.trim_end_matches(['-', '+']).strip_suffix(['|', '>']);
        self.below = opens.is_some_and(|name| name.ends_with([' ', '\t'])).then_some(indent);
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_colon_and_a_space_is_read_as_one() {
        assert_eq!(plain("title： A\ndate:\u{a0}1\n"), "title:   A\ndate:  1\n");
        assert_eq!(plain("event:\n  start：2026\n  - name:\u{200b}x"), "event:\n  start:  2026\n  - name:   x");
        assert!(matches!(plain("title: Tám giờ：họp\na: |\n  b：c\n"), Cow::Borrowed(_)));
        assert_eq!(plain("a: |\n  b：c\nd：e"), "a: |\n  b：c\nd:  e");
    }
}
