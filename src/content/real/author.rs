//! Whose an article is: a person, a group, a paper; not “sưu tầm” from the internet.

use super::wording;
use crate::content::markdown::Body;
use crate::vietnamese;

/// Folded: what is written in the place of an author by who has copied an article.
const NOBODY: [&str; 34] = [
    "suu tam",
    "st",
    "s t",
    "internet",
    "intenet",
    "interner",
    "mang",
    "net",
    "online",
    "google",
    "goolge",
    "facebook",
    "fb",
    "face",
    "youtube",
    "zalo",
    "tiktok",
    "web",
    "website",
    "chatgpt",
    "copy",
    "sao chep",
    "khong ro",
    "chua ro",
    "khuyet danh",
    "admin",
    "an danh",
    "nhieu nguon",
    "cac nguon",
    "mxh",
    "in to net",
    "wikipedia",
    "pinterest",
    "blog",
];

/// Folded: what stands beside these and makes them nobody either.
const BESIDE: [&str; 38] = [
    "nguon", "theo", "tu", "tren", "o", "lay", "tong", "hop", "trang", "xa", "hoi", "cong", "dong", "va", "anh", "bai",
    "viet", "tac", "gia", "khac", "nhau", "dan", "duoc", "cop", "dang", "tai", "ve", "tham", "khao", "bien", "soan",
    "com", "vn", "www", "co", "chinh", "sua", "nhieu",
];

/// Folded: papers, none of which is named, and what makes nothing else of them. Names of papers have these words too, so
/// they are looked for alone.
const SOME_PAPER: [&str; 13] = [
    "bao",
    "bao chi",
    "bao mang",
    "bao dai",
    "bao dien tu",
    "cac bao",
    "nhieu bao",
    "mot to bao",
    "truyen thong",
    "nguon tin",
    "tin",
    "tong hop",
    "tu lieu",
];

/// Folded: what stands before these.
const BEFORE_PAPERS: [&str; 7] = ["theo", "nguon", "tu", "tren", "trich", "lay", "dan"];

/// Whether bare words say only that a text was in some paper.
fn is_some_paper(words: &str) -> bool {
    let mut rest = words;
    while let Some(behind) =
        BEFORE_PAPERS.iter().find_map(|before| behind(rest, before)).filter(|rest| !rest.is_empty())
    {
        rest = behind;
    }
    SOME_PAPER.contains(&rest)
}

/// Longest credit that is read, in bytes: names of people and groups are shorter.
const LONGEST: usize = 80;

/// Whether an author is somebody, and so whether a source can be looked up.
pub fn is_somebody(author: &str) -> bool {
    wording::says_something(author) && !is_nobody(author)
}

/// Whether an author or a source says only that the article was found somewhere.
pub fn is_nobody(author: &str) -> bool {
    if author.len() > LONGEST {
        return false;
    }
    let bare = vietnamese::bare_words(author);
    let mut rest = bare.trim();
    if is_some_paper(rest) {
        return true;
    }
    let mut is_found = false;
    while !rest.is_empty() {
        let behind = |words: &[&str]| words.iter().find_map(|words| behind(rest, words));
        rest = match (behind(&NOBODY), behind(&BESIDE)) {
            (Some(behind), _) => {
                is_found = true;
                behind
            }
            (None, Some(behind)) => behind,
            (None, None) => return false,
        };
    }
    is_found
}

/// What an author begins with who is a source, in lower case; with its marks, since names of people come near without.
const TAKEN_FROM: [&str; 10] =
    ["theo", "nguồn", "nguon", "trích từ", "trích", "sưu tầm từ", "sưu tầm", "tổng hợp từ", "lấy từ", "dẫn theo"];

/// Most spaces that are looked at for the end of what stands before a source.
const MOST_BEFORE: usize = 4;

/// The source that is written in the place of an author: “Theo Báo Phượng Vĩ”.
pub fn source_in(author: &str) -> Option<&str> {
    if author.len() > LONGEST {
        return None;
    }
    let author = author.trim().trim_matches(['(', ')']);
    let ends = author.char_indices().filter(|(_, c)| matches!(c, ' ' | ':')).map(|(at, _)| at);
    let taken = |end: &usize| TAKEN_FROM.contains(&author[..*end].trim_end_matches([' ', ':']).to_lowercase().as_str());
    let end = ends.take(MOST_BEFORE).filter(taken).last()?;
    Some(author[end..].trim_start_matches([' ', ':'])).filter(|source| is_somebody(source))
}

/// What follows some words that a text, which is bare, begins with.
fn behind<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(words)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix(' ') }
}

/// Folded: how somebody is called who answers for nothing that a school posts.
const UNDER_AGE: [&str; 6] = [" hoc sinh ", " hs ", " em ", " lop truong ", " phu huynh ", " cha me hoc sinh "];

