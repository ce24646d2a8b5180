//! Articles that nobody but their writers approved.

use crate::content::Entry;
use crate::content::kinds::Post;
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::site::Site;
use crate::vietnamese::bare_words;

/// Fewest articles by which a habit is told. No source sets it; it is this program's.
const ENOUGH: usize = 5;

/// Warns once where the writer approved every article.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let posts = || site.of_kind::<Post>(Lang::Vi);
    let is_own =
        |post: &Post| post.author == post.approved_by || bare_words(&post.author) == bare_words(&post.approved_by);
    if !posts().all(|(_, _, post)| is_own(post)) {
        return;
    }
    let last: Option<&Entry> = posts().map(|(_, entry, _)| entry).max_by_key(|entry| entry.day());
    let count = posts().count();
    if let Some(entry) = last.filter(|_| count >= ENOUGH) {
        let message = format!("Cả {count} bài đều do chính người viết duyệt");
        let help = "Ghi ở approved_by người duyệt bài trước khi đăng, như: approved_by: Trưởng Ban Biên tập";
        let diagnostic = Diagnostic::warning(Code::UnrealValue, message).help(help).citing("4210/GDĐT-TTTT III.5");
        diagnostics.push(diagnostic.at(&entry.path, entry.span_of("approved_by")));
    }
}
