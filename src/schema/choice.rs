//! One of several: the key, or the label that readers see.

use indexmap::IndexMap;

use super::check::Checker;
use super::field::ChoiceLabel;
use super::value::Value;
use crate::diagnostic::Code;
use crate::source::Span;
use crate::vietnamese;

impl Checker<'_> {
    pub(super) fn choice(&mut self, text: &str, span: Span, values: &IndexMap<String, ChoiceLabel>) -> Option<Value> {
        if let Some((key, label)) = values.get_key_value(text).or_else(|| by_label(text, values)) {
            let english = label.en.as_ref().filter(|_| self.place.english);
            return Some(Value::Choice { key: key.clone(), label: english.unwrap_or(&label.vi).clone() });
        }
        let help = match vietnamese::nearest(text, values.keys().map(String::as_str)) {
            Some(key) => format!("Có phải ý bạn là “{key}”?"),
            None => format!("Chọn một trong: {}", values.keys().map(String::as_str).collect::<Vec<_>>().join(", ")),
        };
        self.bad(span, Code::BadChoice, format!("Giá trị “{text}” không có trong danh sách"), help)
    }

    pub(super) fn yes_or_no(&mut self, text: &str, span: Span) -> Option<Value> {
        match vietnamese::fold(text).as_str() {
            "true" | "co" | "yes" => Some(Value::Bool(true)),
            "false" | "khong" | "no" => Some(Value::Bool(false)),
            _ => self.bad(
                span,
                Code::WrongType,
                format!("Cần true hoặc false, đang là “{text}”"),
                "Ghi true (có) hoặc false (không)",
            ),
        }
    }
}

/// The only one whose key or label is the text, in any case, with marks or without.
fn by_label<'v>(text: &str, values: &'v IndexMap<String, ChoiceLabel>) -> Option<(&'v String, &'v ChoiceLabel)> {
    let plain = |text: &str| vietnamese::fold(text).replace(['-', '_'], " ");
    let written = plain(text);
    let mut same = values.iter().filter(|(key, label)| {
        [Some(key.as_str()), Some(&label.vi), label.en.as_deref()]
            .into_iter()
            .flatten()
            .any(|name| plain(name) == written)
    });
    same.next().filter(|_| same.next().is_none())
}
