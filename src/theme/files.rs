//! The files of the theme: those that come with the program, and those of the site's own that take their place.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use super::drawing::only_draws;
use super::fault::TemplateFault;
use crate::inputs::{FileFormat, Inputs, Source};
use crate::name;
use crate::source::{SourcePath, Span};

pub(super) static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/chuan");

/// Where a site keeps its own.
const FOLDER: &str = "theme/";
/// And what of them is published as it is.
const ASSETS: &str = "theme/assets/";
/// What pages load from there. What browsers show by itself and run (HTML, XML) isn't in it; drawings are looked into.
const PUBLISHABLE: [&str; 18] = [
    "css",
    "js",
    "mjs",
    "json",
    "txt",
    "woff",
    "woff2",
    "ttf",
    "otf",
    "png",
    "jpg",
    "jpeg",
    "gif",
    "webp",
    "avif",
    "ico",
    "svg",
    "webmanifest",
];

#[derive(Clone, Debug)]
pub(super) struct ThemeFile<'i> {
    pub bytes: &'i [u8],
    /// Where it is in the site; `None` when it comes with the program.
    pub own: Option<SourcePath>,
}

/// The files of a folder of the theme by their names, the site's own in place of the built-in ones.
pub(super) fn files<'i>(inputs: &'i Inputs, folder: &str) -> BTreeMap<String, ThemeFile<'i>> {
    let mut files: BTreeMap<String, ThemeFile<'i>> =
        built_in(folder).map(|(name, bytes)| (name.to_owned(), ThemeFile { bytes, own: None })).collect();
    let prefix = format!("{FOLDER}{folder}/");
    for (path, source) in &inputs.sources {
        if let (Some(name), Source::Text(bytes)) = (path.as_str().strip_prefix(&prefix), source)
            && !name::is_left_behind(path.file_name())
        {
            files.insert(name.to_owned(), ThemeFile { bytes, own: Some(path.clone()) });
        }
    }
    files
}

/// The files of a folder that come with the program.
pub(super) fn built_in(folder: &str) -> impl Iterator<Item = (&'static str, &'static [u8])> {
    let files = EMBEDDED.get_dir(folder).into_iter().flat_map(Dir::files);
    let named = files.filter_map(|file| Some((file.path().file_name()?.to_str()?, file.contents())));
    named.filter(|(name, _)| !name::is_left_behind(name))
}

/// The site's files that lie where nobody looks for them, each with where it belongs, and those with names that some
/// systems don't take.
pub(super) fn misplaced(inputs: &Inputs) -> Vec<TemplateFault> {
    let own = inputs.sources.keys().filter(|path| path.as_str().starts_with(FOLDER));
    let own = own.filter(|path| !name::is_left_behind(path.file_name()));
    let faults = own.filter_map(|path| {
        let (message, help) = fault(inputs, path)?;
        Some(TemplateFault::at(path, Span::default(), message, help))
    });
    faults.collect()
}

/// What is wrong with a file that lies in the theme, and what to do.
fn fault(inputs: &Inputs, path: &SourcePath) -> Option<(String, String)> {
    if let Some(fault) = name::fault_in_path(path.as_str()) {
        return Some((fault.message(), "Đổi tên tệp bằng chữ thường không dấu, số và gạch nối".to_owned()));
    }
    if !is_in_place(path) {
        return Some((format!("Tệp “{path}” không đúng chỗ nên giao diện không dùng đến"), belongs(path)));
    }
    if !path.as_str().starts_with(ASSETS) {
        return None;
    }
    let extension = path.extension();
    if !PUBLISHABLE.contains(&extension.as_str()) {
        let message = format!("Giao diện không đăng được loại tệp “.{extension}”");
        return Some((
            message,
            "Trang dùng được ảnh (png, jpg, webp, svg), phông chữ (woff2), kiểu dáng, mã lệnh (css, js)".to_owned(),
        ));
    }
    let bytes = inputs.bytes(path)?;
    if extension == "svg" {
        let message = || format!("Ảnh vẽ “{path}” không chỉ để vẽ: trong đó có mã chạy được, liên kết hoặc kiểu dáng");
        let help = "Xuất lại ảnh chỉ gồm nét vẽ (plain SVG), hoặc lưu thành PNG, WebP";
        return (!only_draws(bytes)).then(|| (message(), help.to_owned()));
    }
    let is_markup = FileFormat::of(bytes) == FileFormat::Markup;
    let message = || format!("“{path}” chứa mã HTML hoặc XML mà trình duyệt chạy được, không phải loại .{extension}");
    is_markup.then(|| (message(), "Mở bằng đúng chương trình đã tạo ra nó rồi lưu lại đúng loại".to_owned()))
}

fn is_in_place(path: &SourcePath) -> bool {
    let inside = path.as_str().strip_prefix(FOLDER).unwrap_or_default();
    match inside.split_once('/') {
        Some(("templates", _)) => path.has_extension("html"),
        Some(("style", name)) => path.has_extension("css") && !name.contains('/'),
        Some(("assets", _)) => true,
        Some(_) => false,
        // Whoever shares a theme says what it is.
        None => inside == "strings.yaml" || ["README", "LICENSE"].iter().any(|name| inside.starts_with(name)),
    }
}

fn belongs(path: &SourcePath) -> String {
    let name = path.file_name();
    match path.extension().as_str() {
        "html" => format!("Chuyển tới theme/templates/{name}"),
        "css" => format!("Chuyển tới theme/style/{name}"),
        "yaml" | "yml" => "Chữ của giao diện để trong theme/strings.yaml".to_owned(),
        "png" | "jpg" | "jpeg" | "svg" | "webp" | "gif" | "ico" | "js" | "woff2" => format!("Chuyển tới theme/assets/{name}"),
        _ => "Mẫu để trong theme/templates (.html), kiểu dáng trong theme/style (.css), ảnh trong theme/assets; xóa tệp nếu không dùng".to_owned(),
    }
}
