//! Texts that are longer than there is room for.

/// A text of at most so many characters, cut between words, with “…” where there was more.
pub fn shortened(text: &str, longest: usize) -> String {
    if text.char_indices().nth(longest).is_none() {
        return text.to_owned();
    }
    // The dots take one.
    let end = text.char_indices().nth(longest.saturating_sub(1)).map_or(text.len(), |(at, _)| at);
    let is_between_words = text[end..].starts_with(char::is_whitespace);
    let cut = if is_between_words { end } else { text[..end].rfind(char::is_whitespace).unwrap_or(end) };
    format!("{}…", text[..cut].trim_end_matches(|c: char| c.is_whitespace() || ",;:-–—(".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_words_and_never_longer_than_its_room() {
        for (longest, cut) in [
            (17, "Họp tổ - tuần 47"),
            (16, "Họp tổ - tuần 47"),
            (15, "Họp tổ - tuần…"),
            (14, "Họp tổ - tuần…"),
            (13, "Họp tổ…"),
            (3, "Họ…"),
        ] {
            assert_eq!(shortened("Họp tổ - tuần 47", longest), cut, "{longest}");
        }
        assert_eq!(shortened("dài", 0), "…");
    }
}
