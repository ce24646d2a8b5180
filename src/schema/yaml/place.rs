//! Where the parser stopped in a text.

/// Where the parser stopped, in bytes.
pub(super) fn place(error: &serde_yaml::Error, text: &str) -> usize {
    error.location().map_or(0, |location| byte_of(text, location.line(), location.column()))
}

fn byte_of(text: &str, line: u64, column: u64) -> usize {
    let mut at = 0;
    for (number, content) in (1..).zip(text.split_inclusive('\n')) {
        if number == line {
            let skip = usize::try_from(column.saturating_sub(1)).unwrap_or(0);
            return at + content.char_indices().nth(skip).map_or(content.trim_end().len(), |(byte, _)| byte);
        }
        at += content.len();
    }
    text.len()
}
