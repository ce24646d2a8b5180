//! Telephone numbers as they are written in Vietnam.

/// What stands between groups of digits.
const BETWEEN: [char; 4] = [' ', '\u{a0}', '.', '-'];

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
