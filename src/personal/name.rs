//! Vietnamese names of people: a family name and one to five more words with a capital, or all in capitals, with their
//! marks or without.

use std::ops::Range;

use super::words;
use crate::vietnamese::fold;

/// Family names, folded: of the Kinh and of the other peoples of the country.
const FAMILIES: [&str; 96] = [
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong",
    "ly", "dinh", "dao", "doan", "lam", "trinh", "truong", "luong", "mai", "to", "ta", "ha", "cao", "luu", "chu",
    "thai", "dam", "nghiem", "quach", "ton", "vuong", "trieu", "la", "lai", "khuc", "kieu", "mac", "nong", "hua",
    "giap", "dau", "phung", "tong", "tang", "thach", "kim", "danh", "chau", "au", "che", "lo", "giang", "vang", "thao",
    "sung", "mua", "chang", "ma", "lau", "ca", "bac", "dieu", "siu", "ksor", "nay", "kpa", "rmah", "ro", "y", "h", "a",
    "lu", "chao", "sin", "tau", "cam", "lieu", "ung", "uong", "bach", "banh", "cung", "diep", "hau", "hy", "khong",
    "khuong", "lac", "ninh", "ong", "tieu",
];

/// Places and heroes that begin like a name, folded.
const NO_PERSONS: [&str; 36] = [
    "ha noi",
    "ha tinh",
    "ha nam",
    "ha giang",
    "ha dong",
    "ho chi minh",
    "ho guom",
    "ho tay",
    "cao bang",
    "thai nguyen",
    "thai binh",
    "thai lan",
    "lam dong",
    "an giang",
    "ninh binh",
    "ninh thuan",
    "giang son",
    "quang ninh",
    "quang nam",
    "quang ngai",
    "quang binh",
    "quang tri",
    "trung quoc",
    "trung uong",
    "cong an",
    "cong doan",
    "giao duc",
    "tan binh",
    "tan phu",
    "son la",
    "phu tho",
    "phu yen",
    "lang son",
    "van phong",
    "son tay",
    "thach that",
];

/// What stands before names that are of places, schools or prizes; in lower case.
const BEFORE_PLACES: [&str; 38] = [
    "trường",
    "thcs",
    "thpt",
    "th",
    "tiểu học",
    "mầm non",
    "mẫu giáo",
    "đường",
    "phố",
    "phường",
    "xã",
    "huyện",
    "quận",
    "tỉnh",
    "tp",
    "thành phố",
    "thị xã",
    "thị trấn",
    "giải",
    "cúp",
    "quỹ",
    "công ty",
    "bệnh viện",
    "chợ",
    "cầu",
    "sông",
    "công viên",
    "quảng trường",
    "đại học",
    "đh",
    "thpt chuyên",
    "trung học cơ sở",
    "trung học phổ thông",
    "chùa",
    "đền",
    "ngõ",
    "hẻm",
    "khu",
];

/// Most words of a name.
const LONGEST: usize = 6;

/// Words before a single given name that make it one; in lower case.
const CALLS: [&str; 8] = ["em", "cháu", "bé", "học sinh", "hs", "phụ huynh", "học trò", "nữ sinh"];

/// Families that no other word is called like, as they are written without capitals.
const UNMISTAKABLE: [&str; 10] = ["nguyễn", "phạm", "huỳnh", "bùi", "ngô", "đinh", "trịnh", "phan", "đặng", "trần"];

/// What people are called before their names, with a capital where a sentence begins; in lower case.
const TITLES: [&str; 14] =
    ["em", "cháu", "bé", "cô", "thầy", "ông", "bà", "anh", "chị", "chú", "bác", "con", "bạn", "hs"];

/// A person's name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// Where it stands, without what the person is called before it.
    pub at: Range<usize>,
    /// Whether a part of it is only an initial: “Trần Hoa S.”.
    pub is_shortened: bool,
}

/// The names in a text.
pub(super) fn find(text: &str) -> Vec<Name> {
    let words: Vec<(Range<usize>, &str)> = words::all(text).collect();
    let (mut at, mut end, mut names) = (0, 0, Vec::new());
    while at < words.len() {
        // Behind a name the words with a capital end where they did before it.
        if end <= at {
            end = at + capitalised(text, &words[at..]);
        }
        let length = end - at;
        match (0..length).find_map(|skip| beginning(text, &words[at + skip..at + length]).map(|taken| (skip, taken))) {
            Some((skip, taken)) => {
                let (first, last) = (&words[at + skip].0, &words[at + skip + taken - 1].0);
                let own = &words[at + skip..at + skip + taken];
                let is_shortened = own[taken - 1].1.chars().count() == 1 || is_initial_behind(&text[last.end..]);
                names.push(Name { at: first.start..last.end, is_shortened });
                at += skip + taken;
            }
            None if length > 0 => at = end,
            None => match in_small_letters(text, &words, at) {
                Some(count) => {
                    names.push(Name { at: words[at].0.start..words[at + count - 1].0.end, is_shortened: false });
                    at += count;
                }
                None => at += 1,
            },
        }
    }
    names
}

