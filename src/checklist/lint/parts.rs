//! Parts of a regulation that are said to stand under a heading which the page hasn't.

use crate::content::kinds::Page;
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::schema::quoted;
use crate::site::Site;
use crate::vietnamese::{self, bare_words};

/// Warns of them, with the heading that is nearest.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    for (_, entry, page) in site.of_kind::<Page>(Lang::Vi).filter(|(_, _, page)| !page.parts.is_empty()) {
        let headings: Vec<String> = entry.body.passages().into_iter().map(|passage| passage.heading).collect();
        let is_there = |wanted: &str| headings.iter().any(|heading| bare_words(heading) == bare_words(wanted));
        for part in page.parts.iter().filter(|part| !is_there(&part.heading)) {
            let message = format!("Bài không có đề mục “{}” mà mục parts nhắc tới", part.heading.value);
            let told = Diagnostic::warning(Code::NoSuchHeading, message).at(&entry.path, part.heading.span);
            diagnostics.push(told.help(help(&part.heading, &headings)));
        }
    }
}

fn help(wanted: &str, headings: &[String]) -> String {
    match vietnamese::nearest(wanted, headings.iter().map(String::as_str)) {
        Some(heading) => format!("Thay bằng {}", quoted(heading)),
        None => format!("Viết phần ấy trong bài, dưới dòng: ## {}", wanted.trim()),
    }
}
