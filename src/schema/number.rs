//! Numbers as people in Vietnam write them, and the bounds they must keep.

use super::value::Value;
use crate::vietnamese;

/// Largest number that is taken. Nothing a school counts comes near it, and the sum of the longest table still fits.
const LARGEST: f64 = 1e14;

/// Which numbers a field takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NumberRange {
    /// Whether it counts things: no fractions.
    pub whole: bool,
    /// Smallest value.
    pub min: Option<f64>,
    /// Largest value.
    pub max: Option<f64>,
}

/// Why a text isn't a number that a field takes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NumberFault {
    /// What is wrong.
    pub message: String,
    /// What to write.
    pub help: String,
    /// Whether it is a number at all.
    pub is_number: bool,
}

impl NumberRange {
    /// The number that a text says.
    pub(super) fn read(&self, text: &str) -> Result<Value, NumberFault> {
        let shown: String = text.chars().take(40).collect();
        let fault = |message, help: &str, is_number| NumberFault { message, help: help.to_owned(), is_number };
        let Some(value) = parse_number(text) else {
            return Err(fault(format!("cần một số, đang là “{shown}”"), "Chỉ ghi chữ số, không ghi đơn vị", false));
        };
        #[allow(clippy::cast_precision_loss, reason = "bounds are small")]
        let size = match value {
            Value::Integer(number) => number as f64,
            Value::Decimal(number) => number,
            _ => 0.0,
        };
        if size.abs() > LARGEST {
            return Err(fault(format!("số {shown} lớn quá mức có thể"), "Kiểm tra lại; có thể dán thừa chữ số", true));
        }
        if self.whole && matches!(value, Value::Decimal(_)) {
            let help = match (as_thousands(text), size.fract() == 0.0) {
                (Some(thousands), _) => format!("Nếu là {thousands} thì ghi: {thousands}"),
                (None, true) => format!("Bỏ phần lẻ, ghi: {size}"),
                (None, false) => {
                    let (min, max) = (self.min.unwrap_or(f64::MIN), self.max.unwrap_or(f64::MAX));
                    // Added to nought, so that none is written with a sign.
                    format!("Ghi số nguyên, như {}", size.round().max(min).min(max) + 0.0)
                }
            };
            return Err(fault(format!("cần số nguyên, đang là “{shown}”"), &help, true));
        }
        if self.min.is_some_and(|min| size < min) || self.max.is_some_and(|max| size > max) {
            let help = match (self.min, self.max) {
                (Some(min), Some(max)) => format!("Ghi một số từ {min} đến {max}"),
                (Some(min), None) => format!("Ghi một số từ {min} trở lên"),
                (_, max) => format!("Ghi một số không quá {}", max.unwrap_or_default()),
            };
            return Err(fault(format!("số {shown} nằm ngoài khoảng cho phép"), &help, true));
        }
        Ok(value)
    }
}

/// A number as Vietnamese tables have it: `1.234`, `1234`, `12,5` or `12.5`; a sign between groups of three digits
/// parts thousands, unless no one writes them so (`0.125`, `1250.125`).
pub(super) fn parse_number(text: &str) -> Option<Value> {
    let text: String = text.trim().chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("-", digits));
    let (whole, fraction) = parts(digits)?;
    let is_plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty()
        || !is_plain(&whole)
        || !fraction.is_none_or(|fraction| !fraction.is_empty() && is_plain(fraction))
    {
        return None;
    }
    match fraction {
        None => {
            let plain = format!("{sign}{whole}");
            plain.parse().map(Value::Integer).or_else(|_| plain.parse().map(Value::Decimal)).ok()
        }
        Some(fraction) => format!("{sign}{whole}.{fraction}").parse().map(Value::Decimal).ok(),
    }
}

/// The number that a text with one comma says to programs in English, which part thousands by it, where a Vietnamese reads
/// decimals: `1,000`, but neither `0,125` nor `12,5`.
fn as_thousands(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once(',')?;
    let is_plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_one = is_plain(whole) && is_plain(fraction) && is_grouped(digits, ',');
    is_one.then(|| text.replace(',', ""))
}

/// What to ask of a number that was read as one with decimals and is a thousand times as much in English.
pub(super) fn doubt(text: &str, read: &Value) -> Option<NumberFault> {
    let thousands = as_thousands(text)?;
    let number = figure(read)?;
    // What ends with zeros needn't have three digits; what doesn't is clear with a fourth.
    let short = vietnamese::amount(number);
    let decimals = if as_thousands(&short).is_some() { format!("{short}0") } else { short.clone() };
    // Written as it is read it would say nothing.
    let read_as = if short == text.trim() { "số có phần lẻ" } else { &short };
    Some(NumberFault {
        message: format!("“{}” được đọc là {read_as}; Excel tiếng Anh viết hàng nghìn như thế", text.trim()),
        help: format!("Nếu là {thousands} thì ghi {thousands}; nếu đúng là {short} thì ghi {decimals}"),
        is_number: true,
    })
}

