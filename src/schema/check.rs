//! Checks a YAML tree against the fields of a kind: every mistake becomes a diagnostic, every good value is kept.

use std::sync::Arc;

use indexmap::IndexMap;

use super::field::{Field, FieldType};
use super::value::{Fields, Value};
use super::written::Written;
use super::yaml::{Node, NodeKind, as_value, quoted};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourcePath, Span, Spanned};
use crate::unseen;
use crate::vietnamese;

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
    /// The description as it was written.
    pub written: Written<'a>,
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
            let Some(name) = known(&key.value, fields) else {
                self.unknown_key(key, fields);
                continue;
            };
            if given.insert(name, (key, value)).is_some() {
                let diagnostic = Diagnostic::error(Code::DuplicateKey, format!("Mục “{}” được ghi hai lần", key.value))
                    .help("Xóa bớt một dòng; chương trình không đoán dòng nào đúng");
                self.report(diagnostic, key.span);
            }
        }
        let mut checked = Fields::new();
        for (name, field) in fields {
            let Some((key, node)) = given.get(name.as_str()) else { continue };
            self.left_out(key.span, node, field);
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
            let hint =
                field.hint.as_ref().map_or_else(String::new, |hint| format!(" ({})", hint.trim_end_matches('.')));
            let added = format!("{name}: {}", field.sample());
            let help = match (key, self.written.with_added(head, &added)) {
                (Some(_), _) => format!("Ghi giá trị sau dấu hai chấm{hint}: {added}"),
                (None, Some(line)) => format!("Thêm mục ấy vào trong ngoặc{hint}: {line}"),
                (None, None) => format!("Thêm dòng{hint}: {added}"),
            };
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
        let message = format!("{} không có mục “{}”", self.place.label, key.value);
        if let Some(line) = self.with_space_behind_colon(key, fields) {
            let help = format!("Sau tên mục cần dấu hai chấm và một dấu cách: {line}");
            return self.report(Diagnostic::error(Code::UnknownKey, message).help(help), key.span);
        }
        let folded = vietnamese::fold(&key.value);
        let by_label =
            fields.iter().find(|(_, field)| vietnamese::fold(&field.label) == folded).map(|(name, _)| name.as_str());
        let nearest = by_label.or_else(|| vietnamese::nearest(&key.value, fields.keys().map(String::as_str)));
        let help = match nearest {
            Some(name) => format!("Có phải ý bạn là “{name}” ({})?", fields[name].label),
            None => format!("Các mục dùng được: {}", fields.keys().map(String::as_str).collect::<Vec<_>>().join(", ")),
        };
        self.report(Diagnostic::error(Code::UnknownKey, message).help(help), key.span);
    }

    /// The line of `title:Mời họp: khối 6`, which YAML reads as a name up to its second colon.
    fn with_space_behind_colon(&self, key: &Spanned<String>, fields: &IndexMap<String, Field>) -> Option<String> {
        let (name, value) = key.value.split_once(':')?;
        let name = known(name, fields)?;
        let rest = self.written.after(key.span).trim_end();
        Some(format!("{name}: {}", quoted([value, rest].concat().trim())))
    }

    pub(super) fn wrong_type(&mut self, span: Span, wanted: &str, help: &str) {
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
        // Within a description, the whole line can be told.
        let record = format!("{{ {} }}", lines.join(", "));
        let line = if self.place.head.end == 0 { self.written.line_with(span, &record) } else { None };
        self.wrong_type(span, "các mục con có tên", &format!("Ghi như: {}", line.unwrap_or(record)));
    }

    pub(super) fn bad<T>(&mut self, span: Span, code: Code, message: String, help: impl Into<String>) -> Option<T> {
        self.report(Diagnostic::error(code, message).help(help), span);
        None
    }

    pub(super) fn value(&mut self, node: &Node, ty: &FieldType) -> Option<Value> {
        match ty {
            FieldType::List(of) => self.list(node, of),
            FieldType::Record { fields, short } => self.nested(node, fields, short.as_deref()).map(Value::Record),
            FieldType::Table { columns } => self.table(node, columns).map(Value::Table),
            scalar => {
                let NodeKind::Scalar { text, plain } = &node.kind else {
                    self.not_one_value(node.span, scalar);
                    return None;
                };
                self.one_value(text.trim(), *plain, node.span, scalar)
            }
        }
    }

    /// Tells that a list or a record stands where one value is wanted.
    fn not_one_value(&mut self, span: Span, ty: &FieldType) {
        let general = "Ghi giá trị ngay sau dấu hai chấm, không ghi thành danh sách".to_owned();
        let help = match self.written.in_brackets(span) {
            Some((span, text)) => {
                let bare = as_value(text.trim_matches(['[', ']', '{', '}', ' ']));
                let value = self.first_right([quoted(text), bare], ty);
                value.map_or(general, |value| format!("Ghi thành một giá trị: {}", self.line(span, &value)))
            }
            None => general,
        };
        self.wrong_type(span, "một giá trị", &help);
    }

    fn list(&mut self, node: &Node, of: &FieldType) -> Option<Value> {
        let pieces = self.pieces(node, of);
        let items = match &node.kind {
            NodeKind::List(items) => {
                for item in items {
                    self.left_out_of_item(item, of);
                }
                items.as_slice()
            }
            NodeKind::Scalar { .. } if !pieces.is_empty() => pieces.as_slice(),
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
}

/// The field that a key names: in letters of either case, and whatever nobody sees in it.
fn known<'f>(key: &str, fields: &'f IndexMap<String, Field>) -> Option<&'f str> {
    let found = fields.get_key_value(key).or_else(|| fields.get_key_value(&plain_name(key)));
    found.map(|(name, _)| name.as_str())
}

/// The name that a key is meant to be: in small letters, without spaces around it and what nobody sees.
pub fn plain_name(key: &str) -> String {
    unseen::without(key).trim().to_ascii_lowercase()
}
