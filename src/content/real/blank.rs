//! Blanks of a form that nobody filled: “Trường [TÊN TRƯỜNG] thành lập năm XXXX tại ………”.

use crate::vietnamese::bare_words;

/// Fewest blanks by which a text is a form.
const ENOUGH: usize = 3;

/// Most words of a form to each of its blanks: a text that leaves out more seldom says something.
const WORDS: usize = 14;

/// Longest blank that is in brackets, in bytes.
const LONGEST: usize = 80;

/// Bare words: a page that shows a form is none itself.
const OF_FORMS: [&str; 11] = [
    " mau ",
    " phieu ",
    " kinh gui ",
    " don xin ",
    " don dang ky ",
    " ky ten ",
    " ky ghi ro ",
    " bien ban ",
    " ho va ten hoc sinh ",
    " toi ten la ",
    " dien vao cho trong ",
];

/// Bare words before a single “…” that stands for a number or a name.
const BEFORE_ONE: [&str; 18] = [
    "co", "nam", "qua", "so", "gom", "la", "ngay", "thang", "lop", "tren", "duoc", "hon", "voi", "tai", "khoang",
    "dat", "va", "quan",
];

/// What the bracket of a blank begins with, in small letters.
const TO_FILL: [&str; 3] = ["điền ", "ghi ", "nhập "];

/// The first blank of a text that is a form for the most part.
pub fn find(text: &str) -> Option<std::ops::Range<usize>> {
    let mut blanks = all(text);
    let first = blanks.next()?;
    let count = 1 + blanks.count();
    let is_form = count >= ENOUGH && text.split_whitespace().nth(count * WORDS).is_none() && {
        let bare = bare_words(text);
        !OF_FORMS.iter().any(|words| bare.contains(words))
    };
    is_form.then_some(first)
}

/// Whether a value is a blank and nothing else: “[TÊN TRƯỜNG]”, “………”, “(điền tên)”, “năm XXXX”.
pub fn is_one(value: &str) -> bool {
    let value = value.trim();
    let mut left = String::new();
    let mut end = 0;
    for blank in all(value) {
        left.push_str(&value[end..blank.start]);
        end = blank.end;
    }
    if end == 0 {
        return false;
    }
    left.push_str(&value[end..]);
    !left.chars().any(|c| c.is_ascii_digit()) && left.split(|c: char| !c.is_alphanumeric()).all(is_label)
}

/// A word that says of what the blank beside it is.
fn is_label(word: &str) -> bool {
    word.is_empty() || ["năm", "ngày", "tháng", "số", "trường", "ông", "bà"].contains(&word.to_lowercase().as_str())
}

/// Every blank of a text, found in one pass.
fn all(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let found = at + next(&text[at..])?;
            match blank(text, found) {
                Some(end) => {
                    at = end;
                    return Some(found..end);
                }
                None => at = found + same(&text[found..]),
            }
        }
    })
}

/// How many bytes the sign takes that a text begins with, however often it follows itself.
fn same(text: &str) -> usize {
    let Some(sign) = text.chars().next() else { return 1 };
    text.len() - text.trim_start_matches(sign).len()
}

/// Where the next byte stands with which a blank may begin.
fn next(text: &str) -> Option<usize> {
    let begins = |byte: &u8| matches!(byte, b'[' | b'<' | b'(' | b'_' | b'X' | b'.' | 0xE2);
    text.as_bytes().iter().position(begins)
}

/// Where the blank ends that begins at a place.
fn blank(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let run = |sign: char| rest.chars().take_while(|c| *c == sign).count();
    match rest.chars().next()? {
        '[' => bracketed(rest, ']')
            .filter(|(inside, end)| is_shouted(inside) && !rest[*end..].starts_with(['(', '[', ':'])),
        '<' => bracketed(rest, '>').filter(|(inside, _)| !inside.is_ascii() && !inside.contains(['=', '/'])),
        '(' => bracketed(rest, ')').filter(|(inside, _)| is_to_fill(inside)),
        '_' => (run('_') >= 3 && !is_alone(text, at)).then(|| ("", run('_'))),
        'X' => {
            (rest.starts_with("XXX") && !rest[run('X')..].starts_with(char::is_alphanumeric)).then(|| ("", run('X')))
        }
        '.' => (rest.starts_with(".....") && !leads_to_a_page(&rest[run('.')..])).then(|| ("", run('.'))),
        '…' => dots(text, at, run('…')).then(|| ("", run('…') * '…'.len_utf8())),
        _ => None,
    }
    .map(|(_, end)| at + end)
}

