//! What a line begins with, its indent left away.

use super::spaces::{is_space, is_strange, leading, width};

/// What a line begins with, as its author means it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// Words.
    Text,
    /// The mark of a list.
    Item(Mark),
    /// The signs of a heading: how many bytes, and its level.
    Heading(usize, usize),
    /// `>`, and how many bytes it takes.
    Quote(usize),
    /// Nothing but a drawn line: its sign, and how often it stands there.
    Ruling(char, usize),
    /// `[^1]:`, the label of a footnote.
    Footnote,
}

/// The mark of a list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub sign: Sign,
    /// Its bytes, without the space behind it.
    pub length: usize,
    /// The bytes of the space behind it.
    pub gap: usize,
    /// The columns of that space.
    pub columns: usize,
    /// Whether Markdown knows all the signs of that space.
    pub is_plain: bool,
    /// Whether nothing follows.
    pub is_empty: bool,
}

/// The sign of a list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// `-`, `*` or `+`.
    Bullet(char),
    /// The same as people with another keyboard type it.
    Wide(char),
    /// A bullet of Word and other programs.
    Pasted,
    /// `–` or `—`.
    Dash,
    /// A number, what ends it, and whether it is written in ASCII.
    Number(u32, char, bool),
}

impl Sign {
    /// As Markdown has it.
    pub fn written(self) -> String {
        match self {
            Self::Bullet(sign) | Self::Wide(sign) => sign.to_string(),
            Self::Pasted | Self::Dash => "-".to_owned(),
            Self::Number(number, end, _) => format!("{number}{end}"),
        }
    }

    /// Whether Markdown knows it.
    pub fn is_markdown(self) -> bool {
        matches!(self, Self::Bullet(_) | Self::Number(_, _, true))
    }

    /// Whether it is read as this bullet.
    pub fn is_bullet(self, bullet: char) -> bool {
        match self {
            Self::Bullet(sign) | Self::Wide(sign) => sign == bullet,
            Self::Pasted | Self::Dash => bullet == '-',
            Self::Number(..) => false,
        }
    }

    /// Whether it counts.
    pub fn is_number(self) -> bool {
        matches!(self, Self::Number(..))
    }
}

/// Reads the beginning of a line.
pub(super) fn of(rest: &str) -> Head {
    let Some(first) = rest.chars().next() else { return Head::Text };
    // Most lines begin with a letter.
    if first.is_alphabetic() && !('\u{e000}'..='\u{f8ff}').contains(&first) {
        return if rest.starts_with("o\t") { item(rest, Sign::Pasted, 1) } else { Head::Text };
    }
    if let Some((sign, count)) = ruling(rest) {
        return Head::Ruling(sign, count);
    }
    match first {
        '#' | '＃' => heading(rest),
        '>' | '＞' => Head::Quote(first.len_utf8()),
        '-' | '*' | '+' => item(rest, Sign::Bullet(first), 1),
        '－' => item(rest, Sign::Wide('-'), 3),
        '＊' => item(rest, Sign::Wide('*'), 3),
        '＋' => item(rest, Sign::Wide('+'), 3),
        '–' | '—' => item(rest, Sign::Dash, 3),
        '[' if is_footnote(rest) => Head::Footnote,
        _ if is_pasted(first) => item(rest, Sign::Pasted, first.len_utf8()),
        _ if digit(first).is_some() => number(rest),
        _ => Head::Text,
    }
}

/// Bullets that Word, its symbol fonts, web pages and PDF leave at the beginning of a line.
fn is_pasted(c: char) -> bool {
    matches!(
        c,
        '•' | '●'
            | '○'
            | '▪'
            | '▫'
            | '■'
            | '□'
            | '◦'
            | '·'
            | '‣'
            | '⁃'
            | '∙'
            | '・'
            | '◆'
            | '◇'
            | '♦'
            | '❖'
            | '➢'
            | '➤'
            | '►'
            | '▶'
            | '▸'
            | '\u{f0b7}'
            | '\u{f0a7}'
            | '\u{f0a8}'
            | '\u{f0d8}'
            | '\u{f0fc}'
            | '\u{f076}'
            | '\u{f06e}'
            | '\u{f02d}'
            | '\u{f0e0}'
    )
}

