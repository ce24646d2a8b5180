//! What is right by itself and hardly meant: an entry without a word, a post that ends before it begins, a picture that
//! nobody describes. It is published, and told.

use jiff::civil::{Date, DateTime, Time};

use super::end::End;
use super::entry::Entry;
use super::kinds::Post;
use super::placement::Role;
use crate::diagnostic::{Code, Diagnostic};
use crate::schema::SectionSchema;
use crate::source::Span;
use crate::vietnamese;

/// How long a notice stays urgent that doesn't say, in the line that is proposed.
const URGENT_DAYS: i64 = 7;

/// How far ahead an event may be that a notice is urgent until.
const URGENT_EVENT_DAYS: i64 = 100;

/// Tells all that is doubtful about an entry of a section.
pub(super) fn tell(entry: &Entry, section: Option<&SectionSchema>, diagnostics: &mut Vec<Diagnostic>) {
    let doubts =
        [empty_body(entry, section), over_before_shown(entry), urgent_for_ever(entry), picture_without_words(entry)];
    diagnostics.extend(doubts.into_iter().flatten().map(|(diagnostic, span)| diagnostic.at(&entry.path, span)));
}

type Doubt = Option<(Diagnostic, Span)>;

/// A post or page without a word, unless it hands out files or stands for a list.
fn empty_body(entry: &Entry, section: Option<&SectionSchema>) -> Doubt {
    let is_for_reading = matches!(entry.kind.as_str(), "post" | "page") && entry.common.files.is_empty();
    let is_list = entry.role == Role::Index && !section.is_some_and(SectionSchema::is_page);
    if !is_for_reading || is_list || entry.placeholder || entry.common.draft || !entry.body.html.trim().is_empty() {
        return None;
    }
    let diagnostic = Diagnostic::warning(Code::EmptyBody, "Bài chưa có nội dung, người đọc chỉ thấy tiêu đề")
        .help("Viết nội dung dưới dòng --- thứ hai; chưa viết xong thì thêm dòng: draft: true");
    Some((diagnostic, entry.head))
}

fn over_before_shown(entry: &Entry) -> Doubt {
    let expires = entry.common.expires.as_ref()?;
    let posted = entry.day().map(|day| day.to_datetime(Time::midnight()));
    let shown = posted.max(entry.common.publish).filter(|shown| expires.value.moment() <= *shown)?;
    let (end, begin) = (expires.value.told(), vietnamese::moment(shown));
    let message = format!("Bài hết hạn {end} mà đến {begin} mới đăng");
    let help = match expires_after(expires.value, shown) {
        Some(meant) => format!("Có lẽ là: expires: {}", meant.written()),
        None => "Xem lại hai ngày giờ, hoặc xóa dòng expires".to_owned(),
    };
    Some((Diagnostic::warning(Code::DoubtfulDate, message).help(help), expires.span))
}

/// The first such day of a year that isn't over when the post is shown; none for one of the same day, whose hour is wrong.
fn expires_after(expires: End, shown: DateTime) -> Option<End> {
    let (written, hour) = match expires {
        End::Day(day) => (day, None),
        End::Hour(moment) => (moment.date(), Some(moment.time())),
    };
    let years = [shown.year(), shown.year().saturating_add(1)];
    let days = years.into_iter().filter_map(|year| Date::new(year, written.month(), written.day()).ok());
    let mut ends = days.map(|day| hour.map_or(End::Day(day), |hour| End::Hour(day.to_datetime(hour))));
    if written == shown.date() { None } else { ends.find(|end| end.moment() > shown) }
}

fn urgent_for_ever(entry: &Entry) -> Doubt {
    let post = entry.record.get::<Post>().filter(|post| post.urgent.value && entry.common.expires.is_none())?;
    let diagnostic =
        Diagnostic::warning(Code::DoubtfulDate, "Thông báo khẩn không có ngày hết hạn, nên đứng đầu trang chủ mãi");
    let help = match end_of_urgency(post) {
        Some(day) => format!("Thêm dòng, với ngày thông báo thôi khẩn: expires: {}", vietnamese::long_date(day)),
        None => "Thêm dòng expires với ngày thông báo thôi khẩn".to_owned(),
    };
    Some((diagnostic.help(help), post.urgent.span))
}

/// The end of the event that a post is about, where it is near; else a week after the post.
fn end_of_urgency(post: &Post) -> Option<Date> {
    let posted = Some(post.date.date()).filter(|posted| (1990..=2050).contains(&posted.year()))?;
    let in_days = |days: i64| posted.checked_add(jiff::Span::new().days(days)).ok();
    let latest = in_days(URGENT_EVENT_DAYS)?;
    let event = post.event.as_ref().map(|event| event.known_end().map_or(event.start.date(), End::day));
    event.filter(|end| (posted..=latest).contains(end)).or_else(|| in_days(URGENT_DAYS))
}

fn picture_without_words(entry: &Entry) -> Doubt {
    entry.common.image.as_ref().filter(|_| entry.common.image_alt.is_none())?;
    let diagnostic = Diagnostic::warning(Code::NoImageAlt, "Ảnh đại diện thiếu mô tả")
        .help("Thêm dòng tả ảnh bằng lời, như: image_alt: Học sinh lớp 6 dự lễ khai giảng");
    Some((diagnostic, entry.head))
}
