//! Marks in brackets: `WordPress`, forums, wikis, Obsidian.

use super::Mark;
use super::remedy::{self, bare, parameter};
use crate::vietnamese;

/// Shortcodes of `WordPress` and its plugins that are known by their names alone.
const SHORTCODES: [&str; 30] = [
    "gallery",
    "caption",
    "embed",
    "playlist",
    "contact-form-7",
    "contact-form",
    "wpforms",
    "elementor-template",
    "rev_slider",
    "smartslider3",
    "youtube",
    "vimeo",
    "soundcloud",
    "googlemap",
    "google_map",
    "pdf-embedder",
    "pdfviewer",
    "nggallery",
    "ngg",
    "slideshow",
    "ninja_form",
    "ninja_forms",
    "gravityform",
    "mc4wp_form",
    "flipbook",
    "tablepress",
    "wpdm_package",
    "accordion",
    "one_half",
    "dropcap",
];
/// Beginnings of names that page builders give.
const BUILDERS: [&str; 6] = ["vc_", "et_pb_", "fusion_", "wpdm_", "su_", "ux_"];
/// Marks of forums that are words too: they count where their end stands on the same line, or with a value.
const FORUM: [&str; 17] = [
    "b", "i", "u", "s", "img", "url", "quote", "color", "size", "center", "font", "left", "right", "email", "video",
    "audio", "code",
];

/// The mark at the beginning of `rest`, behind `before` on its line.
pub(super) fn mark(before: &str, rest: &str) -> Option<Mark> {
    match rest.as_bytes().get(1)? {
        b'[' => wiki(before, rest),
        b'h' if rest.starts_with("[http") => named_address(rest).or_else(|| shortcode(rest)),
        b'A'..=b'Z' => block(rest),
        _ => shortcode(rest),
    }
}

/// `[https://moet.gov.vn Trang của Bộ]`.
fn named_address(rest: &str) -> Option<Mark> {
    let close = rest.find(']')?;
    let (address, words) = rest[1..close].split_once(' ')?;
    let is_link = rest[close + 1..].starts_with(['(', '[']);
    let mark = || Mark::new(close + 1, "MediaWiki", format!("Ghi: [{}]({address})", words.trim()));
    (!is_link && address.contains("://")).then(mark)
}

/// `[MENU_SITE]`.
fn block(rest: &str) -> Option<Mark> {
    let close = rest.find(']')?;
    let name = &rest[1..close];
    let is_name = name.contains('_') && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
    (is_name && !rest[close + 1..].starts_with(['(', '['])).then(|| Mark::new(close + 1, "NukeViet", remedy::VALUE))
}

/// `[[Lịch thi]]`, `![[anh.png]]`, `[[File:anh.jpg|thumb]]`.
fn wiki(before: &str, rest: &str) -> Option<Mark> {
    let end = rest.find("]]")?;
    let (inside, length) = (&rest[2..end], end + 2);
    let is_note = inside.bytes().all(|byte| byte.is_ascii_digit());
    if is_note || inside.trim().is_empty() || inside.contains('[') || rest[length..].starts_with(['(', '[']) {
        return None;
    }
    let (target, words) = inside.split_once('|').unwrap_or((inside, ""));
    let target = target.split('#').next().unwrap_or_default().trim();
    let file = ["File:", "Image:", "Tập tin:", "Hình:"].into_iter().find_map(|space| target.strip_prefix(space));
    let remedy = match file {
        Some(file) => remedy::picture(file, None),
        None if before.ends_with('!') || remedy::is_picture(target) => remedy::picture(target, None),
        None => {
            let words = if words.trim().is_empty() { target } else { words.trim() };
            format!("Ghi: [{words}]({}), với đúng tên tệp của bài ấy", page(target))
        }
    };
    Some(Mark::new(length, "Obsidian, wiki", remedy))
}

/// The file that a page of this name has here.
fn page(name: &str) -> String {
    let path = name.strip_suffix(".md").unwrap_or(name);
    let parts: Vec<_> = path.split('/').map(vietnamese::slug).collect();
    format!("{}.md", parts.join("/"))
}

