//! Procedures: terms and fees that can't be, an online service that is none, one told again.

use super::super::Real;
use super::Unreal;
use crate::content::Entry;
use crate::content::kinds::Procedure;
use crate::content::real::host;

pub(super) fn look<'e>(real: &Real<'_>, entry: &Entry, procedure: &'e Procedure, found: &mut Vec<Unreal<'e>>) {
    let is_digit = |c: char| c.is_ascii_digit();
    let term = &procedure.time_limit;
    if term.contains(is_digit) && !term.contains(|c: char| matches!(c, '1'..='9')) {
        let message = format!("“{term}” không phải thời hạn giải quyết");
        found.push(Unreal::new("time_limit", message, "Ghi như: time_limit: Không quá 03 ngày làm việc"));
    }
    if procedure
        .fee
        .trim_start()
        .strip_prefix(['-', '−', '–'])
        .is_some_and(|fee| fee.trim_start().starts_with(is_digit))
    {
        let message = format!("“{}” không phải mức phí, lệ phí", procedure.fee);
        found.push(Unreal::new("fee", message, "Ghi số tiền, hoặc: fee: Không thu"));
    }
    if let Some(online) = procedure.online.as_ref().filter(|online| host::is_open_to_all(&online.url)) {
        let message = format!("“{}” là nơi ai cũng mở trang được, không phải dịch vụ trực tuyến", online.url);
        found.push(Unreal::new("online", message, "Ghi địa chỉ nộp hồ sơ của cổng dịch vụ, hoặc xóa mục online"));
    }
    if let Some(first) = real.overused.before(entry) {
        let message = format!("Hồ sơ và trình tự giống hệt thủ tục ở {first}");
        found.push(Unreal::new("steps", message, "Ghi hồ sơ, các bước của riêng thủ tục này, hoặc xóa tệp này"));
    }
}
