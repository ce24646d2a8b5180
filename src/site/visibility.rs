//! Who is published at a moment: no drafts, nothing of the future, nothing that has expired.

use jiff::civil::{Date, DateTime, Time};

use crate::content::kinds::Post;
use crate::content::{End, Entry};
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::Drafts;
use crate::vietnamese;

/// Why an entry isn't published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// `draft: true`.
    Draft,
    /// Its moment has not come.
    Until(DateTime),
    /// Its time is over: a last day, or the moment at which it ended.
    Since(End),
}

impl Hidden {
    /// The reason in words: “là bản nháp”.
    pub fn reason(self) -> String {
        match self {
            Self::Draft => "còn là bản nháp".to_owned(),
            Self::Until(moment) => format!("đến {} mới đăng", vietnamese::moment(moment)),
            Self::Since(End::Day(day)) => format!("chỉ hiển thị đến hết ngày {}", vietnamese::long_date(day)),
            Self::Since(end) => format!("đã hết hạn hiển thị lúc {}", end.told()),
        }
    }
}

/// Whether the entry stays out at this moment. To show drafts brings back none that has expired.
pub(super) fn hidden(entry: &Entry, now: DateTime, drafts: Drafts) -> Option<Hidden> {
    if is_over(entry, now) {
        return entry.common.last_shown().map(Hidden::Since);
    }
    if drafts == Drafts::Shown {
        return None;
    }
    if entry.common.draft {
        return Some(Hidden::Draft);
    }
    appears(entry).filter(|begin| *begin > now).map(Hidden::Until)
}

/// Whether the entry was shown once and its day is over.
pub(super) fn is_withdrawn(entry: &Entry, now: DateTime) -> bool {
    is_over(entry, now) && !entry.common.draft
}

fn is_over(entry: &Entry, now: DateTime) -> bool {
    goes(entry).is_some_and(|end| end <= now)
}

/// The first moment at which an entry is shown: that of `publish`, never before the day it is posted under. `None` for
/// one that always is.
pub(super) fn appears(entry: &Entry) -> Option<DateTime> {
    let posted = entry.record.get::<Post>().map(|post| post.date.date().to_datetime(Time::midnight()));
    entry.common.publish.max(posted)
}

/// The first moment at which an entry isn't shown any more.
pub(super) fn goes(entry: &Entry) -> Option<DateTime> {
    entry.common.last_shown().map(End::moment)
}

/// A date of posting in the future without `publish` is most often the day of the event.
pub(super) fn warn_of_future(entry: &Entry, today: Date, diagnostics: &mut Vec<Diagnostic>) {
    let Some(post) = entry.record.get::<Post>() else { return };
    if entry.common.publish.is_none() && !entry.common.draft && post.date.date() > today {
        let day = vietnamese::long_date(post.date.date());
        diagnostics.push(
            Diagnostic::warning(Code::FutureEvent, format!("Ngày đăng {day} ở tương lai nên bài chưa hiện"))
                .at(&entry.path, post.date.span)
                .help("Nếu đó là ngày diễn ra sự kiện, ghi vào event.start; nếu muốn hẹn giờ, ghi thêm publish"),
        );
    }
}
