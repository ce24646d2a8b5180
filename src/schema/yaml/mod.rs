//! The only door to the YAML parser: text becomes a tree of [`Node`]s that know where they stand.
//!
//! Scalars keep the text as written, so that `0912345678` or `007` never turns into a number by accident;
//! what a value means is decided later by the field it fills.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned as Located;

use crate::diagnostic::Diagnostic;
use crate::source::{SourcePath, Span, Spanned};

mod fault;
mod place;
mod quoted;
mod signs;
mod slip;

pub use quoted::{as_value, quoted};

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

/// Tells of a name and a value as it is written whether that field takes it; `None` where no field has the name. By that
/// a line that lost its colon is known, and only what helps is proposed.
pub type Knows<'a> = &'a dyn Fn(&str, &str) -> Option<bool>;

/// Reads one YAML document that stands at byte `offset` of the file `path`; `Null` for an empty one.
///
/// # Errors
/// A diagnostic with the place and, where the fault is a usual one, the corrected line.
pub fn parse(text: &str, offset: usize, path: &SourcePath, knows: Knows<'_>) -> Result<Node, Diagnostic> {
    let text = &*signs::plain(text);
    match raw(text) {
        Ok(None) => Ok(Node { span: Span::new(offset, offset), kind: NodeKind::Null }),
        Ok(Some(raw)) if raw.is_named() => Ok(raw.placed(text, offset)),
        // Lines without a space after their colons are one long value, lines that begin with dashes a list.
        Ok(Some(raw)) => match slip::find(text, knows) {
            Some(slip) => Err(fault::of_slip(&slip, offset, path)),
            None => Ok(raw.placed(text, offset)),
        },
        Err(error) => Err(fault::describe(&error, text, offset, path, knows)),
    }
}

/// Reads a document as every program does, without what [`parse`] reads beyond YAML; `None` where it can't be read.
pub fn parse_strictly(text: &str) -> Option<Node> {
    let nothing = || Node { span: Span::default(), kind: NodeKind::Null };
    raw(text).ok().map(|raw| raw.map_or_else(nothing, |raw| raw.placed(text, 0)))
}

fn raw(text: &str) -> Result<Option<Raw>, serde_yaml::Error> {
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
    serde_yaml::from_str_with_options(text, options)
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
    /// Whether it is what every description is: values with names, or nothing.
    fn is_named(&self) -> bool {
        matches!(self.0.value, RawKind::Map(_) | RawKind::Null)
    }

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    fn parsed(text: &str) -> Result<Node, Diagnostic> {
        let is_name = |word: &str| ["title", "date", "author"].contains(&word);
        let knows = |name: &str, _: &str| is_name(name).then_some(true);
        parse(text, 4, &SourcePath::new("a.md").unwrap(), &knows)
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
        let help = "Thụt đầu dòng bằng dấu cách, không dùng phím Tab: date: 2026-09-05";
        assert_eq!(diagnostic.help.as_deref(), Some(help));
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
