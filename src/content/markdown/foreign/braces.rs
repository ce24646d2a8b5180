//! Marks in braces: Hugo, Jekyll, kramdown, Pandoc, Joomla, `NukeViet`.

use super::Mark;
use super::remedy::{self, bare, parameter};

/// What plugins of Joomla put between braces.
const JOOMLA: [&str; 28] = [
    "loadposition",
    "loadmodule",
    "loadmoduleid",
    "module",
    "youtube",
    "vimeo",
    "gallery",
    "mp3",
    "mp4",
    "audio",
    "video",
    "modal",
    "jcomments",
    "rsform",
    "chronoforms",
    "phocagallery",
    "slider",
    "sliders",
    "tab",
    "tabs",
    "article",
    "source",
    "pdf",
    "ppgallery",
    "avsplayer",
    "mosmap",
    "mosimage",
    "widgetkit",
];

/// The mark at the beginning of `rest`, behind `before` on its line.
pub(super) fn mark(before: &str, rest: &str) -> Option<Mark> {
    match rest.as_bytes().get(1)? {
        b'{' => hugo(rest).or_else(|| value(rest)),
        b'%' => tag(rest),
        b':' => kramdown(rest),
        b'#' | b'.' => attributes(before, rest),
        b'/' => joomla_end(rest),
        b'a'..=b'z' => joomla(rest),
        b'A'..=b'Z' => nukeviet(rest),
        _ => None,
    }
}

/// `{{< youtube x >}}`, `{{% notice tip %}}`.
fn hugo(rest: &str) -> Option<Mark> {
    let end = if rest.starts_with("{{<") {
        ">}}"
    } else if rest.starts_with("{{%") {
        "%}}"
    } else {
        return None;
    };
    let (inside, length) = match rest[3..].find(end) {
        Some(at) => (&rest[3..3 + at], 3 + at + end.len()),
        None => (&rest[3..], rest.len()),
    };
    let inside = inside.trim().trim_end_matches('/').trim();
    if inside.starts_with('/') {
        return Some(Mark::end(length));
    }
    let (name, given) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    Some(Mark::new(length, "Hugo", shortcode(name, given)))
}

/// What to write for a shortcode by its name and what it is given.
fn shortcode(name: &str, given: &str) -> String {
    let first = || bare(given).unwrap_or_default();
    let source = || parameter(given, "src").unwrap_or_else(first);
    match name {
        "youtube" | "youtuber" => remedy::youtube(parameter(given, "id").unwrap_or_else(first)),
        "vimeo" => format!("Ghi: [Xem video](https://vimeo.com/{})", parameter(given, "id").unwrap_or_else(first)),
        "figure" | "img" | "image" | "asset_img" | "picture" => {
            remedy::picture(source(), parameter(given, "alt").or_else(|| parameter(given, "caption")))
        }
        "video" | "audio" => remedy::media(source(), name),
        "gallery" => remedy::GALLERY.to_owned(),
        "ref" | "relref" | "link" | "post_url" | "post_link" => {
            format!("Ghi đường dẫn tới bài: [Tên bài]({})", first())
        }
        "include" | "include_relative" | "render" => format!("Chép nội dung của “{}” vào đây", first()),
        "notice" | "callout" | "admonition" | "alert" | "hint" | "note" | "tip" | "warning" | "info" => {
            remedy::notice(parameter(given, "type").or_else(|| bare(given)).unwrap_or(name))
        }
        "highlight" | "codeblock" => "Ghi mã giữa hai dòng ```".to_owned(),
        "raw" => "Xóa {% raw %} và {% endraw %}".to_owned(),
        "toc" => remedy::CONTENTS.to_owned(),
        _ => remedy::OTHER.to_owned(),
    }
}

/// `{{ site.title }}`.
fn value(rest: &str) -> Option<Mark> {
    let end = rest.find("}}")?;
    let length = end + 2 + usize::from(rest[end + 2..].starts_with('}'));
    let inside = rest[2..end].trim_matches(['{', ' ', '-']);
    (!inside.is_empty()).then(|| Mark::new(length, "Jekyll, Hexo, wiki", remedy::VALUE))
}

