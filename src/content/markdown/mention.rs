//! Addresses that running text mentions: of the web, of mail, of telephones.

use std::ops::Range;

use super::address::{self, Address};
use crate::vietnamese::telephone;

/// Longest web address that is looked at, in bytes.
const LONGEST: usize = 2_000;

/// How far before a number its name may stand, in bytes.
const NEAR: usize = 90;

/// What numbers are called that nobody dials; in lower case.
const OTHER_NUMBERS: [&str; 27] = [
    "tài khoản",
    "tk",
    "stk",
    "mã",
    "mst",
    "cccd",
    "cmnd",
    "cmt",
    "căn cước",
    "định danh",
    "isbn",
    "issn",
    "bhxh",
    "bhyt",
    "thẻ",
    "số hiệu",
    "seri",
    "sbd",
    "báo danh",
    "hộ chiếu",
    "hóa đơn",
    "hoá đơn",
    "id",
    "fax",
    "quyết định",
    "giấy phép",
    "kinh doanh",
];

/// What telephone numbers are called; in lower case.
const TELEPHONES: [&str; 15] = [
    "điện thoại",
    "đt",
    "đtdđ",
    "sđt",
    "tel",
    "phone",
    "liên hệ",
    "gọi",
    "hotline",
    "zalo",
    "đường dây",
    "di động",
    "tổng đài",
    "mobile",
    "máy bàn",
];

/// The addresses in a text, in its order. `before` is what stands before it: the name of a number may be there.
pub(super) fn mentions<'t>(text: &'t str, before: &'t str) -> impl Iterator<Item = (Range<usize>, Address)> {
    let bytes = text.as_bytes();
    let (mut from, mut done) = (0, 0);
    std::iter::from_fn(move || {
        loop {
            let begins = |byte: &u8| matches!(byte, b'@' | b':' | b'w' | b'W' | b'0' | b'1' | b'+');
            let at = from + bytes.get(from..)?.iter().position(begins)?;
            from = at + 1;
            let found = match bytes[at] {
                b':' | b'w' | b'W' => web_at(text, at).map(|range| {
                    let address = &text[range.clone()];
                    (range.clone(), Address::Web(address::with_scheme(address)))
                }),
                b'@' => mail_at(text, at, done),
                _ => telephone_at(text, at, done, before),
            };
            if let Some((range, address)) = found.filter(|(range, _)| range.start >= done) {
                (from, done) = (range.end, range.end);
                return Some((range, address));
            }
        }
    })
}

/// The web addresses in a text.
pub(super) fn web(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let at = from + memchr::memchr3(b':', b'w', b'W', bytes.get(from..)?)?;
            from = at + 1;
            if let Some(range) = web_at(text, at) {
                from = range.end.max(from);
                return Some(range);
            }
        }
    })
}

/// The web address around the sign there: the colon of its scheme, or the first letter of `www.`.
fn web_at(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = &text[at..];
    let (start, host) = if rest.starts_with("://") {
        let is_scheme = |name: &&str| {
            text[..at].len() >= name.len() && text.as_bytes()[at - name.len()..at].eq_ignore_ascii_case(name.as_bytes())
        };
        let scheme = ["https", "http"].into_iter().find(is_scheme)?;
        (at - scheme.len(), at + "://".len())
    } else {
        let begins = rest.get(..4).is_some_and(|www| www.eq_ignore_ascii_case("www."));
        begins.then_some((at, at))?
    };
    if text[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '@' | '-' | '_' | '=')) {
        return None;
    }
    let near = &text[host..text.floor_char_boundary((host + LONGEST).min(text.len()))];
    let length = web_length(near);
    address::is_host(near[..length].split(['/', '?', '#', ':']).next()?).then_some(start..host + length)
}

/// How much of a text belongs to the address at its beginning: not the stop of a sentence, nor a bracket around it.
fn web_length(text: &str) -> usize {
    let stops = |c: char| c.is_whitespace() || c.is_control() || "<>\"`|\\^{}“”‘’«»…，。；、（）［］".contains(c);
    let mut address = &text[..text.find(stops).unwrap_or(text.len())];
    let count = |sign: char| address.matches(sign).count();
    let mut round = count(')').saturating_sub(count('('));
    let mut square = count(']').saturating_sub(count('['));
    loop {
        let Some(last) = address.chars().next_back() else { return 0 };
        let is_outside = match last {
            ')' => round.checked_sub(1).map(|left| round = left).is_some(),
            ']' => square.checked_sub(1).map(|left| square = left).is_some(),
            _ => matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '~' | '_' | '[' | '('),
        };
        if !is_outside {
            return address.len();
        }
        address = &address[..address.len() - last.len_utf8()];
    }
}

