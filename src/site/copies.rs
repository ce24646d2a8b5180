//! Copies that nobody meant to make: programs that keep folders alike on several computers put a second file beside one
//! that was changed on two of them, and so do a second download and a key pressed twice.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::{Inputs, Source};
use crate::source::SourcePath;
use crate::vietnamese;

/// Endings of what was before.
const OF_BACKUPS: [&str; 7] = ["bak", "orig", "old", "tmp", "rej", "backup", "temp"];
/// What such programs write in brackets behind a name, without marks: among other words, or with a number at most.
const ANYWHERE: [&str; 2] = ["conflicted copy", "ban sao xung dot"];
const ALONE: [&str; 2] = ["case conflict", "conflict"];
/// What they write before and behind the name of a file that lies beside it, without marks.
const BEFORE: [&str; 3] = ["copy of ", "ban sao cua ", "ban sao "];
const BEHIND: [&str; 5] = [" - copy", " - ban sao", " copy", " ban sao", "_copy"];
/// How names of computers begin and end.
const COMPUTERS: [&str; 7] = ["DESKTOP-", "LAPTOP-", "WIN-", "PC-", "MAY-", "Admin", "MacBook"];
const COMPUTERS_END: [&str; 4] = ["-PC", "PC", "Laptop", "MacBook"];
/// What merging leaves beside a file.
const OF_MERGING: [&str; 4] = ["_BACKUP_", "_BASE_", "_LOCAL_", "_REMOTE_"];

/// Why a file is a copy.
#[derive(Debug, PartialEq, Eq)]
enum Copy<'n> {
    /// Its name alone says so.
    ByName,
    /// Office writes it while the file is open.
    OfOffice,
    /// Its name is made of that of a file, if one of that name lies beside it.
    Of(Vec<&'n str>),
}

/// Tells each copy; which files they are.
pub(super) fn tell(inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) -> BTreeSet<SourcePath> {
    let mut told = BTreeSet::new();
    let mut known: BTreeMap<(&str, &[u8]), &SourcePath> = BTreeMap::new();
    for (path, source) in inputs.sources.iter().filter(|(path, _)| path.as_str().starts_with("content/")) {
        let by_name = copy(path.file_name()).and_then(|copy| copy.diagnostic(inputs, path));
        if let Some(diagnostic) = by_name.or_else(|| same_as_before(path, source, &mut known)) {
            diagnostics.push(diagnostic.in_file(path));
            told.insert(path.clone());
        }
    }
    told
}

/// Whether a post is to the byte the one that lies before it in its folder, whatever they are called.
fn same_as_before<'i>(
    path: &'i SourcePath,
    source: &'i Source,
    known: &mut BTreeMap<(&'i str, &'i [u8]), &'i SourcePath>,
) -> Option<Diagnostic> {
    let Source::Text(bytes) = source else { return None };
    if !path.has_extension("md") || bytes.is_empty() {
        return None;
    }
    let first = *known.entry((path.folder(), bytes)).or_insert(path);
    (first != path).then(|| {
        Diagnostic::warning(Code::CopiedFile, format!("Tệp này giống hệt “{}” nằm cạnh nó", first.file_name()))
            .help("Giữ một tệp, xóa tệp kia; nếu là hai nội dung khác nhau thì sửa cho khác")
    })
}

impl Copy<'_> {
    fn diagnostic(&self, inputs: &Inputs, path: &SourcePath) -> Option<Diagnostic> {
        let warn = |message: String| Diagnostic::warning(Code::CopiedFile, message);
        match self {
            Self::OfOffice => Some(
                warn("Đây là tệp tạm của Word, Excel trong lúc tệp thật đang mở".to_owned())
                    .help("Đóng tệp thật trong Word, Excel; nếu tệp này còn đó thì xóa đi"),
            ),
            Self::ByName => Some(
                warn("Tên tệp cho thấy đây là bản chép mà máy hoặc chương trình đồng bộ tự tạo".to_owned())
                    .help("So với bản chính, giữ những gì đúng ở bản chính rồi xóa tệp này"),
            ),
            Self::Of(stems) => {
                let original = stems.iter().find_map(|stem| beside(inputs, path, stem))?;
                Some(warn(format!("Tệp này giống bản chép của “{}” nằm cạnh nó", original.file_name())).help(
                    "So hai tệp, giữ bản đúng rồi xóa bản kia; nếu là hai nội dung khác nhau thì đặt tên khác hẳn",
                ))
            }
        }
    }
}

/// The file of that name in the same folder, with the same ending.
fn beside<'i>(inputs: &'i Inputs, path: &SourcePath, stem: &str) -> Option<&'i SourcePath> {
    let name = path.file_name();
    let ending = name.rfind('.').map_or("", |dot| &name[dot..]);
    let original = SourcePath::new(&format!("{}/{stem}{ending}", path.folder()))?;
    inputs.sources.get_key_value(&original).map(|(known, _)| known)
}