/// `{% include x.html %}`.
fn tag(rest: &str) -> Option<Mark> {
    let end = rest.find("%}")?;
    let inside = rest.get(2..end)?.trim_matches(['-', ' ']);
    let (name, given) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let length = end + 2;
    let remedy =
        if name == "youtube" { remedy::youtube(bare(given).unwrap_or_default()) } else { shortcode(name, given) };
    Some(if name.starts_with("end") { Mark::end(length) } else { Mark::new(length, "Jekyll, Hexo", remedy) })
}

/// `{: .center}`, `{::nomarkdown}`.
fn kramdown(rest: &str) -> Option<Mark> {
    let length = rest.find('}')? + 1;
    let inside = rest[2..length - 1].trim_start();
    if inside.starts_with('/') {
        return Some(Mark::end(length));
    }
    let begins = inside.starts_with(|c: char| c.is_ascii_alphabetic() || ".#:".contains(c));
    begins.then(|| Mark::new(length, "kramdown (Jekyll)", remedy::look(&rest[..length])))
}

/// `{#noi-dung}`, `{.do #x khoa=1}`.
fn attributes(before: &str, rest: &str) -> Option<Mark> {
    let length = rest.find('}')? + 1;
    let inside = &rest[1..length - 1];
    let is_name = |word: &str| {
        let name = word.strip_prefix(['#', '.']).unwrap_or_default();
        name.starts_with(char::is_alphabetic) && name.chars().all(|c| c.is_alphanumeric() || "-_:".contains(c))
    };
    let mut words = inside.split_whitespace();
    if !words.next().is_some_and(is_name) || !words.all(|word| is_name(word) || word.contains('=')) {
        return None;
    }
    let is_heading = before.starts_with('#');
    let remedy = if is_heading { format!("Ghi: {}", before.trim_end()) } else { remedy::look(&rest[..length]) };
    Some(Mark::new(length, "Pandoc, Hugo, Jekyll", remedy))
}

/// `{loadposition banner}`, `{youtube}x{/youtube}`.
fn joomla(rest: &str) -> Option<Mark> {
    let close = rest.find('}')?;
    let (name, _) = name_of(&rest[1..close]);
    if !JOOMLA.contains(&name) {
        return None;
    }
    let end = format!("{{/{name}}}");
    let inside = rest[close + 1..].split_once(end.as_str()).map(|(inside, _)| inside);
    let length = close + 1 + inside.map_or(0, |inside| inside.len() + end.len());
    let remedy = match (name, inside) {
        ("youtube", Some(id)) => remedy::youtube(id.trim()),
        ("vimeo", Some(id)) => format!("Ghi: [Xem video](https://vimeo.com/{})", id.trim()),
        ("mp3" | "audio", Some(file)) => remedy::media(file, "audio"),
        ("mp4" | "video", Some(file)) => remedy::media(file, "video"),
        ("gallery" | "phocagallery" | "ppgallery", _) => remedy::GALLERY.to_owned(),
        _ => remedy::OTHER.to_owned(),
    };
    Some(Mark::new(length, "Joomla", remedy))
}

fn joomla_end(rest: &str) -> Option<Mark> {
    let close = rest.find('}')?;
    JOOMLA.contains(&name_of(&rest[2..close]).0).then(|| Mark::end(close + 1))
}

fn name_of(inside: &str) -> (&str, &str) {
    inside.split_once([' ', '=']).unwrap_or((inside, ""))
}

/// `{NV_BASE_SITEURL}`, `{LANG.home}`.
fn nukeviet(rest: &str) -> Option<Mark> {
    let length = rest.find('}')? + 1;
    let inside = &rest[1..length - 1];
    let (first, _) = inside.split_once(['_', '.'])?;
    let is_name = first.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && inside.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.".contains(&byte));
    is_name.then(|| Mark::new(length, "NukeViet", remedy::VALUE))
}
