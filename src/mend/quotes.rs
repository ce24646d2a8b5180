//! Quotation marks of a value that YAML doesn't read: which of them are YAML's, and which are the author's own.

/// What a value says that YAML doesn't read; `None` where that isn't certain.
pub(super) fn meant(value: &str) -> Option<&str> {
    match value.chars().next()? {
        '"' => within(value, '"', &['"', '”', '“']).or_else(|| are_pairs(value, '"').then_some(value)),
        '\'' => within(value, '\'', &['\'', '’', '‘']).or_else(|| are_pairs(value, '\'').then_some(value)),
        '“' | '”' => typographic(value).or(Some(value)),
        // A list or a record that isn't closed may go on in the next line.
        '[' => value.rsplit_once(']').filter(|(_, after)| !after.trim().is_empty()).map(|_| value),
        '{' | '|' | '>' => None,
        _ => Some(value),
    }
}

/// What stands within the marks around a value, where they are YAML's: one of them may have been turned into another.
fn within<'v>(value: &'v str, mark: char, ends: &[char]) -> Option<&'v str> {
    let content = value.get(mark.len_utf8()..).and_then(|inner| inner.strip_suffix(ends))?;
    let is_turned = !value.ends_with(mark) && !content.contains(ends);
    let is_around = value.ends_with(mark) && are_pairs(content, mark);
    (is_turned || is_around).then_some(content)
}

/// Whether all marks stand in pairs: the first one of each before a word, the second one behind.
fn are_pairs(text: &str, mark: char) -> bool {
    let mut before = ' ';
    let mut opens = true;
    for c in text.chars() {
        if c == mark {
            let begins_word = before.is_whitespace() || matches!(before, '(' | '[' | '“' | '-' | '–');
            if begins_word != opens {
                return false;
            }
            opens = !opens;
        }
        before = c;
    }
    opens
}

/// What stands within one pair of typographic marks around a value.
pub(super) fn typographic(value: &str) -> Option<&str> {
    let inner = value.strip_prefix(['“', '”'])?.strip_suffix(['“', '”', '"'])?;
    (!inner.contains(['“', '”', '"'])).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_around_the_whole_are_yamls_and_others_the_authors() {
        assert_eq!(meant("\"Hội thi: \"Em yêu\" lần 2\""), Some("Hội thi: \"Em yêu\" lần 2"));
        assert_eq!(meant("\"Em yêu\" và \"Em vẽ\""), Some("\"Em yêu\" và \"Em vẽ\""));
        assert_eq!(meant("\"Em yêu\" lần 2"), Some("\"Em yêu\" lần 2"));
        assert_eq!(meant("“Em yêu: ngày hội”"), Some("Em yêu: ngày hội"));
        assert_eq!(meant("“Em yêu”: “ngày hội”"), Some("“Em yêu”: “ngày hội”"));
        assert_eq!(meant("'Em yêu’"), Some("Em yêu"));
    }

    #[test]
    fn what_may_go_on_in_the_next_line_is_left() {
        for value in ["\"Em yêu", "[a, b", "{ a: b", "\"Em \"yêu\"", "|"] {
            assert_eq!(meant(value), None, "{value}");
        }
    }
}
