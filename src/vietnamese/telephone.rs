//! Telephone numbers as they are written in Vietnam.

use super::fold;

/// What stands between groups of digits.
const BETWEEN: [char; 4] = [' ', '\u{a0}', '.', '-'];

/// Folded: how what stands behind a number names an extension.
const EXTENSIONS: [&str; 9] =
    ["may le", "so le", "so may le", "may nhanh", "nhanh", "noi bo", "so noi bo", "extension", "ext"];

/// Most digits of an extension.
const LONGEST_EXTENSION: usize = 5;

/// What is dialled first: “0299 3000 001 (máy lẻ 101)” without its extension, any other text whole.
pub fn without_extension(text: &str) -> &str {
    let Some(at) = text.find(char::is_alphabetic) else { return text };
    let (number, words) = text.split_at(at);
    let folded = fold(words);
    let digits = |rest: &str| rest.bytes().filter(u8::is_ascii_digit).count();
    let is_number = |rest: &str| (1..=LONGEST_EXTENSION).contains(&digits(rest)) && !rest.contains(char::is_alphabetic);
    let is_one = EXTENSIONS.iter().filter_map(|name| folded.strip_prefix(name)).any(is_number);
    if is_one { number.trim_end_matches([' ', '\u{a0}', '(', ',', ';', '-', '/', '.']) } else { text }
}

/// The digits of a number as it is dialled within the country.
pub fn national(digits: &str) -> String {
    digits.strip_prefix("+84").map_or_else(|| digits.to_owned(), |rest| format!("0{rest}"))
}

/// A telephone number at the beginning of a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Telephone {
    /// How much of the text it takes, in bytes.
    pub length: usize,
    /// As a phone dials it.
    pub digits: String,
}

/// The digits of a text that is a telephone number and nothing else.
pub fn digits(text: &str) -> Option<String> {
    let inner = text.trim();
    let number = at_start(inner)?;
    (number.length == inner.len()).then_some(number.digits)
}

/// The number that a text begins with: of a mobile or a fixed line, or one that all pay alike for (1900, 1800).
pub fn at_start(text: &str) -> Option<Telephone> {
    if !text.starts_with(['0', '1', '+', '(']) {
        return None;
    }
    let mut groups = Groups::default();
    let mut rest = text;
    let is_abroad = match rest.strip_prefix("(+84)").or_else(|| rest.strip_prefix("+84")) {
        Some(after) => {
            rest = after.trim_start_matches(BETWEEN);
            rest = rest.strip_prefix("(0)").or_else(|| rest.strip_prefix('0')).unwrap_or(rest);
            rest = rest.trim_start_matches(BETWEEN);
            groups.digits.push('0');
            true
        }
        None => false,
    };
    let is_open = !is_abroad && rest.starts_with('(');
    rest = rest.strip_prefix('(').filter(|_| is_open).unwrap_or(rest);
    while groups.wanted().is_none_or(|wanted| groups.digits.len() < wanted) {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let room = groups.wanted().map_or(15, |wanted| wanted).saturating_sub(groups.digits.len());
        if digits == 0 || digits > room {
            return None;
        }
        groups.take(&rest[..digits]);
        rest = &rest[digits..];
        if groups.wanted()? > groups.digits.len() {
            rest = behind_gap(rest, is_open && groups.count == 1)?;
        }
    }
    let is_whole = groups.wanted() == Some(groups.digits.len()) && groups.are_usual(is_abroad);
    let digits = if is_abroad { format!("+84{}", &groups.digits[1..]) } else { groups.digits };
    (is_whole && ends(rest)).then_some(Telephone { length: text.len() - rest.len(), digits })
}

/// Digits as they are read, group by group.
#[derive(Default)]
struct Groups {
    digits: String,
    count: usize,
    first: usize,
    second: usize,
    /// Groups of one digit.
    single: usize,
}

impl Groups {
    fn take(&mut self, digits: &str) {
        match self.count {
            0 => self.first = digits.len(),
            1 => self.second = digits.len(),
            _ => {}
        }
        self.count += 1;
        self.single += usize::from(digits.len() == 1);
        self.digits.push_str(digits);
    }

