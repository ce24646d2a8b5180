//! Checks a YAML tree against the fields of a kind: every mistake becomes a diagnostic, every good value is kept.

use std::borrow::Cow;
use std::sync::Arc;

use indexmap::IndexMap;
use jiff::civil::Time;

use super::field::{ChoiceLabel, Field, FieldType};
use super::number::NumberRange;
use super::pattern::{hour, is_address_inside, is_colour, is_email, is_web_address};
use super::seen;
use super::value::{Fields, Value};
use super::yaml::{Node, NodeKind};
use crate::diagnostic::{Code, Diagnostic};
use crate::name;
use crate::source::{SourcePath, Span, Spanned};
use crate::unseen;
use crate::vietnamese::{self, DateFault};

/// What is being checked, as messages call it.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// “Bài viết”, “Văn bản”, “site.yaml”.
    pub label: &'a str,
    /// The section's route; empty outside `content/`.
    pub route: &'a str,
    /// Whether readers see the English labels of choices.
    pub english: bool,
    /// Where to point when something is missing.
    pub head: Span,
}

/// Checks one file.
pub struct Checker<'a> {
    /// The file.
    pub path: &'a SourcePath,
    /// Where its fields are looked for.
    pub place: Place<'a>,
    /// Gives the bytes of a data file of the site's folder.
    pub tables: &'a dyn Fn(&SourcePath) -> Option<Arc<[u8]>>,
    /// Where mistakes go.
    pub diagnostics: &'a mut Vec<Diagnostic>,
}

