//! Signs that stand in a text by the names or numbers that HTML has for them.

use std::borrow::Cow;

/// Longest reference to a sign, in bytes, between `&` and `;`.
const LONGEST_REFERENCE: usize = 10;

/// Signs by the names that HTML has for them, as portals write them into titles.
const SIGNS: [(&str, char); 36] = [
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
    ("sect", '§'),
    ("ordm", 'º'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("frac14", '¼'),
    ("frac34", '¾'),
    ("Dstrok", 'Đ'),
    ("dstrok", 'đ'),
];

/// Letters with a mark: the name is the letter and what HTML calls the mark.
const MARKS: [(&str, char); 7] = [
    ("grave", '\u{300}'),
    ("acute", '\u{301}'),
    ("circ", '\u{302}'),
    ("tilde", '\u{303}'),
    ("breve", '\u{306}'),
    ("uml", '\u{308}'),
    ("cedil", '\u{327}'),
];

/// The words with every reference read as its sign.
pub fn signs(text: &str) -> Cow<'_, str> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_as_their_signs() {
        assert_eq!(
            signs("Hội thi &quot;Kể chuyện&quot; &#8211; 6&nbsp;lớp &amp; 2 c&ocirc; &#x2026;"),
            "Hội thi \"Kể chuyện\" – 6 lớp & 2 cô …"
        );
        assert!(matches!(signs("Đức & Trí; a&b; &lạ;"), Cow::Borrowed(_)));
    }
}
