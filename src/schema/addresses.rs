//! Fields that hold an address: of a page outside, of one inside, or the last part of one.

use super::Checker;
use super::pattern::{decoded, fault_of_web_address, is_address_inside};
use super::value::Value;
use crate::diagnostic::{Code, Diagnostic};
use crate::name;
use crate::source::Span;
use crate::vietnamese;
use crate::web::{Fault, Reason};

impl Checker<'_> {
    pub(super) fn web_address(&mut self, text: &str, span: Span) -> Option<Value> {
        let kept = || Some(Value::Text(text.to_owned()));
        match fault_of_web_address(text) {
            None => kept(),
            Some(fault) if fault.reason == Reason::Private => {
                let message = format!("Địa chỉ “{text}” {}", fault.explained());
                self.report(Diagnostic::warning(Code::ImpossibleAddress, message).help(fault.remedy()), span);
                kept()
            }
            Some(Fault { meant, .. }) => {
                let help = meant.map_or_else(
                    || "Cần địa chỉ đầy đủ, bắt đầu bằng https://".to_owned(),
                    |meant| format!("Ghi: {}", self.line(span, &meant)),
                );
                self.bad(span, Code::BadValue, format!("“{text}” không đúng mẫu"), help)
            }
        }
    }

    pub(super) fn slug(&mut self, text: &str, span: Span) -> Option<Value> {
        let slug = vietnamese::slug(text);
        let help = match name::fault(&slug) {
            None if slug == text => return Some(Value::Text(slug)),
            None => format!("Ghi: {}", self.line(span, &slug)),
            Some(_) if slug.is_empty() => "Ghi bằng chữ thường không dấu, số và gạch nối, ví dụ khai-giang".to_owned(),
            Some(_) => format!("Windows giữ tên này cho thiết bị; thêm một từ, ví dụ bai-{slug}"),
        };
        self.bad(span, Code::BadValue, format!("“{text}” không dùng làm địa chỉ được"), help)
    }

    pub(super) fn address_inside(&mut self, text: &str, span: Span) -> Option<Value> {
        // Browsers show an old address as `%C4%91` where its file has a letter.
        let Some(text) = decoded(text).filter(|text| is_address_inside(text)) else {
            let help = "Cần địa chỉ trong trang, bắt đầu bằng một dấu /, như /gioi-thieu/";
            return self.bad(span, Code::BadValue, format!("“{text}” không đúng mẫu"), help);
        };
        if let Some(fault) = name::fault_of_address(&text) {
            self.report(fault.diagnostic(), span);
            return None;
        }
        Some(Value::Text(text.into_owned()))
    }
}
