//! Lines that count and that Markdown knows nothing of: `a)`, `II.`, `2/`, `1.3.`, `Điều 4.`

/// What a line counts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Count<'a> {
    /// What stands before it: a word, or the number of what it is a part of.
    before: &'a str,
    /// The letter or the number.
    body: &'a str,
    /// What ends it.
    end: char,
}

/// Longest number or letter of a count, in bytes.
const LONGEST: usize = 5;

/// The letters of a list in the order of the Vietnamese alphabet; who leaves some out counts in that of the English one.
const LETTERS: &str = "aăâbcdđeêghiklmnoôơpqrstuưvxy";

impl<'a> Count<'a> {
    /// Reads what a line counts with, its emphasis left away.
    pub fn of(words: &'a str) -> Option<Self> {
        let words = words.trim_start_matches(['*', '_', '(']);
        let body_at = start_of_body(words);
        let (before, rest) = words.split_at(body_at);
        let end_at = rest.char_indices().take(LONGEST + 1).find(|(_, c)| !c.is_alphanumeric()).map(|(at, _)| at)?;
        let (body, after) = rest.split_at(end_at);
        let end = after.chars().next().filter(|end| matches!(end, '.' | ')' | '/' | '-' | ':' | ' '))?;
        let is_counted = number(body).is_some() || letter(body).is_some() || roman(body).is_some();
        // A bare number is no count; with a word before it, it is.
        let has_end = match end {
            ' ' => before.ends_with('.'),
            ':' => before.ends_with(' '),
            _ => !after[1..].starts_with(|c: char| c.is_ascii_digit()),
        };
        (is_counted && has_end).then_some(Self { before, body, end })
    }

    /// Whether it is the one after another.
    pub fn follows(&self, before: &Self) -> bool {
        let next = |read: fn(&str) -> Option<u32>| {
            read(before.body).zip(read(self.body)).is_some_and(|(one, two)| one.checked_add(1) == Some(two))
        };
        let is_kin = self.before == before.before && self.end == before.end;
        let is_case = before.body.starts_with(char::is_uppercase) == self.body.starts_with(char::is_uppercase);
        is_kin && is_case && (next(number) || next(roman) || next_letter(before.body, self.body))
    }
}

/// Where the letter or number begins: behind a capitalised word, or behind the numbers of what holds it.
fn start_of_body(words: &str) -> usize {
    let digits = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if let Some((word, after)) = words.split_once(' ')
        && word.chars().count() > 1
        && word.starts_with(char::is_uppercase)
        && word.chars().all(char::is_alphabetic)
        && roman(word).is_none()
        && after.starts_with(|c: char| c.is_ascii_alphanumeric())
    {
        return word.len() + 1;
    }
    let mut start = 0;
    loop {
        let length = digits(&words[start..]);
        let after = &words[start + length..];
        let goes_on = length > 0 && after.starts_with('.') && after[1..].starts_with(|c: char| c.is_ascii_digit());
        if !goes_on {
            return start;
        }
        start += length + 1;
    }
}

fn number(body: &str) -> Option<u32> {
    body.parse().ok()
}

fn letter(body: &str) -> Option<usize> {
    let mut letters = body.chars().flat_map(char::to_lowercase);
    let only = letters.next().filter(|_| letters.next().is_none())?;
    LETTERS.chars().chain("fjwz".chars()).position(|letter| letter == only)
}

/// Whether one letter comes after another: the next one in English, or in Vietnamese with or without its marked ones.
fn next_letter(before: &str, after: &str) -> bool {
    let (Some(one), Some(two)) = (letter(before), letter(after)) else { return false };
    let ascii = |text: &str| text.bytes().next().filter(u8::is_ascii).map(|byte| byte.to_ascii_lowercase());
    let in_english = ascii(before).zip(ascii(after)).is_some_and(|(one, two)| one + 1 == two);
    let is_marked = |letter: char| matches!(letter, 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư' | 'đ');
    let between = LETTERS.chars().skip(one + 1).take(two.saturating_sub(one + 1));
    in_english || (one < two && between.into_iter().all(is_marked))
}

/// The value of a Roman number up to 39.
fn roman(body: &str) -> Option<u32> {
    let value = |c: char| match c.to_ascii_lowercase() {
        'i' => Some(1_u32),
        'v' => Some(5),
        'x' => Some(10),
        _ => None,
    };
    let mut total = 0;
    let mut last = 0;
    for c in body.chars() {
        let value = value(c)?;
        total += if value > last { value.saturating_sub(2 * last) } else { value };
        last = value;
    }
    (total > 0).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn follows(before: &str, after: &str) -> bool {
        Count::of(before).zip(Count::of(after)).is_some_and(|(before, after)| after.follows(&before))
    }

    #[test]
    fn what_counts_goes_on() {
        for (before, after) in [
            ("a. Phần lễ", "b. Phần hội"),
            ("d) Bốn", "đ) Năm"),
            ("d) Bốn", "e) Năm"),
            ("đ) Năm", "e) Sáu"),
            ("e)Sáu", "f)Bảy"),
            ("iii. Ba", "iv. Bốn"),
            ("IX. Chín", "X. Mười"),
            ("1/ Thời gian", "2/ Địa điểm"),
            ("(1) Một", "(2) Hai"),
            ("1- Một", "2- Hai"),
            ("1.9. Chín", "1.10. Mười"),
            ("2.1 Một", "2.2 Hai"),
            ("Điều 4. Bốn", "Điều 5. Năm"),
            ("**Bước 1:** Một", "**Bước 2:** Hai"),
            ("Phần A. Một", "Phần B. Hai"),
        ] {
            assert!(follows(before, after), "{before} {after}");
        }
        for (before, after) in [
            ("a. Một", "c. Ba"),
            ("a. Một", "b) Hai"),
            ("a. Một", "B. Hai"),
            ("20/11 là ngày", "21/11 là ngày"),
            ("1 con", "2 con"),
            ("Lớp 6 đi", "Lớp 7 đi"),
            ("chữ", "khác"),
        ] {
            assert!(!follows(before, after), "{before} {after}");
        }
    }
}