/// What the name of a file tells of its being a copy.
fn copy(name: &str) -> Option<Copy<'_>> {
    let (stem, ending) = name.rsplit_once('.')?;
    if OF_BACKUPS.iter().any(|known| ending.eq_ignore_ascii_case(known)) {
        return Some(Copy::ByName);
    }
    // Names as people are told to choose them.
    if stem.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
        return None;
    }
    if stem.starts_with("~$") {
        return Some(Copy::OfOffice);
    }
    if is_conflict(stem) {
        return Some(Copy::ByName);
    }
    let numbered = without_number(stem);
    let behind = numbered.map_or(stem, |(bare, _)| bare);
    let mut stems: Vec<&str> =
        numbered.filter(|(_, is_bracketed)| *is_bracketed).map(|(bare, _)| bare).into_iter().collect();
    stems.extend(BEHIND.iter().filter_map(|words| without_end(behind, words)));
    stems.extend(BEFORE.iter().filter_map(|words| without_beginning(behind, words)));
    stems.extend(
        stem.match_indices('-').filter(|(dash, _)| is_computer(&stem[dash + 1..])).map(|(dash, _)| &stem[..dash]),
    );
    (!stems.is_empty()).then_some(Copy::Of(stems))
}

/// Whether a name was made because two computers changed one file.
fn is_conflict(stem: &str) -> bool {
    let synced = stem
        .find(".sync-conflict-")
        .is_some_and(|at| stem[at + ".sync-conflict-".len()..].starts_with(|c: char| c.is_ascii_digit()));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let merged = || OF_MERGING.iter().any(|mark| stem.rsplit_once(mark).is_some_and(|(_, number)| is_digits(number)));
    let bracketed = || {
        let inside = stem.strip_suffix([')', ']']).and_then(|stem| stem.rsplit_once(['(', '[']));
        inside.map(|(_, inside)| vietnamese::fold(inside)).is_some_and(|inside| {
            let is_alone =
                |words: &str| inside.strip_prefix(words).is_some_and(|rest| rest.is_empty() || is_digits(rest.trim()));
            ANYWHERE.iter().any(|words| inside.contains(words)) || ALONE.iter().any(|words| is_alone(words))
        })
    };
    synced || merged() || bracketed()
}

/// A name without the number of a copy, and whether that stood in brackets: “bài (1)”, “bài copy 2”.
fn without_number(stem: &str) -> Option<(&str, bool)> {
    let bracketed = stem.strip_suffix(')').and_then(|stem| stem.rsplit_once('('));
    let (bare, number) = bracketed.or_else(|| stem.rsplit_once(' '))?;
    let is_number = (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| (bare.trim_end(), bracketed.is_some()))
}

/// A name without these words at its end, which have no marks; those of the name may.
fn without_end<'n>(name: &'n str, words: &str) -> Option<&'n str> {
    let start = name.char_indices().rev().nth(words.len() - 1)?.0;
    (vietnamese::fold(&name[start..]) == words && start > 0).then(|| &name[..start])
}

/// The same at its beginning.
fn without_beginning<'n>(name: &'n str, words: &str) -> Option<&'n str> {
    let end = name.char_indices().nth(words.len())?.0;
    (vietnamese::fold(&name[..end]) == words).then(|| &name[end..])
}

/// Whether this may be what somebody calls a computer.
fn is_computer(name: &str) -> bool {
    let is_joined = || {
        let mut letters = name.chars().zip(name.chars().skip(1));
        letters.any(|(a, b)| a.is_lowercase() && b.is_uppercase())
    };
    let is_known = COMPUTERS.iter().any(|begin| name.starts_with(begin))
        || COMPUTERS_END.iter().any(|end| name.len() > end.len() && name.ends_with(end));
    !name.contains(char::is_whitespace) && (is_known || is_joined())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_only_programs_give_are_known() {
        for name in [
            "bài.md.bak",
            "bai.orig",
            "bài (conflicted copy 2026-11-21).md",
            "bài (Máy-của-Lan's conflicted copy 2026-11-21).md",
            "bài (Bản sao xung đột của Lan 2026-11-21).md",
            "bài (Case Conflict 1).md",
            "bài[Conflict].md",
            "bai.sync-conflict-20261121-101500-ABCDEFG.md",
            "bai_LOCAL_1234.md",
        ] {
            assert_eq!(copy(name), Some(Copy::ByName), "{name}");
        }
        assert_eq!(copy("~$bài.docx"), Some(Copy::OfOffice));
    }

    #[test]
    fn names_made_of_another_ask_for_it() {
        for (name, stem) in [
            ("bài (1).md", "bài"),
            ("bài(12).pdf", "bài"),
            ("bài - Copy.md", "bài"),
            ("bài - Copy (2).md", "bài"),
            ("bài - Bản sao.md", "bài"),
            ("bài copy 2.md", "bài"),
            ("Bản sao của bài.md", "bài"),
            ("Copy of bài.md", "bài"),
            ("bai-DESKTOP-7HQ2K1L.md", "bai"),
            ("bài-TênMáy.md", "bài"),
            ("bai-2-LanPC.md", "bai-2"),
        ] {
            let Some(Copy::Of(stems)) = copy(name) else { panic!("{name}") };
            assert!(stems.contains(&stem), "{name}: {stems:?}");
        }
    }

    #[test]
    fn other_names_are_no_copies() {
        for name in [
            "bai-2.md",
            "bài 2.md",
            "Lớp (6A).md",
            "Khai giảng 2026.md",
            "kế hoạch-2026.md",
            "Xung đột (conflict) ở trường học.md",
            "Giải quyết xung đột.md",
            "Kế hoạch-KHTN.pdf",
            "a",
            "Copy.md",
            "(1).md.txt",
        ] {
            assert_eq!(copy(name), None, "{name}");
        }
    }
}
