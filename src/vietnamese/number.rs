//! Numbers as Vietnamese writes them: a dot between thousands, a comma before decimals.

/// `1234567` → `1.234.567`.
pub fn group_thousands(number: i64) -> String {
    let sign = if number < 0 { "-" } else { "" };
    format!("{sign}{}", group(&number.unsigned_abs().to_string()))
}

fn group(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// More decimals than anyone reads, and fewer than formatting refuses.
const MOST_DECIMALS: usize = 9;

/// A number with so many decimals (at most 9), rounded: `decimal(1234.56, 1)` → `1.234,6`. A dash for no number.
pub fn decimal(number: f64, decimals: usize) -> String {
    if !number.is_finite() {
        return "–".to_owned();
    }
    let written = format!("{:.*}", decimals.min(MOST_DECIMALS), number.abs());
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    let comma = if fraction.is_empty() { "" } else { "," };
    let zero = written.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    let sign = if number < 0.0 && !zero { "-" } else { "" };
    format!("{sign}{}{comma}{fraction}", group(whole))
}

/// An amount with all of its decimals (at most 9), and no zeros at their end: `12,5`, `0,125`, `3`.
pub fn amount(number: f64) -> String {
    let text = decimal(number, MOST_DECIMALS);
    if text.contains(',') { text.trim_end_matches('0').trim_end_matches(',').to_owned() } else { text }
}

const KB: u64 = 1 << 10;
const UNITS: [(&str, u64); 3] = [("MB", 1 << 20), ("GB", 1 << 30), ("TB", 1 << 40)];

/// A size in bytes as readers know it from their file manager (1 KB is 1024 bytes), with a no-break space: `245 KB`,
/// `1,2 MB`. Kilobytes are rounded up, larger units have one decimal unless it is 0.
pub fn file_size(bytes: u64) -> String {
    let kilobytes = bytes.div_ceil(KB);
    if kilobytes < KB {
        return format!("{kilobytes}\u{a0}KB");
    }
    let tenths = |size: u64| (u128::from(bytes) * 10 + u128::from(size) / 2) / u128::from(size);
    let fitting = UNITS.iter().find(|(_, size)| tenths(*size) < 10_240);
    let (unit, size) = fitting.unwrap_or(&UNITS[UNITS.len() - 1]);
    let tenths = tenths(*size);
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole}\u{a0}{unit}"),
        (whole, tenth) => format!("{whole},{tenth}\u{a0}{unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_have_dots() {
        assert_eq!(group_thousands(0), "0");
        assert_eq!(group_thousands(999), "999");
        assert_eq!(group_thousands(1_000), "1.000");
        assert_eq!(group_thousands(1_234_567), "1.234.567");
        assert_eq!(group_thousands(-12_345), "-12.345");
        assert_eq!(group_thousands(i64::MIN), "-9.223.372.036.854.775.808");
    }

    #[test]
    fn decimals_have_a_comma() {
        assert_eq!(decimal(7.25, 2), "7,25");
        assert_eq!(decimal(1234.56, 1), "1.234,6");
        assert_eq!(decimal(-0.04, 1), "0,0");
        assert_eq!(decimal(-0.5, 1), "-0,5");
        assert_eq!(decimal(99.96, 1), "100,0");
        assert_eq!(decimal(42.0, 0), "42");
    }

    #[test]
    fn an_amount_keeps_what_was_written() {
        for (number, shown) in
            [(12.5, "12,5"), (0.125, "0,125"), (3.0, "3"), (1250.125, "1.250,125"), (0.1 + 0.2, "0,3")]
        {
            assert_eq!(amount(number), shown);
        }
        assert_eq!(amount(-0.0), "0");
    }

    #[test]
    fn what_is_no_number_is_a_dash() {
        assert_eq!(decimal(f64::NAN, 1), "–");
        assert_eq!(decimal(f64::INFINITY, 1), "–");
        assert_eq!(decimal(1.5, usize::MAX), "1,500000000");
    }

    #[test]
    fn sizes_are_those_of_the_file_manager() {
        for (bytes, shown) in [
            (0, "0\u{a0}KB"),
            (1, "1\u{a0}KB"),
            (250_000, "245\u{a0}KB"),
            ((1 << 20) - 1, "1\u{a0}MB"),
            (1_258_291, "1,2\u{a0}MB"),
            (4 << 20, "4\u{a0}MB"),
            ((1 << 30) - 1, "1\u{a0}GB"),
            (u64::MAX, "16777216\u{a0}TB"),
        ] {
            assert_eq!(file_size(bytes), shown, "{bytes}");
        }
    }
}
