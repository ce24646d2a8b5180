//! What has been left lying: questions without an answer, consultations without an outcome.

use jiff::ToSpan;

use crate::content::Entry;
use crate::content::kinds::{Consultation, Question};
use crate::content::real::wording;
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::site::Site;
use crate::vietnamese::long_date;

/// Days after which a question or a closed consultation is left lying. No source sets it; it is this program's.
const PATIENCE: i32 = 30;

/// Warns of what waits for the school.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let limit = site.today().saturating_sub(PATIENCE.days());
    for (_, entry, question) in site.of_kind::<Question>(Lang::Vi) {
        if question.asked < limit && !is_answered(entry, question) {
            let message = format!("Câu hỏi từ ngày {} chưa được trả lời", long_date(question.asked));
            diagnostics.push(overdue(entry, message, "Ghi mục answer, answered và answered_by"));
        }
    }
    for (_, entry, consultation) in site.of_kind::<Consultation>(Lang::Vi) {
        if consultation.closes.value < limit && consultation.outcome.is_none() {
            let message =
                format!("Hết hạn góp ý từ ngày {}, chưa có kết quả tiếp thu", long_date(consultation.closes.value));
            diagnostics.push(overdue(entry, message, "Ghi mục outcome: đã tiếp thu những gì, vì sao không tiếp thu"));
        }
    }
}

/// Whether somebody who asked is told something: in a short answer or in the text below.
pub fn is_answered(entry: &Entry, question: &Question) -> bool {
    let is_told = question.answer.as_deref().is_some_and(wording::says_something);
    is_told || (!entry.placeholder && entry.body.has_words(1) && wording::says_something(&entry.body.excerpt))
}

fn overdue(entry: &Entry, message: String, help: &str) -> Diagnostic {
    Diagnostic::warning(Code::Overdue, message).at(&entry.path, entry.head).help(help)
}