/// The number that a cell holds, also as a text.
#[allow(clippy::cast_precision_loss, reason = "numbers in tables are bounded far below")]
pub fn figure(value: &Value) -> Option<f64> {
    match value {
        Value::Integer(number) => Some(*number as f64),
        Value::Decimal(number) => Some(*number),
        Value::Text(text) => figure(&parse_number(text)?),
        _ => None,
    }
}

/// The digits before the sign of the decimals, without those that part thousands, and the ones behind it.
fn parts(digits: &str) -> Option<(String, Option<&str>)> {
    let whole = |digits: &str, group: char| {
        let is_right = !digits.contains(group) || is_grouped(digits, group);
        is_right.then(|| digits.replace(group, ""))
    };
    match (digits.rfind('.'), digits.rfind(',')) {
        (None, None) => Some((digits.to_owned(), None)),
        // Of both signs the last one begins the decimals.
        (Some(dot), Some(comma)) => {
            let (at, group) = if dot > comma { (dot, ',') } else { (comma, '.') };
            Some((whole(&digits[..at], group)?, Some(&digits[at + 1..])))
        }
        (Some(_), None) if is_grouped(digits, '.') => Some((whole(digits, '.')?, None)),
        // One comma alone begins decimals here; several can't.
        (None, Some(_)) if digits.matches(',').count() > 1 => {
            is_grouped(digits, ',').then(|| (digits.replace(',', ""), None))
        }
        (Some(at), None) | (None, Some(at)) => Some((digits[..at].to_owned(), Some(&digits[at + 1..]))),
    }
}

/// Whether a sign parts thousands: three digits behind each, and before the first no more and no lone zero.
fn is_grouped(digits: &str, sign: char) -> bool {
    let mut groups = digits.split(sign);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_vietnamese_tables_write_them() {
        assert_eq!(parse_number("1.234"), Some(Value::Integer(1234)));
        assert_eq!(parse_number("1 234 567"), Some(Value::Integer(1_234_567)));
        assert_eq!(parse_number("12,5"), Some(Value::Decimal(12.5)));
        assert_eq!(parse_number("1.234,5"), Some(Value::Decimal(1234.5)));
        assert_eq!(parse_number("12.5"), Some(Value::Decimal(12.5)));
        assert_eq!(parse_number("-3"), Some(Value::Integer(-3)));
        assert_eq!(parse_number("1,234,567"), Some(Value::Integer(1_234_567)));
        assert_eq!(parse_number("1,234.5"), Some(Value::Decimal(1234.5)));
        assert_eq!(parse_number("8 lớp"), None);
        assert_eq!(parse_number(""), None);
    }

    #[test]
    fn one_comma_before_three_digits_may_part_thousands() {
        assert_eq!(as_thousands("1,118").as_deref(), Some("1118"));
        assert_eq!(as_thousands(" -120,000 ").as_deref(), Some("-120000"));
        for none in ["0,125", "12,5", "1250,125", "1.118", "1,118,000", "a,118", "1,1a8", "1,118.5", ""] {
            assert_eq!(as_thousands(none), None, "{none}");
        }
    }

    #[test]
    fn whole_numbers_are_told_with_what_to_write() {
        let range = NumberRange { whole: true, min: Some(0.0), max: None };
        let help = |text: &str| range.read(text).unwrap_err().help;
        assert_eq!(help("1,118"), "Nếu là 1118 thì ghi: 1118");
        assert_eq!(help("120,0"), "Bỏ phần lẻ, ghi: 120");
        assert_eq!(help("120.6"), "Ghi số nguyên, như 121");
        assert!(help("99999999999999999999").contains("thừa chữ số"));
    }

    #[test]
    fn a_dot_that_parts_no_thousands_begins_decimals() {
        assert_eq!(parse_number("0.125"), Some(Value::Decimal(0.125)));
        assert_eq!(parse_number("0,125"), Some(Value::Decimal(0.125)));
        assert_eq!(parse_number("1250.125"), Some(Value::Decimal(1250.125)));
        assert_eq!(parse_number("00.125"), Some(Value::Decimal(0.125)));
        assert_eq!(parse_number("-0.250"), Some(Value::Decimal(-0.25)));
        for none in ["1.2.3", "1.23,4.5", "1,2,3", ".", ",", "5.", ".5", "1.234.56", "12,34,567"] {
            assert_eq!(parse_number(none), None, "{none}");
        }
    }
}
