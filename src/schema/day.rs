//! Days: what is wrong with one, and years that nobody means.

use jiff::civil::Date;

use super::check::Checker;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::vietnamese::DateFault;

/// Years that a school writes in good faith: its oldest documents, and what it plans.
const LIKELY: std::ops::RangeInclusive<i16> = 1945..=2050;

/// Years by which people say “for ever”.
const FOR_EVER: [i16; 3] = [2099, 2100, 9999];

impl Checker<'_> {
    pub(super) fn bad_date<T>(&mut self, text: &str, span: Span, fault: DateFault) -> Option<T> {
        let (message, help) = match fault {
            DateFault::NoYear => (format!("Ngày “{text}” thiếu năm"), "Ghi đủ ngày, tháng, năm, ví dụ 05/09/2026"),
            DateFault::ShortYear => (format!("Năm trong “{text}” phải có bốn chữ số"), "Ghi như 05/09/2026"),
            DateFault::Impossible => {
                (format!("Không có ngày “{text}”"), "Kiểm tra lại ngày và tháng (ngày đứng trước)")
            }
            DateFault::NoHour => (
                format!("Không hiểu giờ trong “{text}”"),
                "Giờ từ 00:00 đến 23:59, ví dụ 2026-09-05 18:00; hết ngày thì chỉ ghi ngày",
            ),
            DateFault::NotADate => (format!("“{text}” không phải ngày"), "Ghi như 2026-09-05 hoặc 05/09/2026"),
        };
        self.bad(span, Code::BadDate, message, help)
    }

    /// Tells a year that was mistyped.
    pub(super) fn doubt_year(&mut self, text: &str, date: Date, span: Span) {
        let year = date.year();
        if LIKELY.contains(&year) || FOR_EVER.contains(&year) {
            return;
        }
        let help = match meant_year(year) {
            Some(meant) => {
                let corrected = text.replacen(&format!("{year:04}"), &meant.to_string(), 1);
                format!("Có lẽ là năm {meant}: {}", self.line(span, &corrected))
            }
            None => "Kiểm tra lại năm".to_owned(),
        };
        self.report(Diagnostic::warning(Code::DoubtfulDate, format!("Năm {year:04} khó có thật")).help(help), span);
    }
}

/// The year of our time that a mistyped one was meant to be: with two figures the other way round, or of this century.
fn meant_year(year: i16) -> Option<i16> {
    let swapped = [1000, 100, 10].into_iter().map(|place| {
        let (left, right) = (year / place % 10, year / (place / 10) % 10);
        year + (right - left) * (place - place / 10)
    });
    let of_century = 2000 + year.rem_euclid(100);
    swapped.chain([of_century]).find(|meant| (2000..=*LIKELY.end()).contains(meant))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_that_was_meant_is_found() {
        for (written, meant) in
            [(1926, 2026), (2206, 2026), (2062, 2026), (226, 2026), (3026, 2026), (2126, 2026), (1027, 2027)]
        {
            assert_eq!(meant_year(written), Some(meant), "{written}");
        }
        assert_eq!(meant_year(1888), None);
    }
}
