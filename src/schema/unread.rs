//! Files of a site's `schemas/` that nobody reads: in another folder, with another ending, under a name that says nothing
//! to the program.

use super::built_in::embedded;
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::Inputs;
use crate::name;
use crate::source::SourcePath;

/// The folder of a site's own descriptions.
const OWN: &str = "schemas";
/// Its folders in which any name is read.
const FREE: [&str; 2] = ["schemas/content", "schemas/checklist"];
/// The ending of what is read.
const READ: &str = "yaml";
/// Beginnings of the names of what tells people about the folder.
const FOR_PEOPLE: [&str; 2] = ["README", "LICENSE"];
/// So many are told each, the others by their number.
const TOLD: usize = 20;

/// Tells of each such file.
pub(super) fn check(inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) {
    let own = inputs.sources.keys().filter(|path| path.as_str().starts_with("schemas/"));
    let mut own = own.filter(|path| !is_for_others(path)).peekable();
    if own.peek().is_none() {
        return;
    }
    let known: Vec<SourcePath> = embedded("").into_iter().map(|(path, _)| path).collect();
    let is_read = |path: &SourcePath| known.contains(path) || FREE.contains(&path.folder()) && path.extension() == READ;
    let unread: Vec<&SourcePath> = own.filter(|path| !is_read(path)).collect();
    for path in unread.iter().take(TOLD) {
        let message = "Tệp này không được đọc nên không có tác dụng";
        let help = help(path, &inputs.text(path).unwrap_or_default(), &known);
        diagnostics.push(Diagnostic::warning(Code::UnreadFile, message).in_file(path).help(help));
    }
    if let Some(more) = unread.len().checked_sub(TOLD).filter(|more| *more > 0) {
        let message = format!("Còn {more} tệp khác trong schemas/ không được đọc");
        diagnostics.push(Diagnostic::warning(Code::UnreadFile, message).help("Chuyển ra ngoài schemas/, hoặc xóa đi"));
    }
}

fn is_for_others(path: &SourcePath) -> bool {
    let name = path.file_name();
    name::is_left_behind(name) || FOR_PEOPLE.iter().any(|known| name.starts_with(known))
}

/// What to do with such a file.
fn help(path: &SourcePath, text: &str, known: &[SourcePath]) -> String {
    match path.extension().as_str() {
        "yaml" | "yml" | "txt" if is_description(path) => match place(path, text, known) {
            Some(place) => format!("Đổi tên tệp thành {place}, hoặc xóa đi"),
            None => "Tệp mô tả loại nội dung đặt ở schemas/content/, bộ quy tắc ở schemas/checklist/, đuôi .yaml; \
                     không cần thì xóa đi"
                .to_owned(),
        },
        "json" => {
            "Lược đồ JSON chỉ để trình soạn thảo dùng; chuyển tệp ra ngoài thư mục schemas/, hoặc xóa đi".to_owned()
        }
        "md" => format!("Bài viết đặt ở content/, như content/gioi-thieu/{}; không cần thì xóa đi", path.file_name()),
        _ => "Chuyển tệp ra ngoài thư mục schemas/, hoặc xóa đi".to_owned(),
    }
}

/// Whether a name is that of a description, a text editor's ending behind it aside.
fn is_description(path: &SourcePath) -> bool {
    let name = path.file_name().to_lowercase();
    [".yaml", ".yml"].iter().any(|ending| name.trim_end_matches(".txt").ends_with(ending))
}

/// Where a description would be read, by its name or by what it begins its lines with.
fn place(path: &SourcePath, text: &str, known: &[SourcePath]) -> Option<String> {
    let name = path.file_name().to_lowercase();
    let stem = name.trim_end_matches(".txt").rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let named = format!("{stem}.{READ}");
    if let Some(known) = known.iter().find(|known| known.file_name() == named) {
        return Some(known.as_str().to_owned());
    }
    let has = |key: &str| text.lines().any(|line| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')));
    let [kinds, packs] = FREE;
    let folder = match path.folder() {
        folder if FREE.contains(&folder) => folder,
        _ if has("rules") || has("citation") || has("in_force_from") => packs,
        _ if has("kind") => kinds,
        _ if has("sections") || has("menu") => return Some(format!("{OWN}/structure.{READ}")),
        folder => FREE.into_iter().find(|free| folder.starts_with(free))?,
    };
    Some(format!("{folder}/{named}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(path: &str, text: &str) -> Option<String> {
        let inputs = Inputs::new(jiff::civil::date(2026, 11, 21)).with(path, text);
        let mut diagnostics = Vec::new();
        check(&inputs, &mut diagnostics);
        diagnostics.pop()?.help
    }

    #[test]
    fn what_is_read_or_is_for_people_is_left_alone() {
        for path in [
            "schemas/structure.yaml",
            "schemas/content/thuc-don.yaml",
            "schemas/checklist/truong.yaml",
            "schemas/README.md",
            "schemas/.DS_Store",
        ] {
            assert_eq!(told(path, "kind: a\n"), None, "{path}");
        }
    }

    #[test]
    fn each_other_file_is_told_with_where_it_belongs() {
        for (path, text, place) in [
            ("schemas/checklist/tt37.yml", "id: a\n", "schemas/checklist/tt37.yaml"),
            ("schemas/checklist/rieng/a.yaml", "id: a\n", "schemas/checklist/a.yaml"),
            ("schemas/goi/tt37.yaml", "id: a\nrules: []\n", "schemas/checklist/tt37.yaml"),
            ("schemas/thuc-don.yaml", "kind: thuc-don\n", "schemas/content/thuc-don.yaml"),
            ("schemas/muc.yaml", "sections: []\n", "schemas/structure.yaml"),
            ("schemas/Site.YML", "", "schemas/site.yaml"),
            ("schemas/checklist/truong.yaml.txt", "", "schemas/checklist/truong.yaml"),
            ("schemas/content/Loai.yml", "", "schemas/content/loai.yaml"),
        ] {
            assert_eq!(told(path, text), Some(format!("Đổi tên tệp thành {place}, hoặc xóa đi")), "{path}");
        }
        for path in ["schemas/json/report.schema.json", "schemas/a.pdf", "schemas/b.yaml", "schemas/c.md"] {
            assert!(told(path, "").is_some(), "{path}");
        }
    }
}
