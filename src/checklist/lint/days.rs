//! Days that can't be right beside each other or beside today.

use crate::checklist::real::Real;
use crate::content::kinds::Enrolment;
use crate::diagnostic::{Code, Diagnostic};
use crate::site::Site;
use crate::vietnamese::long_date;

/// How many years ahead of today a school year may begin that pupils enrol for.
const YEARS_AHEAD: i16 = 1;

/// Warns of them.
pub(super) fn check(site: &Site, real: &Real<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for entry in &site.entries {
        let span = |field: &str| entry.span_of(field);
        for disorder in real.disorder(entry) {
            diagnostics.push(
                Diagnostic::warning(Code::DoubtfulDate, disorder.message)
                    .at(&entry.path, span(disorder.field))
                    .help("Xem lại ngày trên bản giấy rồi sửa"),
            );
        }
        if let Some(updated) = entry.common.updated.filter(|updated| *updated > site.today()) {
            let message = format!("Ngày sửa {} chưa tới", long_date(updated));
            let help = format!("Ghi ngày sửa lần cuối, như: updated: {}", site.today());
            let diagnostic = Diagnostic::warning(Code::DoubtfulDate, message).help(help);
            diagnostics.push(diagnostic.at(&entry.path, span("updated")));
        }
        if let Some(enrolment) = entry.record.get::<Enrolment>() {
            let ahead = enrolment.school_year.start.saturating_sub(site.today().year());
            if ahead > YEARS_AHEAD {
                let message = format!("Chưa ai tuyển sinh cho năm học {}", enrolment.school_year);
                diagnostics.push(
                    Diagnostic::warning(Code::DoubtfulDate, message)
                        .at(&entry.path, span("school_year"))
                        .help("Sửa school_year thành năm học mà học sinh sẽ vào học"),
                );
            }
        }
    }
}