/// Whether somebody may approve what a school posts: a person or an office, no pupil and no parent.
pub fn may_approve(name: &str) -> bool {
    let bare = vietnamese::bare_words(name);
    !is_nobody(name) && !UNDER_AGE.iter().any(|words| bare.starts_with(words))
}

/// Folded: words of credits.
const CREDITS: [&str; 3] = [" nguon ", " suu tam ", " theo "];

/// Folded: words by which a credit is a picture's.
const OF_PICTURES: [&str; 4] = [" anh ", " hinh ", " video ", " clip "];

/// Bytes that stand in every line by which a text says it was found somewhere: a look for them spares most texts a close one.
const TRACES: [&str; 6] = ["nternet", "NTERNET", "ưu tầm", "ƯU TẦM", "guồn", "GUỒN"];

/// The words of a text that say the text was found somewhere: “Nguồn: Internet”, “(Sưu tầm)”. Whose a picture is
/// doesn't matter.
pub fn uncredited(body: &Body) -> Option<String> {
    let is_likely = TRACES.iter().any(|trace| memchr::memmem::find(body.html.as_bytes(), trace.as_bytes()).is_some());
    if is_likely { uncredited_line(&body.plain_text()).map(str::to_owned) } else { None }
}

fn uncredited_line(text: &str) -> Option<&str> {
    let pieces = text.lines().flat_map(|line| line.split(['(', ')']).chain(credit_at_end(line)));
    pieces.map(str::trim).filter(|piece| is_nobody(piece)).find(|piece| {
        let bare = vietnamese::bare_words(piece);
        !OF_PICTURES.iter().any(|word| bare.contains(word)) && CREDITS.iter().any(|word| bare.contains(word))
    })
}

/// “… đời em. Nguồn: Internet”: a credit behind the last sentence.
fn credit_at_end(line: &str) -> Option<&str> {
    line.rfind("Nguồn").or_else(|| line.rfind("Sưu tầm")).map(|at| &line[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_somewhere_is_nobodys() {
        for author in [
            "Sưu tầm",
            "ST",
            "S.T",
            "(st)",
            "Internet",
            "Nguồn: Internet",
            "Sưu tầm - Internet",
            "admin",
            "x",
            "...",
            "Sưu tầm và tổng hợp từ nhiều nguồn trên mạng Internet",
            "Trên mạng",
            "Google.com",
            "Nguồn Facebook",
            "Theo mạng xã hội",
            "Bài viết sưu tầm trên Google",
            "Lấy từ facebook",
            "internet - youtube",
            "Theo báo",
            "Báo chí",
            "Theo báo chí",
            "Nguồn: Tổng hợp",
            "Nguồn tin",
            "Báo điện tử",
            "Theo các báo",
            "Zalo",
            "Tổng hợp",
        ] {
            assert!(!is_somebody(author), "{author}");
        }
        for author in [
            "Ban Biên tập",
            "Mai Thị Ngọc Lan",
            "Tổ Sưu tầm tư liệu địa phương",
            "Stella Nguyễn",
            "Báo Phượng Vĩ",
            "Trang Facebook Đoàn trường Phượng Vĩ",
            "Mạng lưới thư viện xã",
            "Web Thư viện Phượng Vĩ",
            "Báo Dân Việt",
            "Báo Tin tức",
            "Tổ Tổng hợp",
            "Đài Truyền thanh xã",
        ] {
            assert!(is_somebody(author), "{author}");
        }
    }

    #[test]
    fn a_source_in_the_place_of_an_author_is_found() {
        for (author, source) in [
            ("Theo Báo Phượng Vĩ", Some("Báo Phượng Vĩ")),
            ("Nguồn: Báo Phượng Vĩ", Some("Báo Phượng Vĩ")),
            ("(Sưu tầm từ Tạp chí Hoa Sen)", Some("Tạp chí Hoa Sen")),
            ("theo VOV", Some("VOV")),
            ("Mai Thị Ngọc Lan", None),
            ("Theo báo", None),
            ("Thẻo Thị Mai", None),
        ] {
            assert_eq!(source_in(author), source, "{author}");
        }
    }

    #[test]
    fn a_text_says_itself_that_it_was_found() {
        for text in [
            "Lá phượng rơi.\nNguồn: Internet",
            "Bài hay.\n(Sưu tầm)",
            "a\nTheo Google\nNguồn: mạng xã hội",
            "SƯU TẦM",
            "Đời em như lá. Nguồn: Internet",
        ] {
            assert!(uncredited_line(text).is_some(), "{text}");
        }
        for text in ["Ảnh: Internet", "Nguồn ảnh: Internet", "Nguồn: Báo Phượng Vĩ", "Học sinh sưu tầm tem", "Internet"]
        {
            assert_eq!(uncredited_line(text), None, "{text}");
        }
    }
}
