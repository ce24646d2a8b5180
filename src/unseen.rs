//! Characters that nobody sees, and that act on what is seen: they turn the direction of text, drive a terminal, or
//! make two names look like one. Whatever leaves for a person goes through [`visible`] or [`in_json`].

use std::borrow::Cow;
use std::fmt::Write;

/// What a character does that nobody sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unseen {
    /// Drives a terminal, or is refused by programs that read the file (C0, DEL, C1, noncharacters).
    Control,
    /// Turns the direction of the text around it.
    Direction,
    /// Nothing but its being there: two texts that look alike differ by it.
    Invisible,
    /// Joins or parts what stands beside it, as in hyphenated words and in pictures made of several.
    Joining,
}

impl Unseen {
    /// What a character does; `None` for one that is seen, for a space and for line ends and tabs.
    pub fn of(c: char) -> Option<Self> {
        Some(match c {
            '\n' | '\t' | '\r' => return None,
            '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{fdd0}'..='\u{fdef}' => Self::Control,
            // The last two of each plane are no characters.
            _ if u32::from(c) & 0xfffe == 0xfffe => Self::Control,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Self::Direction,
            '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' => Self::Joining,
            '\u{34f}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{2800}'
            | '\u{2060}'..='\u{2065}'
            | '\u{206a}'..='\u{206f}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{110bd}'
            | '\u{110cd}'
            | '\u{13430}'..='\u{1343f}'
            | '\u{1d159}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}' => Self::Invisible,
            _ => return None,
        })
    }

    /// The same for running text, where what joins is at home.
    pub fn stray(c: char) -> Option<Self> {
        Self::of(c).filter(|what| *what != Self::Joining)
    }

    /// What it is called in a message.
    pub fn label(self) -> &'static str {
        match self {
            Self::Control => "ký tự điều khiển",
            Self::Direction => "ký tự đổi chiều chữ",
            Self::Invisible | Self::Joining => "ký tự không nhìn thấy",
        }
    }
}

/// Bytes that a character may begin with of which [`Unseen::of`] tells something.
const SUSPECT: [bool; 256] = {
    let mut suspect = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        suspect[byte] = !matches!(byte, 0x09 | 0x0a | 0x0d);
        byte += 1;
    }
    let leads = [0x7f, 0xc2, 0xcd, 0xd8, 0xe1, 0xe2, 0xe3, 0xef, 0xf0, 0xf1, 0xf2, 0xf3, 0xf4];
    let mut at = 0;
    while at < leads.len() {
        suspect[leads[at]] = true;
        at += 1;
    }
    suspect
};

/// Every such character of a text with the byte it begins at.
pub fn all(text: &str) -> impl Iterator<Item = (usize, char, Unseen)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += text.as_bytes().get(at..)?.iter().position(|byte| SUSPECT[usize::from(*byte)])?;
            // Vietnamese letters with two marks are so many that they aren't decoded.
            if matches!(text.as_bytes()[at..], [0xe1, 0xb8..=0xff, ..]) {
                at += 3;
                continue;
            }
            let c = text[at..].chars().next()?;
            let here = at;
            at += c.len_utf8();
            if let Some(what) = Unseen::of(c) {
                return Some((here, c, what));
            }
        }
    })
}

/// Those that have no business in a name, a number or a title: what joins is at home there only in pictures that are
/// made of several, and in digits in a box.
pub fn out_of_place(text: &str) -> impl Iterator<Item = (usize, char, Unseen)> {
    all(text).filter(|(at, c, what)| *what != Unseen::Joining || !makes_a_picture(text, *at, *c))
}

fn makes_a_picture(text: &str, at: usize, c: char) -> bool {
    let is_of_pictures = matches!(c, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}');
    let after_a_picture = text[..at].chars().next_back().is_some_and(|before| !before.is_alphanumeric());
    is_of_pictures && (after_a_picture || text[at + c.len_utf8()..].starts_with('\u{20e3}'))
}

/// Those that have no business in running text, where what joins is at home.
pub fn strays(text: &str) -> impl Iterator<Item = (usize, char, Unseen)> {
    all(text).filter(|(_, _, what)| *what != Unseen::Joining)
}

/// Running text without its [`strays`].
pub fn without_strays(text: &str) -> Cow<'_, str> {
    replaced(text, strays(text), |c, out| out.push_str(instead(c)))
}

/// A name, number or title without what is [`out_of_place`].
pub fn without(text: &str) -> Cow<'_, str> {
    replaced(text, out_of_place(text), |c, out| out.push_str(instead(c)))
}

/// What stands where such a character is left out: a space for one that ends a line, lest two words become one.
pub fn instead(c: char) -> &'static str {
    if ends_line(c) { " " } else { "" }
}

