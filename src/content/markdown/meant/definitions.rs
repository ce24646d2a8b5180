//! Lines of a notice that Markdown takes for link definitions: `[Hạn]: 25/11/2026`. Nothing would be left of them.

use std::collections::BTreeSet;

use super::{Correction, Line, Part, Slip};

/// Longest name of a link in Markdown, in bytes.
const LONGEST: usize = 999;

/// Finds definitions that no link uses and that lead to no address: each becomes the text it is.
pub(super) fn find(lines: &[Line<'_>], found: &mut Vec<Correction>) {
    let prose = || lines.iter().filter(|line| line.part == Part::Prose);
    if !prose().any(|line| definition(line.text).is_some()) {
        return;
    }
    let used: BTreeSet<String> = prose().flat_map(|line| named(line.text)).collect();
    for line in prose() {
        let Some((at, label, target)) = definition(line.text) else { continue };
        if !is_address(target) && !used.contains(&label.to_lowercase()) {
            let at = line.start + at;
            found.push(Correction { at: at..at, with: "\\".to_owned(), slip: Slip::Definition });
        }
    }
}

/// Where in a line a definition begins, the name of the link, and its target; that may stand on the next line.
fn definition(line: &str) -> Option<(usize, &str, &str)> {
    let at = line.find('[')?;
    let is_mark = |c: char| c.is_whitespace() || c.is_ascii_digit() || "->*+.)".contains(c);
    if !line[..at].chars().all(is_mark) {
        return None;
    }
    let (label, after) = line[at + 1..].split_once("]:")?;
    let is_label = !label.trim().is_empty() && !label.starts_with('^') && !label.contains(['[', ']']);
    let after = after.trim();
    let (target, title) = after.split_at(after.find([' ', '\t']).unwrap_or(after.len()));
    let title = title.trim_start();
    // What is followed by more words is a sentence to Markdown too.
    let is_alone = title.is_empty() || title.starts_with(['"', '\'', '(']);
    (is_label && is_alone && label.len() <= LONGEST).then_some((at, label, target))
}

/// The names between brackets in a line, in lower case, but for that of a definition.
fn named(line: &str) -> impl Iterator<Item = String> {
    let line = definition(line).map_or(line, |(at, label, _)| &line[at + 1 + label.len()..]);
    line.match_indices('[').filter_map(|(at, _)| {
        let inner = &line[at + 1..];
        let inner = &inner[..inner.floor_char_boundary(LONGEST)];
        let end = inner.find([']', '['])?;
        inner[end..].starts_with(']').then(|| inner[..end].to_lowercase())
    })
}

/// Whether a target can be an address or a path; what only looks like a word, a day or a number is none.
fn is_address(target: &str) -> bool {
    if target.contains("://") || target.starts_with(['/', '.', '#', '<', '?']) || target.starts_with("www.") {
        return true;
    }
    if target.starts_with("mailto:") || target.starts_with("tel:") {
        return true;
    }
    // A host or a file: its last part is of letters, `moet.gov.vn`, `ke-hoach.pdf`.
    let path = target.split(['#', '?']).next().unwrap_or_default();
    let last = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, last)| last);
    let ends = (2..=6).contains(&last.len()) && last.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let has_letter = last.bytes().any(|byte| byte.is_ascii_alphabetic());
    !target.contains('@') && (path.ends_with('/') || (ends && has_letter))
}

#[cfg(test)]
mod tests {
    use super::super::Reading;

    fn read(text: &str) -> String {
        Reading::of(text).text.into_owned()
    }

    #[test]
    fn a_line_of_a_notice_is_text() {
        for line in [
            "[Hạn]: 25/11/2026",
            "[Điện thoại]: 0225.3000.001",
            "[Email]: vanphong@hoaphuong.edu.vn",
            "[Giờ]: 8h00 \"sáng\"",
            "[Phòng]: 12 (tầng 2)",
            "[Lớp]: 6A",
            "[Số]: 12/KH-THCS",
        ] {
            assert_eq!(read(line), format!("\\{line}"));
            assert_eq!(read(&format!("- {line}\n")), format!("- \\{line}\n"));
            assert_eq!(read(&format!("Kính mời.\n\n> {line}\n")), format!("Kính mời.\n\n> \\{line}\n"));
        }
        assert_eq!(read("[Nơi nộp]:\nVăn-phòng\n"), "\\[Nơi nộp]:  \nVăn-phòng\n");
    }

    #[test]
    fn a_definition_that_is_used_or_leads_somewhere_is_left() {
        for text in [
            "Xem [Hạn].\n\n[hạn]: 25/11/2026\n",
            "[Web]: https://moet.gov.vn\n",
            "[Web]: moet.gov.vn \"Bộ\"\n",
            "[Tệp]: anh/ke-hoach.pdf\n",
            "[Mục]: #phan-le\n",
            "[Bài]: ../tin-tuc/x.md\n",
            "[//]: # (ghi chú)\n",
            "[^1]: chú\n",
            "[Khẩn]: Nhà trường thông báo\n",
            "```\n[Hạn]: 25/11\n```\n",
            "\\[Hạn]: 25/11\n",
        ] {
            assert_eq!(read(text), text);
        }
    }
}
