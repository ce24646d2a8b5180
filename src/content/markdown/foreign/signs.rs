//! Marks of other signs: `==chữ==`, `%%` without its end, `<% … %>`.

use super::Mark;

/// The mark at the beginning of `rest`, behind `before` on its line.
pub(super) fn mark(before: &str, rest: &str) -> Option<Mark> {
    match rest.as_bytes().first()? {
        b'=' => highlight(before, rest),
        b'%' => remark(before, rest),
        _ => program(rest),
    }
}

/// `==Hạn nộp==`: the signs cling to words, as in no sum.
fn highlight(before: &str, rest: &str) -> Option<Mark> {
    let inside = rest.strip_prefix("==")?;
    let (words, after) = inside.split_once("==")?;
    let begins = before.is_empty() || before.ends_with([' ', '\t', '(', '“', '"', '*']);
    let ends = after.is_empty() || after.starts_with([' ', '\t', '.', ',', ';', ':', ')', '!', '?', '”', '"', '*']);
    let clings = !words.starts_with(['=', ' ']) && !words.ends_with(' ') && words.contains(char::is_alphabetic);
    let length = words.len() + "====".len();
    (begins && ends && clings).then(|| Mark::new(length, "Obsidian", format!("Ghi: **{words}**")))
}

/// A remark that isn't closed; one that is was left out before.
fn remark(before: &str, rest: &str) -> Option<Mark> {
    let after = rest.strip_prefix("%%")?;
    let begins = before.is_empty() || (before.ends_with([' ', '(']) && after.starts_with(char::is_alphabetic));
    let help = "Ghi chú riêng phải có %% ở cả hai đầu thì mới không hiện; hoặc xóa đoạn này";
    (begins && !after.starts_with('%')).then(|| Mark::new(rest.len(), "Obsidian", help))
}

/// `<%= ten %>`.
fn program(rest: &str) -> Option<Mark> {
    let end = rest.strip_prefix("<%")?.find("%>")?;
    Some(Mark::new(end + "<%%>".len(), "ASP, JSP", "Xóa đoạn mã này, ghi thẳng chữ muốn hiện"))
}