fn heading(rest: &str) -> Head {
    let is_sign = |c| matches!(c, '#' | '＃');
    let length = leading(rest, is_sign);
    let level = rest[..length].chars().count();
    if level > 6 { Head::Text } else { Head::Heading(length, level) }
}

fn is_footnote(rest: &str) -> bool {
    rest.strip_prefix("[^").and_then(|label| label.split_once(']')).is_some_and(|(_, after)| after.starts_with(':'))
}

fn digit(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| ('０'..='９').contains(&c).then(|| u32::from(c) - u32::from('０')))
}

fn number(rest: &str) -> Head {
    let (mut value, mut ascii) = (0, true);
    for (count, (at, c)) in rest.char_indices().enumerate() {
        ascii &= c.is_ascii();
        match (digit(c), c) {
            (Some(digit), _) if count < 9 => value = value * 10 + digit,
            (None, '.' | '．') => return item(rest, Sign::Number(value, '.', ascii), at + c.len_utf8()),
            (None, ')' | '）') => return item(rest, Sign::Number(value, ')', ascii), at + c.len_utf8()),
            _ => return Head::Text,
        }
    }
    Head::Text
}

/// A mark if it is one: with a space behind it, or directly before what is no part of a number or of emphasis.
fn item(rest: &str, sign: Sign, length: usize) -> Head {
    let after = &rest[length..];
    let gap = leading(after, is_space);
    let content = &after[gap..];
    let is_marked = gap > 0 || content.is_empty() || begins_words(content, sign);
    // Several bullets in a row are an ornament.
    if !is_marked || (sign == Sign::Pasted && content.starts_with(is_pasted)) {
        return Head::Text;
    }
    let begin = rest[..length].chars().count();
    let columns = after[..gap].chars().fold(0, |columns, c| columns + width(c, begin + columns));
    let is_plain = !after[..gap].contains(is_strange);
    Head::Item(Mark { sign, length, gap, columns, is_plain, is_empty: content.is_empty() })
}

/// Whether words that stand directly behind a sign may be an item's.
fn begins_words(content: &str, sign: Sign) -> bool {
    let is_quoted = |c: char| matches!(c, '"' | '“' | '‘' | '(' | '[');
    let plain = content.trim_start_matches(is_quoted).trim_start_matches("**").trim_start_matches(is_quoted);
    let is_word = plain.starts_with(char::is_alphabetic);
    match sign {
        // `*Hát*` is emphasis.
        Sign::Bullet('*') => content.starts_with(char::is_alphabetic) && !content.contains('*'),
        Sign::Bullet(_) | Sign::Wide(_) | Sign::Dash => is_word,
        Sign::Pasted => true,
        Sign::Number(..) => is_word,
    }
}

/// The sign of a line that is nothing else, and its count.
fn ruling(rest: &str) -> Option<(char, usize)> {
    let rest = rest.trim_end_matches(is_space);
    let sign = rest.chars().next().filter(|sign| is_drawn(*sign))?;
    let mut count = 0;
    for c in rest.chars().filter(|c| !is_space(*c)) {
        if c != sign {
            return None;
        }
        count += 1;
    }
    let is_apart = rest.contains(is_space);
    // One sign is an empty item, or a dash.
    let least = if is_apart { 3 } else { 2 };
    (count >= least || (sign == '=' && count == 1)).then_some((sign, count))
}

/// Signs that lines are drawn with.
fn is_drawn(c: char) -> bool {
    matches!(c, '-' | '*' | '_' | '=' | '–' | '—' | '―' | '─' | '━' | '═' | '－' | '＝' | '＿' | '＊')
}
