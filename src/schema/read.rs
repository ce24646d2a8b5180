//! One schema file into its struct, and what the parser's complaints mean.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourcePath, Span, Spanned};
use crate::vietnamese;

/// Reads one schema file into its struct.
///
/// # Errors
/// A diagnostic that shows the place the parser names.
pub(crate) fn read_schema<T: DeserializeOwned>(path: &SourcePath, text: &str) -> Result<T, Diagnostic> {
    let mut options = serde_yaml::Options::default();
    options.strict_booleans = true;
    options.with_snippet = false;
    serde_yaml::from_str_with_options(text, options).map_err(|error| {
        let error = error.without_snippet();
        let diagnostic = describe(error);
        match error.location().and_then(|location| location.span().byte_offset()) {
            Some(byte) => {
                let at = usize::try_from(byte).unwrap_or(usize::MAX);
                diagnostic.at(path, Span::new(at, at.saturating_add(1)))
            }
            None => diagnostic.in_file(path),
        }
    })
}

/// What to do about a broken schema: whoever writes one has another before them.
pub(super) const COMPARE: &str =
    "So với các tệp cùng loại mà chương trình có sẵn rồi sửa lại; sai một tệp thì tệp ấy bị bỏ qua";

fn describe(error: &serde_yaml::Error) -> Diagnostic {
    let fault = |message| Diagnostic::error(Code::BadSchema, message);
    match error {
        serde_yaml::Error::SerdeUnknownField { field, expected, .. } => {
            fault(format!("Tệp mô tả có mục lạ “{field}”")).help(nearest(field, expected))
        }
        serde_yaml::Error::SerdeUnknownVariant { variant, expected, .. } => {
            fault(format!("Tệp mô tả có giá trị lạ “{variant}”")).help(nearest(variant, expected))
        }
        serde_yaml::Error::SerdeMissingField { field, .. } => {
            fault(format!("Tệp mô tả thiếu mục “{field}”")).help(format!("Thêm dòng {field}: …"))
        }
        serde_yaml::Error::DuplicateMappingKey { .. } => {
            fault("Tệp mô tả ghi một mục hai lần".to_owned()).help("Xóa bớt một dòng")
        }
        other => fault(format!("Tệp mô tả sai: {other}")).help(COMPARE),
    }
}

fn nearest(written: &str, known: &[&str]) -> String {
    match vietnamese::nearest(written, known.iter().copied()) {
        Some(name) => format!("Có phải ý bạn là “{name}”?"),
        None => format!("Dùng được: {}", known.join(", ")),
    }
}

/// Reads a value of a schema file together with its place; for `#[serde(deserialize_with = …)]`.
///
/// # Errors
/// When the value is of another type.
pub(crate) fn located<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Spanned<T>, D::Error> {
    let located = serde_yaml::Spanned::<T>::deserialize(deserializer)?;
    let span = located.referenced.span();
    let cut = |bytes: Option<u64>| usize::try_from(bytes.unwrap_or_default()).unwrap_or(usize::MAX);
    let start = cut(span.byte_offset());
    Ok(Spanned::new(located.value, Span::new(start, start.saturating_add(cut(span.byte_len())))))
}

/// The same for a value that need not be there.
///
/// # Errors
/// When the value is of another type.
pub(super) fn located_maybe<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Spanned<T>>, D::Error> {
    located(deserializer).map(Some)
}
