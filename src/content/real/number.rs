//! Numbers of documents that somebody has given: “05/QĐ-THCSHPV”, not “......../QĐ-THCSHPV” or “00/QĐ-TH”.

use super::wording;

/// Whether a number may be a document's: where only signs or digits stand before its first stroke, one of them isn't 0.
pub fn is_given(number: &str) -> bool {
    let Some((before, _)) = number.split_once('/') else { return wording::says_something(number) };
    let has_letters = before.chars().any(char::is_alphabetic) && !wording::is_dummy(before);
    let is_numbered = before.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
    is_numbered || has_letters && number.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_given;

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
