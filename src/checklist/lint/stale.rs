//! What has been left lying: questions without an answer, consultations without an outcome.

use jiff::ToSpan;

use super::hollow::hollow;
use crate::checklist::real::{repeats, tells};
use crate::content::Entry;
use crate::content::kinds::{Consultation, Question};
use crate::content::real::{answer, wording};
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::site::Site;
use crate::vietnamese::long_date;

/// Days after which a question or a closed consultation is left lying. No source sets it; it is this program's.
const PATIENCE: i32 = 30;

/// What to write where an answer tells nothing.
const ANSWER: &str = "Ghi ở answer điều người hỏi cần biết: có hay không, ai làm, khi nào xong";

/// Warns of what waits for the school.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let limit = site.today().saturating_sub(PATIENCE.days());
    for (_, entry, question) in site.of_kind::<Question>(Lang::Vi) {
        if tells(entry, question) {
            continue;
        }
        if question.answer.as_deref().is_some_and(|answer| repeats(&question.question, answer)) {
            let message = "Câu trả lời chép lại câu hỏi";
            diagnostics.push(hollow(entry, "answer", message, ANSWER));
        } else if question.answer.as_deref().is_some_and(wording::says_something) {
            let message = "Câu trả lời chỉ ghi nhận hay hẹn lại";
            diagnostics.push(hollow(entry, "answer", message, ANSWER));
        } else if question.asked < limit {
            let message = format!("Câu hỏi từ ngày {} chưa được trả lời", long_date(question.asked));
            diagnostics.push(overdue(entry, message, "Ghi mục answer, answered và answered_by"));
        }
    }
    for (_, entry, consultation) in site.of_kind::<Consultation>(Lang::Vi) {
        let closed = consultation.closes.value;
        match consultation.outcome.as_deref() {
            Some(outcome) if wording::says_something(outcome) && !answer::says_something(outcome) => {
                let message = "Kết quả lấy ý kiến chỉ ghi nhận hay cảm ơn, chưa cho biết đã tiếp thu điều gì";
                let help = "Ghi ở outcome: nhận bao nhiêu ý kiến, đã tiếp thu những gì, vì sao không tiếp thu";
                diagnostics.push(hollow(entry, "outcome", message, help));
            }
            None if closed < limit => {
                let message = format!("Hết hạn góp ý từ ngày {}, chưa có kết quả tiếp thu", long_date(closed));
                let help = "Ghi mục outcome: đã tiếp thu những gì, vì sao không tiếp thu";
                diagnostics.push(overdue(entry, message, help));
            }
            _ => {}
        }
    }
}

fn overdue(entry: &Entry, message: String, help: &str) -> Diagnostic {
    Diagnostic::warning(Code::Overdue, message).at(&entry.path, entry.head).help(help)
}
