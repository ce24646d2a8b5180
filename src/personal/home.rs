//! Where somebody lives, down to a house, a street or a hamlet.

use std::ops::Range;

use super::words;

/// What says that somebody lives at what follows; in lower case.
const LIVING: [&str; 23] = [
    "trú tại",
    "trú ở",
    "thường trú",
    "tạm trú",
    "ngụ tại",
    "ngụ ở",
    "ngụ",
    "trú",
    "nhà ở",
    "ở tại",
    "hiện ở",
    "sống tại",
    "sống ở",
    "nhà tại",
    "địa chỉ",
    "nơi ở",
    "chỗ ở",
    "số nhà",
    "hộ khẩu",
    "ở trọ",
    "trọ tại",
    "trọ ở",
    "ở",
];

/// Whether those may begin with a word, as it stands within or at the beginning of a sentence.
fn may_begin(word: &str) -> bool {
    matches!(
        word,
        "trú"
            | "Trú"
            | "thường"
            | "Thường"
            | "tạm"
            | "Tạm"
            | "ngụ"
            | "Ngụ"
            | "nhà"
            | "Nhà"
            | "ở"
            | "Ở"
            | "hiện"
            | "Hiện"
            | "sống"
            | "Sống"
            | "địa"
            | "Địa"
            | "nơi"
            | "Nơi"
            | "chỗ"
            | "Chỗ"
            | "số"
            | "Số"
            | "hộ"
            | "Hộ"
            | "trọ"
            | "Trọ"
    )
}

/// The small parts of an address; in lower case.
const PARTS: [&str; 19] = [
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
];

/// The parts of an address that lead to a door with its number, in a column of addresses; in lower case.
const STREETS: [&str; 3] = ["đường", "phố", "số"];

/// How far behind the words of living such a part may stand, in bytes.
const NEAR: usize = 40;

/// Whether a word of living and a small part of an address stand in a text at all, so that few are looked at closely.
pub(super) fn is_likely(text: &str) -> bool {
    let has = |part: &&str| memchr::memmem::find(text.as_bytes(), part.as_bytes()).is_some();
    // Without their first letters, which may be capitals.
    let parts =
        ["hôn ", "óm ", "ấp ", "Ấp ", "ản ", "uôn ", "àng ", "ổ ", "hu phố", "gõ ", "gách ", "ẻm ", "iệt ", "ố "];
    let living = ["rú ", "rú:", "gụ ", "ở ", "Ở ", "ở:", "ịa chỉ", "ống ", "ộ khẩu", "rọ ", "hà "];
    parts.iter().any(has) && living.iter().any(has)
}

/// Where a text says that somebody lives: the words of living with the part of the address.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    if !is_likely(text) {
        return Vec::new();
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, word) in words::all(text) {
        if !may_begin(word) || found.last().is_some_and(|last| at.start < last.end) {
            continue;
        }
        let rest = words::begin_of(&text[at.start..], NEAR + 24);
        if let Some(length) = living(rest) {
            found.push(at.start..at.start + length);
        }
    }
    found
}

/// How much of a text is words of living with a small part of an address, when it begins so.
fn living(text: &str) -> Option<usize> {
    // Capitals that begin a sentence have as many bytes as their small letters.
    let lower: String = text.to_lowercase();
    if lower.len() != text.len() {
        return None;
    }
    let begins = |word: &&&str| lower.strip_prefix(**word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    let word = LIVING.iter().find(begins)?;
    let near = if *word == "ở" { 8 } else { NEAR };
    let clause = words::begin_of(&lower[word.len()..], near).split(['.', ';', '\n']).next().unwrap_or_default();
    let part = PARTS.iter().filter_map(|part| {
        let at = words::find(clause, &[part])?;
        begins_with_name(&text[word.len() + at + part.len()..]).then_some(at)
    });
    let part = part.min().or_else(|| house_number(clause).filter(|_| *word != "ở"))?;
    // A district before it: what follows is no longer where somebody lives.
    if words::has(
        &clause[..part],
        &["xã", "phường", "huyện", "quận", "tỉnh", "thành", "tp", "thị trấn", "thị xã", "nhật"],
    ) {
        return None;
    }
    let from = word.len() + part;
    Some(text[from..].find([',', '.', ';', ')', '\n']).map_or(text.len(), |end| from + end))
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

/// Whether what stands in a column of addresses leads to a door and not only to a ward.
pub(super) fn is_home(cell: &str) -> bool {
    let lower = cell.to_lowercase();
    let has_digit = lower.bytes().any(|byte| byte.is_ascii_digit());
    words::has(&lower, &PARTS) || has_digit && words::has(&lower, &STREETS)
}
