//! The `id`s that people's own calendars know appointments by: two that share one would be taken for one and the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::Entry;
use crate::content::kinds::{Calendar, Post};
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::source::{SourcePath, Spanned};

/// Tells of each `id` that another appointment of the calendar has, on whichever page that stands.
pub(super) fn check(entries: &[Arc<Entry>], diagnostics: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<&str, &SourcePath> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.lang == Lang::Vi) {
        for id in given(entry) {
            let Some(other) = first.get(id.value.as_str()) else {
                first.insert(&id.value, &entry.path);
                continue;
            };
            let message =
                format!("Mã “{}” đã là của một việc trong {other}; lịch trên điện thoại sẽ lẫn hai việc", id.value);
            diagnostics.push(
                Diagnostic::warning(Code::GivenTwice, message)
                    .at(&entry.path, id.span)
                    .help("Cùng một việc thì chỉ ghi ở một nơi; là hai việc thì đổi mã của một việc, hoặc xóa mục id"),
            );
        }
    }
}

fn given(entry: &Entry) -> impl Iterator<Item = &Spanned<String>> {
    let of_week = entry.record.get::<Calendar>().into_iter().flat_map(|calendar| &calendar.entries);
    let of_post = entry.record.get::<Post>().and_then(|post| post.event.as_ref()?.id.as_ref());
    of_week.filter_map(|event| event.id.as_ref()).chain(of_post)
}