/// Whether other programs end a line, a paragraph or a page by this character.
pub fn ends_line(c: char) -> bool {
    matches!(c, '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The text as a person may be shown it: what isn't seen stands there by its number, as `\u{202e}`.
pub fn visible(text: &str) -> Cow<'_, str> {
    // A carriage return alone lets the rest of a line be written over its beginning.
    let returns = text.match_indices('\r').filter(|(at, _)| text.as_bytes().get(at + 1) != Some(&b'\n'));
    let mut found: Vec<_> = all(text).chain(returns.map(|(at, _)| (at, '\r', Unseen::Control))).collect();
    found.sort_unstable_by_key(|(at, ..)| *at);
    replaced(text, found.into_iter(), |c, out| out.extend(c.escape_unicode()))
}

/// The same in one line: for what somebody else may have put a line end into, such as an argument or a title.
pub fn visible_in_line(text: &str) -> Cow<'_, str> {
    match visible(text) {
        shown if shown.contains(['\n', '\r']) => Cow::Owned(shown.replace('\r', "\\r").replace('\n', "\\n")),
        shown => shown,
    }
}

/// A line of a source as it is shown, character for character, so that columns stay what they are.
pub fn masked(text: &str) -> Cow<'_, str> {
    replaced(text, all(text), |c, out| {
        out.push(match c {
            // The pictures that Unicode has of the oldest ones.
            '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
            '\x7f' => '␡',
            _ => '\u{fffd}',
        });
    })
}

/// JSON that was written, with what isn't seen as `\u202e`. Outside of strings JSON has no such character.
pub fn in_json(json: &str) -> Cow<'_, str> {
    replaced(json, all(json), |c, out| {
        for unit in c.encode_utf16(&mut [0; 2]) {
            // Writing to a string can't fail.
            let _ = write!(out, "\\u{unit:04x}");
        }
    })
}

fn replaced(
    text: &str,
    found: impl Iterator<Item = (usize, char, Unseen)>,
    write: impl Fn(char, &mut String),
) -> Cow<'_, str> {
    let mut found = found.peekable();
    if found.peek().is_none() {
        return Cow::Borrowed(text);
    }
    let (mut out, mut copied) = (String::with_capacity(text.len()), 0);
    for (at, c, _) in found {
        out.push_str(&text[copied..at]);
        write(c, &mut out);
        copied = at + c.len_utf8();
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_is_missed_by_the_quick_look() {
        for c in ('\0'..=char::MAX).filter(|c| Unseen::of(*c).is_some()) {
            assert!(SUSPECT[usize::from(c.to_string().as_bytes()[0])], "{c:?}");
        }
    }

    #[test]
    fn what_a_person_is_shown_stands_there_by_its_number() {
        assert_eq!(visible("12\u{202e}/KH\x1b[31m\u{7}"), "12\\u{202e}/KH\\u{1b}[31m\\u{7}");
        assert_eq!(visible("a\rb\r\nc\td\n"), "a\\u{d}b\r\nc\td\n");
        assert_eq!(visible_in_line("một\nhai\u{2028}"), "một\\nhai\\u{2028}");
        assert_eq!(visible("Trường học – “Lễ” 10\u{a0}€"), "Trường học – “Lễ” 10\u{a0}€");
    }

    #[test]
    fn columns_of_a_line_stay() {
        assert_eq!(masked("a\u{202e}b\u{e0041}c").chars().count(), 5);
    }

    #[test]
    fn json_reads_back_as_it_was() {
        let text = "a\u{202e}b\u{7f}\u{e0041}\u{1b}";
        let json = serde_json::to_string(text).unwrap();
        let escaped = in_json(&json);
        assert_eq!(all(&escaped).count(), 0);
        assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), text);
    }

    #[test]
    fn running_text_keeps_what_joins() {
        assert_eq!(
            without_strays("gia\u{ad}đình 👩\u{200d}🏫\u{fe0f}\u{200b}\u{2066}"),
            "gia\u{ad}đình 👩\u{200d}🏫\u{fe0f}"
        );
    }

    #[test]
    fn what_ends_a_line_elsewhere_leaves_a_space() {
        let text = "7 giờ\u{2028}Hội\u{b}trường\u{c}lớn\u{85}tầng\u{2029}hai";
        assert_eq!(without_strays(text), "7 giờ Hội trường lớn tầng hai");
        assert_eq!(without(text), "7 giờ Hội trường lớn tầng hai");
    }

    #[test]
    fn a_name_keeps_what_makes_a_picture_and_nothing_else() {
        assert_eq!(
            without("Lớp 1\u{fe0f}\u{20e3} 👩\u{200d}🏫 12\u{200d}/K\u{ad}H\u{202e}"),
            "Lớp 1\u{fe0f}\u{20e3} 👩\u{200d}🏫 12/KH"
        );
    }
}
