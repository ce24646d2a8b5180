//! What is written here in place of markup of other systems.

use super::super::embed;

/// Pictures by their endings.
const PICTURES: [&str; 6] = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"];

/// Where there is nothing more exact to say.
pub(super) const OTHER: &str = "Viết lại bằng Markdown (chữ, ảnh, bảng, liên kết) hoặc xóa đi";
/// For what makes a list of headings.
pub(super) const CONTENTS: &str = "Xóa đi: trang tự làm mục lục khi bài có từ ba đề mục trở lên";
/// For what would be filled in when pages are made.
pub(super) const VALUE: &str = "Ghi thẳng chữ muốn hiện vào đây";
/// For several pictures.
pub(super) const GALLERY: &str = "Ghi mỗi ảnh một dòng liền nhau: ![Mô tả ảnh](ten-anh.jpg)";

/// Where the look of a page was meant.
pub(super) fn look(written: &str) -> String {
    format!("Xóa {written}; giao diện của trang lo cách trình bày")
}

/// A notice of a kind as other systems call it.
pub(super) fn notice(kind: &str) -> String {
    let kind = match kind.to_ascii_lowercase().trim_start_matches("callout-") {
        "tip" | "hint" | "success" | "check" | "done" => "TIP",
        "important" | "attention" => "IMPORTANT",
        "warning" | "warn" | "alert" => "WARNING",
        "caution" | "danger" | "error" | "failure" | "bug" => "CAUTION",
        _ => "NOTE",
    };
    format!("Ghi: > [!{kind}], các dòng sau cũng bắt đầu bằng >")
}

/// A film on `YouTube` by its number or address.
pub(super) fn youtube(written: &str) -> String {
    if written.contains("://") {
        return embedded(written);
    }
    format!("Ghi: [Xem video](https://www.youtube.com/watch?v={written})")
}

/// What was to be embedded from an address.
pub(super) fn embedded(address: &str) -> String {
    let is_film = address.contains("youtu.be/") || address.contains("youtube.com/");
    format!("Ghi: {}", embed::link(address.trim(), if is_film { "video" } else { "embed" }))
}

/// A film or a sound in a file.
pub(super) fn media(address: &str, tag: &str) -> String {
    format!("Ghi: {}", embed::link(address.trim(), tag))
}

/// A picture.
pub(super) fn picture(address: &str, alt: Option<&str>) -> String {
    let alt = alt.filter(|alt| !alt.is_empty()).unwrap_or("Mô tả ảnh");
    format!("Ghi: ![{alt}]({})", address.trim().replace(' ', "%20"))
}

/// Whether it is the name of a picture.
pub(super) fn is_picture(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    PICTURES.iter().any(|ending| lower.ends_with(ending))
}

/// What a parameter says: `src="x"`, `src='x'`, `src=x`.
pub(super) fn parameter<'a>(written: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = written;
    loop {
        let at = rest.find(name)?;
        let is_whole = rest[..at].is_empty() || rest[..at].ends_with(char::is_whitespace);
        rest = &rest[at + name.len()..];
        if let Some(value) = rest.strip_prefix('=').filter(|_| is_whole) {
            let quoted = ['"', '\''].into_iter().find_map(|quote| value.strip_prefix(quote)?.split_once(quote));
            return Some(
                quoted.map_or_else(|| value.split_whitespace().next().unwrap_or_default(), |(value, _)| value),
            );
        }
    }
}

/// The first word that is no parameter, without its quotes.
pub(super) fn bare(written: &str) -> Option<&str> {
    let word = written.split_whitespace().find(|word| !word.contains('='))?;
    Some(word.trim_matches(['"', '\'']))
}
