//! Marks of Markdown that readers would see, since something is missing of them.

use std::ops::Range;

use super::meant::is_escaped;
use crate::diagnostic::{Code, Diagnostic};

/// Longest words of a link that are looked at, in bytes.
const LONGEST: usize = 500;

/// The signs that are looked for, each with what to do where it is left.
const MARKS: [(&str, &str); 6] = [
    ("![", "Viết ảnh liền một mạch, mô tả trong ngoặc vuông rồi tên tệp trong ngoặc tròn: ![Chào cờ](chao-co.jpg)"),
    (
        "](",
        "Trong ngoặc tròn ghi một địa chỉ: [Kế hoạch](ke-hoach.pdf). Lời ghi chú thì cách ra: [Kế hoạch] (bản nháp)",
    ),
    ("**", "Chữ đậm cần dấu ** ôm sát chữ ở cả hai đầu: **Lưu ý:** nộp sớm. Muốn hiện dấu sao thì viết \\*\\*"),
    ("~~", "Chữ gạch ngang cần dấu ~~ ôm sát chữ ở cả hai đầu: ~~7 giờ~~ 8 giờ. Muốn hiện dấu ấy thì viết \\~\\~"),
    ("|---", "Dòng gạch đứng ngay dưới dòng đầu của bảng và có đủ số cột: |---|---| dưới | TT | Họ tên |"),
    ("##", "Sau các dấu # cần một dấu cách: ## Tên đề mục. Muốn hiện dấu # thì viết \\##"),
];

/// The marks that are left in a stretch of running text, each kind once, with their places.
pub(super) fn each(text: &str, words: Range<usize>) -> impl Iterator<Item = (Diagnostic, Range<usize>)> {
    let bytes = text.as_bytes().get(words.clone()).unwrap_or_default();
    let signs = memchr::memchr3_iter(b'*', b'~', b'!', bytes).chain(memchr::memchr3_iter(b']', b'|', b'#', bytes));
    let mut told = [false; MARKS.len()];
    signs.map(move |at| words.start + at).filter_map(move |place| {
        let kind = MARKS.iter().position(|(sign, _)| text[place..words.end].starts_with(sign))?;
        let (sign, help) = MARKS[kind];
        if told[kind] || !is_left(text, place, sign) {
            return None;
        }
        told[kind] = true;
        let help = written(text, place, sign).map_or_else(|| help.to_owned(), |line| format!("Ghi: {line}"));
        let message = format!("Dấu {sign} còn lại trong chữ, người đọc sẽ thấy dấu ấy");
        Some((Diagnostic::warning(Code::LeftoverMark, message).help(help), place..place + sign.len()))
    })
}

/// Whether a sign stands there for what it means to Markdown.
fn is_left(text: &str, at: usize, sign: &str) -> bool {
    let before = &text[..at];
    let is_meant = match sign {
        // Three of them apart from words divide a text; more of them are no mark.
        "**" if before.ends_with('*') => false,
        "**" => {
            let rest = text[at..].trim_start_matches('*');
            let is_apart = before.is_empty() || before.ends_with(char::is_whitespace);
            match text.len() - at - rest.len() {
                2 => true,
                3 => !(is_apart && rest.starts_with(char::is_whitespace)),
                _ => false,
            }
        }
        "~~" => !before.ends_with('~') && !text[at + 2..].starts_with('~'),
        // `![[…]]` is told as what another program makes of it.
        "![" => !before.ends_with(char::is_alphanumeric) && !text[at..].starts_with("![["),
        "##" => {
            let before = before.trim_end_matches([' ', '\t']);
            (before.is_empty() || before.ends_with('\n'))
                && !text[at..].trim_start_matches('#').starts_with(char::is_whitespace)
        }
        "](" => !near_words(text, at).is_some_and(|open| is_escaped(text, open)),
        _ => true,
    };
    is_meant && !is_escaped(text, at)
}

/// Where the bracket opens that closes at a place, on the same line and not far from it.
fn near_words(text: &str, at: usize) -> Option<usize> {
    let near = text.ceil_char_boundary(at.saturating_sub(LONGEST));
    let open = near + memchr::memrchr2(b'[', b'\n', &text.as_bytes()[near..at])?;
    text[open..].starts_with('[').then_some(open)
}

/// What to write there, where it can be known.
fn written(text: &str, at: usize, sign: &str) -> Option<String> {
    let line = text[at..].lines().next()?;
    match sign {
        "##" => {
            let title = line.trim_start_matches('#');
            let marks = &line[..line.len() - title.len()];
            (marks.len() <= 6 && !title.is_empty()).then(|| format!("{marks} {title}"))
        }
        "![" => {
            let (words, _) = line[sign.len()..].split_once(']')?;
            (!words.contains('[') && !words.is_empty()).then(|| format!("![{words}](ten-anh.jpg)"))
        }
        "](" => {
            let words = &text[near_words(text, at)? + 1..at];
            let (remark, _) = line[sign.len()..].split_once(')')?;
            Some(format!("[{words}] ({remark}) nếu là lời ghi chú, [{words}](ten-tep.pdf) nếu là liên kết"))
        }
        "**" => {
            let (label, rest) = line[sign.len()..].split_once(':')?;
            let is_label = !label.is_empty() && !label.contains('*') && !label.starts_with(char::is_whitespace);
            (is_label && !rest.contains('*')).then(|| format!("**{label}:** {}", rest.trim_start()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign(text: &str) -> Option<&str> {
        each(text, 0..text.len()).next().map(|(_, at)| &text[at])
    }

    #[test]
    fn marks_are_told_from_other_signs() {
        for (text, left) in [
            ("**Lưu ý: nộp sớm", Some("**")),
            ("nộp sớm** nhé", Some("**")),
            ("***Lưu ý", Some("**")),
            ("~~7 giờ", Some("~~")),
            ("[x](ghi chú thêm)", Some("](")),
            ("xem ![Ảnh]", Some("![")),
            ("\\[x](ghi chú thêm)", None),
            ("##Tiêu đề", Some("##")),
            ("|---|", Some("|---")),
            ("hết. *** Sang", None),
            ("****", None),
            ("\\**x \\![a\\](b)", None),
            ("Hay quá![1]", None),
            ("số ## và #chủ-đề", None),
            ("a ~ b | c # d", None),
        ] {
            assert_eq!(sign(text), left, "{text}");
        }
    }

    #[test]
    fn what_is_known_is_written_as_it_should_be() {
        for (text, help) in [
            ("###Tiêu đề", "Ghi: ### Tiêu đề"),
            ("**Lưu ý: mang thẻ", "Ghi: **Lưu ý:** mang thẻ"),
            ("![Ảnh lễ]", "Ghi: ![Ảnh lễ](ten-anh.jpg)"),
        ] {
            assert_eq!(each(text, 0..text.len()).next().unwrap().0.help.unwrap(), help);
        }
    }
}