    /// How many digits such a number has; `None` while that isn't known, and for what is no telephone number.
    fn wanted(&self) -> Option<usize> {
        match self.digits.as_bytes() {
            [b'0', b'3' | b'5' | b'7' | b'8' | b'9', ..] => Some(10),
            [b'0', b'2', ..] => Some(11),
            [b'1', b'9' | b'8', b'0', b'0', rest @ ..] => {
                let is_long = self.count == 1 && rest.len() > 4 || self.count > 1 && self.second != 4;
                Some(if is_long { 10 } else { 8 })
            }
            _ => None,
        }
    }

    /// Whether people cut it so: dates and amounts begin with groups of one or two digits.
    fn are_usual(&self, is_abroad: bool) -> bool {
        let first = if is_abroad { 2 } else { 3 };
        self.single <= 1 && self.first >= first
    }
}

/// What follows the one sign between two groups.
fn behind_gap(rest: &str, may_close: bool) -> Option<&str> {
    let closed = rest.strip_prefix(')').filter(|_| may_close);
    let after = closed.unwrap_or(rest);
    after.strip_prefix(BETWEEN).or(closed)
}

/// Whether a number may end before this: what goes on with digits is longer, and something else.
fn ends(rest: &str) -> bool {
    let mut following = rest.chars();
    let Some(sign) = following.next() else { return true };
    let next = following.as_str();
    let digits = next.len() - next.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let begins_another = || digits > 2 && matches!(next.as_bytes(), [b'0', b'2' | b'3' | b'5' | b'7'..=b'9', ..]);
    match sign {
        _ if sign.is_alphanumeric() || matches!(sign, '_' | '@' | '%' | '=') => false,
        '/' | '-' if digits == 0 => !next.starts_with(char::is_alphanumeric),
        ' ' | '\u{a0}' => digits <= 2 || begins_another(),
        '.' | '-' | '/' | ',' => digits == 0 || begins_another(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_however_they_are_cut() {
        for (written, dialled) in [
            ("02990001998", "02990001998"),
            ("0299 000 1998", "02990001998"),
            ("0299.3.000.199", "02993000199"),
            ("(0299) 3 000 199", "02993000199"),
            ("(029)90001998", "02990001998"),
            ("0900.000.199", "0900000199"),
            ("0900-000-199", "0900000199"),
            ("+84 900 000 199", "+84900000199"),
            ("(+84) 299 000 1998", "+842990001998"),
            ("+84 (0)900000199", "+84900000199"),
            ("1900 0199", "19000199"),
            ("19000199", "19000199"),
            ("1800 000 199", "1800000199"),
        ] {
            assert_eq!(digits(written).as_deref(), Some(dialled), "{written}");
        }
    }

    #[test]
    fn an_extension_is_no_part_of_the_number() {
        for text in [
            "0299.3000.001 (máy lẻ 101)",
            "0299.3000.001, máy lẻ: 12",
            "0299.3000.001 - ext. 7",
            "0299.3000.001 nhánh 5",
        ] {
            assert_eq!(without_extension(text), "0299.3000.001", "{text}");
        }
        for text in ["0299.3000.001", "0299.3000.001 (phòng Văn thư)", "máy lẻ", "máy lẻ 101 của văn thư"]
        {
            assert_eq!(without_extension(text), text);
        }
    }

    #[test]
    fn other_figures_are_none() {
        for written in [
            "05.09.2026 10",
            "05/09/2026",
            "0912",
            "079203001234",
            "0912345678/KH",
            "0912345678 901",
            "1800-2026-1",
            "1900",
            "0,912345678",
            "0.912345678",
            "01234567890",
            "0 9 1 2 3 4 5 6 7 8",
            "0912345678a",
            "+84",
            "(",
            "0912345678-001",
            "19001",
            "0201234567",
        ] {
            assert_eq!(at_start(written), None, "{written}");
        }
        assert_eq!(at_start("0900000199, 0900000198").map(|number| number.length), Some(10));
        assert_eq!(at_start("1900 0199 24/7").map(|number| number.length), Some(9));
    }
}
