//! What the codes of TCVN3 and VNI mean, given as the characters that show when they are read as Windows-1252.

use unicode_normalization::char::compose;

/// TCVN3 (the “ABC” fonts) from code A0 on, sixteen codes a row; a space where it has no letter. Capitals with tones
/// are written by the codes of small letters in fonts that draw them large.
#[rustfmt::skip]
const TCVN3: [&str; 6] = [
    " ĂÂÊÔƠƯĐăâêôơưđ ", // A0
    "     àảãáạ ằẳẵắ ", // B0
    "      ặầẩẫấậè ẻẽ", // C0
    "éẹềểễếệìỉ   ĩíịò", // D0
    " ỏõóọồổỗốộờởỡớợù", // E0
    " ủũúụừửữứựỳỷỹýỵ ", // F0
];

/// The letter that TCVN3 writes by this character, `None` where it has none.
pub(super) fn tcvn3(c: char) -> Option<char> {
    let code = usize::try_from(u32::from(c)).ok()?.checked_sub(0xa0)?;
    TCVN3.get(code / 16)?.chars().nth(code % 16).filter(|letter| *letter != ' ')
}

/// Letters that VNI writes by one character, as capitals.
const VNI_LETTERS: [(char, char); 9] =
    [('Ñ', 'Đ'), ('Í', 'Í'), ('Ì', 'Ì'), ('Æ', 'Ỉ'), ('Ó', 'Ĩ'), ('Ò', 'Ị'), ('Ô', 'Ơ'), ('Ö', 'Ư'), ('Î', 'Ỵ')];

/// Characters that VNI puts after a vowel, and the marks they stand for.
const VNI_MARKS: [(char, &str); 17] = [
    ('Ù', "\u{301}"),
    ('Ø', "\u{300}"),
    ('Û', "\u{309}"),
    ('Õ', "\u{303}"),
    ('Ï', "\u{323}"),
    ('Â', "\u{302}"),
    ('Á', "\u{302}\u{301}"),
    ('À', "\u{302}\u{300}"),
    ('Å', "\u{302}\u{309}"),
    ('Ã', "\u{302}\u{303}"),
    ('Ä', "\u{323}\u{302}"),
    ('Ê', "\u{306}"),
    ('É', "\u{306}\u{301}"),
    ('È', "\u{306}\u{300}"),
    ('Ú', "\u{306}\u{309}"),
    ('Ü', "\u{306}\u{303}"),
    ('Ë', "\u{323}\u{306}"),
];

/// The letter that VNI writes by this character alone.
pub(super) fn vni_letter(c: char) -> Option<char> {
    let capital = VNI_LETTERS.iter().find(|(code, _)| *code == upper(c))?.1;
    Some(if c.is_lowercase() { lower(capital) } else { capital })
}

/// A vowel with the marks that VNI's next character puts on it; `None` if it doesn't mark this vowel.
pub(super) fn vni_marked(vowel: char, next: char) -> Option<char> {
    let (_, marks) = VNI_MARKS.iter().find(|(code, _)| *code == upper(next))?;
    let takes_it = match (lower(vowel), marks.contains('\u{302}'), marks.contains('\u{306}')) {
        ('a', _, _) => true,
        ('e' | 'o', _, breve) => !breve,
        ('u' | 'y' | 'ơ' | 'ư', circumflex, breve) => !circumflex && !breve,
        _ => false,
    };
    if !takes_it {
        return None;
    }
    marks.chars().try_fold(vowel, compose)
}

fn upper(c: char) -> char {
    c.to_uppercase().next().unwrap_or(c)
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use unicode_normalization::UnicodeNormalization;

    /// The letters of Vietnamese that aren't ASCII, in lower case.
    fn marked_letters() -> BTreeSet<char> {
        let vowels = "aăâeêioôơuưy".chars();
        let toned = vowels.flat_map(|vowel| {
            ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"].map(|tone| format!("{vowel}{tone}"))
        });
        toned.flat_map(|letter| letter.nfc().collect::<Vec<_>>()).chain(['đ']).filter(|c| !c.is_ascii()).collect()
    }

    #[test]
    fn tcvn3_writes_every_small_letter_once() {
        let written: Vec<char> = ('\u{a0}'..='\u{ff}').filter_map(tcvn3).filter(|c| c.is_lowercase()).collect();
        assert_eq!(written.len(), 67);
        assert_eq!(written.into_iter().collect::<BTreeSet<_>>(), marked_letters());
    }

    #[test]
    fn vni_writes_every_letter_in_both_cases() {
        for case in [upper, lower] {
            let alone = ('\u{a0}'..='\u{ff}').filter(|c| case(*c) == *c).filter_map(vni_letter);
            let pairs = "aeouyơư".chars().map(case).flat_map(|vowel| {
                let codes = ('\u{a0}'..='\u{ff}').filter(move |c| case(*c) == *c);
                codes.filter_map(move |code| vni_marked(vowel, code))
            });
            let written: BTreeSet<char> = alone.chain(pairs).collect();
            assert_eq!(written, marked_letters().into_iter().map(case).collect());
        }
    }
}
