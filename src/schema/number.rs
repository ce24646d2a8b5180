//! Numbers as people in Vietnam write them, and the bounds they must keep.

use super::value::Value;

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
            Value::Decimal(_) if self.whole => {
                return Err(fault(format!("cần số nguyên, đang là “{shown}”"), "Bỏ phần lẻ", true));
            }
            Value::Integer(number) => number as f64,
            Value::Decimal(number) => number,
            _ => 0.0,
        };
        if size.abs() > LARGEST {
            return Err(fault(format!("số {shown} lớn quá mức có thể"), "Kiểm tra lại; có thể dán thừa chữ số", true));
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

/// A number as Vietnamese tables have it: `1.234`, `1234`, `12,5` or `12.5`; a dot before three digits groups.
pub(super) fn parse_number(text: &str) -> Option<Value> {
    let text: String = text.trim().chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("-", digits));
    let grouped = digits.split('.').skip(1).all(|group| group.len() == 3) && !digits.starts_with('.');
    let plain = if digits.contains('.') && (grouped || digits.contains(',')) {
        digits.replace('.', "").replace(',', ".")
    } else {
        digits.replace(',', ".")
    };
    if plain.is_empty() || !plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return None;
    }
    let plain = format!("{sign}{plain}");
    plain.parse().map(Value::Integer).or_else(|_| plain.parse().map(Value::Decimal)).ok()
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
        assert_eq!(parse_number("8 lớp"), None);
        assert_eq!(parse_number(""), None);
    }
}
