//! Single values, each as its field takes it.

use std::borrow::Cow;

use jiff::civil::Time;

use super::check::Checker;
use super::field::FieldType;
use super::markup;
use super::number::{self, NumberRange};
use super::pattern::{hour, is_colour, is_email};
use super::seen;
use super::value::Value;
use super::yaml::{as_value, quoted};
use crate::diagnostic::{Code, Diagnostic, full_width};
use crate::source::Span;
use crate::unseen;
use crate::vietnamese::{self, telephone};
use crate::web;

impl Checker<'_> {
    /// A value without quotation marks of YAML around it, `plain` where it had none.
    pub(super) fn one_value(&mut self, text: &str, plain: bool, span: Span, ty: &FieldType) -> Option<Value> {
        match ty {
            FieldType::Text => self.words(text, span),
            FieldType::File | FieldType::Image => self.resolve(unquoted(text), span).map(Value::File),
            FieldType::Page => self.resolve(unquoted(text), span).map(Value::Page),
            _ => {
                let text = self.seen(unquoted(text), span);
                let narrow = vietnamese::narrowed(&text);
                if let Cow::Owned(narrow) = &narrow {
                    self.full_width(&text, narrow, span);
                }
                self.scalar(&narrow, plain, span, ty)
            }
        }
    }

    /// Words for readers: references to signs are read as the signs, as nobody means to show them; markup is told.
    fn words(&mut self, text: &str, span: Span) -> Option<Value> {
        let signs = web::signs(text);
        let words = self.seen(&signs, span);
        if let Some(mark) = markup::find(&words) {
            self.markup(&words, mark, span);
        }
        if let Cow::Owned(narrow) = vietnamese::narrowed(&words) {
            self.full_width(&words, &narrow, span);
        }
        // Alone, a carriage return is the line end of no system that is left.
        Some(Value::Text(words.replace('\r', "")))
    }

    fn markup(&mut self, words: &str, mark: &str, span: Span) {
        let message =
            format!("Mục này chỉ nhận chữ, không nhận ký hiệu trình bày; “{mark}” hiện nguyên ra trang như đã gõ");
        let line = || self.written.line_with(span, &quoted(&markup::without(words)));
        let help = match markup::is_short(words).then(line).flatten() {
            Some(line) => format!("Ghi chữ không có ký hiệu: {line}"),
            None => "Bỏ các ký hiệu ấy, chỉ để lại chữ".to_owned(),
        };
        self.report(Diagnostic::warning(Code::MarkupInText, message).help(help), span);
    }

    /// Tells of signs of full width.
    fn full_width(&mut self, words: &str, narrow: &str, span: Span) {
        let line = self.written.line_with(span, &as_value(narrow));
        self.report(full_width(words, line.as_deref().unwrap_or(narrow)), span);
    }

    /// A value without what nobody sees in it, which is told.
    pub(super) fn seen<'t>(&mut self, text: &'t str, span: Span) -> Cow<'t, str> {
        if let Some(fault) = seen::fault(text) {
            self.report(fault, span);
        }
        unseen::without(text)
    }

    fn scalar(&mut self, text: &str, plain: bool, span: Span, ty: &FieldType) -> Option<Value> {
        match ty {
            FieldType::Number(range) => self.number(text, span, *range),
            FieldType::Bool => self.yes_or_no(text, span),
            FieldType::Date => match vietnamese::parse_date(text) {
                Ok(date) => {
                    self.doubt_year(text, date, span);
                    Some(Value::Date(date))
                }
                Err(fault) => self.bad_date(text, span, fault),
            },
            FieldType::DateTime => match vietnamese::parse_datetime(text) {
                Ok(datetime) => {
                    let day = datetime.date();
                    self.doubt_year(text, day, span);
                    // Midnight that was written is an hour; a day alone is all of that day.
                    let is_day = vietnamese::parse_date(text).is_ok();
                    Some(if is_day { Value::Date(day) } else { Value::DateTime(datetime) })
                }
                Err(fault) => self.bad_date(text, span, fault),
            },
            FieldType::Choice(values) => self.choice(text, span, values),
            FieldType::Phone => self.phone(text, plain, span),
            other => self.pattern(text, span, other),
        }
    }

    fn number(&mut self, text: &str, span: Span, range: NumberRange) -> Option<Value> {
        match range.read(text) {
            Ok(value) => {
                if let Some(doubt) = number::doubt(text, &value) {
                    let message = vietnamese::capitalised(&doubt.message);
                    self.report(Diagnostic::warning(Code::SpoiltCell, message).help(doubt.help), span);
                }
                Some(value)
            }
            Err(fault) => {
                let code = if fault.is_number { Code::BadValue } else { Code::WrongType };
                self.bad(span, code, vietnamese::capitalised(&fault.message), fault.help)
            }
        }
    }

    fn phone(&mut self, text: &str, plain: bool, span: Span) -> Option<Value> {
        let number = telephone::without_extension(text);
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        let shape = number.chars().all(|c| c.is_ascii_digit() || " .-()+/".contains(c));
        if shape && plain && digits.len() == 9 && !text.starts_with(['0', '+', '(']) {
            let help = format!("Ghi trong ngoặc kép: {}", self.line(span, &format!("\"0{text}\"")));
            return self.bad(span, Code::LostZero, format!("Số điện thoại “{text}” bị mất số 0 ở đầu"), help);
        }
        if !shape || !(3..=15).contains(&digits.len()) {
            return self.bad(
                span,
                Code::BadValue,
                format!("“{text}” không phải số điện thoại"),
                "Ghi như \"0299 000 1998\"",
            );
        }
        Some(Value::Text(text.to_owned()))
    }

    fn pattern(&mut self, text: &str, span: Span, ty: &FieldType) -> Option<Value> {
        let kept = || Value::Text(text.to_owned());
        let (value, wanted) = match ty {
            FieldType::Time if is_end_of_day(text) => {
                let line = self.line(span, "\"00:00\"");
                let message = format!("Không có giờ “{text}”: nửa đêm là 00:00");
                return self.bad(span, Code::BadValue, message, format!("Việc kéo dài đến nửa đêm thì ghi: {line}"));
            }
            FieldType::Time => {
                (text.parse::<Time>().ok().or_else(|| hour(text)).map(Value::Time), "giờ, như \"07:30\"")
            }
            FieldType::Year => {
                let year = text.parse().ok().filter(|year| (1800..=2200).contains(year));
                (year.map(Value::Integer), "một năm, như 1998")
            }
            FieldType::SchoolYear => (text.parse().ok().map(Value::SchoolYear), "một năm học, như 2026-2027"),
            FieldType::Week => {
                (vietnamese::parse_week(text).map(|(year, week)| Value::Week(year, week)), "một tuần, như 2026-W47")
            }
            FieldType::Url => return self.web_address(text, span),
            FieldType::Email => (is_email(text).then(kept), "địa chỉ thư điện tử, như ten@truong.edu.vn"),
            FieldType::Colour => (is_colour(text).then(kept), "mã màu trong ngoặc kép, như \"#0b5394\""),
            FieldType::Slug => return self.slug(text, span),
            _ => return self.address_inside(text, span),
        };
        value.or_else(|| self.bad(span, Code::BadValue, format!("“{text}” không đúng mẫu"), format!("Cần {wanted}")))
    }
}

/// Whether an hour is the one by which clocks on walls end the day: `24:00`, `24h`, `24 giờ`.
fn is_end_of_day(text: &str) -> bool {
    let rest = text.strip_prefix("24").map(|rest| rest.trim_start_matches([':', 'h', 'H', 'g', ' ', '0']));
    rest.is_some_and(|rest| matches!(rest, "" | "iờ"))
}

/// A value without the curved quotation marks of Word around it, which nobody means for a part of a date or a path.
fn unquoted(text: &str) -> &str {
    let inner =
        text.strip_prefix(['“', '”', '‘', '’', '«']).and_then(|text| text.strip_suffix(['“', '”', '‘', '’', '»']));
    inner.unwrap_or(text).trim()
}
