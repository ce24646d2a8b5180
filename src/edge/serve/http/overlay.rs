//! What is added to pages on their way to the browser, and the pages that aren't the site's. The outputs never have it.

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use memchr::memmem;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{media, own};
use crate::edge::serve::edition::{Edition, Notice};
use crate::source::SourcePath;
use crate::theme::TemplateFault;
use crate::unseen::visible;

/// What stands in a path as it is.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The page with the link to its source and the script that keeps it fresh, before the end of its body.
pub(super) fn with_live(mut page: Vec<u8>, edition: &Edition, source: Option<&SourcePath>) -> Vec<u8> {
    let folder = escaped(edition.folder());
    let link = source.map(|path| {
        let address = utf8_percent_encode(path.as_str(), PATH);
        let (own, source) = (own::FOLDER, own::SOURCE);
        format!(
            "<p id=\"congtruong-nguon\"><a href=\"{folder}{own}{source}{address}\">Tệp nguồn: {}</a></p>\n",
            escaped(path.as_str())
        )
    });
    let added = link.unwrap_or_default() + &script(edition, "");
    let end = memmem::rfind(&page, b"</body>").unwrap_or(page.len());
    page.splice(end..end, added.bytes());
    page
}

/// A script of its own, as the pages' policy asks: nothing inline.
fn script(edition: &Edition, attributes: &str) -> String {
    let folder = escaped(edition.folder());
    let (own, script) = (own::FOLDER, own::SCRIPT);
    format!(
        "<script src=\"{folder}{own}{script}\" data-edition=\"{}\"{attributes} defer></script>\n",
        escaped(&edition.id)
    )
}

/// All that stands in the way of the first good build; shown on every address until there is one.
pub(super) fn faults(edition: &Edition) -> Response {
    let Notice { count, diagnostics, .. } = &edition.notice;
    let list: String = diagnostics.iter().map(|text| format!("<pre>{}</pre>\n", escaped(text))).collect();
    let body = format!(
        "<p>{}. Sửa các lỗi dưới đây rồi lưu tệp: trang sẽ tự hiện ra.</p>\n{list}",
        escaped(if count.is_empty() { "Chưa dựng được trang" } else { count })
    );
    page(StatusCode::SERVICE_UNAVAILABLE, "Trang còn lỗi", &(body + &script(edition, " data-faults")))
}

/// A template of the site's own failed on this page.
pub(super) fn template_fault(edition: &Edition, error: &TemplateFault) -> Response {
    if edition.inputs.is_none() {
        let body = "<p>Người soạn trang đang sửa. Trang sẽ tự hiện ra.</p>\n".to_owned() + &script(edition, "");
        return page(StatusCode::INTERNAL_SERVER_ERROR, "Chưa dựng được trang này", &body);
    }
    let fault = error.diagnostic();
    let body =
        format!("<pre>{}</pre>\n<p>{}.</p>\n", escaped(&fault.message), escaped(&fault.help.unwrap_or_default()));
    page(StatusCode::INTERNAL_SERVER_ERROR, "Chưa dựng được trang này", &(body + &script(edition, "")))
}

/// A page without the site around it, where the site has none for this.
pub(super) fn bare(edition: &Edition, status: StatusCode) -> Response {
    let body = format!("<p>Không có trang ở địa chỉ này.</p>\n{}", script(edition, ""));
    page(status, "Không tìm thấy", &body)
}

/// A page with one sentence.
pub(super) fn message(status: StatusCode, title: &str, text: &str) -> Response {
    page(status, title, &format!("<p>{}</p>\n", escaped(text)))
}

fn page(status: StatusCode, title: &str, body: &str) -> Response {
    let html = format!(
        "<!doctype html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n</head>\n\
         <body>\n<main>\n<h1>{title}</h1>\n{body}</main>\n</body>\n</html>\n"
    );
    (status, [(CONTENT_TYPE, media::HTML)], html).into_response()
}

fn escaped(text: &str) -> String {
    visible(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_added_stands_before_the_last_end_of_the_body_or_at_the_end() {
        let edition = Edition { id: "a-1".to_owned(), ..Edition::default() };
        let path = SourcePath::new("content/tin-tuc/Đón & tiễn.md").unwrap();
        let page =
            String::from_utf8(with_live(b"<body>1 </body> 2</body></html>".to_vec(), &edition, Some(&path))).unwrap();
        assert!(page.starts_with("<body>1 </body> 2<p id=\"congtruong-nguon\">"), "{page}");
        assert!(page.ends_with(" defer></script>\n</body></html>") && page.contains("data-edition=\"a-1\""), "{page}");
        assert!(page.contains("/_congtruong/nguon/content/tin-tuc/%C4%90%C3%B3n%20%26%20ti%E1%BB%85n.md"), "{page}");
        assert!(page.contains("Đón &amp; tiễn.md</a>"), "{page}");
        assert!(with_live(b"<p>1".to_vec(), &edition, None).starts_with(b"<p>1<script src="));
    }
}
