//! Words that stand where a value is still to come: “chưa có”, “...”, “abc abc”, “asdf”.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::blank;
use crate::vietnamese::{fold, is_alphanumeric};

/// Longest value, in bytes, that is read word by word: what is longer says more than that it is still to come.
const SHORT: usize = 90;

/// Folded: that something is still to come. Alone or between [`FILLERS`] they are no value.
const LATER: [&str; 31] = [
    "dang cap nhat",
    "duoc cap nhat",
    "cho cap nhat",
    "se cap nhat",
    "cap nhat sau",
    "chua cap nhat",
    "dang bo sung",
    "duoc bo sung",
    "se bo sung",
    "bo sung sau",
    "can bo sung",
    "chua co",
    "chua ro",
    "chua biet",
    "chua xac dinh",
    "chua nhap",
    "dang xay dung",
    "dang hoan thien",
    "dang soan",
    "dien sau",
    "thong bao sau",
    "nhap sau",
    "sap co",
    "coming soon",
    "updating",
    "being updated",
    "to be updated",
    "to be announced",
    "will be updated",
    "under construction",
    "no content yet",
];

/// Folded: words that add nothing to [`LATER`].
const FILLERS: [&str; 78] = [
    "hien",
    "nay",
    "tai",
    "tam",
    "thoi",
    "thong",
    "tin",
    "noi",
    "dung",
    "so",
    "lieu",
    "du",
    "gi",
    "ca",
    "a",
    "se",
    "sau",
    "phan",
    "muc",
    "trang",
    "bai",
    "dang",
    "duoc",
    "cu",
    "the",
    "vui",
    "long",
    "quay",
    "lai",
    "xin",
    "cam",
    "on",
    "truong",
    "nha",
    "chung",
    "toi",
    "moi",
    "trong",
    "gian",
    "them",
    "ve",
    "viec",
    "tiep",
    "tuc",
    "xem",
    "luc",
    "khac",
    "tro",
    "cap",
    "nhat",
    "bo",
    "sung",
    "cho",
    "de",
    "chi",
    "tiet",
    "ban",
    "doi",
    "lich",
    "vao",
    "nhe",
    "nam",
    "thang",
    "ngay",
    "quy",
    "ky",
    "hoc",
    "som",
    "content",
    "page",
    "this",
    "is",
    "information",
    "please",
    "check",
    "back",
    "later",
    "we",
];

/// Folded: what people type to see whether a field takes it, and what programs write for nothing.
const DUMMIES: [&str; 30] = [
    "test",
    "tesst",
    "testing",
    "abc",
    "abcd",
    "xyz",
    "xxx",
    "xx",
    "x",
    "aaa",
    "aa",
    "bbb",
    "zzz",
    "lorem",
    "ipsum",
    "tbd",
    "tba",
    "todo",
    "null",
    "none",
    "nil",
    "undefined",
    "nan",
    "n",
    "na",
    "thu",
    "blah",
    "bla",
    "dummy",
    "sample",
];

/// Folded: whole values that are none, most of them the name of a field in the place of its value.
const WHOLE: [&str; 13] = [
    "n a",
    "noi dung",
    "tieu de",
    "mo ta",
    "trich yeu",
    "tom tat",
    "nhap noi dung",
    "ghi noi dung",
    "dien vao day",
    "ghi vao day",
    "nhap vao day",
    "noi dung o day",
    "cau tra loi",
];

/// Folded: what such a value begins with.
static FIRST: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let phrases = LATER.iter().chain(&WHOLE).filter_map(|phrase| phrase.split(' ').next());
    phrases.chain(FILLERS).collect()
});

/// Runs of neighbouring keys.
const KEYBOARD: [&str; 12] =
    ["asdf", "sdfg", "dfgh", "fghj", "ghjk", "hjkl", "qwer", "wert", "erty", "zxcv", "xcvb", "cvbn"];

/// Most words of the name of a field.
const LABEL: usize = 4;

/// Most words of a text that are compared with each other.
const COMPARED: usize = 24;

/// Fewest words of which a text is made before they can be called the same ones over and over.
const REPEATED: usize = 6;

/// Whether a value says something: it isn't only signs, one letter, or a remark that it is still to come.
pub fn says_something(text: &str) -> bool {
    let has_digit = || text.bytes().any(|byte| byte.is_ascii_digit());
    let letters = text.chars().filter(|c| c.is_alphabetic()).take(2).count();
    (letters == 2 || has_digit()) && !is_dummy(text)
}

/// Whether a value is surely none, in whatever field: a single letter may be a class.
pub fn is_dummy(text: &str) -> bool {
    let text = text.trim();
    if text.len() > SHORT {
        return is_mash(text);
    }
    if blank::is_one(text) {
        return true;
    }
    if !text.chars().any(is_alphanumeric) {
        return !text.is_empty();
    }
    if !begins_as_one(text) {
        return is_mash(text) || is_labelled_later(text);
    }
    let folded = fold(text);
    let words: Vec<&str> = split(&folded).collect();
    is_later(&words) || is_dummy_phrase(&words) || WHOLE.contains(&words.join(" ").as_str()) || is_mash(text)
}

