//! `congtruong explain`: what a code means, or what an item of the checklist asks for.

use std::fmt::Write;

use anyhow::{Result, bail};

use super::new::answers::Answers;
use super::new::skeleton::{skeleton, snapshot};
use super::{Ending, print};
use crate::diagnostic::Code;
use crate::edge::clock;
use crate::report::{Item, Report};
use crate::unseen::visible_in_line;
use crate::{Memo, vietnamese};

/// Explains a code or the id of an item.
pub(super) fn run(asked: &str) -> Result<Ending> {
    if let Some(code) = Code::parse(asked) {
        return print(&of_code(code));
    }
    let report = of_an_empty_site();
    let items = report.as_ref().map(|report| report.items.as_slice()).unwrap_or_default();
    if let Some(item) = items.iter().find(|item| item.id.eq_ignore_ascii_case(asked.trim())) {
        return print(&of_item(item));
    }
    let shown = visible_in_line(asked);
    let known = Code::ALL.iter().map(|code| code.as_str()).chain(items.iter().map(|item| item.id.as_str()));
    match vietnamese::nearest(asked, known) {
        Some(nearest) => bail!("không có mã “{shown}”. Có phải ý bạn là “{nearest}”?"),
        None => bail!("không có mã “{shown}”. Mã đứng trong ngoặc vuông của thông báo, ví dụ lỗi[E206]"),
    }
}

fn of_code(code: Code) -> String {
    let about = code.explanation();
    let mut text = format!("{}: {}\n\n{}\n", code.as_str(), about.title, about.text);
    if !about.wrong.is_empty() {
        text += &format!("\nSai:\n{}\n\nĐúng:\n{}\n", indented(about.wrong), indented(about.right));
    }
    text
}

fn of_item(item: &Item) -> String {
    let mut text = format!("{}: {}\n\nCăn cứ: {}\nMức: {}\n", item.id, item.title, item.citation, item.level.label());
    let parts = [("Chương trình xem", &item.condition), ("Khi còn thiếu", &item.todo)];
    for (label, part) in parts.into_iter().filter(|(_, part)| !part.is_empty()) {
        // Writing to a string can't fail.
        let _ = writeln!(text, "{label}: {part}");
    }
    text
}

fn indented(example: &str) -> String {
    example.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}

/// The verdict on a site that has nothing yet: every item is in it, with what to do.
fn of_an_empty_site() -> Option<std::sync::Arc<Report>> {
    let inputs = snapshot(&skeleton(&Answers::default()), clock::now());
    crate::build(&inputs, &Memo::none()).report
}
