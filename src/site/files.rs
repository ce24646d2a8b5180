//! The files that published entries refer to: pictures, PDFs, forms. Files nobody refers to aren't published.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use super::known::Known;
use crate::address::Route;
use crate::content::Entry;
use crate::content::markdown::LinkKind;
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::{FileFacts, FileFormat, Inputs, Source};
use crate::schema::Value;
use crate::source::{SourcePath, Span, is_device_name};
use crate::vietnamese;

/// A file that is published beside the pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its address without the base.
    pub route: Route,
    /// Size, SHA-256, dimensions.
    pub facts: FileFacts,
    /// The day of the first entry that refers to it.
    pub dated: Option<Date>,
}

/// A picture larger than this makes a phone wait, in bytes.
const HEAVY: u64 = 2 << 20;

/// What schools publish. Programs, macros and SVG (which may carry scripts) aren't in it.
const ALLOWED: [&str; 31] = [
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "rtf", "txt", "csv", "zip", "jpg", "jpeg",
    "png", "gif", "webp", "mp3", "m4a", "ogg", "mp4", "webm", "vtt", "epub", "ics", "xml", "json", "ico", "p7s",
];

impl Attachment {
    /// What readers see of the type: `PDF`, `DOCX`.
    pub fn type_label(&self) -> String {
        self.route.as_str().rsplit_once('.').map_or_else(String::new, |(_, extension)| extension.to_uppercase())
    }
}

/// The file a value or link points to, with the place that does.
struct Reference<'e> {
    path: &'e SourcePath,
    at: &'e SourcePath,
    span: Span,
    dated: Option<Date>,
}

/// Collects what the entries and the configuration refer to; missing and forbidden files are reported.
pub(super) fn collect(
    inputs: &Inputs,
    config_files: &[(SourcePath, Span)],
    entries: &[Arc<Entry>],
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<SourcePath, Attachment> {
    let mut attachments: BTreeMap<SourcePath, Attachment> = BTreeMap::new();
    let known = Known::new(inputs, is_allowed);
    let config_path = SourcePath::new(crate::config::FILE);
    for (path, span) in config_files {
        if let Some(at) = &config_path {
            admit(&known, &Reference { path, at, span: *span, dated: None }, &mut attachments, diagnostics);
        }
    }
    let referred: Vec<_> = entries.par_iter().map(|entry| referred(inputs, entry)).collect();
    for (entry, files) in entries.iter().zip(&referred) {
        for (path, span) in files {
            let reference = Reference { path, at: &entry.path, span: *span, dated: entry.changed() };
            admit(&known, &reference, &mut attachments, diagnostics);
        }
    }
    attachments
}

/// The files that an entry refers to, in its fields and in its text.
fn referred(inputs: &Inputs, entry: &Entry) -> Vec<(SourcePath, Span)> {
    let mut files = Vec::new();
    for field in entry.fields.values() {
        Value::references(field, &mut |value| {
            if let Value::File(path) = &value.value {
                files.push((path.clone(), value.span));
            }
        });
    }
    files.extend(entry.body.links.iter().filter_map(|link| {
        let path = entry.path.resolve(&link.target)?;
        let is_file =
            link.kind == LinkKind::Image || inputs.sources.get(&path).is_some_and(|_| path.extension() != "md");
        is_file.then_some((path, link.span))
    }));
    files
}

fn admit(
    known_files: &Known<'_>,
    reference: &Reference<'_>,
    attachments: &mut BTreeMap<SourcePath, Attachment>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let path = reference.path;
    if let Some(known) = attachments.get_mut(path) {
        known.dated = match (known.dated, reference.dated) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        return;
    }
    let report = |diagnostic: Diagnostic| diagnostic.at(reference.at, reference.span);
    if is_device_name(path.file_name()) {
        let message = format!("Windows không cho đặt tên tệp là “{}”", path.file_name());
        diagnostics
            .push(report(Diagnostic::error(Code::UnsafePath, message)).help("Đổi tên tệp, ở đây và trong thư mục"));
        return;
    }
    if path.extension().is_empty() {
        diagnostics.push(known_files.without_extension(path, report));
        return;
    }
    if !is_allowed(path) {
        let message = format!("Không đăng được loại tệp “.{}”", path.extension());
        diagnostics.push(
            report(Diagnostic::error(Code::ForbiddenFile, message))
                .help("Chuyển sang PDF, DOCX, XLSX hoặc ảnh JPG, PNG"),
        );
        return;
    }
    let facts = match known_files.inputs.sources.get(path) {
        Some(Source::File(facts)) => facts.clone(),
        Some(Source::Text(bytes)) => FileFacts::of(bytes),
        None => {
            diagnostics.push(known_files.missing(path, report));
            return;
        }
    };
    check_facts(path, &facts, report, diagnostics);
    attachments.insert(path.clone(), Attachment { route: route(path), facts, dated: reference.dated });
}

/// Whether files of this type may be published.
fn is_allowed(path: &SourcePath) -> bool {
    ALLOWED.contains(&path.extension().as_str())
}

fn check_facts(
    path: &SourcePath,
    facts: &FileFacts,
    report: impl Fn(Diagnostic) -> Diagnostic,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let extension = path.extension();
    let picture = matches!(extension.as_str(), "jpg" | "jpeg" | "png" | "gif" | "webp");
    if facts.format == FileFormat::Executable {
        let message = format!("“{}” là tệp chạy được, không phải tài liệu", path.file_name());
        diagnostics.push(
            report(Diagnostic::error(Code::ForbiddenFile, message)).help("Xóa tệp này và quét mã độc máy đã tạo ra nó"),
        );
    } else if !facts.format.fits(&extension) {
        let message = format!("Nội dung của “{}” không phải loại .{extension}", path.file_name());
        diagnostics
            .push(report(Diagnostic::warning(Code::FileTypeMismatch, message)).help("Mở tệp và lưu lại đúng loại"));
    }
    if let Some((width, height)) = facts.absurd.filter(|_| picture) {
        let message =
            format!("Ảnh “{}” ghi kích thước {width} × {height} điểm, không ảnh nào như thế", path.file_name());
        diagnostics.push(
            report(Diagnostic::warning(Code::FileTypeMismatch, message))
                .help("Ảnh có lẽ hỏng: mở ra xem, lưu lại rồi chép đè lên"),
        );
    }
    if picture && facts.size > HEAVY {
        let message = format!("Ảnh “{}” nặng {}", path.file_name(), vietnamese::file_size(facts.size));
        diagnostics.push(
            report(Diagnostic::warning(Code::HeavyImage, message))
                .help("Thu ảnh về chiều ngang 1600 điểm, dưới 2 MB, rồi chép đè lên"),
        );
    }
}

/// The address of a file: its path below `content/` or `static/`, every part in plain ASCII.
pub(super) fn route(path: &SourcePath) -> Route {
    let inside = path.as_str().strip_prefix("content/").or_else(|| path.as_str().strip_prefix("static/"));
    let inside = inside.unwrap_or(path.as_str());
    let mut route = String::from("/");
    let folders = inside.rsplit_once('/').map_or("", |(folders, _)| folders);
    for folder in folders.split('/').filter(|folder| !folder.is_empty()) {
        route.push_str(&vietnamese::slug(folder));
        route.push('/');
    }
    route.push_str(&vietnamese::file_slug(path.file_name()));
    Route::new(route)
}