impl Checker<'_> {
    pub(super) fn report(&mut self, diagnostic: Diagnostic, span: Span) {
        self.diagnostics.push(diagnostic.at(self.path, span));
    }

    /// The checked fields of a mapping; `None` when it isn't one.
    pub fn record(&mut self, node: &Node, fields: &IndexMap<String, Field>) -> Option<Fields> {
        let empty = Vec::new();
        let pairs = match &node.kind {
            NodeKind::Map(pairs) => pairs,
            NodeKind::Null => &empty,
            _ => {
                self.not_a_record(node.span, fields);
                return None;
            }
        };
        let mut given: IndexMap<&str, (&Spanned<String>, &Node)> = IndexMap::new();
        for (key, value) in pairs {
            if !fields.contains_key(&key.value) {
                self.unknown_key(key, fields);
            } else if given.insert(&key.value, (key, value)).is_some() {
                let diagnostic = Diagnostic::error(Code::DuplicateKey, format!("Mục “{}” được ghi hai lần", key.value))
                    .help("Xóa bớt một dòng; chương trình không đoán dòng nào đúng");
                self.report(diagnostic, key.span);
            }
        }
        let mut checked = Fields::new();
        for (name, field) in fields {
            let Some((key, node)) = given.get(name.as_str()) else { continue };
            if node.is_empty() {
                continue;
            }
            if let Some(value) = self.value(node, &field.ty) {
                self.once_in_list(field, &value);
                let span = if node.span.end > node.span.start { node.span } else { key.span };
                checked.insert(name.clone(), Spanned::new(value, span));
            }
        }
        let head = if pairs.is_empty() || self.place.head.end == 0 { node.span } else { self.place.head };
        self.missing(fields, &given, &checked, head);
        Some(checked)
    }

    fn missing(
        &mut self,
        fields: &IndexMap<String, Field>,
        given: &IndexMap<&str, (&Spanned<String>, &Node)>,
        checked: &Fields,
        head: Span,
    ) {
        for (name, field) in fields {
            // What is there but wrong has been reported already, and isn't missing too.
            let filled = given.get(name.as_str()).is_some_and(|(_, node)| !node.is_empty());
            if filled || !self.is_required(field, checked) {
                continue;
            }
            let key = given.get(name.as_str()).map(|(key, _)| key.span);
            let what = if key.is_some() { "Ghi giá trị sau dấu hai chấm" } else { "Thêm dòng" };
            let mut help = format!("{what}: {name}: {}", field.sample());
            if let Some(hint) = &field.hint {
                help = format!("{help} ({hint})");
            }
            let message = format!("{} thiếu mục bắt buộc “{name}” ({})", self.place.label, field.label);
            self.report(Diagnostic::error(Code::MissingField, message).help(help), key.unwrap_or(head));
        }
    }

    fn is_required(&self, field: &Field, siblings: &Fields) -> bool {
        let required = &field.required;
        let by_choice = required.when.iter().any(|(name, keys)| {
            matches!(siblings.get(name).map(|value| &value.value), Some(Value::Choice { key, .. }) if keys.contains(key))
        });
        required.always
            || required.in_sections.iter().any(|route| route == self.place.route)
            || by_choice
            || required.without.as_ref().is_some_and(|other| !siblings.contains_key(other))
    }

    fn unknown_key(&mut self, key: &Spanned<String>, fields: &IndexMap<String, Field>) {
        let folded = vietnamese::fold(&key.value);
        let by_label =
            fields.iter().find(|(_, field)| vietnamese::fold(&field.label) == folded).map(|(name, _)| name.as_str());
        let nearest = by_label.or_else(|| vietnamese::nearest(&key.value, fields.keys().map(String::as_str)));
        let help = match nearest {
            Some(name) => format!("Có phải ý bạn là “{name}” ({})?", fields[name].label),
            None => format!("Các mục dùng được: {}", fields.keys().map(String::as_str).collect::<Vec<_>>().join(", ")),
        };
        let message = format!("{} không có mục “{}”", self.place.label, key.value);
        self.report(Diagnostic::error(Code::UnknownKey, message).help(help), key.span);
    }

    fn wrong_type(&mut self, span: Span, wanted: &str, help: &str) {
        self.report(Diagnostic::error(Code::WrongType, format!("Mục này cần {wanted}")).help(help), span);
    }

    /// Tells what a record is made of, with a line that can be copied.
    fn not_a_record(&mut self, span: Span, fields: &IndexMap<String, Field>) {
        let some = |(name, field): (&String, &Field)| format!("{name}: {}", field.sample());
        let required = fields.iter().filter(|(_, field)| field.required.always);
        let mut lines: Vec<String> = required.map(some).take(4).collect();
        if lines.is_empty() {
            lines.extend(fields.iter().map(some).take(2));
        }
        self.wrong_type(span, "các mục con có tên", &format!("Ghi như: {{ {} }}", lines.join(", ")));
    }

    fn bad<T>(&mut self, span: Span, code: Code, message: String, help: impl Into<String>) -> Option<T> {
        self.report(Diagnostic::error(code, message).help(help), span);
        None
    }

    fn value(&mut self, node: &Node, ty: &FieldType) -> Option<Value> {
        match ty {
            FieldType::List(of) => self.list(node, of),
            FieldType::Record { fields, short } => self.nested(node, fields, short.as_deref()).map(Value::Record),
            FieldType::Table { columns } => self.table(node, columns).map(Value::Table),
            scalar => {
                let NodeKind::Scalar { text, plain } = &node.kind else {
                    self.wrong_type(
                        node.span,
                        "một giá trị",
                        "Ghi giá trị ngay sau dấu hai chấm, không ghi thành danh sách",
                    );
                    return None;
                };
                match scalar {
                    FieldType::File | FieldType::Image => self.resolve(text.trim(), node.span).map(Value::File),
                    FieldType::Page => self.resolve(text.trim(), node.span).map(Value::Page),
                    _ => {
                        let text = self.seen(text.trim(), node.span);
                        self.scalar(&text, *plain, node.span, scalar)
                    }
                }
            }
        }
    }

    /// A value without what nobody sees in it, which is told.
    pub(super) fn seen<'t>(&mut self, text: &'t str, span: Span) -> Cow<'t, str> {
        if let Some(fault) = seen::fault(text) {
            self.report(fault, span);
        }
        unseen::without(text)
    }

    fn list(&mut self, node: &Node, of: &FieldType) -> Option<Value> {
        let items = match &node.kind {
            NodeKind::List(items) => items.as_slice(),
            // One value where a list may stand is what people write, and it can't be misread.
            NodeKind::Scalar { .. } | NodeKind::Map(_) => std::slice::from_ref(node),
            NodeKind::Null => &[],
        };
        let values = items.iter().filter_map(|item| Some(Spanned::new(self.value(item, of)?, item.span)));
        Some(Value::List(values.collect()))
    }

    fn nested(&mut self, node: &Node, fields: &IndexMap<String, Field>, short: Option<&str>) -> Option<Fields> {
        let outer = std::mem::take(&mut self.place.head);
        let record = match (&node.kind, short) {
            (NodeKind::Scalar { .. }, Some(name)) => {
                let pair = (Spanned::new(name.to_owned(), node.span), node.clone());
                self.record(&Node { span: node.span, kind: NodeKind::Map(vec![pair]) }, fields)
            }
            _ => self.record(node, fields),
        };
        self.place.head = outer;
        record
    }

    fn scalar(&mut self, text: &str, plain: bool, span: Span, ty: &FieldType) -> Option<Value> {
        match ty {
            // Alone, it is the line end of no system that is left.
            FieldType::Text => Some(Value::Text(text.replace('\r', ""))),
            FieldType::Number(range) => self.number(text, span, *range),
            FieldType::Bool => match text {
                "true" => Some(Value::Bool(true)),
                "false" => Some(Value::Bool(false)),
                _ => self.bad(
                    span,
                    Code::WrongType,
                    format!("Cần true hoặc false, đang là “{text}”"),
                    "Ghi true (có) hoặc false (không)",
                ),
            },
            FieldType::Date => match vietnamese::parse_date(text) {
                Ok(date) => Some(Value::Date(date)),
                Err(fault) => self.bad_date(text, span, fault),
            },
            FieldType::DateTime => match vietnamese::parse_datetime(text) {
                Ok(datetime) => Some(Value::DateTime(datetime)),
                Err(fault) => self.bad_date(text, span, fault),
            },
            FieldType::Choice(values) => self.choice(text, span, values),
            FieldType::Phone => self.phone(text, plain, span),
            other => self.pattern(text, span, other),
        }
    }

    fn number(&mut self, text: &str, span: Span, range: NumberRange) -> Option<Value> {
        match range.read(text) {
            Ok(value) => Some(value),
            Err(fault) => {
                let code = if fault.is_number { Code::BadValue } else { Code::WrongType };
                self.bad(span, code, vietnamese::capitalised(&fault.message), fault.help)
            }
        }
    }

    fn bad_date<T>(&mut self, text: &str, span: Span, fault: DateFault) -> Option<T> {
        let (message, help) = match fault {
            DateFault::NoYear => (format!("Ngày “{text}” thiếu năm"), "Ghi đủ ngày, tháng, năm, ví dụ 05/09/2026"),
            DateFault::ShortYear => (format!("Năm trong “{text}” phải có bốn chữ số"), "Ghi như 05/09/2026"),
            DateFault::Impossible => {
                (format!("Không có ngày “{text}”"), "Kiểm tra lại ngày và tháng (ngày đứng trước)")
            }
            DateFault::NotADate => (format!("“{text}” không phải ngày"), "Ghi như 2026-09-05 hoặc 05/09/2026"),
        };
        self.bad(span, Code::BadDate, message, help)
    }

    fn choice(&mut self, text: &str, span: Span, values: &IndexMap<String, ChoiceLabel>) -> Option<Value> {
        if let Some((key, label)) = values.get_key_value(text) {
            let english = label.en.as_ref().filter(|_| self.place.english);
            return Some(Value::Choice { key: key.clone(), label: english.unwrap_or(&label.vi).clone() });
        }
        let folded = vietnamese::fold(text);
        let is_same = |text: &str| vietnamese::fold(text) == folded;
        let same = values
            .iter()
            .find(|(key, label)| is_same(key) || is_same(&label.vi) || label.en.as_deref().is_some_and(is_same));
        let nearest =
            same.map(|(key, _)| key.as_str()).or_else(|| vietnamese::nearest(text, values.keys().map(String::as_str)));
        let help = match nearest {
            Some(key) => format!("Có phải ý bạn là “{key}”?"),
            None => format!("Chọn một trong: {}", values.keys().map(String::as_str).collect::<Vec<_>>().join(", ")),
        };
        self.bad(span, Code::BadChoice, format!("Giá trị “{text}” không có trong danh sách"), help)
    }

    /// A path written in this file, as a path of the site's folder.
    pub(super) fn resolve(&mut self, text: &str, span: Span) -> Option<SourcePath> {
        match self.path.resolve(text) {
            Some(path) => match name::fault_in_path(path.as_str()) {
                Some(fault) => {
                    self.report(fault.diagnostic(), span);
                    None
                }
                None => Some(path),
            },
            None => self.bad(
                span,
                Code::UnsafePath,
                format!("Đường dẫn “{text}” đi ra ngoài thư mục của trang"),
                "Đặt tệp cạnh bài viết và chỉ ghi tên tệp, dùng dấu / giữa các thư mục",
            ),
        }
    }

    fn phone(&mut self, text: &str, plain: bool, span: Span) -> Option<Value> {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let shape = text.chars().all(|c| c.is_ascii_digit() || " .-()+/".contains(c));
        if shape && plain && digits.len() == 9 && !text.starts_with(['0', '+', '(']) {
            let help = format!("Ghi trong ngoặc kép: \"0{text}\"");
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

    fn web_address(&mut self, text: &str, span: Span) -> Option<Value> {
        if is_web_address(text) {
            return Some(Value::Text(text.to_owned()));
        }
        let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
        let completed = format!("https://{}", rest.trim_start_matches('/'));
        let help = if !rest.contains(':') && is_web_address(&completed) {
            format!("Ghi: {completed}")
        } else {
            "Cần địa chỉ đầy đủ, bắt đầu bằng https://".to_owned()
        };
        self.bad(span, Code::BadValue, format!("“{text}” không đúng mẫu"), help)
    }

    fn slug(&mut self, text: &str, span: Span) -> Option<Value> {
        let slug = vietnamese::slug(text);
        let help = match name::fault(&slug) {
            None if slug == text => return Some(Value::Text(slug)),
            None => format!("Ghi: {slug}"),
            Some(_) if slug.is_empty() => "Ghi bằng chữ thường không dấu, số và gạch nối, ví dụ khai-giang".to_owned(),
            Some(_) => format!("Windows giữ tên này cho thiết bị; thêm một từ, ví dụ bai-{slug}"),
        };
        self.bad(span, Code::BadValue, format!("“{text}” không dùng làm địa chỉ được"), help)
    }

    fn address_inside(&mut self, text: &str, span: Span) -> Option<Value> {
        if !is_address_inside(text) {
            let help = "Cần địa chỉ trong trang, bắt đầu bằng một dấu /, như /gioi-thieu/";
            return self.bad(span, Code::BadValue, format!("“{text}” không đúng mẫu"), help);
        }
        if let Some(fault) = name::fault_of_address(text) {
            self.report(fault.diagnostic(), span);
            return None;
        }
        Some(Value::Text(text.to_owned()))
    }
}
