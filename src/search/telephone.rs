//! Telephone numbers in one piece: “0236 3999 888”, “(0236) 3.999.888” and “+84 236 3999 888” are found by each other.
//!
//! A text keeps the groups that its numbers are cut into, and has each number once more in one piece; of a query only the
//! piece is asked for. `search.js` follows the same rules for queries; `tests/vectors/telephones.json` holds both to them.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr3_iter;

use crate::vietnamese::telephone;

/// What a number as it is typed may have between its first and its last digit.
const BETWEEN: [char; 6] = [' ', '.', '(', ')', '-', '\u{a0}'];

/// The numbers of a text that stand there in groups, or with the code of the country.
pub(super) fn cut_numbers(text: &str) -> impl Iterator<Item = String> {
    let mut done = 0;
    memchr3_iter(b'0', b'1', b'+', text.as_bytes()).filter_map(move |at| {
        let before = text[..at].trim_end_matches('(').chars().next_back();
        if at < done || before.is_some_and(|c| c.is_alphanumeric() || "/_@%=,.".contains(c)) {
            return None;
        }
        let start = if text[..at].ends_with('(') { at - 1 } else { at };
        let number = telephone::at_start(&text[start..]).or_else(|| telephone::at_start(&text[at..]))?;
        done = start + number.length;
        (number.length > number.digits.len() || number.digits.starts_with('+'))
            .then(|| telephone::national(&number.digits))
    })
}

/// A query with each telephone number in one piece.
pub(super) fn in_one_piece(query: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied = 0;
    for run in runs(query) {
        if let Some(number) = piece(&query[run.clone()]) {
            out.push_str(&query[copied..run.start]);
            out.push_str(&number);
            copied = run.end;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(query);
    }
    out.push_str(&query[copied..]);
    Cow::Owned(out)
}

/// Runs from digit to digit with what may stand between, and at most two signs before.
fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let digit = from + text[from..].find(|c: char| c.is_ascii_digit())?;
            let length = text[digit..].find(|c: char| !c.is_ascii_digit() && !BETWEEN.contains(&c));
            let end = text[digit..length.map_or(text.len(), |length| digit + length)]
                .rfind(|c: char| c.is_ascii_digit())
                .map_or(digit, |last| digit + last + 1);
            let signs = text[from..digit].bytes().rev().take(2).take_while(|sign| matches!(sign, b'+' | b'('));
            let start = digit - signs.count();
            from = end.max(digit + 1);
            if end > digit + 1 {
                return Some(start..end);
            }
        }
    })
}

/// The digits of a run that is a telephone number: dates and amounts begin with shorter groups.
fn piece(run: &str) -> Option<String> {
    let groups: Vec<&str> = run.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    let digits = groups.concat();
    let bare = run.strip_prefix('(').unwrap_or(run);
    if let Some(abroad) = digits.strip_prefix("84").filter(|_| bare.starts_with("+84")) {
        let number = format!("0{}", abroad.strip_prefix('0').unwrap_or(abroad));
        return is_telephone(&number).then_some(number);
    }
    let single = groups.iter().filter(|group| group.len() == 1).count();
    (groups.first()?.len() > 2 && single < 2 && is_telephone(&digits)).then_some(digits)
}

/// Mobile and fixed numbers, and those that all pay alike for.
fn is_telephone(digits: &str) -> bool {
    match digits.as_bytes() {
        [b'0', b'3' | b'5' | b'7' | b'8' | b'9', rest @ ..] => rest.len() == 8,
        [b'0', b'2', rest @ ..] => rest.len() == 9,
        [b'1', b'8' | b'9', b'0', b'0', rest @ ..] => matches!(rest.len(), 4 | 6),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize)]
    struct Vector {
        typed: String,
        asked: String,
    }

    #[test]
    fn the_vectors_shared_with_the_browser_hold() {
        let vectors: Vec<Vector> = serde_json::from_str(include_str!("../../tests/vectors/telephones.json")).unwrap();
        assert!(vectors.len() >= 15);
        for Vector { typed, asked } in vectors {
            assert_eq!(in_one_piece(&typed), asked, "{typed}");
        }
    }

    #[test]
    fn numbers_in_groups_are_found_in_a_text() {
        let text = "Điện thoại: 0299 3000 199, (0299) 3.000.198; +84 299 3000 197 - 0299.3000.196. Ngày 05.09.2026 10 giờ, \
            số 0299/QĐ, 02993000195, 1900 0199.";
        let found: Vec<String> = cut_numbers(text).collect();
        assert_eq!(found, ["02993000199", "02993000198", "02993000197", "02993000196", "19000199"]);
    }
}