/// ` Q. H.`, ` T.V`: an initial goes on behind a name.
fn is_initial_behind(rest: &str) -> bool {
    let mut rest = rest.trim_start_matches([' ', '\u{a0}']).chars();
    rest.next().is_some_and(char::is_uppercase) && rest.next().is_none_or(|c| !c.is_alphanumeric())
}

/// Whether a whole text is a name: what stands in a cell under “Họ và tên”.
pub(super) fn is_whole(text: &str) -> bool {
    let letters = |word: &str| word.chars().all(|c| c.is_alphabetic() || c == '\'' || c == '’');
    let count = words::all(text).count();
    (2..=LONGEST).contains(&count) && words::all(text).all(|(_, word)| letters(word))
}

/// Whether a text can be the given name, or all before it: what stands in a cell under “Tên” or “Họ đệm”.
pub(super) fn is_part(text: &str) -> bool {
    let count = words::all(text).count();
    (1..=LONGEST).contains(&count) && words::all(text).all(|(_, word)| word.chars().all(char::is_alphabetic))
}

/// How many words with a capital stand side by side from here.
fn capitalised(text: &str, words: &[(Range<usize>, &str)]) -> usize {
    let mut count = 0;
    for (at, word) in words {
        let is_name = word.chars().next().is_some_and(char::is_uppercase) && word.chars().all(|c| !c.is_ascii_digit());
        let is_beside = count == 0 || {
            let between = &text[words[count - 1].0.end..at.start];
            matches!(between, " " | "\u{a0}")
        };
        if !is_name || !is_beside {
            break;
        }
        count += 1;
    }
    count
}

/// How many words from one on are a name without capitals: “em nguyễn bằng lăng, lớp 6a”.
fn in_small_letters(text: &str, words: &[(Range<usize>, &str)], at: usize) -> Option<usize> {
    let is_call = |word: &str| word == "tên" || CALLS.iter().any(|call| call.rsplit(' ').next() == Some(word));
    if !UNMISTAKABLE.contains(&words[at].1) || at == 0 || !is_call(&words[at - 1].1.to_lowercase()) {
        return None;
    }
    let is_beside = |pair: &[(Range<usize>, &str)]| text[pair[0].0.end..pair[1].0.start] == *" ";
    let goes_on = |word: &str| word.chars().all(char::is_lowercase) && !matches!(word, "lớp" | "sinh" | "học" | "số");
    let run = words[at..].windows(2).take(LONGEST).take_while(|pair| is_beside(pair) && goes_on(pair[1].1)).count() + 1;
    (2..=4).contains(&run).then_some(run)
}

/// How many of these capitalised words are one person's name, from the first one on.
fn beginning(text: &str, words: &[(Range<usize>, &str)]) -> Option<usize> {
    let is_capitals = |word: &str| word.chars().count() > 1 && word.chars().all(|c| !c.is_lowercase());
    let first = words.first()?;
    let alike = words.iter().take_while(|(_, word)| is_capitals(word) == is_capitals(first.1) || word.len() == 1);
    let count = alike.take(LONGEST).count();
    let before = words::end_of(&text[..first.0.start], 40).to_lowercase();
    if words::ends_with(&before, &BEFORE_PLACES) || TITLES.contains(&first.1.to_lowercase().as_str()) {
        return None;
    }
    let is_given = words::ends_with(&before, &CALLS) && before.ends_with([' ', '\u{a0}', ':']);
    if is_given && first.1.chars().count() > 1 && !is_capitals(first.1) {
        return Some(count);
    }
    let is_family = FAMILIES.contains(&fold(first.1).trim_end_matches(['\'', '’']));
    let is_initial = |(_, word): &(Range<usize>, &str)| word.chars().count() == 1;
    if !is_family || count < 2 || words[1..count].iter().all(is_initial) {
        return None;
    }
    let whole = fold(&text[first.0.start..words[count - 1].0.end]);
    (!NO_PERSONS.iter().any(|place| whole.starts_with(place))).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|name| &text[name.at]).collect()
    }

    #[test]
    fn names_are_found_in_every_spelling() {
        assert_eq!(found("Em Nguyễn Hoa Phượng và bạn TRẦN BẰNG LĂNG"), ["Nguyễn Hoa Phượng", "TRẦN BẰNG LĂNG"]);
        assert_eq!(found("hoc sinh Nguyen Bang Lang lop 6A"), ["Nguyen Bang Lang"]);
        assert_eq!(found("cháu Sen, bé Súng"), ["Sen", "Súng"]);
        assert_eq!(found("em Giàng A Sen"), ["Giàng A Sen"]);
    }

    #[test]
    fn places_schools_and_initials_are_no_names() {
        for text in
            ["ở Hà Nội", "Trường THCS Lê Hoa Phượng", "đường Trần Bằng Lăng", "em B.", "em N.V.A.", "TP Hồ Chí Minh"]
        {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
