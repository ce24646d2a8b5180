//! Numbers of documents that somebody has given: “05/QĐ-THCSHPV”, not “......../QĐ-THCSHPV” or “00/QĐ-TH”.

use super::wording;
use crate::vietnamese::fold;

/// Whether a number may be a document's: where only signs or digits stand before its first stroke, one of them isn't 0.
pub fn is_given(number: &str) -> bool {
    let Some((before, _)) = number.split_once('/') else { return wording::says_something(number) };
    let has_letters = before.chars().any(char::is_alphabetic) && !wording::is_dummy(before);
    let is_numbered = before.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
    is_numbered || has_letters && number.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether two numbers are one, however they are written: “5/QĐ-THCS”, “05/QĐ-THCS”, “Số 05”.
pub fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (parts(one), parts(other));
    one.0 == other.0 && (one.1 == other.1 || one.1.is_empty() || other.1.is_empty())
}

/// The first figures of a number without zeros before them, and the letters behind these.
fn parts(number: &str) -> (String, String) {
    let folded = fold(number);
    let numbered = folded.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = numbered.find(|c: char| !c.is_ascii_digit()).unwrap_or(numbered.len());
    let figures = numbered[..end].trim_start_matches('0').to_owned();
    (figures, numbered[end..].chars().filter(|c| c.is_alphanumeric()).collect())
}

#[cfg(test)]
mod tests {
    use super::{is_given, is_same};

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        assert!(is_same("05/QĐ-THCSHPV", "5/QĐ - THCSHPV") && is_same("Số 05", "05/QĐ-THCSHPV"));
        assert!(!is_same("05/QĐ-THCSHPV", "05/KH-THCSHPV") && !is_same("05/QĐ-THCSHPV", "15/QĐ-THCSHPV"));
    }

    #[test]
    fn a_number_that_nobody_gave_is_none() {
        for number in
            ["......../QĐ-1", "00/QĐ-TH", "xx/QĐ-TH", "   /KH-TH", "...", "chưa có", "…/2026/QĐ", "Số: /QĐ-TH"]
        {
            assert!(!is_given(number), "{number}");
        }
        for number in ["05/QĐ-THCSHPV", "12", "1/2026/TT", "KH-07/TH", "TB/12-TH", "Số 08/BC", "Không số"] {
            assert!(is_given(number), "{number}");
        }
    }
}
