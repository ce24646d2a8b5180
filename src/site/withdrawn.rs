//! Entries that left the site by themselves, because the time for the personal data in them is over.

use jiff::civil::Date;

use crate::content::Entry;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Spanned;
use crate::vietnamese::long_date;

/// Tells of an entry whose `personal_data.until` is over: a date alone stops nothing, but its author should know.
pub(super) fn tell(entry: &Entry, today: Date, diagnostics: &mut Vec<Diagnostic>) {
    let until = entry.common.personal_data.as_ref().and_then(|basis| basis.until.as_ref());
    let ended = |until: &&Spanned<Date>| entry.common.last_shown().is_some_and(|last| last.day() == until.value);
    let Some(until) = until.filter(|until| until.value < today).filter(ended) else {
        return;
    };
    let message = format!("Bài và tệp của bài đã tự rút khỏi trang sau ngày {}", long_date(until.value));
    diagnostics.push(
        Diagnostic::warning(Code::Withdrawn, message)
            .at(&entry.path, until.span)
            .help("Bỏ thông tin riêng rồi xóa mục personal_data để đăng lại, hoặc xóa hẳn tệp này"),
    );
}
