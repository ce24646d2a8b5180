//! What words in a field hold of other languages: references to signs that HTML has, marks of Markdown, tags.

use std::borrow::Cow;
use std::ops::Range;

/// Longest reference to a sign, in bytes, between `&` and `;`.
const LONGEST_REFERENCE: usize = 10;

/// Longest words with a mark around them that are looked at, in bytes.
const LONGEST_MARKED: usize = 300;

/// Signs by the names that HTML has for them, as portals write them into titles.
const SIGNS: [(&str, char); 28] = [
    ("amp", '&'),
    ("quot", '"'),
    ("apos", '\''),
    ("lt", '<'),
    ("gt", '>'),
    ("nbsp", ' '),
    ("ensp", ' '),
    ("emsp", ' '),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("bull", '•'),
    ("middot", '·'),
    ("deg", '°'),
    ("times", '×'),
    ("frac12", '½'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("euro", '€'),
];

/// Letters with a mark: the name is the letter and what HTML calls the mark.
const MARKS: [(&str, char); 6] = [
    ("grave", '\u{300}'),
    ("acute", '\u{301}'),
    ("circ", '\u{302}'),
    ("tilde", '\u{303}'),
    ("uml", '\u{308}'),
    ("cedil", '\u{327}'),
];

/// Tags that people write among words.
const TAGS: [&str; 24] = [
    "a", "abbr", "b", "big", "br", "center", "del", "div", "em", "font", "h1", "h2", "h3", "i", "img", "li", "p", "s",
    "small", "span", "strong", "sub", "sup", "u",
];

/// The words with every reference read as its sign.
pub(super) fn signs(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut done = 0;
    for at in memchr::memchr_iter(b'&', text.as_bytes()) {
        if let Some((length, sign)) = sign(&text[at + 1..]) {
            out.push_str(&text[done..at]);
            out.push(sign);
            done = at + 1 + length;
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[done..]);
    Cow::Owned(out)
}

/// The sign that a text behind `&` begins with, and how long its name with `;` is.
fn sign(rest: &str) -> Option<(usize, char)> {
    let length = rest.bytes().take(LONGEST_REFERENCE + 1).position(|byte| byte == b';')?;
    let name = &rest[..length];
    let sign = match name.strip_prefix('#') {
        Some(number) => {
            let number = match number.strip_prefix(['x', 'X']) {
                Some(number) => u32::from_str_radix(number, 16).ok()?,
                None => number.parse().ok()?,
            };
            // A no-break space is a space for who reads the title.
            char::from_u32(number).map(|c| if c == '\u{a0}' { ' ' } else { c }).filter(|c| !c.is_control())?
        }
        None => SIGNS.iter().find(|(known, _)| *known == name).map(|(_, sign)| *sign).or_else(|| letter(name))?,
    };
    Some((length + 1, sign))
}

fn letter(name: &str) -> Option<char> {
    let base = name.chars().next().filter(char::is_ascii_alphabetic)?;
    let (_, mark) = MARKS.iter().find(|(known, _)| *known == &name[1..])?;
    unicode_normalization::char::compose(base, *mark)
}

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
    fn references_are_read_as_their_signs() {
        assert_eq!(
            signs("Hội thi &quot;Kể chuyện&quot; &#8211; 6&nbsp;lớp &amp; 2 c&ocirc; &#x2026;"),
            "Hội thi \"Kể chuyện\" – 6 lớp & 2 cô …"
        );
        assert!(matches!(signs("Đức & Trí; a&b; &lạ;"), Cow::Borrowed(_)));
    }

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