fn bracketed(rest: &str, close: char) -> Option<(&str, usize)> {
    let end = rest.bytes().take(LONGEST).position(|byte| byte == close as u8 || byte == b'\n')?;
    rest[end..].starts_with(close).then(|| (&rest[1..end], end + 1))
}

/// “TÊN TRƯỜNG”: what is to be written in the place, in capitals.
fn is_shouted(inside: &str) -> bool {
    inside.chars().filter(|c| c.is_uppercase()).nth(1).is_some()
        && !inside.chars().any(|c| c.is_lowercase() || c.is_ascii_digit())
}

fn is_to_fill(inside: &str) -> bool {
    let lower = inside.to_lowercase();
    TO_FILL.iter().any(|word| lower.starts_with(word)) && lower.split_whitespace().count() <= 6
}

/// A rule across the page.
fn is_alone(text: &str, at: usize) -> bool {
    // Only where a line begins its end is looked for: a line of blanks would be read once for each of them.
    let begins_line = at == 0 || text[..at].ends_with('\n');
    begins_line && {
        let line = text[at..].lines().next().unwrap_or_default();
        line.chars().all(|c| c == '_' || c == ' ') && text.len() > line.len()
    }
}

/// Dots of a table of contents.
fn leads_to_a_page(rest: &str) -> bool {
    rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// Whether so many “…” are a blank: several are, one where a number or a name has to stand.
fn dots(text: &str, at: usize, count: usize) -> bool {
    if count >= 2 {
        return !leads_to_a_page(&text[at + count * '…'.len_utf8()..]);
    }
    let (before, behind) = (&text[..at], &text[at + '…'.len_utf8()..]);
    let begins =
        behind.strip_prefix([' ', '/']).is_some_and(|rest| rest.starts_with(|c: char| c.is_lowercase() || c == '…'));
    let word = before.strip_suffix(' ').and_then(|before| before.split_whitespace().next_back());
    begins && word.is_some_and(|word| BEFORE_ONE.contains(&bare_words(word).trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_that_nobody_filled_is_told_from_a_text() {
        for form in [
            "Trường [TÊN TRƯỜNG] thành lập năm [NĂM] tại [ĐỊA CHỈ], nay có [SỐ] giáo viên và [SỐ] học sinh.",
            "Trường lập năm XXXX tại ……… Tiền thân là ……… Nay có … giáo viên và … học sinh.",
            "Trường <tên trường> ở <địa chỉ> do ông <họ và tên> làm Hiệu trưởng.",
            "Trường ______ ở phường ______ do ông ______ làm Hiệu trưởng.",
            "Trường (điền tên) ở phường (ghi địa chỉ), thành lập năm (điền năm).",
            "Thành lập ngày ........, tại ........, theo quyết định số ........",
        ] {
            assert!(find(form).is_some(), "{form}");
        }
        for text in [
            "Đơn xin nghỉ học. Kính gửi: …………… Tôi tên là: …………… Là phụ huynh em ……………",
            "Mưa rơi… rơi… trên lá… em nghe… tiếng trống… gọi hè… sang…",
            "[Lịch thi](lich.md), [HƯỚNG DẪN](a.md), [NỘP BÀI](b.md), [TRA CỨU][c]",
            "Phần 1 ........ 3\nPhần 2 ........ 7\nPhần 3 ........ 12",
            "Hết phần một.\n\n___\n\nHết phần hai.\n\n___\n\nHết phần ba.\n\n___\n\nHết.",
            "",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
        assert!(
            ["[TÊN TRƯỜNG]", "………", "(điền tên)", "năm XXXX", "<họ tên>", "____"].iter().all(|value| is_one(value))
        );
        assert!(!["An…", "[SỐ] 5", "Lớp XXI", "Thông báo", "Họp phụ huynh (ghi âm)"].iter().any(|value| is_one(value)));
    }
}
