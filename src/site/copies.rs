//! Copies that nobody meant to make: programs that keep folders alike on several computers put a second file beside one
//! that was changed on two of them, and so do a second download and a key pressed twice.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::{Inputs, Source};
use crate::source::SourcePath;
use crate::vietnamese;

/// Endings of what was before.
const OF_BACKUPS: [&str; 7] = ["bak", "orig", "old", "tmp", "rej", "backup", "temp"];
/// What such programs write in brackets behind a name, without marks: among other words, or alone.
const ANYWHERE: [&str; 4] = ["conflicted copy", "ban sao xung dot", "ban sao bi xung dot", "ban xung dot"];
const ALONE: [&str; 3] = ["case conflict", "conflict", "conflicted"];
/// What they write before and behind the name of a file that lies beside it, without marks.
const BEFORE: [&str; 4] = ["copy of ", "ban sao cua ", "ban sao ", "sao chep cua "];
const BEFORE_NUMBERED: [(&str, &str); 2] = [("copy (", " of "), ("ban sao (", " cua ")];
const BEHIND: [&str; 11] = [
    " - copy",
    " - ban sao",
    " - sao chep",
    " copy",
    " ban sao",
    " sao chep",
    "_copy",
    "_ban_sao",
    "-copy",
    "-ban-sao",
    "-sao-chep",
];
const IN_BRACKETS: [&str; 6] = ["copy", "another copy", "ban sao", "ban sao khac", "sao chep", "xung dot"];
/// What people have who give a computer their name.
const MACHINES: [&str; 6] = ["macbook", "imac", "iphone", "ipad", "laptop", "pc"];
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
    /// The same, if that has the same title: people number what belongs together as the Finder numbers its copies.
    Numbered(&'n str),
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
            Self::Of(stems) => stems.iter().find_map(|stem| beside(inputs, path, stem)).map(copy_of),
            Self::Numbered(stem) => {
                let original = beside(inputs, path, stem)?;
                let title = title_of(inputs, path)?;
                (title_of(inputs, original)? == title).then(|| copy_of(original))
            }
        }
    }
}

fn copy_of(original: &SourcePath) -> Diagnostic {
    let message = format!("Tệp này giống bản chép của “{}” nằm cạnh nó", original.file_name());
    Diagnostic::warning(Code::CopiedFile, message)
        .help("So hai tệp, giữ bản đúng rồi xóa bản kia; nếu là hai nội dung khác nhau thì đặt tên khác hẳn")
}

/// The line in which a post says what it is called.
fn title_of<'i>(inputs: &'i Inputs, path: &SourcePath) -> Option<&'i [u8]> {
    let bytes: &[u8] = inputs.bytes(path)?;
    bytes.split(|byte| *byte == b'\n').find(|line| line.starts_with(b"title:")).map(<[u8]>::trim_ascii)
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
    if is_of_backups(ending) {
        return Some(Copy::ByName);
    }
    // Names as people are told to choose them, but for those of copies that were mended.
    let is_plain = stem.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if is_plain && !BEHIND.iter().any(|words| words.starts_with('-') && stem.contains(words)) {
        return None;
    }
    if stem.starts_with("~$") {
        return Some(Copy::OfOffice);
    }
    if is_conflict(stem) {
        return Some(Copy::ByName);
    }
    let stems = originals(stem);
    if !stems.is_empty() {
        return Some(Copy::Of(stems));
    }
    without_number(stem, ' ').map(Copy::Numbered)
}

