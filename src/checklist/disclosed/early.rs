//! Results that are dated before the year they are of was over.

use super::demand::Demand;
use crate::content::Entry;
use crate::content::kinds::Disclosure;
use crate::diagnostic::{Code, Diagnostic};
use crate::vietnamese::long_date;

/// Tells of them.
pub(super) fn check(demands: &[Demand<'_>], records: &[(&Entry, &Disclosure)], diagnostics: &mut Vec<Diagnostic>) {
    for (entry, record) in records {
        let Some(demand) = Demand::of(demands, record) else { continue };
        let asked = demand.asked;
        let Some(known) = asked.known_from(record).filter(|known| record.published < *known) else { continue };
        let message = format!(
            "Kết quả của {} chưa thể có vào ngày {}; bảng đối chiếu chưa tính bài này",
            asked.period(asked.year_of_deadline(record)),
            long_date(record.published)
        );
        let help = format!(
            "Ghi ngày công khai thật, từ ngày {} trở đi (mốc của chương trình); nếu là số liệu của năm trước thì sửa năm",
            long_date(known)
        );
        let span = entry.span_of("published");
        diagnostics.push(Diagnostic::warning(Code::DoubtfulDate, message).help(help).at(&entry.path, span));
    }
}