/// `[gallery ids="1,2"]`, `[b]Khẩn[/b]`.
fn shortcode(rest: &str) -> Option<Mark> {
    let close = rest.find(']')?;
    let inside = rest[1..close].trim_end();
    // `[ten /]` closes itself; the slash of `[url=https://moet.gov.vn/]` is part of the address.
    let inside =
        inside.strip_suffix('/').filter(|inside| inside.ends_with(' ') || !inside.contains('=')).unwrap_or(inside);
    let inside = inside.trim_end();
    let length = close + 1;
    if let Some(name) = inside.strip_prefix('/') {
        return is_name(name).then(|| Mark::end(length));
    }
    let (name, given) = inside.split_at(inside.find([' ', '=']).unwrap_or(inside.len()));
    if !is_name(name) || inside.contains('[') || rest[length..].starts_with(['(', ':']) {
        return None;
    }
    let end = format!("[/{name}]");
    let content = rest[length..].split_once(end.as_str()).map(|(content, _)| content);
    let has_value = given.split_whitespace().any(is_value) || given.starts_with('=');
    let is_builder = BUILDERS.iter().any(|begin| name.starts_with(begin));
    let is_forum = FORUM.contains(&name);
    if !(SHORTCODES.contains(&name) || is_builder || has_value || (is_forum && content.is_some())) {
        return None;
    }
    if rest[length..].starts_with('[') && content.is_none() && !has_value && !is_builder {
        return None;
    }
    let whole = length + content.map_or(0, |content| content.len() + end.len());
    let given = given.trim_start_matches('=').trim();
    if is_forum && !(has_value && matches!(name, "video" | "audio")) {
        return Some(Mark::new(whole, "diễn đàn (BBCode)", forum(name, given, content.unwrap_or_default())));
    }
    Some(Mark::new(whole, "WordPress", wordpress(name, given, content.unwrap_or_default())))
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte))
}

/// Whether a word sets something: `ids="1`, `so=3`.
fn is_value(word: &str) -> bool {
    word.split_once('=').is_some_and(|(name, value)| is_name(name) && !value.is_empty())
}

fn wordpress(name: &str, given: &str, content: &str) -> String {
    let address = ["src", "url", "mp4", "mp3", "m4v", "webm", "id"].into_iter().find_map(|name| parameter(given, name));
    let address = address.or_else(|| bare(given)).unwrap_or(content).trim();
    match name {
        "gallery" | "nggallery" | "ngg" | "slideshow" | "rev_slider" | "smartslider3" => remedy::GALLERY.to_owned(),
        "caption" => "Ghi: ![Mô tả ảnh](ten-anh.jpg \"Chữ dưới ảnh\")".to_owned(),
        "embed" if !content.is_empty() => remedy::embedded(content),
        "youtube" if !address.is_empty() => remedy::youtube(address),
        "vimeo" if !address.is_empty() => format!("Ghi: [Xem video](https://vimeo.com/{address})"),
        "video" | "audio" if !address.is_empty() => remedy::media(address, name),
        "pdf-embedder" | "pdfviewer" | "embed" if !address.is_empty() => format!("Ghi: [Xem tài liệu]({address})"),
        "contact-form-7" | "contact-form" | "wpforms" | "ninja_form" | "ninja_forms" | "gravityform" => {
            "Ghi hộp thư tiếp nhận: [Gửi thư cho trường](mailto:vanphong@truong.edu.vn)".to_owned()
        }
        _ => remedy::OTHER.to_owned(),
    }
}

fn forum(name: &str, given: &str, content: &str) -> String {
    let given = given.trim_matches(['"', '\'']);
    match name {
        "b" => format!("Ghi: **{content}**"),
        "i" => format!("Ghi: *{content}*"),
        "s" => format!("Ghi: ~~{content}~~"),
        "img" => remedy::picture(content, None),
        "url" if given.is_empty() => format!("Ghi: <{content}>"),
        "url" => format!("Ghi: [{content}]({given})"),
        "email" => format!("Ghi: <{content}>"),
        "video" | "audio" => remedy::media(content, name),
        "quote" => format!("Ghi: > {content}"),
        "code" => format!("Ghi: `{content}`"),
        _ => format!("Ghi: {content}"),
    }
}
