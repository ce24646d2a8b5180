//! Who is published on a day: no drafts, nothing of the future, nothing that has expired.

use jiff::civil::Date;

use crate::content::Entry;
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::Drafts;
use crate::vietnamese;

/// Why an entry isn't published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// `draft: true`.
    Draft,
    /// Its day has not come.
    Until(Date),
    /// Its time is over.
    Since(Date),
}

impl Hidden {
    /// The reason in words: “là bản nháp”.
    pub fn reason(self) -> String {
        match self {
            Self::Draft => "còn là bản nháp".to_owned(),
            Self::Until(day) => format!("đến ngày {} mới đăng", vietnamese::long_date(day)),
            Self::Since(day) => format!("đã hết hạn hiển thị từ {}", vietnamese::long_date(day)),
        }
    }
}

/// Whether the entry stays out on this day.
pub(super) fn hidden(entry: &Entry, today: Date, drafts: Drafts) -> Option<Hidden> {
    let common = &entry.common;
    if let Some(expires) = common.last_day().filter(|last| *last < today) {
        return Some(Hidden::Since(expires));
    }
    if drafts == Drafts::Shown {
        return None;
    }
    if common.draft {
        return Some(Hidden::Draft);
    }
    let posted = entry.record.get::<crate::content::kinds::Post>().map(|post| post.date.date());
    let day = common.publish.map(jiff::civil::DateTime::date).max(posted)?;
    (day > today).then_some(Hidden::Until(day))
}

/// A date of posting in the future without `publish` is most often the day of the event.
pub(super) fn warn_of_future(entry: &Entry, today: Date, diagnostics: &mut Vec<Diagnostic>) {
    let Some(post) = entry.record.get::<crate::content::kinds::Post>() else { return };
    if entry.common.publish.is_none() && !entry.common.draft && post.date.date() > today {
        let day = vietnamese::long_date(post.date.date());
        diagnostics.push(
            Diagnostic::warning(Code::FutureEvent, format!("Ngày đăng {day} ở tương lai nên bài chưa hiện"))
                .at(&entry.path, post.date.span)
                .help("Nếu đó là ngày diễn ra sự kiện, ghi vào event.start; nếu muốn hẹn giờ, ghi thêm publish"),
        );
    }
}
