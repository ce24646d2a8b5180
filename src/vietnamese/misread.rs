//! UTF-8 that some program took for Windows-1252, so that “Trường” became “TrÆ°á»\u{9d}ng”.

/// How the letters with two marks begin then: nearly every Vietnamese sentence has one.
const BEGINNINGS: [&str; 2] = ["áº", "á»"];

/// Fewest such letters: “«con cá»” has one that only looks so.
const FEWEST: usize = 2;

/// What Windows-1252 has from 0x80 on; `'\0'` where it has nothing.
const HIGH: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”', '•',
    '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// Where such a text begins; `None` where there is none.
pub fn misread(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let places = BEGINNINGS.iter().flat_map(|letter| memchr::memmem::find_iter(bytes, letter.as_bytes()));
    let goes_on = |at: &usize| {
        let next = text[at + BEGINNINGS[0].len()..].chars().next();
        next.is_some_and(|next| {
            next.is_ascii_lowercase() || byte_of(next).is_some_and(|byte| (0x80..0xc0).contains(&byte))
        })
    };
    let (mut count, mut first) = (0, usize::MAX);
    for at in places.filter(goes_on) {
        count += 1;
        first = first.min(at);
    }
    (count >= FEWEST).then_some(first)
}

/// What a line was before it was misread; `None` where bytes of it were lost.
pub fn reread(line: &str) -> Option<String> {
    let bytes: Option<Vec<u8>> = line.chars().map(byte_of).collect();
    String::from_utf8(bytes?).ok()
}

fn byte_of(c: char) -> Option<u8> {
    let high = HIGH.iter().zip(0x80..).find(|(known, _)| **known == c && c != '\0').map(|(_, byte)| byte);
    high.or_else(|| u8::try_from(u32::from(c)).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoilt(text: &str) -> String {
        text.bytes()
            .map(|byte| match HIGH.get(usize::from(byte).wrapping_sub(0x80)) {
                Some(c) if *c != '\0' => *c,
                _ => char::from(byte),
            })
            .collect()
    }

    #[test]
    fn what_was_misread_is_found_and_read_again() {
        let text = "Trường tổ chức lễ khai giảng ngày 5/9";
        assert!(misread(&spoilt(text)).is_some());
        assert_eq!(reread(&spoilt(text)).as_deref(), Some(text));
        let lost: String = spoilt(text).chars().filter(|c| !('\u{80}'..'\u{a0}').contains(c)).collect();
        assert!(misread(&lost).is_some());
        for sound in [text, "«con cá»… và «lá»", "", "á»", "ĐÃ HỌC Ở ÂU CHÂU"] {
            assert_eq!(misread(sound), None, "{sound}");
        }
    }
}