/// Whether the first word may be that of a value which is none; the rest is only looked at where it may.
fn begins_as_one(text: &str) -> bool {
    let first = fold(split(text).next().unwrap_or_default());
    FIRST.contains(first.as_str()) || is_dummy_word(&first)
}

/// “Địa chỉ: sẽ cập nhật sau”: the name of a field, and that its value is still to come.
fn is_labelled_later(text: &str) -> bool {
    let Some((label, value)) = text.split_once(':') else { return false };
    let value = fold(value);
    let words: Vec<&str> = split(&value).collect();
    split(label).count() <= LABEL && is_later(&words)
}

/// Whether words say that something is still to come, and nothing else.
fn is_later(words: &[&str]) -> bool {
    let is_filler = |word: &&str| FILLERS.contains(word) || DUMMIES.contains(word) || is_number(word);
    let fillers = words.iter().take_while(|word| is_filler(word)).count();
    (0..=fillers).any(|at| {
        let rests = LATER.iter().filter_map(|later| behind(&words[at..], later));
        rests.into_iter().any(|rest| rest.iter().all(is_filler))
    })
}

/// What follows a phrase that words begin with.
fn behind<'w, 't>(words: &'w [&'t str], phrase: &str) -> Option<&'w [&'t str]> {
    phrase
        .split(' ')
        .try_fold(words, |rest, word| rest.split_first().filter(|(first, _)| **first == word).map(|(_, rest)| rest))
}

/// “test”, “abc 2”; figures alone are none.
fn is_dummy_phrase(words: &[&str]) -> bool {
    words.iter().all(|word| is_dummy_word(word) || is_number(word)) && words.iter().any(|word| is_dummy_word(word))
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// “xxx”, “test2”, “asdfgh”.
fn is_dummy_word(word: &str) -> bool {
    let word = word.trim_end_matches(|c: char| c.is_ascii_digit());
    !word.is_empty() && (DUMMIES.contains(&word) || is_keyboard(word))
}

fn is_keyboard(word: &str) -> bool {
    KEYBOARD.iter().any(|run| word.starts_with(run))
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_alphanumeric(c)).filter(|word| !word.is_empty())
}

/// Whether a text is the same few words over and over, single letters, or what falls under the fingers.
pub fn is_mash(text: &str) -> bool {
    let mut words = [""; COMPARED];
    let mut count = 0;
    for (slot, word) in words.iter_mut().zip(split(text)) {
        *slot = word;
        count += 1;
    }
    let words = &words[..count];
    is_typed_blindly(words) || count >= REPEATED && (is_spelt(words) || has_few(words, count.div_ceil(4)))
}

/// Whether most words are single letters; lists of figures are none.
fn is_spelt(words: &[&str]) -> bool {
    let single = words.iter().filter(|word| word.chars().nth(1).is_none()).count();
    single * 4 > words.len() * 3 && !words.iter().any(|word| word.as_bytes()[0].is_ascii_digit())
}

/// Whether there are fewer different words than that; most texts show it by their first ones.
fn has_few(words: &[&str], least: usize) -> bool {
    let distinct = words.iter().enumerate().filter(|(at, word)| !words[..*at].contains(word));
    distinct.take(least).count() < least
}

fn is_typed_blindly(words: &[&str]) -> bool {
    let blind = words.iter().filter(|word| is_keyboard(word)).count();
    blind > 0 && blind * 2 >= words.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_still_to_come_says_nothing() {
        for text in [
            "...",
            ".",
            "-",
            "?",
            "…",
            "x",
            "X",
            "xxx",
            "Đang cập nhật",
            "đang được cập nhật…",
            "Chưa có",
            "chưa rõ",
            "Hiện chưa có thông tin",
            "Nội dung sẽ cập nhật sau",
            "N/A",
            "n/a",
            "test",
            "Test 1",
            "abc",
            "abc abc",
            "lorem ipsum",
            "Nội dung",
            "TBD",
            "asdf",
            "asdfgh jkl",
            "qwerty",
            "(chưa có)",
            "Chưa xác định",
            "abc abc abc abc abc abc abc abc",
            "a b c d e f g h",
            "tốt tốt tốt tốt tốt tốt tốt",
            "Thông tin đang cập nhật",
            "Địa chỉ: sẽ cập nhật sau",
            "Đang cập nhật năm học 2025-2026",
        ] {
            assert!(!says_something(text), "{text}");
        }
    }

    #[test]
    fn short_values_and_true_sentences_say_something() {
        for text in [
            "Không",
            "Miễn phí",
            "03 ngày",
            "360",
            "Xét tuyển",
            "Học sinh chưa có giấy khai sinh thì nộp giấy chứng sinh",
            "Phòng truyền thống đang được bổ sung hiện vật",
            "Giáo dục công dân",
            "Lễ khai giảng",
            "An",
            "9A",
            "Nộp đơn",
            "Cập nhật học bạ cho em mới chuyển đến",
            "Có",
            "La la la, cô giáo em hát cả ngày trong nắng sớm mùa hè",
            "Họp, họp và họp: vì sao tổ em giảm một nửa số buổi họp trong năm học này",
            "Thử làm nhà khoa học",
            "Lưu ý: chưa có giấy khai sinh thì nộp giấy chứng sinh",
            "1, 2, 3, 4, 5, 6, 7, 8",
        ] {
            assert!(says_something(text), "{text}");
        }
    }
}
