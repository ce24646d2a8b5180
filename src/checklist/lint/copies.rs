//! What stands on the site twice and counts once: documents, and pages whose text is another page's.

use std::collections::BTreeMap;

use crate::checklist::real::{Real, Repeated};
use crate::content::kinds::Document;
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::site::Site;

/// Warns of them.
pub(super) fn check(site: &Site, real: &Real<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (_, entry, document) in site.of_kind::<Document>(Lang::Vi) {
        let span = |field: &str| entry.span_of(field);
        match real.repeated().get(&entry.path) {
            Some(Repeated::Number(first)) => {
                let message =
                    format!("Văn bản số {} đã có ở {first}; bảng đối chiếu chỉ tính một lần", document.number);
                let help = "Xóa một trong hai tệp; nếu là hai văn bản khác nhau thì sửa number cho đúng";
                diagnostics.push(twice(message, help).at(&entry.path, span("number")));
            }
            Some(Repeated::Title(first)) => {
                let message = format!("Văn bản này đã có ở {first}: cùng tiêu đề, cùng tệp");
                diagnostics.push(twice(message, "Xóa một trong hai tệp .md").at(&entry.path, span("title")));
            }
            None => {
                for file in entry.common.files.iter().map(|attached| &attached.file) {
                    let Some(first) = real.document_before(entry, &file.value) else { continue };
                    let message = format!("Tệp {} là tệp của văn bản ở {first}", file.value);
                    let help = "Đính kèm đúng tệp của văn bản này; mỗi văn bản có tệp riêng";
                    diagnostics.push(twice(message, help).at(&entry.path, file.span));
                }
            }
        }
    }
    let heads: BTreeMap<_, _> = site.entries.iter().map(|entry| (&entry.path, entry.head)).collect();
    for (path, borrowed) in real.borrowed() {
        let message = format!(
            "Chỉ {} trong {} chữ của trang này là của riêng trang; nhiều chữ còn lại đã có ở nơi khác, như {}",
            borrowed.own, borrowed.words, borrowed.from
        );
        let help = "Viết điều riêng của trang này, hoặc xóa nội dung chép và dẫn liên kết tới trang kia";
        diagnostics.push(twice(message, help).at(path, heads.get(path).copied().unwrap_or_default()));
    }
}

fn twice(message: String, help: &str) -> Diagnostic {
    Diagnostic::warning(Code::Repeated, message).help(help)
}
