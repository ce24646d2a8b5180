//! What words in a field hold of other languages: marks of Markdown, tags.

use std::ops::Range;

/// Longest words with a mark around them that are looked at, in bytes.
const LONGEST_MARKED: usize = 300;

/// Tags that people write among words.
const TAGS: [&str; 24] = [
    "a", "abbr", "b", "big", "br", "center", "del", "div", "em", "font", "h1", "h2", "h3", "i", "img", "li", "p", "s",
    "small", "span", "strong", "sub", "sup", "u",
];

/// The first mark of Markdown or tag in the words.
pub(super) fn find(text: &str) -> Option<&str> {
    // Most words have none of these at all.
    if !text.bytes().any(|byte| matches!(byte, b'*' | b'`' | b'<' | b'~' | b']' | b'#')) {
        return None;
    }
    next(text).map(|found| &text[found.mark])
}

/// The words without marks and tags; only of words that [`is_short`] are.
pub(super) fn without(words: &str) -> String {
    let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut text = spaced(words);
    while let Some(Found { mark, whole, inner }) = next(&text) {
        // A tag that breaks a line parts two words.
        let kept = if text[mark].starts_with("<br") { " ".to_owned() } else { text[inner].to_owned() };
        text.replace_range(whole, &kept);
        text = spaced(&text);
    }
    text
}

/// Whether words fit into one line that can be told.
pub(super) fn is_short(words: &str) -> bool {
    words.len() <= 300 && !words.contains('\n')
}

/// A mark in words.
struct Found {
    /// What is shown of it in a message.
    mark: Range<usize>,
    /// All that belongs to it.
    whole: Range<usize>,
    /// The words in it.
    inner: Range<usize>,
}

fn next(text: &str) -> Option<Found> {
    let heading = text.len() - text.trim_start_matches('#').len();
    if (1..=6).contains(&heading) && text[heading..].starts_with(' ') {
        return Some(Found { mark: 0..heading, whole: 0..heading + 1, inner: 0..0 });
    }
    let begins = |byte: &u8| matches!(byte, b'*' | b'`' | b'<' | b'~' | b'[' | b'!');
    let mut at = 0;
    while let Some(skipped) = text.as_bytes()[at..].iter().position(begins) {
        at += skipped;
        let rest = &text[at..];
        let pair = ["**", "~~", "`", "*"].into_iter().find_map(|mark| paired(text, at, mark));
        if let Some(found) = pair.or_else(|| tag(near(rest), at)).or_else(|| link(near(rest), at)) {
            return Some(found);
        }
        at += 1;
    }
    None
}

/// So much of a text as one mark with its words may fill.
fn near(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST_MARKED)]
}

/// Words between two equal marks, close to them.
fn paired(text: &str, at: usize, mark: &str) -> Option<Found> {
    let rest = near(text[at..].strip_prefix(mark)?);
    let length = rest.find(mark).filter(|length| *length > 0)?;
    let inner = &rest[..length];
    let is_close = !inner.starts_with(char::is_whitespace) && !inner.ends_with(char::is_whitespace);
    let end = at + mark.len() + length + mark.len();
    // One star is a sign of its own: 5*6*7, (*) and the like.
    let is_word = |c: char| c.is_alphanumeric();
    let stands_free = !text[..at].ends_with(is_word) && !text[end..].starts_with(is_word);
    let is_meant = mark != "*" || (stands_free && inner.starts_with(is_word) && inner.ends_with(is_word));
    (is_close && is_meant).then(|| Found {
        mark: at..at + mark.len(),
        whole: at..end,
        inner: at + mark.len()..at + mark.len() + length,
    })
}

fn tag(rest: &str, at: usize) -> Option<Found> {
    let name = rest.strip_prefix('<')?.trim_start_matches('/');
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let is_known = TAGS.iter().any(|tag| name[..length].eq_ignore_ascii_case(tag));
    let ends = name[length..].starts_with([' ', '>', '/']);
    let end = at + rest.find('>').filter(|_| is_known && ends)? + 1;
    Some(Found { mark: at..end, whole: at..end, inner: at..at })
}

/// `[words](address)`, or a picture.
fn link(rest: &str, at: usize) -> Option<Found> {
    let opens = rest.strip_prefix('!').unwrap_or(rest);
    let words = opens.strip_prefix('[')?;
    let length = words.find("](")?;
    let start = at + rest.len() - words.len();
    let end = start + length + words[length..].find(')')? + 1;
    (!words[..length].contains('[')).then(|| Found { mark: at..end, whole: at..end, inner: start..start + length })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_and_tags_are_found_and_left_out() {
        for (written, mark, plain) in [
            ("**Khẩn**: nghỉ học", "**", "Khẩn: nghỉ học"),
            ("*Khẩn* nghỉ học", "*", "Khẩn nghỉ học"),
            ("Xem [tại đây](https://a.example)", "[tại đây](https://a.example)", "Xem tại đây"),
            ("Gõ `ls` nhé", "`", "Gõ ls nhé"),
            ("Mời họp<br>khối 6", "<br>", "Mời họp khối 6"),
            ("<b>Mời</b> họp", "<b>", "Mời họp"),
            ("# Mời họp", "#", "Mời họp"),
            ("~~Mời~~ họp", "~~", "Mời họp"),
            ("**[Mời](a.md)** `họp`", "**", "Mời họp"),
        ] {
            assert_eq!((find(written), without(written).as_str()), (Some(mark), plain), "{written}");
        }
    }

    #[test]
    fn signs_that_only_look_like_marks_are_left_alone() {
        for text in [
            "5*6*7",
            "(*) bắt buộc (*)",
            "a < b > c",
            "Lớp 6 [1]",
            "#lop6",
            "** hai sao",
            "~30 em, ~40 em",
            "Điểm 5* và 6*",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_left_has_no_mark(text in "[aề \\*`~<>b/\\[\\]()#!]{0,24}") {
            let left = without(&text);
            prop_assert_eq!(find(&left), None);
        }
    }
}
