//! Lists of candidates that list nobody, or a single one.

use crate::content::Entry;
use crate::content::kinds::Enrolment;
use crate::content::real::wording;
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::site::Site;

/// Warns of them.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    for (_, entry, enrolment) in site.of_kind::<Enrolment>(Lang::Vi) {
        if entry.fields.get("candidates").is_none() {
            continue;
        }
        let listed = enrolment.candidates.iter().filter(|row| wording::says_something(&row.number)).count();
        let (message, help) = match listed {
            0 => ("Danh sách chưa có mã hay số báo danh nào", "Nhập các dòng của danh sách, hoặc xóa mục candidates"),
            1 => (
                "Danh sách chỉ có một dòng",
                "Nhập đủ các dòng của danh sách; nếu đúng chỉ có một người thì giữ nguyên",
            ),
            _ => continue,
        };
        diagnostics.push(told(entry, message, help));
    }
}

fn told(entry: &Entry, message: &str, help: &str) -> Diagnostic {
    Diagnostic::warning(Code::UnrealValue, message).help(help).at(&entry.path, entry.span_of("candidates"))
}
