//! Marks of HTML and XML after which nothing is shown until they are closed.

use std::ops::Range;

use super::super::inert::Inert;
use super::Told;
use crate::diagnostic::{Code, Diagnostic};

/// What people close a comment with instead of `-->`, the longest first.
const MISSPELT: [&str; 6] = ["--!>", "-- >", "—>", "–>", "->", "--"];

/// A mark in a block of HTML without its end.
pub(super) fn in_block(text: &str, block: Range<usize>) -> Option<Told> {
    let written = text.get(block.clone())?;
    let indent = written.len() - written.trim_start().len();
    let start = block.start + indent;
    let begun = &written[indent..];
    if let Some(at) = unclosed_comment(written) {
        return Some(told(text, block.start + at, "<!--"));
    }
    let (mark, end) = if begun.starts_with("<![CDATA[") {
        ("<![CDATA[", "]]>")
    } else if begun.starts_with("<?") {
        ("<?", "?>")
    } else if begun.starts_with("<!") && !begun.starts_with("<!--") {
        ("<!", ">")
    } else {
        return None;
    };
    (!begun.contains(end)).then(|| told(text, start, mark))
}

/// Where a comment begins in HTML that isn't closed, or only by the end of the next one.
fn unclosed_comment(html: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = html[from..].find("<!--").map(|at| from + at) {
        let inside = &html[at + "<!--".len()..];
        // `<!-->` is a whole comment.
        let end = if inside.starts_with('>') { Some(0) } else { inside.find("-->") };
        match end {
            Some(length) if !inside[..length].contains("<!--") => from = at + "<!--".len() + length,
            _ => return Some(at),
        }
    }
    None
}

/// Such marks in running text, which readers see.
pub(super) fn in_words(text: &str, inert: &Inert) -> Option<Told> {
    let marks = memchr::memchr_iter(b'<', text.as_bytes()).filter_map(|at| {
        let rest = &text[at..];
        let is_instruction = rest.starts_with("<?php") || rest.starts_with("<?xml");
        let mark = ["<!--", "<![CDATA["].into_iter().find(|mark| rest.starts_with(mark));
        mark.or(is_instruction.then_some("<?")).map(|mark| (at, mark))
    });
    let mut seen = marks.filter(|(at, _)| !inert.covers(text, *at));
    seen.next().map(|(at, mark)| told(text, at, mark))
}

fn told(text: &str, at: usize, mark: &str) -> Told {
    let line = text[at..].lines().next().unwrap_or_default().trim_end();
    let help = match mark {
        "<!--" => format!("Đóng ghi chú bằng -->: {}", closed(line)),
        "<![CDATA[" => "Đóng bằng ]]>, hoặc xóa <![CDATA[".to_owned(),
        "<?" => "Xóa đoạn mã này, hoặc đóng bằng ?>".to_owned(),
        _ => format!("Nếu là chữ cho người đọc thì thêm dấu \\ ở trước: \\{line}"),
    };
    let message = format!("Dấu {mark} ở đây không được đóng, phần sau của bài không hiện đúng");
    (at..at + mark.len(), Diagnostic::error(Code::UnclosedMark, message).help(help))
}

/// The line with its comment closed.
fn closed(line: &str) -> String {
    let bare = MISSPELT.iter().find_map(|end| line.strip_suffix(end)).unwrap_or(line);
    format!("{} -->", bare.trim_end())
}
