//! Numbers of papers that a person is given: cards of health insurance, passports, codes of pupils, accounts at banks.

use std::ops::Range;

use super::number::{self, Number};
use super::words::{self, Words};
use super::{Kind, citizen, mobile};

/// What the number of an insurance is called; in lower case.
static INSURANCES: Words = Words::of(&[
    "bhyt",
    "bhxh",
    "bảo hiểm",
    "bảo hiểm y tế",
    "bảo hiểm xã hội",
    "bao hiem",
    "bao hiem y te",
    "bao hiem xa hoi",
    "health insurance",
]);

/// What passports are called; in lower case.
static PASSPORTS: Words = Words::of(&["hộ chiếu", "ho chieu", "passport"]);

/// What the code of a pupil is called; in lower case.
static CODES: Words = Words::of(&[
    "mã học sinh",
    "mã số học sinh",
    "mã hs",
    "mã số hs",
    "mã trẻ",
    "mã định danh",
    "mã số định danh",
    "định danh",
    "ma hoc sinh",
    "ma so hoc sinh",
    "ma hs",
    "ma dinh danh",
    "pupil id",
    "student id",
]);

/// What accounts are called; in lower case.
static ACCOUNTS: Words = Words::of(&["tài khoản", "chuyển khoản", "stk", "số tk", "tk", "tai khoan", "chuyen khoan"]);

/// What is called otherwise, though such a word stands before it; in lower case.
static OTHERS: Words = Words::of(&[
    "điện thoại",
    "sđt",
    "zalo",
    "zoom",
    "hotline",
    "tổng đài",
    "đường dây nóng",
    "mã số thuế",
    "mst",
    "hợp đồng",
    "hoá đơn",
    "hóa đơn",
    "công văn",
    "quyết định",
    "mã hồ sơ",
    "số báo danh",
    "sbd",
    "cccd",
    "cmnd",
    "isbn",
    "mã đơn",
    "trường",
    "quỹ",
    "đơn vị",
    "thụ hưởng",
    "nhà trường",
    "kho bạc",
]);

/// How far before a number its name may stand, in bytes.
const NEAR: usize = 72;

/// How much may stand between them, in bytes.
const BETWEEN: usize = 40;

/// Digits of an insurance's number behind its two letters.
const LETTERED: usize = 13;

/// Most groups that people cut such a number into: `4 79 79 0000 0199`.
const MOST: usize = 5;

/// Fewest digits of a passport.
const SHORTEST: usize = 7;

/// Fewest digits of a number that nothing calls anything.
const SHORTEST_UNCALLED: usize = 10;

/// Where such numbers stand in a text.
pub(super) fn find(text: &str) -> Vec<(Kind, Range<usize>)> {
    if !number::has_digits(text, SHORTEST) {
        return Vec::new();
    }
    let lettered = lettered(text).filter_map(|found| {
        let kind = if is_insurance(&found) { Kind::Insurance } else { Kind::Passport };
        // The form of a card is like no other.
        (kind == Kind::Insurance || called(text, found.at.start) == Some(kind)).then_some((kind, found.at))
    });
    let bare = number::find(text, |digits| (8..=16).contains(&digits.len()) && !digits.starts_with('+'));
    let bare = bare.into_iter().filter_map(|found| {
        let kind = called(text, found.at.start)?;
        let is_one = match kind {
            Kind::Insurance => matches!(found.digits.len(), 10 | LETTERED),
            Kind::Code => found.digits.len() != 9 && !citizen::is_of_citizen(&found.digits),
            Kind::Account => true,
            _ => false,
        };
        is_one.then_some((kind, found.at))
    });
    lettered.chain(bare).collect()
}

