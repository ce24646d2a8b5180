//! What is told of values and texts that aren't real: fields that only keep a place, an English page in Vietnamese,
//! Vietnamese without marks.

use super::real::{language, wording};
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::schema::{Field, FieldType, Fields, Kind, Value};
use crate::source::{SourcePath, Span, Spanned};
use crate::vietnamese::{lower_first, misread, reread};

/// What to do with Vietnamese that has no marks.
const TYPE_MARKS: &str = "Gõ lại có dấu; bật bộ gõ tiếng Việt (Unicode) trước khi viết";

/// Warns of words in fields that say nothing.
pub(super) fn tell(path: &SourcePath, kind: &Kind, fields: &Fields, diagnostics: &mut Vec<Diagnostic>) {
    for (name, value) in fields {
        if let Some(field) = kind.fields.get(name) {
            look(path, field, &field.ty, value, diagnostics);
        }
    }
}

/// Warns once of letters that some program made of Vietnamese ones.
pub(super) fn tell_misread(path: &SourcePath, text: &str, offset: usize, diagnostics: &mut Vec<Diagnostic>) {
    let Some(at) = misread(text) else { return };
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    let help = match reread(line) {
        Some(meant) => format!("Ghi: {}", meant.trim()),
        None => "Mở lại bài gốc, lưu bằng bảng mã UTF-8 rồi chép vào đây".to_owned(),
    };
    let message = "Đoạn này là chữ Việt bị đọc sai bảng mã, không ai đọc được";
    let span = Span::new(start, start + line.len()).shifted(offset);
    diagnostics.push(Diagnostic::warning(Code::OtherLanguage, message).at(path, span).help(help));
}

/// Warns of fields of a Vietnamese page that are Vietnamese without its marks.
pub(super) fn tell_unmarked(path: &SourcePath, lang: Lang, fields: &Fields, diagnostics: &mut Vec<Diagnostic>) {
    if lang != Lang::Vi {
        return;
    }
    for (name, value) in fields {
        let Value::Text(text) = &value.value else { continue };
        if !name.ends_with("_en") && language::field_lacks_marks(text) {
            let message = "Mục này ghi bằng tiếng Việt không dấu, khó đọc và máy đọc màn hình đọc sai";
            diagnostics.push(Diagnostic::warning(Code::OtherLanguage, message).at(path, value.span).help(TYPE_MARKS));
        }
    }
}

/// Whether an entry has a title that says nothing.
pub(super) fn is_untitled(title: Option<&Spanned<String>>) -> bool {
    title.is_some_and(|title| wording::is_dummy(&title.value))
}

fn look(path: &SourcePath, field: &Field, ty: &FieldType, value: &Spanned<Value>, diagnostics: &mut Vec<Diagnostic>) {
    match (&value.value, ty) {
        (Value::Text(text), FieldType::Text) if wording::is_dummy(text) => {
            let message = format!("“{text}” chưa phải là {}", lower_first(&field.label));
            diagnostics.push(
                Diagnostic::warning(Code::UnrealValue, message)
                    .at(path, value.span)
                    .help("Ghi thông tin thật; chưa có thì thêm dòng draft: true cho tới khi có"),
            );
        }
        (Value::List(items), FieldType::List(of)) => {
            for item in items {
                look(path, field, of, item, diagnostics);
            }
        }
        (Value::Record(values), FieldType::Record { fields, .. }) => {
            for (name, value) in values {
                if let Some(field) = fields.get(name) {
                    look(path, field, &field.ty, value, diagnostics);
                }
            }
        }
        _ => {}
    }
}

/// Warns of a text in another language than its page's, or without the marks of its language. The excerpt is how the
/// text begins on the page.
pub(super) fn tell_language(
    path: &SourcePath,
    lang: Lang,
    (excerpt, text): (&str, &str),
    at: Span,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let fault = match lang {
        Lang::En if language::is_vietnamese(excerpt) || language::lacks_marks(text) => Some((
            "Trang của bản tiếng Anh viết bằng tiếng Việt",
            "Dịch sang tiếng Anh, hoặc chuyển tệp ra khỏi thư mục content/en/",
        )),
        Lang::Vi if language::lacks_marks(text) => {
            Some(("Bài viết bằng tiếng Việt không dấu, khó đọc và máy đọc màn hình đọc sai", TYPE_MARKS))
        }
        _ => None,
    };
    let Some((message, help)) = fault else { return };
    diagnostics.push(Diagnostic::warning(Code::OtherLanguage, message).at(path, at).help(help));
}
