//! The only door to the YAML parser: text becomes a tree of [`Node`]s that know where they stand.
//!
//! Scalars keep the text as written, so that `0912345678` or `007` never turns into a number by accident;
//! what a value means is decided later by the field it fills.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned as Located;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourcePath, Span, Spanned};

/// Deepest nesting of lists and records that is read; no kind needs more than a handful.
const DEEPEST: usize = 32;

/// One value of a YAML document.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it stands.
    pub span: Span,
    /// A scalar, a list or a map, with what is in it.
    pub kind: NodeKind,
}

/// The shapes of YAML.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeKind {
    /// Nothing after the colon, or `null`.
    Null,
    /// A scalar as it was written; `plain` when it has no quotes around it.
    Scalar {
        /// The text, without quotes.
        text: String,
        /// Whether it was written without quotes.
        plain: bool,
    },
    /// A sequence.
    List(Vec<Node>),
    /// A mapping in the order of the file; equal keys are all kept.
    Map(Vec<(Spanned<String>, Node)>),
}

impl Node {
    /// Whether nothing is written there.
    pub fn is_empty(&self) -> bool {
        match &self.kind {
            NodeKind::Null => true,
            NodeKind::Scalar { text, .. } => text.trim().is_empty(),
            _ => false,
        }
    }
}

/// Reads one YAML document that stands at byte `offset` of the file `path`; `Null` for an empty one.
///
/// # Errors
/// A diagnostic with the place and, where the fault is a usual one, the corrected line.
pub fn parse(text: &str, offset: usize, path: &SourcePath) -> Result<Node, Diagnostic> {
    let mut options = serde_yaml::Options::default();
    options.strict_booleans = true;
    options.with_snippet = false;
    options.duplicate_keys = serde_yaml::options::DuplicateKeyPolicy::LastWins;
    options.merge_keys = serde_yaml::options::MergeKeyPolicy::AsOrdinary;
    if let Some(budget) = options.budget.as_mut() {
        budget.max_depth = DEEPEST;
        budget.flow_nesting_limit = DEEPEST;
        budget.max_events = 200_000;
        budget.max_aliases = 100;
        budget.max_anchors = 100;
    }
    options.alias_limits.max_total_replayed_events = 10_000;
    options.alias_limits.max_replay_stack_depth = 8;
    match serde_yaml::from_str_with_options::<Option<Raw>>(text, options) {
        Ok(None) => Ok(Node { span: Span::new(offset, offset), kind: NodeKind::Null }),
        Ok(Some(raw)) => Ok(raw.placed(text, offset)),
        Err(error) => Err(super::yaml::fault::describe(&error, text, offset, path)),
    }
}

struct Raw(Located<RawKind>);

enum RawKind {
    Null,
    /// Anything that isn't certainly a string: its text is taken from the source again.
    Untyped(String),
    Text(String),
    List(Vec<Raw>),
    Map(Vec<(Located<String>, Raw)>),
}

impl Raw {
    fn placed(self, text: &str, offset: usize) -> Node {
        let local = span_of(&self.0.referenced);
        let written = text.get(local.range()).unwrap_or_default();
        let plain = !written.starts_with(['"', '\'', '|', '>']);
        let kind = match self.0.value {
            RawKind::Null => NodeKind::Null,
            RawKind::Untyped(read) => {
                let text = if written.trim().is_empty() { read } else { written.trim().to_owned() };
                NodeKind::Scalar { text, plain: true }
            }
            RawKind::Text(text) => NodeKind::Scalar { text, plain },
            RawKind::List(items) => NodeKind::List(items.into_iter().map(|item| item.placed(text, offset)).collect()),
            RawKind::Map(pairs) => NodeKind::Map(
                pairs
                    .into_iter()
                    .map(|(key, value)| {
                        let span = span_of(&key.referenced).shifted(offset);
                        (Spanned::new(key.value, span), value.placed(text, offset))
                    })
                    .collect(),
            ),
        };
        Node { span: local.shifted(offset), kind }
    }
}

fn span_of(location: &serde_yaml::Location) -> Span {
    let span = location.span();
    let start = span.byte_offset().unwrap_or_default();
    let length = span.byte_len().unwrap_or_default();
    let cut = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    Span::new(cut(start), cut(start).saturating_add(cut(length)))
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Located::deserialize(deserializer).map(Raw)
    }
}

