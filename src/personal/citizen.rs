//! Citizens' numbers: the twelve digits of a citizen's identity, the nine of the older card.

use std::ops::Range;

use super::{number, words};

/// What the number of a card is called; in lower case.
const NAMES: [&str; 12] = [
    "cccd",
    "cmnd",
    "cmt",
    "cmtnd",
    "căn cước",
    "cccd/cmnd",
    "cmnd/cccd",
    "định danh",
    "chứng minh nhân dân",
    "chứng minh thư",
    "giấy chứng minh",
    "đdcn",
];

/// What other long numbers are called; in lower case.
const OTHERS: [&str; 24] = [
    "tài khoản",
    "tk",
    "stk",
    "mã số thuế",
    "mst",
    "isbn",
    "issn",
    "mã vạch",
    "hóa đơn",
    "hoá đơn",
    "mã đơn",
    "số thẻ",
    "bhxh",
    "bhyt",
    "bảo hiểm",
    "số hiệu",
    "seri",
    "hotline",
    "đồng hồ",
    "mã dự án",
    "vận đơn",
    "hợp đồng",
    "id cuộc họp",
    "meeting id",
];

/// How far before a number its name may stand, in bytes.
const NEAR: usize = 48;

/// Where citizens' numbers stand in a text.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let is_one = |digits: &str| is_of_citizen(digits) || digits.len() == 9 && !digits.starts_with('+');
    let numbers = number::find(text, is_one).into_iter().filter(|number| {
        let written = &text[number.at.clone()];
        if !is_tight(written) || is_amount(&text[number.at.end..]) || is_called_from_abroad(&text[..number.at.start]) {
            return false;
        }
        let before = words::end_of(&text[..number.at.start], NEAR).to_lowercase();
        let named = last(&before, &NAMES);
        if number.digits.len() == 9 { named.is_some() } else { named >= last(&before, &OTHERS) }
    });
    numbers.map(|number| number.at).collect()
}

/// Whether these are the digits of a citizen: a province, a century with the sex, a year, six more.
pub(super) fn is_of_citizen(digits: &str) -> bool {
    let province = digits.get(..3).and_then(|province| province.parse().ok()).unwrap_or(0);
    let is_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.len() == 12 && is_digits && (1..=96).contains(&province) && matches!(digits.as_bytes()[3], b'0'..=b'3')
}

/// Whether what stands before nine digits makes them a telephone: `+84 `, `(84) `.
fn is_called_from_abroad(before: &str) -> bool {
    let code = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    code.strip_suffix("84").is_some_and(|rest| code.len() + 3 > before.len() && !rest.ends_with(char::is_alphanumeric))
}

/// Whether no more than one sign stands between the groups of digits, and none that parts other things.
fn is_tight(written: &str) -> bool {
    if written.contains(number::RARE_GAPS) {
        return false;
    }
    let mut signs = 0;
    written.chars().all(|c| {
        signs = if c.is_ascii_digit() { 0 } else { signs + 1 };
        signs < 2
    })
}

fn is_amount(after: &str) -> bool {
    ["đồng", "vnđ", "VNĐ", "đ ", "USD"].iter().any(|unit| after.trim_start().starts_with(unit))
}

fn last(text: &str, names: &[&str]) -> Option<usize> {
    let is_free = |at: usize| !text[..at].ends_with(char::is_alphanumeric);
    names.iter().filter_map(|name| text.rmatch_indices(name).map(|(at, _)| at).find(|at| is_free(*at))).max()
}
