//! What a line looks like to whoever reads it: a label, a link, an ornament.

use super::spaces::is_space;

/// The label of a line in a notice is no longer, in bytes and in words.
const LONGEST_LABEL: usize = 80;
const WORDS_OF_LABEL: usize = 6;

/// An entry of a list without marks is no longer, in characters.
const LONGEST_ENTRY: usize = 40;
/// It has so many entries at least, and at most.
const FEWEST: usize = 3;
const MOST: usize = 60;

/// How many characters a reader sees of a line; the address of a link isn't seen.
pub(super) fn length(words: &str) -> usize {
    if is_link(words) { 0 } else { words.chars().count() }
}

/// Whether a line begins as a sentence, a name or a number does.
pub(super) fn begins_anew(words: &str) -> bool {
    let begins = |c: char| c.is_uppercase() || c.is_ascii_digit();
    // “(đã ký)”, “(Có danh sách kèm theo)”.
    let is_remark = words.starts_with('(') && words.ends_with(')');
    without_emphasis(words).starts_with(begins) || is_link(words) || is_ornament(words) || is_remark
}

/// Whether nothing ends a line but its last word.
pub(super) fn ends_bare(words: &str) -> bool {
    words.trim_end_matches(['*', '_']).ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '”' | '"'))
}

/// Whether a line begins with a label, as in `Thời gian: 7 giờ`, `**Địa điểm:** sân trường` or `lớp 6A: 40 em`.
pub(super) fn has_label(words: &str) -> bool {
    let words = without_emphasis(words);
    let near = &words[..words.floor_char_boundary(LONGEST_LABEL)];
    let Some(end) = near.find([':', '.', ',', ';', '!', '?']) else { return false };
    let value = words[end..].strip_prefix(':');
    let ends = |value: &str| value.is_empty() || value.starts_with(|c| is_space(c) || matches!(c, '*' | '_'));
    let is_short = words[..end].split_whitespace().nth(WORDS_OF_LABEL).is_none();
    end > 1 && is_short && words.starts_with(char::is_alphanumeric) && value.is_some_and(ends)
}

/// Whether a line begins with a picture, an arrow or a tick.
pub(super) fn is_sign(words: &str) -> bool {
    words.starts_with(|c| matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}'))
}

/// Whether a line is a link and nothing else.
pub(super) fn is_link(words: &str) -> bool {
    words.starts_with('[') && words.ends_with(')') && words.contains("](")
}

/// Whether a line is an ornament, as in `-----o0o-----`.
pub(super) fn is_ornament(words: &str) -> bool {
    let is_drawn = |c| matches!(c, '-' | '*' | '=' | '~' | '–' | '—' | 'o' | 'O' | '0' | ' ' | '&' | '@');
    words.len() >= 5 && words.starts_with(['-', '*', '=', '~', '–', '—']) && words.chars().all(is_drawn)
}

/// Whether the lines of a paragraph look like a list whose marks were forgotten: several short ones, none of which begins
/// or ends a sentence.
pub(in super::super) fn is_unmarked_list(text: &str) -> bool {
    let is_entry = |line: &str| {
        let words = line.trim();
        words.starts_with(char::is_lowercase) && ends_bare(words) && words.chars().count() <= LONGEST_ENTRY
    };
    let is_broken = |line: &str| line.ends_with("  ") || line.ends_with('\\');
    text.lines().nth(FEWEST - 1).is_some()
        && text.lines().nth(MOST).is_none()
        && text.lines().all(|line| is_entry(line) && !is_broken(line))
}

fn without_emphasis(words: &str) -> &str {
    words.trim_start_matches(['*', '_', '"', '“', '‘', '('])
}
