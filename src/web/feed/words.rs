//! The words of a title that may be HTML.

use crate::unseen;
use crate::vietnamese;
use crate::web::signs;

/// Elements whose content is for programs.
const UNREAD: [&str; 2] = ["script", "style"];

/// Elements within a line; all others part two words.
const INLINE: [&str; 14] =
    ["a", "abbr", "b", "em", "font", "i", "mark", "small", "span", "strike", "strong", "sub", "sup", "u"];

/// The words without tags, references and what nobody sees, in composed letters.
pub(super) fn plain(html: &str) -> String {
    let text = without_tags(html);
    let text = signs(&text);
    let text = unseen::without(&text);
    let words: Vec<&str> = text.split_whitespace().collect();
    vietnamese::composed(&words.join(" ")).into_owned()
}

fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some((name, length)) = tag(rest) else {
            text.push('<');
            rest = &rest[1..];
            continue;
        };
        if !INLINE.iter().any(|inline| name.eq_ignore_ascii_case(inline)) {
            text.push(' ');
        }
        let is_unread = !rest.starts_with("</") && UNREAD.iter().any(|unread| name.eq_ignore_ascii_case(unread));
        rest = &rest[length..];
        if is_unread {
            rest = rest.find("</").map_or("", |end| &rest[end..]);
        }
    }
    text.push_str(rest);
    text
}

/// The tag that a text begins with: its name and its length.
fn tag(text: &str) -> Option<(&str, usize)> {
    let inner = text[1..].trim_start_matches('/');
    let length = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != ':').unwrap_or(inner.len());
    let (name, behind) = inner.split_at(length);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || !behind.starts_with([' ', '/', '>', '\n', '\t', '\r']) {
        return None;
    }
    let end = memchr::memchr2(b'<', b'>', behind.as_bytes()).filter(|at| behind.as_bytes()[*at] == b'>')?;
    Some((name, text.len() - behind.len() + end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_are_left_of_a_title() {
        for (html, words) in [
            ("<b>Bế giảng</b> &amp; chia tay", "Bế giảng & chia tay"),
            ("<span style='color:red'>Mới</span>  Họp\n tổ", "Mới Họp tổ"),
            ("Hội<br/>khỏe<p>Phù Đổng</p>", "Hội khỏe Phù Đổng"),
            ("Sĩ số 5 < 6 và a<b", "Sĩ số 5 < 6 và a<b"),
            ("<script>alert(1)</script>Tin", "Tin"),
            ("Tru\u{31b}o\u{31b}\u{300}ng &ocirc;&nbsp;t&ocirc; \u{200b}", "Trường ô tô"),
            ("<o:p></o:p>", ""),
            ("<script>", ""),
        ] {
            assert_eq!(plain(html), words, "{html}");
        }
    }
}
