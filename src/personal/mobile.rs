//! Mobile telephones in all their spellings.

use std::ops::Range;

use super::number;
use super::words::{self, Words};

/// What stands before numbers that are no private telephone; in lower case.
static OTHERS: Words = Words::of(&[
    "tài khoản",
    "số tk",
    "stk",
    "mã số thuế",
    "mst",
    "hotline",
    "đường dây nóng",
    "tổng đài",
    "fax",
    "văn phòng",
    "mã đơn",
    "số thẻ",
    "isbn",
    "hóa đơn",
    "hoá đơn",
    "trực ban",
    "tòa soạn",
    "toà soạn",
    "ban biên tập",
    "quảng cáo",
    "phòng khám",
    "cửa hàng",
    "công ty",
    "trung tâm",
    "báo ",
]);

/// What stands behind amounts.
const UNITS: [&str; 10] = ["đồng", "vnđ", "vnd", "triệu", "tỷ", "tỉ", "usd", "đ", "kg", "m2"];

/// What a telephone is called right before it, however it is cut and even if its first nought was lost; in lower case.
const CALLED: [&str; 11] =
    ["sđt", "đt", "điện thoại", "zalo", "số máy", "di động", "phone", "mobile", "tel", "sdt", "dien thoai"];

/// Whose it is may stand between; in lower case.
const THEIRS: [&str; 12] =
    ["mẹ", "bố", "ba", "cha", "ph", "phhs", "p/h", "phụ huynh", "của mẹ", "của bố", "của ba", "me"];

/// How far before a number its name may stand, in bytes.
const NEAR: usize = 48;

/// Where mobile telephones stand in a text.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let is_one = |digits: &str| is_mobile(digits) || is_without_nought(digits);
    let numbers = number::find(text, is_one).into_iter().filter(|number| {
        let before = words::end_of(&text[..number.at.start], NEAR).to_lowercase();
        let after = words::begin_of(text[number.at.end..].trim_start(), 8).to_lowercase();
        let unit = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let written = &text[number.at.clone()];
        let is_one = if is_called(&before) {
            is_cut_so(written) || !written.contains(number::RARE_GAPS) && !is_of_office(written)
        } else {
            is_mobile(&number.digits) && is_cut_so(written)
        };
        is_one && !OTHERS.are_in(&before) && !UNITS.contains(&unit)
    });
    numbers.map(|number| number.at).collect()
}

/// Whether a text, in lower case, ends with what a telephone is called.
fn is_called(before: &str) -> bool {
    let before = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    let whose = THEIRS.iter().find_map(|whose| before.strip_suffix(whose)).filter(|rest| rest.ends_with(' '));
    words::ends_with(before, &CALLED) || whose.is_some_and(|rest| words::ends_with(rest, &CALLED))
}

/// `08 3800 0199`, `08.38000199`: so lines of offices were written once.
fn is_of_office(written: &str) -> bool {
    let parted = written.strip_prefix("08").and_then(|rest| rest.strip_prefix(|c: char| !c.is_ascii_digit()));
    parted.is_some_and(|rest| rest.starts_with('3'))
}

/// What is dialled behind the first nought, however a number is written: its last nine digits.
pub fn dialled(written: &str) -> String {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    digits[digits.len().saturating_sub(9)..].to_owned()
}

/// Whether these are the digits of a mobile telephone, from within the country or from abroad.
pub(super) fn is_mobile(digits: &str) -> bool {
    let abroad = ["+840", "+84", "0084", "840", "84"].into_iter().find_map(|code| digits.strip_prefix(code));
    let own = match abroad {
        Some(own) if own.len() == 9 => own,
        _ => digits.strip_prefix('0').unwrap_or_default(),
    };
    own.len() == 9
        && own.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(own.as_bytes()[0], b'3' | b'5' | b'7'..=b'9')
}

/// Whether these are the digits of a mobile telephone whose first nought a spreadsheet took away.
fn is_without_nought(digits: &str) -> bool {
    digits.len() == 9 && matches!(digits.as_bytes()[0], b'3' | b'5' | b'7'..=b'9')
}

/// Whether people cut a mobile number so: its first group has three digits or more, or all have two or one. With two
/// digits begin lines of an office (08 3800 0199) and draws of a lottery.
fn is_cut_so(written: &str) -> bool {
    let groups: Vec<usize> =
        written.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).map(str::len).collect();
    let gaps = written.chars().filter(|c| !c.is_ascii_digit()).count();
    let is_abroad = written.starts_with(['+', '(']) || written.starts_with("84") || written.starts_with("0084");
    let all_of = |length: usize| groups.iter().all(|digits| *digits == length) && gaps == groups.len() - 1;
    if written.contains(number::RARE_GAPS) {
        return matches!(groups.as_slice(), [4, 3, 3] | [3, 3, 4] | [3, 4, 3] | [4, 6]);
    }
    let is_halved = matches!(groups.as_slice(), [2, 4, 4] | [2, 8]) && written.starts_with("09");
    groups.first().is_some_and(|first| *first >= 3) || is_abroad || is_halved || all_of(2) || all_of(1)
}

#[cfg(test)]
mod tests {
    use super::is_mobile;

    #[test]
    fn a_mobile_is_known_from_every_beginning() {
        for digits in ["0900000199", "+84900000199", "84900000199", "0084900000199", "+840900000199"] {
            assert!(is_mobile(digits), "{digits}");
        }
        for digits in ["02990001998", "0123456789", "900000199", "840900000", "+1900000199", "09000001991"] {
            assert!(!is_mobile(digits), "{digits}");
        }
    }
}
