//! Numbers written digit by digit in words: “không chín không không …”.

use memchr::memmem;

use super::number::Number;
use super::{spelt, words};
use crate::vietnamese::fold;

/// How words for nought end, with their mark and without: every number of a person begins with one.
const NOUGHTS: [&str; 2] = ["hông ", "hong "];

/// The letters that digits begin with.
const DIGITS: [char; 16] = ['k', 'm', 'h', 'b', 't', 'n', 's', 'c', 'K', 'M', 'H', 'B', 'T', 'N', 'S', 'C'];

/// Fewest digits of a number of a person.
const FEWEST: usize = 9;

/// Most signs between two digits, in bytes.
const GAP: usize = 3;

/// The numbers of a text that are written so.
pub(super) fn find(text: &str) -> Vec<Number> {
    let mut found: Vec<Number> = Vec::new();
    for nought in NOUGHTS {
        let mut done = 0;
        for at in memmem::find_iter(text.as_bytes(), nought) {
            // Its first letter has one byte; it is a common word, which a digit seldom follows.
            let is_followed = text[at + nought.len()..].starts_with(DIGITS);
            if at < done + 1 || !is_followed || !text.is_char_boundary(at - 1) {
                continue;
            }
            if let Some(number) = beginning(text, at - 1) {
                done = number.at.end;
                found.push(number);
            }
        }
    }
    found
}

/// The number that begins at a byte.
fn beginning(text: &str, start: usize) -> Option<Number> {
    let (mut digits, mut end) = (String::new(), start);
    for (at, word) in words::all(&text[start..]) {
        let digit = spelt::unit(&fold(word));
        let Some(digit) = digit.filter(|_| start + at.start <= end + GAP && digits.len() < 16) else { break };
        digits.extend(char::from_digit(u32::from(digit), 10));
        end = start + at.end;
    }
    let is_begin = !text[..start].ends_with(char::is_alphanumeric);
    (is_begin && digits.len() >= FEWEST).then_some(Number { digits, at: start..end })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_digit_by_digit() {
        let found = |text| find(text).into_iter().map(|number| number.digits).collect::<Vec<_>>();
        assert_eq!(found("số không chín không, không không không, không một chín chín nhé"), ["0900000199"]);
        assert_eq!(found("khong chin khong khong khong khong khong mot chin chin"), ["0900000199"]);
        assert_eq!(found("Không một ai, không hai lời, không ba hoa; hông "), [""; 0]);
    }
}
