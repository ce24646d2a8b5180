//! Articles whose author or source is nobody: “sưu tầm”, “Nguồn: Internet”.

use crate::content::Entry;
use crate::content::kinds::Post;
use crate::content::real::author;
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::site::Site;
use crate::source::Span;

/// Warns of them, once an article.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    for (_, entry, post) in site.of_kind::<Post>(Lang::Vi) {
        if let Some((message, span)) = fault(entry, post) {
            let help =
                "Ghi tên người viết ở author; bài lấy ở nơi khác thì thêm dòng source ghi tên báo, trang hoặc sách";
            let told = Diagnostic::warning(Code::UnrealValue, message).help(help).citing("4210/GDĐT-TTTT III.2");
            diagnostics.push(told.at(&entry.path, span));
        }
    }
}

fn fault(entry: &Entry, post: &Post) -> Option<(String, Span)> {
    let span = |field: &str| entry.span_of(field);
    match post.source.as_deref() {
        Some(source) if author::is_nobody(source) => {
            Some((format!("“{source}” không phải nguồn: người đọc không tìm lại được bài gốc"), span("source")))
        }
        Some(_) => None,
        None if author::is_nobody(&post.author) => {
            Some((format!("“{}” không cho biết bài của ai", post.author), span("author")))
        }
        None => author::uncredited(&entry.body)
            .map(|credit| (format!("Bài ghi “{credit}”, người đọc không biết bài của ai"), entry.head)),
    }
}