impl<'de> Deserialize<'de> for RawKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = RawKind;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<RawKind, E> {
        Ok(RawKind::Null)
    }

    fn visit_none<E>(self) -> Result<RawKind, E> {
        Ok(RawKind::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<RawKind, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<RawKind, E> {
        Ok(RawKind::Untyped(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<RawKind, E> {
        Ok(RawKind::Untyped(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<RawKind, E> {
        Ok(RawKind::Untyped(value.to_string()))
    }

    fn visit_i128<E>(self, value: i128) -> Result<RawKind, E> {
        Ok(RawKind::Untyped(value.to_string()))
    }

    fn visit_u128<E>(self, value: u128) -> Result<RawKind, E> {
        Ok(RawKind::Untyped(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<RawKind, E> {
        Ok(RawKind::Untyped(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<RawKind, E> {
        Ok(RawKind::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<RawKind, E> {
        Ok(RawKind::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<RawKind, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(RawKind::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawKind, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(RawKind::Map(pairs))
    }
}

/// What the parser's complaints mean to a teacher.
mod fault {
    use super::{Code, Diagnostic, SourcePath, Span};

    pub(super) fn describe(error: &serde_yaml::Error, text: &str, offset: usize, path: &SourcePath) -> Diagnostic {
        let error = error.without_snippet();
        let at = error.location().map_or(0, |location| byte_of(text, location.line(), location.column()));
        let span = Span::new(offset + at, offset + line_end(text, at));
        if is_too_much(error) {
            return Diagnostic::error(Code::TooDeep, "Phần khai báo lồng nhau hoặc lặp lại quá nhiều")
                .at(path, span)
                .help("Viết các mục phẳng ra, không dùng neo (&) và bí danh (*)");
        }
        let diagnostic = Diagnostic::error(Code::YamlSyntax, "Phần khai báo sai cú pháp YAML").at(path, span);
        // The parser often notices a line late: the slip is on the line it names or the one before.
        // The parser may notice a slip a line late, and a tab a line early.
        let next = line_end(text, at) + 1;
        let candidates = [Some(at), line_start(text, at).checked_sub(1), (next < text.len()).then_some(next)];
        for at in candidates.into_iter().flatten() {
            let start = line_start(text, at);
            let line = &text[start..line_end(text, at)];
            if let Some(help) = usual_slip(line) {
                let span = Span::new(offset + start, offset + start + line.len());
                return diagnostic.at(path, span).help(help);
            }
        }
        diagnostic
            .help("Kiểm tra dấu hai chấm (phải có dấu cách sau), dấu ngoặc kép đóng mở và thụt đầu dòng bằng dấu cách")
    }

    /// Whether a limit was met, rather than a rule of YAML broken.
    fn is_too_much(error: &serde_yaml::Error) -> bool {
        use serde_yaml::Error;
        matches!(
            error,
            Error::Budget { .. }
                | Error::AliasError { .. }
                | Error::AliasReplayLimitExceeded { .. }
                | Error::AliasReplayStackDepthExceeded { .. }
                | Error::AliasExpansionLimitExceeded { .. }
                | Error::RecursiveReferencesRequireWeakTypes { .. }
        ) || error.to_string().contains("limit exceeded")
    }

    fn usual_slip(line: &str) -> Option<String> {
        if line.starts_with('\t') || line.trim_start_matches(' ').starts_with('\t') {
            return Some("Thụt đầu dòng bằng dấu cách, không dùng phím Tab".to_owned());
        }
        let indent = &line[..line.len() - line.trim_start().len()];
        if let Some((key, value)) = without_colon(line.trim()) {
            return Some(format!("Sau tên mục cần dấu hai chấm và một dấu cách: {indent}{key}: {value}"));
        }
        let (key, value) = line.trim().split_once(": ")?;
        let value = value.trim();
        let quoted = value.starts_with(['"', '\'', '[', '{', '|', '>']);
        if !quoted
            && (value.contains(": ") || value.ends_with(':') || value.starts_with(['@', '%', '`', '&', '*', '!']))
        {
            return Some(format!("Đặt giá trị trong ngoặc kép: {indent}{key}: \"{}\"", value.replace('"', "\\\"")));
        }
        if value.starts_with('"') && value.matches('"').count() % 2 == 1 {
            return Some(format!("Thiếu dấu ngoặc kép đóng: {indent}{key}: {value}\""));
        }
        None
    }

    /// The key and the value of `author Ban Biên tập` or `author:Ban Biên tập`.
    fn without_colon(line: &str) -> Option<(&str, &str)> {
        let (key, value) = line.split_once([' ', ':'])?;
        let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        let spaced = line.contains(": ") || line.ends_with(':');
        (is_key && !spaced && !value.starts_with("//")).then(|| (key, value.trim()))
    }

    fn byte_of(text: &str, line: u64, column: u64) -> usize {
        let mut at = 0;
        for (number, content) in (1..).zip(text.split_inclusive('\n')) {
            if number == line {
                let skip = usize::try_from(column.saturating_sub(1)).unwrap_or(0);
                return at + content.char_indices().nth(skip).map_or(content.trim_end().len(), |(byte, _)| byte);
            }
            at += content.len();
        }
        text.len()
    }

    fn line_start(text: &str, at: usize) -> usize {
        text[..at.min(text.len())].rfind('\n').map_or(0, |newline| newline + 1)
    }

    fn line_end(text: &str, at: usize) -> usize {
        let at = at.min(text.len());
        text[at..].find('\n').map_or(text.len(), |newline| at + newline)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<Node, Diagnostic> {
        parse(text, 4, &SourcePath::new("a.md").unwrap())
    }

    #[test]
    fn every_value_keeps_its_text_and_its_place() {
        let text = "title: Khai giảng\nphone: 0912345678\ntags: [a, \"b\"]\n";
        let NodeKind::Map(pairs) = parsed(text).unwrap().kind else { panic!("a map") };
        assert_eq!((pairs[1].0.value.as_str(), pairs[1].0.span), ("phone", Span::new(24, 29)));
        assert_eq!(pairs[1].1.kind, NodeKind::Scalar { text: "0912345678".into(), plain: true });
        assert_eq!(&format!("----{text}")[pairs[1].1.span.range()], "0912345678");
        let NodeKind::List(tags) = &pairs[2].1.kind else { panic!("a list") };
        assert_eq!(tags[1].kind, NodeKind::Scalar { text: "b".into(), plain: false });
    }

    #[test]
    fn equal_keys_are_all_kept_for_the_checker_to_report() {
        let NodeKind::Map(pairs) = parsed("a: 1\nb: 2\na: 3\n").unwrap().kind else { panic!("a map") };
        assert_eq!(pairs.len(), 3);
    }

    #[test]
    fn a_missing_colon_or_space_is_answered_with_the_corrected_line() {
        for written in ["author Ban Biên tập", "author:Ban Biên tập"] {
            let diagnostic = parsed(&format!("title: Khai giảng\n{written}\ndate: 2026-09-05\n")).unwrap_err();
            let help = "Sau tên mục cần dấu hai chấm và một dấu cách: author: Ban Biên tập";
            assert_eq!(diagnostic.help.as_deref(), Some(help), "{written}");
        }
    }

    #[test]
    fn a_tab_is_found_even_where_the_parser_stumbles_a_line_before() {
        let diagnostic = parsed("title: Lịch thi\n\tdate: 2026-09-05\n").unwrap_err();
        assert_eq!(diagnostic.help.as_deref(), Some("Thụt đầu dòng bằng dấu cách, không dùng phím Tab"));
    }

    #[test]
    fn a_colon_in_a_title_is_answered_with_the_corrected_line() {
        let diagnostic = parsed("title: Thông báo: nghỉ học\n").unwrap_err();
        assert_eq!(diagnostic.help.as_deref(), Some("Đặt giá trị trong ngoặc kép: title: \"Thông báo: nghỉ học\""));
    }

    #[test]
    fn bombs_and_towers_are_refused_quickly() {
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for level in 1..20 {
            let before = format!("*a{}", level - 1);
            bomb += &format!("a{level}: &a{level} [{}]\n", vec![before; 9].join(", "));
        }
        assert_eq!(parsed(&bomb).unwrap_err().code, Code::TooDeep);
        assert!(parsed(&"[".repeat(10_000)).is_err());
        assert!(parsed(&(0..10_000).map(|n| format!("{}a:\n", " ".repeat(n))).collect::<String>()).is_err());
    }
}
