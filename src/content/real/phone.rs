//! Telephone numbers that somebody may answer.

use crate::vietnamese::telephone;

/// Most equal digits in a row, and most in the order of counting, that a number has that wasn't made up.
const LONGEST_RUN: usize = 6;

/// Fewest different digits.
const FEWEST: usize = 3;

/// Whether a number may be somebody's: it has as many digits as one has, begins as one does, and isn't `0000 000 000`,
/// `0123456789` or `0999999999`.
pub fn is_plausible(text: &str) -> bool {
    let text = telephone::without_extension(text);
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
    let national = match digits.as_slice() {
        [b'8', b'4', rest @ ..] if text.trim_start().starts_with(['+', '(']) => rest,
        [b'0', rest @ ..] => rest,
        rest @ [b'1', b'8' | b'9', b'0', b'0', ..] => rest,
        _ => return false,
    };
    let mut seen = [false; 256];
    for digit in national {
        seen[usize::from(*digit)] = true;
    }
    let is_long_enough = national.len() >= 8;
    let distinct = seen.iter().filter(|seen| **seen).count();
    is_long_enough && distinct >= FEWEST && [0, 1, -1].iter().all(|step| longest_run(&digits, *step) <= LONGEST_RUN)
}

/// The longest run of digits each of which is so much more than the one before.
fn longest_run(digits: &[u8], step: i16) -> usize {
    let (mut longest, mut run) = (0, 0);
    for pair in digits.windows(2) {
        run = if i16::from(pair[1]) - i16::from(pair[0]) == step { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest + 1
}

#[cfg(test)]
mod tests {
    use super::is_plausible;

    #[test]
    fn numbers_that_were_made_up_to_fill_a_field_are_told_from_others() {
        for text in [
            "0000 000 000",
            "0123456789",
            "0999999999",
            "1111111111",
            "0987654321",
            "0909090909",
            "012",
            "",
            "0912 345 678",
        ] {
            assert!(!is_plausible(text), "{text}");
        }
        for text in [
            "0299 000 1998",
            "028 0000 1998",
            "+84 299 000 1998",
            "(028) 38 291 875 (máy lẻ 101)",
            "1900 0199",
            "0900000199",
        ] {
            assert!(is_plausible(text), "{text}");
        }
    }
}
