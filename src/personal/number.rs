//! Numbers as people write them: groups of digits with spaces, dots or dashes between them.

use std::borrow::Cow;
use std::ops::Range;

use crate::vietnamese::narrow;

/// Longest run of digits that is looked at: a page of figures is no number.
const LONGEST: usize = 64;

/// Fewest digits of a number of a person.
const PERSONS: usize = 8;

/// Signs that part the groups of few numbers; most often they part numbers.
pub(super) const RARE_GAPS: [char; 5] = ['/', '_', ',', '·', '•'];

/// How signs of full width begin in UTF-8, but for the space.
const WIDE: &[u8] = &[0xef, 0xbc];

/// Whether a text has signs of full width among which digits are.
pub(super) fn is_wide(text: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), WIDE).is_some()
}

/// A text with the wide digits and signs of other keyboards (０９) as plain ones, one for one.
pub(super) fn plain_digits(text: &str) -> Cow<'_, str> {
    if is_wide(text) { Cow::Owned(text.chars().map(narrow).collect()) } else { Cow::Borrowed(text) }
}

/// Where a place of the plain text stands in the written one.
pub(super) fn in_written(plain: &str, written: &str, at: Range<usize>) -> Range<usize> {
    if plain.len() == written.len() {
        return at;
    }
    let byte = |end: usize| {
        let nth = plain[..end].chars().count();
        written.char_indices().nth(nth).map_or(written.len(), |(at, _)| at)
    };
    byte(at.start)..byte(at.end)
}

/// Digits that belong together, with the bytes that they stand at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// The digits alone; a `+` before them is kept.
    pub digits: String,
    /// Where it stands.
    pub at: Range<usize>,
}

/// The groups of digits of one run: from a digit on, whatever digits follow with no more than a gap between them.
pub(super) struct Run {
    /// Where they stand.
    pub groups: Vec<Range<usize>>,
    has_plus: bool,
}

/// Whether a text has so many digits: a quick look that spares most texts a close one.
pub(super) fn has_digits(text: &str, least: usize) -> bool {
    text.bytes().filter(u8::is_ascii_digit).take(least).count() == least
}

/// Every number of a text that `is_one` takes, from left to right; none overlaps another. A number begins and ends where
/// a group does, and neither a letter nor a sign that joins stands beside it.
pub(super) fn find(text: &str, is_one: impl Fn(&str) -> bool) -> Vec<Number> {
    let mut found = Vec::new();
    for run in runs(text, PERSONS) {
        let mut first = 0;
        while first < run.groups.len() {
            match at_group(text, &run, first, &is_one) {
                Some((number, last)) => {
                    found.push(number);
                    first = last + 1;
                }
                None => first += 1,
            }
        }
    }
    found
}

/// The longest number that begins with a group, and its last group.
fn at_group(text: &str, run: &Run, first: usize, is_one: &impl Fn(&str) -> bool) -> Option<(Number, usize)> {
    let start = run.groups[first].start;
    let plus = usize::from(run.has_plus && first == 0);
    // What stands behind a dot is the rest of a longer number.
    let is_rest = first > 0 && !text[run.groups[first - 1].end..start].contains([' ', '\u{a0}', '(', ',']);
    if is_rest || !begins_free(&text[..start - plus]) {
        return None;
    }
    let mut digits = if plus == 1 { String::from("+") } else { String::new() };
    let mut longest = None;
    for (last, group) in run.groups.iter().enumerate().skip(first) {
        digits.push_str(&text[group.clone()]);
        if digits.len() > 16 {
            break;
        }
        if is_one(&digits) && ends_free(&text[group.end..]) {
            longest = Some((Number { digits: digits.clone(), at: start - plus..group.end }, last));
        }
    }
    longest
}

/// Whether a number may begin behind this.
fn begins_free(before: &str) -> bool {
    // In an address a plus is written so.
    let before = before.strip_suffix("%2B").unwrap_or(before);
    !before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '_' | '=' | '#' | '@' | '%'))
}

/// Whether a number may end before this: `0912…/KH` is the number of a document, `0,912…` an amount.
fn ends_free(after: &str) -> bool {
    let mut rest = after.chars();
    match rest.next() {
        None => true,
        Some(c) if c.is_alphanumeric() || matches!(c, '_' | '@' | '%' | '=') => false,
        Some('/') => !rest.as_str().trim_start().starts_with(|c: char| c.is_alphabetic()),
        // A whole number may follow.
        Some(',') => !(1..9).contains(&rest.as_str().bytes().take_while(u8::is_ascii_digit).count()),
        Some(_) => true,
    }
}

/// The runs of a text that have so many digits at least.
pub(super) fn runs(text: &str, least: usize) -> impl Iterator<Item = Run> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + bytes.get(at..)?.iter().position(u8::is_ascii_digit)?;
            let has_plus = start > 0 && bytes[start - 1] == b'+';
            let (mut groups, mut digits, mut end) = (Vec::new(), 0, start);
            loop {
                let length = bytes[end..].iter().take_while(|byte| byte.is_ascii_digit()).count();
                groups.push(end..end + length);
                digits += length;
                end += length;
                match gap(&text[end..]) {
                    Some(gap) if digits < LONGEST => end += gap,
                    _ => break,
                }
            }
            at = end;
            if digits >= least {
                return Some(Run { groups, has_plus });
            }
        }
    })
}

/// How many bytes stand between two groups of one number; `None` where no digit follows so closely.
fn gap(rest: &str) -> Option<usize> {
    let mut length = 0;
    for (count, c) in rest.chars().enumerate() {
        match c {
            '0'..='9' => return (count > 0).then_some(length),
            ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{2007}' | '\u{ad}' | '.' | '-' | '–' | '—' | '‑' | '('
            | ')'
                if count < 3 =>
            {
                length += c.len_utf8();
            }
            // Beside another sign these part what doesn't belong together.
            c if count == 0
                && RARE_GAPS.contains(&c)
                && rest[c.len_utf8()..].starts_with(|c: char| c.is_ascii_digit()) =>
            {
                return Some(c.len_utf8());
            }
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_through_its_gaps_and_two_are_two() {
        let ten = |digits: &str| digits.len() == 10;
        let found = |text| find(text, ten).into_iter().map(|number| number.digits).collect::<Vec<_>>();
        assert_eq!(found("0900.000.199 - 0900\u{a0}000\u{a0}198"), ["0900000199", "0900000198"]);
        assert_eq!(found("(090) 000-0199"), ["0900000199"]);
        assert_eq!(found("0900000199/KH, A0900000199, 09000001990, 0900000199,5"), [""; 0]);
    }
}