/// The mail address around the sign there.
fn mail_at(text: &str, at: usize, done: usize) -> Option<(Range<usize>, Address)> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let name = &text[done..at];
    let name = name[name.trim_end_matches(is_name).len()..].trim_start_matches(['.', '-', '_', '%', '+']);
    let start = at - name.len();
    let domain = &text[at + 1..];
    let domain = &domain
        [..domain.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).unwrap_or(domain.len())];
    let domain = domain.trim_end_matches(['.', '-']);
    let range = start..at + 1 + domain.len();
    let is_free = !text[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '@' | ':' | '\''));
    let is_free = is_free || text[..start].ends_with(':') && !text[..start].ends_with("mailto:");
    let goes_on = text[range.end..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '@' | '_'));
    (!name.is_empty() && is_free && !goes_on && address::is_host(domain))
        .then(|| (range.clone(), Address::Contact(format!("mailto:{}", &text[range]))))
}

/// The telephone number that begins there.
fn telephone_at(text: &str, at: usize, done: usize, before: &str) -> Option<(Range<usize>, Address)> {
    let is_open = text[done..at].ends_with('(');
    let number = |start: usize| telephone::at_start(&text[start..]).map(|number| (start, number));
    let (start, number) = is_open.then(|| number(at - 1)).flatten().or_else(|| number(at))?;
    let joins = |c: char| c.is_alphanumeric() || "_/.,=#@%?&-+*:\\".contains(c);
    let is_free = match text[..start].chars().next_back() {
        Some(':' | '/' | '-' | '.' | ',') => {
            // Of two numbers side by side each is one.
            let name = text[..start].trim_end_matches([':', '/', '-', '.', ',']);
            name.len() == done && done > 0 || name.len() + 1 == start && name.ends_with(char::is_alphabetic)
        }
        last => !last.is_some_and(joins),
    };
    // What begins like a year needs its name.
    let may_be_year = number.digits.starts_with('1');
    let is_dialled = || match nearest_name(before, &text[..start]) {
        Some(Name::Telephone) => true,
        Some(Name::Other) => false,
        None => !may_be_year,
    };
    (is_free && is_dialled())
        .then(|| (start..start + number.length, Address::Contact(format!("tel:{}", number.digits))))
}

/// What a number is called.
enum Name {
    Telephone,
    Other,
}

/// The nearest name before a number.
fn nearest_name(before: &str, text: &str) -> Option<Name> {
    let near = |text: &str| text[text.ceil_char_boundary(text.len().saturating_sub(NEAR))..].to_lowercase();
    let mut named = if text.len() < NEAR { near(before) } else { String::new() };
    named.push_str(&near(text));
    let last = |names: &[&str]| names.iter().filter_map(|name| last_word(&named, name)).max();
    match (last(&TELEPHONES), last(&OTHER_NUMBERS)) {
        (None, None) => None,
        (telephone, other) => Some(if telephone > other { Name::Telephone } else { Name::Other }),
    }
}

/// Where a word stands last in a text, whole.
fn last_word(text: &str, word: &str) -> Option<usize> {
    text.rmatch_indices(word).map(|(at, _)| at).find(|at| {
        let (before, after) = (&text[..*at], &text[at + word.len()..]);
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphabetic)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        mentions(text, "").map(|(at, _)| &text[at]).collect()
    }

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        assert_eq!(
            found("Xem (https://a.vn/b_(c)), www.d.vn/e?f=1&g=%3C."),
            ["https://a.vn/b_(c)", "www.d.vn/e?f=1&g=%3C"]
        );
        assert_eq!(found("“HTTPS://A.vn/Ngày_hội”; http://b.vn:8080/"), ["HTTPS://A.vn/Ngày_hội", "http://b.vn:8080/"]);
        assert_eq!(found("thư: van.thu@a.edu.vn, hoặc b_c@d.vn."), ["van.thu@a.edu.vn", "b_c@d.vn"]);
        assert_eq!(found("https://medium.com/@abc/x@y.vn"), ["https://medium.com/@abc/x@y.vn"]);
    }

    #[test]
    fn what_only_looks_like_an_address_is_none() {
        for text in
            ["https://…", "http://localhost:8000", "www.", "www", "@abc", "a@b", "7@8.9", "xhttps://", "awww.b.vn"]
        {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn telephone_numbers_are_found_and_other_numbers_are_not() {
        assert_eq!(
            found("ĐT: (0299) 3 000 199 - Zalo 0900.000.199/0900000198; gọi:0900000197; tổng đài 1900 0199"),
            ["(0299) 3 000 199", "0900.000.199", "0900000198", "0900000197", "1900 0199"]
        );
        assert_eq!(found("Số TK 0900000199, liên hệ 0900000198"), ["0900000198"]);
        for text in [
            "STK: 0900000199",
            "số tài khoản 0900000199 tại ngân hàng",
            "Mã số thuế 0300000199",
            "CCCD 079203001234",
            "Quyết định 0900000199",
            "ngày 05.09.2026 10 giờ",
            "1.900.019.900 đồng",
            "A0900000199",
            "Fax: 0299 000 1998",
            "0900000199/KH-THCS",
            "năm 1900, 1800-1900, 1900 1945",
            "dài 0,900000199 km",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
        assert!(mentions(" 0900000199", "<strong>STK:</strong>").next().is_none());
    }
}
