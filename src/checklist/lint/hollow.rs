//! Fields that were filled, and tell their readers nothing: numbers that nobody gave, approval by “admin”, words that
//! only point elsewhere.

use crate::checklist::real::{is_a_name, is_hollow, is_hollow_post};
use crate::content::Entry;
use crate::content::kinds::{Board, Document, Post};
use crate::content::real::{author, elsewhere, number, wording};
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::site::Site;
use crate::vietnamese::lower_first;

/// Warns of them. Values that say nothing by themselves are told as their file is read.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    for entry in site.entries.iter().filter(|entry| entry.lang == Lang::Vi) {
        if let Some(post) = entry.record.get::<Post>() {
            if is_hollow_post(entry) && entry.body.linked_words() > 0 {
                let message = "Bài chỉ có liên kết, người đọc không biết bài nói gì";
                let help = "Viết trong bài: việc gì, ở đâu, khi nào, ai cần biết";
                diagnostics.push(Diagnostic::warning(Code::EmptyBody, message).at(&entry.path, entry.head).help(help));
            }
            let name = &post.approved_by;
            if !author::may_approve(name) && !wording::is_dummy(name) {
                let message = format!("“{name}” không phải là người của trường có thẩm quyền duyệt bài");
                diagnostics.push(hollow(entry, "approved_by", message, "Ghi họ tên hoặc chức vụ của người duyệt"));
            }
            continue;
        }
        for (name, _) in entry.fields.iter().filter(|(name, value)| is_hollow(name, &value.value)) {
            let field = site.field(entry, name);
            let label = field.map_or_else(|| name.clone(), |field| lower_first(&field.label));
            let (why, help) = match name.as_str() {
                "duties" => (
                    "không cho biết người này phụ trách việc gì",
                    "Ghi việc mà riêng người này phụ trách, như: duties: Phụ trách chuyên môn khối 6, 7; cơ sở vật chất",
                ),
                _ => ("chỉ bảo người đọc xem ở nơi khác", "Ghi ngay ở đây điều người đọc cần biết"),
            };
            let message = format!("Mục {label} {why}");
            diagnostics.push(hollow(entry, name, message, help));
        }
        if let Some(document) = entry.record.get::<Document>() {
            tell_number(entry, "number", &document.number, diagnostics);
        }
        if let Some(board) = entry.record.get::<Board>() {
            of_board(entry, board, diagnostics);
        }
    }
}

fn of_board(entry: &Entry, board: &Board, diagnostics: &mut Vec<Diagnostic>) {
    tell_number(entry, "decision", &board.decision.number, diagnostics);
    let unit = board.technical_unit.as_ref().filter(|unit| elsewhere::points(&unit.document));
    if let Some(unit) = unit {
        let message = format!("“{}” chưa phải là tên văn bản phân công", unit.document);
        let help = "Ghi loại, số và ngày của văn bản, như: document: Quyết định số 05/QĐ ngày 08/01/2026";
        diagnostics.push(hollow(entry, "technical_unit", message, help));
    }
    let officer = board.email_officer.iter().map(|officer| ("email_officer", &officer.name));
    let names = board.members.iter().map(|member| ("members", &member.name)).chain(officer);
    for (field, name) in names.filter(|(_, name)| wording::says_something(name) && !is_a_name(name)) {
        let message = format!("“{name}” không phải họ tên của ai");
        diagnostics.push(hollow(entry, field, message, "Ghi họ tên đầy đủ như trong quyết định"));
    }
}

fn tell_number(entry: &Entry, field: &str, number: &str, diagnostics: &mut Vec<Diagnostic>) {
    if wording::is_dummy(number) || number::is_given(number) {
        return;
    }
    let message = format!("“{number}” chưa phải là số của văn bản");
    diagnostics.push(hollow(entry, field, message, "Ghi đúng số trên bản giấy, ví dụ number: 05/QĐ-THCS"));
}

/// What is told of a field that says nothing.
pub(super) fn hollow(entry: &Entry, field: &str, message: impl Into<String>, help: &str) -> Diagnostic {
    let span = entry.span_of(field);
    Diagnostic::warning(Code::UnrealValue, message).at(&entry.path, span).help(help)
}
