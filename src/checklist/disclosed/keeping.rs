//! What is disclosed stays for five years: a date on which it would leave earlier is a mistake.

use jiff::ToSpan;
use jiff::civil::Date;

use super::asked::YEARS_KEPT;
use super::demand::Demand;
use crate::checklist::real::Real;
use crate::content::kinds::Disclosure;
use crate::diagnostic::{Code, Diagnostic};
use crate::vietnamese::long_date;

/// The first day on which a record may leave: five years after it was published, or after its deadline where it came
/// late. A date of publication long before the year it is of gains nothing.
pub fn earliest_end(record: &Disclosure, deadline: Date) -> Date {
    let earliest = deadline.saturating_sub(1.year());
    years_after(record.published.clamp(earliest, deadline))
}

fn years_after(day: Date) -> Date {
    day.saturating_add(i32::from(YEARS_KEPT).years())
}

/// Stops `expires` and `keep_until` that come too early.
pub(super) fn check(real: &Real<'_>, demands: &[Demand<'_>], diagnostics: &mut Vec<Diagnostic>) {
    for entry in &real.site.entries {
        let Some(record) = entry.record.get::<Disclosure>() else { continue };
        let Some(demand) = Demand::of(demands, record) else { continue };
        let year = demand.asked.year_of_deadline(record);
        let Some(deadline) = demand.asked.deadline.in_year(year, real.founded) else { continue };
        let expires = entry.common.expires.as_ref().map(|expires| ("expires", expires.value.day(), expires.span));
        let kept = record.keep_until.as_ref().map(|kept| ("keep_until", kept.value, kept.span));
        for (field, day, span) in [expires, kept].into_iter().flatten() {
            if day < earliest_end(record, deadline) {
                let enough = years_after(deadline);
                diagnostics.push(too_early(field, day, enough).citing(&demand.citation).at(&entry.path, span));
            }
        }
    }
}

fn too_early(field: &str, day: Date, enough: Date) -> Diagnostic {
    let message =
        format!("Nội dung công khai chỉ giữ đến ngày {}, chưa đủ {YEARS_KEPT} năm kể từ khi công khai", long_date(day));
    Diagnostic::error(Code::LeavesTooEarly, message).help(format!("Ghi: {field}: {enough}"))
}
