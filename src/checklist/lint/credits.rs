//! Articles whose author or source is nobody: “sưu tầm”, “Nguồn: Internet”.

use crate::content::Entry;
use crate::content::kinds::Post;
use crate::content::real::author;
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::schema::quoted;
use crate::site::Site;
use crate::source::Span;

/// What to write where nobody is named.
const NAME_SOMEBODY: &str =
    "Ghi tên người viết ở author; bài lấy ở nơi khác thì thêm dòng source ghi tên báo, trang hoặc sách";
const NAME_SOURCE: &str = "Bài của trường thì bỏ dòng này; bài lấy ở nơi khác thì ghi tên tờ báo, trang hoặc sách, như: source: Báo Giáo dục và Thời đại";

/// Warns of them, once an article.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    for (_, entry, post) in site.of_kind::<Post>(Lang::Vi) {
        if let Some(Fault { message, help, span }) = fault(entry, post) {
            let told = Diagnostic::warning(Code::UnrealValue, message).help(help).citing("4210/GDĐT-TTTT III.2");
            diagnostics.push(told.at(&entry.path, span));
        }
    }
}

/// What is wrong with whose an article is.
struct Fault {
    message: String,
    help: String,
    span: Span,
}

fn fault(entry: &Entry, post: &Post) -> Option<Fault> {
    let fault = |message: String, help: &str, span: Span| Some(Fault { message, help: help.to_owned(), span });
    let author = &post.author;
    match post.source.as_deref() {
        Some(source) if author::is_nobody(source) => {
            let message = format!("“{source}” không phải nguồn: người đọc không tìm lại được bài gốc");
            fault(message, NAME_SOURCE, entry.span_of("source"))
        }
        Some(_) => None,
        None if author::is_nobody(author) => {
            fault(format!("“{author}” không cho biết bài của ai"), NAME_SOMEBODY, entry.span_of("author"))
        }
        None => match author::source_in(author) {
            Some(source) => {
                let help = format!("Ghi tên người đăng ở author, và thêm dòng: source: {}", plain(source));
                fault(format!("“{author}” là nguồn, không phải người viết"), &help, entry.span_of("author"))
            }
            None => author::uncredited(&entry.body).and_then(|credit| {
                fault(format!("Bài ghi “{credit}”, người đọc không biết bài của ai"), NAME_SOMEBODY, entry.head)
            }),
        },
    }
}

/// A source as front matter has it.
fn plain(source: &str) -> String {
    let is_plain = source.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '.' | '-' | ','));
    if is_plain { source.to_owned() } else { quoted(source) }
}