fn is_of_backups(ending: &str) -> bool {
    OF_BACKUPS.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// The names that a name may be made of.
fn originals(stem: &str) -> Vec<&str> {
    let bracketed = in_brackets(stem);
    let mut stems: Vec<&str> =
        bracketed.filter(|(_, inside)| is_number(inside)).map(|(bare, _)| bare).into_iter().collect();
    let numbered = stems.first().copied();
    let numbered = numbered.or_else(|| [' ', '-', '_'].into_iter().find_map(|sign| without_number(stem, sign)));
    let behind = numbered.unwrap_or(stem);
    stems.extend(BEHIND.iter().filter_map(|words| without_end(behind, words)));
    stems.extend(BEFORE.iter().flat_map(|words| [stem, behind].map(|name| without_beginning(name, words))).flatten());
    stems.extend(BEFORE_NUMBERED.iter().filter_map(|words| without_numbered_beginning(stem, words)));
    stems.extend(stem.rsplit_once('.').filter(|(_, ending)| is_of_backups(ending)).map(|(bare, _)| bare));
    stems.extend(bracketed.filter(|(_, inside)| is_copy_in_brackets(inside)).map(|(bare, _)| bare));
    stems.extend(
        stem.match_indices('-').filter(|(dash, _)| is_computer(&stem[dash + 1..])).map(|(dash, _)| &stem[..dash]),
    );
    // A mended name may end in a dash where signs stood.
    let trimmed = stems.iter().map(|stem| stem.trim_end_matches(['-', '_', ' ']));
    let trimmed: Vec<&str> = trimmed.filter(|bare| !stems.contains(bare)).collect();
    stems.extend(trimmed);
    stems
}

/// Whether a name was made because two computers changed one file.
fn is_conflict(stem: &str) -> bool {
    let synced = stem
        .find(".sync-conflict-")
        .is_some_and(|at| stem[at + ".sync-conflict-".len()..].starts_with(|c: char| c.is_ascii_digit()));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let ended = || {
        let lower = stem.to_ascii_lowercase();
        let stamped =
            lower.rsplit_once("_conflict-").is_some_and(|(_, stamp)| stamp.starts_with(|c: char| c.is_ascii_digit()));
        stamped || [".conflict", ".conflicted", "_conflict", "_caseconflict"].iter().any(|end| lower.ends_with(end))
    };
    let merged = || OF_MERGING.iter().any(|mark| stem.rsplit_once(mark).is_some_and(|(_, number)| is_digits(number)));
    let bracketed = || {
        in_brackets(stem).map(|(_, inside)| vietnamese::fold(inside)).is_some_and(|inside| {
            let is_stamped = inside.contains("conflict") && inside.contains(|c: char| c.is_ascii_digit());
            is_stamped || ANYWHERE.iter().any(|words| inside.contains(words)) || ALONE.contains(&inside.as_str())
        })
    };
    synced || merged() || ended() || bracketed()
}

/// What stands in brackets at the end of a name, and the name before it.
fn in_brackets(stem: &str) -> Option<(&str, &str)> {
    let (bare, inside) = stem.strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    Some((bare.trim_end(), inside))
}

/// A name without the number of a copy behind a sign: “bài copy 2”.
fn without_number(stem: &str, sign: char) -> Option<&str> {
    let (bare, number) = stem.rsplit_once(sign)?;
    is_number(number).then(|| bare.trim_end())
}

fn is_number(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether this, in brackets behind a name, tells of a copy or of the computer that it was made on.
fn is_copy_in_brackets(inside: &str) -> bool {
    let folded = vietnamese::fold(inside);
    IN_BRACKETS.contains(&folded.as_str()) || folded.ends_with(" copy") || is_computer(inside)
}

/// A name without “Copy (2) of ” before it.
fn without_numbered_beginning<'n>(name: &'n str, (words, more): &(&str, &str)) -> Option<&'n str> {
    let (number, rest) = without_beginning(name, words)?.split_once(')')?;
    without_beginning(rest, more).filter(|_| is_number(number))
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
    let is_numbered = || ["PC", "MAY"].iter().any(|begin| name.strip_prefix(begin).is_some_and(is_number));
    let is_owned = || {
        let folded = vietnamese::fold(name);
        let has_owner = ["’s ", "'s ", " cua "].iter().any(|sign| folded.contains(sign));
        has_owner && folded.split_whitespace().any(|word| MACHINES.contains(&word))
    };
    if name.contains(char::is_whitespace) { is_owned() } else { is_known || is_numbered() || is_joined() }
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
            "bài (SFConflict lan@hoasen.example 2026-11-20-10-10-10).md",
            "bai_conflict-20261120-101010.md",
            "bai.conflict.md",
            "bai_PHONGHOP_Nov-20-101010-2026_Conflict.md",
            "bài (Bản sao bị xung đột của Lan 2026-11-20).md",
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
            ("bai-PC01.md", "bai"),
            ("bài (Nguyen-PC).md", "bài"),
            ("bài-Admin’s MacBook Pro.md", "bài"),
            ("Copy (2) of bài.md", "bài"),
            ("Bản sao (3) của bài.md", "bài"),
            ("Copy of bài 2.md", "bài 2"),
            ("bai-copy.md", "bai"),
            ("bai-copy-2.md", "bai"),
            ("bài - Sao chép.md", "bài"),
            ("bài (bản sao).md", "bài"),
            ("bài [xung đột].md", "bài"),
            ("bai.orig.md", "bai"),
        ] {
            let Some(Copy::Of(stems)) = copy(name) else { panic!("{name}") };
            assert!(stems.contains(&stem), "{name}: {stems:?}");
        }
    }

    #[test]
    fn other_names_are_no_copies() {
        for name in [
            "bai-2.md",
            "photocopy.md",
            "Kế hoạch-máy tính.pdf",
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
