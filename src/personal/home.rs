//! Where somebody lives, down to a house, a street or a hamlet.

use std::cmp::Reverse;
use std::ops::Range;

use super::words::{self, Words};

/// What says by itself that somebody lives at what follows, and is a part of an address too.
const DOOR: &str = "số nhà";

/// In lower case: small parts of an address that may stand alone, behind a name.
const UNSAID: [&str; 6] = ["thôn", "xóm", "ấp", "buôn", "tổ dân phố", "khu phố"];

/// What says that somebody lives at what follows, and the parts of [`UNSAID`], so that one pass finds both; in lower case,
/// with their marks and without.
static LIVING: Words = Words::in_every_case(&[
    "trú tại",
    "trú ở",
    "thường trú",
    "tạm trú",
    "ngụ tại",
    "ngụ ở",
    "ngụ",
    "trú",
    "nhà ở",
    "nhà số",
    "nhà em ở",
    "ở tại",
    "hiện ở",
    "sống tại",
    "sống ở",
    "nhà tại",
    "địa chỉ",
    "đ/c:",
    "nơi ở",
    "chỗ ở",
    DOOR,
    "thôn",
    "xóm",
    "ấp",
    "buôn",
    "tổ dân phố",
    "khu phố",
    "hộ khẩu",
    "hktt",
    "ở trọ",
    "trọ tại",
    "trọ ở",
    "ở",
    "tru tai",
    "thuong tru",
    "tam tru",
    "dia chi",
    "noi o",
    "cho o",
    "nha o",
    "so nha",
    "address",
]);

/// The small parts of an address; in lower case.
static PARTS: Words = Words::of(&[
    "thôn",
    "xóm",
    "ấp",
    "bản",
    "buôn",
    "làng",
    "phum",
    "tổ dân phố",
    "tdp",
    "khu phố",
    "kp",
    "khóm",
    "ngõ",
    "ngách",
    "hẻm",
    "kiệt",
    "số nhà",
    "tổ",
    "bon",
    "căn hộ",
    "chung cư",
    "thon",
    "xom",
    "khu pho",
    "to dan pho",
    "hem",
]);

/// The parts of an address that lead to a door with its number, in a column of addresses; in lower case.
const STREETS: [&str; 3] = ["đường", "phố", "số"];

/// How far behind the words of living such a part may stand, in bytes.
const NEAR: usize = 40;

/// What in a text may be where somebody lives.
#[derive(Default)]
pub(super) struct Homes {
    /// The words of living with the part of the address.
    pub said: Vec<Range<usize>>,
    /// The small parts of addresses that nothing says anybody lives at: “(thôn Đoài, xã Hoa Mai)”.
    pub unsaid: Vec<Range<usize>>,
}

/// Whether a text has a word of living or a small part of an address at all, so that few are looked at closely.
pub(super) fn is_likely(text: &str) -> bool {
    LIVING.are_in(text)
}

/// Where a text says that somebody lives, or may.
pub(super) fn find(text: &str) -> Homes {
    let (mut living, mut homes) = (Vec::new(), Homes::default());
    for at in LIVING.all(text) {
        let word = &text[at.clone()];
        let is_part = UNSAID.contains(&word);
        if (is_part || word == DOOR) && is_apart(&text[..at.start]) && begins_with_name(&text[at.end..]) {
            homes.unsaid.push(at.clone());
        }
        // A hamlet that begins a sentence is what it tells of.
        let is_told_of = || word.starts_with(char::is_uppercase) && UNSAID.contains(&word.to_lowercase().as_str());
        if !is_part && !is_told_of() {
            living.push(at);
        }
    }
    // Of those that begin at one place the longest.
    living.sort_by_key(|at| (at.start, Reverse(at.end)));
    living.dedup_by_key(|at| at.start);
    for at in living {
        if homes.said.last().is_some_and(|last| at.start < last.end) {
            continue;
        }
        if let Some(length) = address(&text[at.end..], &text[at.clone()]) {
            homes.said.push(at.start..at.end + length);
        }
    }
    homes
}

/// Whether a sign stands before what follows, and no letter.
fn is_apart(before: &str) -> bool {
    before.trim_end_matches(' ').ends_with([',', '(', '-', '–', ':'])
}

/// How much of a text behind a word of living is an address down to a small part.
fn address(text: &str, living: &str) -> Option<usize> {
    // The shortest word says many other things.
    let is_bare = matches!(living, "ở" | "Ở");
    let near = words::begin_of(text, if is_bare { 8 } else { NEAR });
    let written = near.split(['.', ';', '\n']).next().unwrap_or_default();
    let clause = written.to_lowercase();
    // Capitals have as many bytes as their small letters, but for those of other tongues.
    let named = |at: &Range<usize>| text.get(at.end..).is_some_and(begins_with_name);
    let part = PARTS.all(&clause).filter(named).map(|at| at.start).min();
    let part = part.or_else(|| house_number(&clause).or_else(|| door(written)).filter(|_| !is_bare))?;
    // A district before it: what follows is no longer where somebody lives.
    let districts = ["xã", "phường", "huyện", "quận", "tỉnh", "thành", "tp", "thị trấn", "thị xã", "nhật"];
    if words::has(clause.get(..part)?, &districts) {
        return None;
    }
    let rest = words::begin_of(text, NEAR + 24).get(part..)?;
    Some(part + rest.find([',', '.', ';', ')', '\n']).unwrap_or(rest.len()))
}

/// A part of an address has a name or a number: “thôn Đoài”, “tổ 5”.
fn begins_with_name(text: &str) -> bool {
    words::all(text)
        .next()
        .is_some_and(|(at, word)| at.start < 4 && word.starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase()))
}

/// `số 12`, `12/5 đường`: where the number of a house begins.
fn house_number(clause: &str) -> Option<usize> {
    let is_number = |text: &str| text.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let has_street = words::has(clause, &["đường", "phố", "ngõ", "hẻm", "kiệt"]);
    let named = words::find(clause, &["số"]);
    let named = named.filter(|at| (*at < 12 || has_street) && is_number(&clause[at + "số".len()..]));
    let street = || (has_street && is_number(clause)).then_some(0);
    named.or_else(street)
}

/// `45 Hoa Ban`, `12/5A Hoa Ban`: where the number of a house begins before the name of a street.
fn door(text: &str) -> Option<usize> {
    let address = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let number = address.find(' ').filter(|end| *end <= 8 && address.starts_with(|c: char| c.is_ascii_digit()))?;
    let is_name = |word: &str| word.chars().next().is_some_and(char::is_uppercase) && word.chars().count() > 1;
    let mut words = words::all(&address[number..]).map(|(_, word)| word);
    (words.next().is_some_and(is_name) && words.next().is_some_and(is_name)).then_some(text.len() - address.len())
}

/// Whether what stands in a column of addresses leads to a door and not only to a ward.
pub(super) fn is_home(cell: &str) -> bool {
    let lower = cell.to_lowercase();
    let has_digit = lower.bytes().any(|byte| byte.is_ascii_digit());
    PARTS.are_in(&lower) || has_digit && (words::has(&lower, &STREETS) || door(cell) == Some(0))
}