/// Long numbers that nothing calls anything: beside a pupil's name they may be such.
pub(super) fn uncalled(text: &str) -> Vec<Range<usize>> {
    if !number::has_digits(text, SHORTEST_UNCALLED) {
        return Vec::new();
    }
    let is_long = |digits: &str| {
        (SHORTEST_UNCALLED..=LETTERED).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let numbers = number::find(text, is_long).into_iter().filter(|number| number.digits.len() == number.at.len());
    numbers
        .filter(|number| !mobile::is_mobile(&number.digits) && !citizen::is_of_citizen(&number.digits))
        .map(|number| number.at)
        .collect()
}

/// Whether a cell below the heading of such a number holds one.
pub(super) fn is_filled(kind: Kind, cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let has_letters = cell.contains(char::is_alphabetic);
    match kind {
        Kind::Insurance => matches!(digits, 10 | LETTERED) && !cell.contains([',', '/']) || digits == 15,
        Kind::Passport => lettered(cell).next().is_some(),
        Kind::Code => digits >= 8 && !has_letters,
        Kind::Account => digits >= 8,
        _ => false,
    }
}

/// Whether an account is the school's or of a fund, by the words around it.
pub(super) fn is_of_office(text: &str, at: &Range<usize>) -> bool {
    static OFFICES: Words = Words::of(&[
        "trường",
        "nhà trường",
        "quỹ",
        "hội",
        "kho bạc",
        "đoàn",
        "công ty",
        "chi nhánh",
        "thụ hưởng",
        "thủ quỹ",
        "kế toán",
        "nộp",
        "đóng",
        "học phí",
        "quyên góp",
        "báo",
    ]);
    let before = words::end_of(&text[..at.start], NEAR).to_lowercase();
    let before = before.rsplit(['.', ';', '\n']).next().unwrap_or_default();
    let after = words::begin_of(&text[at.end..], NEAR).to_lowercase();
    OFFICES.are_in(before) || OFFICES.are_in(&after)
}

/// What the words before a number call it: the last of them counts.
fn called(text: &str, start: usize) -> Option<Kind> {
    let before = words::end_of(&text[..start], NEAR).to_lowercase();
    let clause = before.rsplit([';', '\n']).next().unwrap_or_default();
    let all = [
        (&INSURANCES, Some(Kind::Insurance)),
        (&PASSPORTS, Some(Kind::Passport)),
        (&CODES, Some(Kind::Code)),
        (&ACCOUNTS, Some(Kind::Account)),
        (&OTHERS, None),
    ];
    let ends = all.into_iter().filter_map(|(words, kind)| Some((words.last_end(clause)?, kind)));
    let (end, kind) = ends.max_by_key(|(end, _)| *end)?;
    let between = &clause[end..];
    let is_near = between.len() <= BETWEEN && !between.contains(|c: char| c.is_ascii_digit());
    kind.filter(|_| is_near)
}

/// Numbers of thirteen digits behind two capitals, or of seven or eight behind one.
fn lettered(text: &str) -> impl Iterator<Item = Number> {
    number::runs(text, SHORTEST).filter_map(move |run| {
        let first = run.groups.first()?.start;
        let before = text[..first].trim_end_matches([' ', '\u{a0}']);
        let letters = before.bytes().rev().take_while(u8::is_ascii_uppercase).count();
        let start = before.len() - letters;
        let is_whole = matches!(letters, 1 | 2) && !text[..start].ends_with(char::is_alphanumeric);
        let wanted = if letters == 2 { LETTERED..=LETTERED } else { SHORTEST..=SHORTEST + 1 };
        // Figures of a table stand side by side in many groups, and in single digits.
        let is_tight = run.groups.iter().skip(1).take(MOST).all(|group| group.len() > 1);
        let mut digits = String::new();
        for group in run.groups.iter().take(MOST).filter(|_| is_whole && is_tight) {
            digits.push_str(&text[group.clone()]);
            let is_free = !text[group.end..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '_' | '-'));
            if wanted.contains(&digits.len()) && is_free {
                return Some(Number { digits, at: start..group.end });
            }
        }
        None
    })
}

/// Two letters of a group of people, a digit of one to five for what is paid, a province.
fn is_insurance(number: &Number) -> bool {
    number.digits.len() == LETTERED && matches!(number.digits.as_bytes()[0], b'1'..=b'5')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_are_known_by_their_form_and_by_what_they_are_called() {
        let kind = |text: &str| find(text).first().map(|(kind, _)| *kind);
        for text in
            ["HS4797900000199", "thẻ HS 4 79 79 0000 0199", "mã số BHXH 7900000199", "bảo hiểm y tế của em: 7900000199"]
        {
            assert_eq!(kind(text), Some(Kind::Insurance), "{text}");
        }
        for text in ["hộ chiếu số C0000199", "passport No. B 00000199", "ho chieu C0000199"] {
            assert_eq!(kind(text), Some(Kind::Passport), "{text}");
        }
        assert_eq!(kind("mã học sinh 7900000199"), Some(Kind::Code));
        assert_eq!(kind("STK 103 0000 0199"), Some(Kind::Account));
        for text in [
            "mã sách C0000199",
            "số 7900000199",
            "BHYT, công văn 7900000199",
            "bảo hiểm y tế, mã số của trường 7900000199",
            "tài khoản lớp, vòng 12, điểm 10000199",
            "HS9797900000199/QĐ",
            "3 Sen.KH 16 10 5 1 58 35 35 3",
        ] {
            assert_eq!(kind(text), None, "{text}");
        }
    }
}
