//! Files of `content/` that no page reads or uses: their authors wait for them in vain.

use std::collections::{BTreeMap, BTreeSet};

use super::{Attachment, Hidden};
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::{Inputs, Source};
use crate::source::SourcePath;

/// Endings that other programs give to what is a post here.
const OF_POSTS: [&str; 6] = ["markdown", "mdown", "mkd", "mdx", "rmd", "txt"];
/// So many are told each, the others by their number.
const TOLD: usize = 20;

/// Tells of each such file. Those beside an entry that isn't shown now may be its own; copies were told already.
pub(super) fn check(
    inputs: &Inputs,
    attachments: &BTreeMap<SourcePath, Attachment>,
    hidden: &BTreeMap<SourcePath, Hidden>,
    copies: &BTreeSet<SourcePath>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let waiting: BTreeSet<&str> = hidden.keys().map(SourcePath::folder).collect();
    let is_waiting = |path: &SourcePath| {
        let folder = path.folder();
        let above = folder.match_indices('/').map(|(end, _)| &folder[..end]);
        above.chain([folder]).any(|folder| waiting.contains(folder))
    };
    let unused = inputs.sources.iter().filter(|(path, source)| {
        matches!(source, Source::File(_))
            && path.as_str().starts_with("content/")
            && !attachments.contains_key(*path)
            && !copies.contains(*path)
            && !is_waiting(path)
    });
    let unused: Vec<&SourcePath> = unused.map(|(path, _)| path).collect();
    diagnostics.extend(unused.iter().take(TOLD).map(|path| unread(path)));
    if let Some(more) = unused.len().checked_sub(TOLD).filter(|more| *more > 0) {
        let message = format!("Còn {more} tệp khác trong content/ mà không trang nào dùng");
        diagnostics.push(Diagnostic::warning(Code::UnreadFile, message).help("Dẫn tới chúng trong bài, hoặc xóa đi"));
    }
}

fn unread(path: &SourcePath) -> Diagnostic {
    let ending = path.extension();
    let told = if OF_POSTS.contains(&ending.as_str()) {
        let stem = path.stem().trim_end_matches(".md");
        Diagnostic::warning(Code::UnreadFile, format!("Tệp này không thành bài viết vì đuôi là .{ending}"))
            .help(format!("Nếu là bài viết thì đổi tên thành {stem}.md"))
    } else {
        Diagnostic::warning(Code::UnreadFile, "Không trang nào dùng tệp này nên nó không được đăng")
            .help(format!("Dẫn tới nó trong bài, như [Xem tệp]({}), hoặc xóa đi", path.file_name()))
    };
    told.in_file(path)
}
