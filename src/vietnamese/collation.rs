//! The order of Vietnamese dictionaries.

use super::letters::spell;

/// The alphabet in its order, with the letters that foreign names bring.
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

// A key is compared byte by byte. What sorts first has the smaller sign.
const NEXT_SYLLABLE: char = '\u{1}';
const TONES: char = '\u{2}';
/// Tones take five signs from here.
const FIRST_TONE: u8 = 0x3;
/// Before a number stands how many digits it has, so that 9 comes before 10.
const FIRST_LENGTH: u8 = 0x10;
const LONGEST_NUMBER: usize = 15;
/// Letters take 33 signs from here, after the digits.
const FIRST_LETTER: u8 = b'A';
/// Before letters of other alphabets, which come last.
const FOREIGN: char = '\u{7f}';

/// A key by which texts sort as in a Vietnamese dictionary.
///
/// Syllable by syllable; in each the letters decide first (a ă â b c d đ e ê …), then the tone (ngang, huyền, hỏi,
/// ngã, sắc, nặng): ba, ba ba, bà, bả, bã, bá, bạ, bác, băng. Numbers sort by their value and before letters, so
/// 6A2 is before 6A10. Case, punctuation and the place of a tone mark don't matter.
pub fn collation_key(text: &str) -> String {
    let letters = spell(text);
    let mut key = String::with_capacity(text.len() + 8);
    for syllable in letters.split(|letter| !letter.base.is_alphanumeric()).filter(|syllable| !syllable.is_empty()) {
        if !key.is_empty() {
            key.push(NEXT_SYLLABLE);
        }
        for part in syllable.chunk_by(|a, b| a.base.is_ascii_digit() && b.base.is_ascii_digit()) {
            if part[0].base.is_ascii_digit() {
                let digits: String = part.iter().map(|letter| letter.base).collect();
                push_number(&mut key, &digits);
            } else {
                for letter in part {
                    push_letter(&mut key, letter.base);
                }
            }
        }
        key.push(TONES);
        key.extend(syllable.iter().filter_map(|letter| letter.tone).map(|tone| char::from(FIRST_TONE + tone as u8)));
    }
    key
}

fn push_letter(key: &mut String, letter: char) {
    let place = ALPHABET.chars().position(|known| known == letter).and_then(|place| u8::try_from(place).ok());
    match place {
        Some(place) => key.push(char::from(FIRST_LETTER + place)),
        None => key.extend([FOREIGN, letter]),
    }
}

fn push_number(key: &mut String, digits: &str) {
    let digits = digits.trim_start_matches('0');
    let length = u8::try_from(digits.len().min(LONGEST_NUMBER)).unwrap_or(0);
    key.push(char::from(FIRST_LENGTH + length));
    key.push_str(digits);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fails unless the texts are in strictly rising order.
    fn assert_rising(texts: &[&str]) {
        for pair in texts.windows(2) {
            assert!(collation_key(pair[0]) < collation_key(pair[1]), "{} < {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn every_letter_has_its_place() {
        let letters: Vec<String> = ALPHABET.chars().map(String::from).collect();
        assert_rising(&letters.iter().map(String::as_str).collect::<Vec<_>>());
    }

    #[test]
    fn tones_sort_as_in_the_dictionary() {
        assert_rising(&["ba", "bà", "bả", "bã", "bá", "bạ"]);
        assert_rising(&["ươm", "ướm", "ượm", "ươn"]);
    }

    #[test]
    fn letters_come_before_tones() {
        assert_rising(&["ban", "bàn", "bạn", "bang", "bàng", "băn", "bân"]);
        assert_rising(&["dan", "dạn", "đan", "đàn", "e"]);
    }

    #[test]
    fn syllables_sort_one_by_one() {
        assert_rising(&["ba", "ba ba", "ba gác", "bà", "bà con", "bài", "bán"]);
    }

    #[test]
    fn case_form_and_place_of_the_tone_do_not_matter() {
        assert_eq!(collation_key("Hoà Bình"), collation_key("hòa bình"));
        assert_eq!(collation_key("e\u{323}\u{302}"), collation_key("Ệ"));
        assert_eq!(collation_key("“An-Khê”"), collation_key("an khê"));
    }

    #[test]
    fn numbers_sort_by_value_and_before_letters() {
        assert_rising(&["1", "02", "10", "Lớp", "Lớp 6A1", "Lớp 6A2", "Lớp 6A10", "Lớp 10A1", "Lớp Lá"]);
        assert_rising(&["an", "ант"]);
    }

    #[test]
    fn a_hostile_number_does_no_harm() {
        assert!(collation_key("9") < collation_key(&"9".repeat(100_000)));
    }
}
