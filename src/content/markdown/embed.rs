//! What other sites hand out to be embedded, as an address that a reader can open.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use url::Url;

/// A link in Markdown to what a tag would embed.
pub(super) fn link(address: &str, tag: &str) -> String {
    let absolute = if address.starts_with("//") { Cow::from(format!("https:{address}")) } else { address.into() };
    let (words, target) = Url::parse(&absolute).ok().and_then(|url| known(&url)).unwrap_or_else(|| {
        let words = match tag {
            "video" => "Xem video",
            "audio" => "Nghe bản ghi âm",
            _ if is_film(address) => "Xem video",
            _ => "Xem tại đây",
        };
        (words, absolute.into_owned())
    });
    format!("[{words}]({})", in_parentheses(&target))
}

/// What is seen under an address of a site that we know, and where readers see it.
fn known(url: &Url) -> Option<(&'static str, String)> {
    let host = url.host_str()?.trim_start_matches("www.").trim_start_matches("m.");
    let parts: Vec<&str> = url.path_segments()?.filter(|part| !part.is_empty()).collect();
    match (host, parts.as_slice()) {
        ("youtube.com" | "youtube-nocookie.com", _) => Some(("Xem video", youtube(url, &parts)?)),
        ("google.com" | "google.com.vn" | "maps.google.com", ["maps", ..] | []) => {
            Some(("Xem bản đồ", map(url, &parts)))
        }
        ("docs.google.com", ["forms", ..]) => Some(("Mở biểu mẫu", without(url, "embedded"))),
        ("docs.google.com", ["viewer" | "gview", ..]) => Some(("Xem tài liệu", parameter(url, "url")?)),
        ("docs.google.com", ["presentation", .., "embed"]) => {
            Some(("Xem bài trình chiếu", bare(url).strip_suffix("embed").map(|start| format!("{start}pub"))?))
        }
        ("docs.google.com", _) => Some(("Xem tài liệu", bare(url))),
        ("drive.google.com", ["file", "d", id, ..]) => {
            Some(("Xem tệp", format!("https://drive.google.com/file/d/{id}/view")))
        }
        ("drive.google.com", ["embeddedfolderview"]) => {
            Some(("Xem thư mục", format!("https://drive.google.com/drive/folders/{}", parameter(url, "id")?)))
        }
        ("view.officeapps.live.com", _) => Some(("Xem tài liệu", parameter(url, "src")?)),
        ("facebook.com", ["plugins", plugin]) => {
            Some((if plugin.starts_with("video") { "Xem video" } else { "Xem trên Facebook" }, parameter(url, "href")?))
        }
        ("facebook.com", _) => Some(("Xem trên Facebook", url.to_string())),
        ("player.vimeo.com", ["video", id, ..]) => Some(("Xem video", format!("https://vimeo.com/{id}"))),
        ("dailymotion.com", ["embed", "video", id, ..]) => {
            Some(("Xem video", format!("https://www.dailymotion.com/video/{id}")))
        }
        ("open.spotify.com", ["embed", kind, id, ..]) => {
            Some(("Nghe", format!("https://open.spotify.com/{kind}/{id}")))
        }
        ("w.soundcloud.com", ["player", ..]) => Some(("Nghe", parameter(url, "url")?)),
        ("tiktok.com", _) => Some(("Xem video", url.to_string())),
        _ => None,
    }
}

fn youtube(url: &Url, parts: &[&str]) -> Option<String> {
    if let (Some(list), ["embed", "videoseries"] | ["embed"]) = (parameter(url, "list"), parts) {
        return Some(format!("https://www.youtube.com/playlist?list={list}"));
    }
    let ["embed" | "v" | "e" | "live" | "shorts", id, ..] = parts else { return Some(url.to_string()) };
    let start = parameter(url, "start").map(|start| format!("&t={start}")).unwrap_or_default();
    Some(format!("https://www.youtube.com/watch?v={id}{start}"))
}

/// A map by the name of the place, else by where it lies.
fn map(url: &Url, parts: &[&str]) -> String {
    if let (Some(id), ["maps", "d", ..]) = (parameter(url, "mid"), parts) {
        return format!("https://www.google.com/maps/d/viewer?mid={id}");
    }
    if let Some(drawn) = url.query_pairs().find(|(name, _)| name == "pb").map(|(_, drawn)| drawn.into_owned()) {
        let field = |mark: &str| Some(drawn.split_once(mark)?.1.split('!').next().unwrap_or_default().to_owned());
        let named = drawn.split_once("!1s").and_then(|(_, after)| after.split_once("!2s")).map(|(_, name)| name);
        let named = named.and_then(|name| name.split('!').next()).filter(|name| !name.is_empty());
        if let Some(name) = named {
            return search(name);
        }
        return match (field("!3d"), field("!2d")) {
            (Some(latitude), Some(longitude)) => search(&format!("{latitude},{longitude}")),
            _ => format!("https://www.google.com/maps?pb={drawn}"),
        };
    }
    match parameter(url, "q") {
        Some(place) => search(&place),
        None => without(url, "output"),
    }
}

fn search(place: &str) -> String {
    let place = percent_decode_str(place).decode_utf8_lossy();
    let mut url = String::from("https://www.google.com/maps/search/?api=1&query=");
    url.extend(url::form_urlencoded::byte_serialize(place.as_bytes()));
    url
}

fn parameter(url: &Url, wanted: &str) -> Option<String> {
    let value = url.query_pairs().find(|(name, _)| name == wanted).map(|(_, value)| value.into_owned());
    value.filter(|value| !value.is_empty())
}

/// An address without what only says how to embed it.
fn without(url: &Url, unwanted: &str) -> String {
    let kept: Vec<&str> = url.query().into_iter().flat_map(|query| query.split('&')).collect();
    let kept = kept.into_iter().filter(|pair| pair.split('=').next() != Some(unwanted)).collect::<Vec<_>>().join("&");
    let bare = bare(url);
    if kept.is_empty() { bare } else { format!("{bare}?{kept}") }
}

/// An address without its query.
fn bare(url: &Url) -> String {
    let mut url = url.clone();
    url.set_query(None);
    url.set_fragment(None);
    url.to_string()
}

fn is_film(address: &str) -> bool {
    [".mp4", ".webm", ".mov", ".m4v"].iter().any(|ending| address.to_ascii_lowercase().ends_with(ending))
}

/// An address as it may stand between parentheses.
fn in_parentheses(address: &str) -> String {
    address.replace(' ', "%20").replace('(', "%28").replace(')', "%29").replace('<', "%3C").replace('>', "%3E")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::too_many_lines, reason = "a list")]
    fn what_was_to_be_embedded_is_opened_where_readers_see_it() {
        for (address, tag, right) in [
            ("https://www.youtube.com/embed/abc?rel=0", "iframe", "[Xem video](https://www.youtube.com/watch?v=abc)"),
            (
                "//www.youtube-nocookie.com/embed/abc?start=9",
                "iframe",
                "[Xem video](https://www.youtube.com/watch?v=abc&t=9)",
            ),
            (
                "https://youtube.com/embed/videoseries?list=PL1",
                "iframe",
                "[Xem video](https://www.youtube.com/playlist?list=PL1)",
            ),
            (
                "https://www.google.com/maps/embed?pb=!1m18!1d37!2d106.68!3d20.85!3m2!1i1!3m3!1m2!1s0x3:0x1!2sTr%C6%B0%E1%BB%9Dng+Hoa!5e0",
                "iframe",
                "[Xem bản đồ](https://www.google.com/maps/search/?api=1&query=Tr%C6%B0%E1%BB%9Dng+Hoa)",
            ),
            (
                "https://www.google.com/maps/embed?pb=!1m14!1m12!1d37!2d106.68!3d20.85!5e0",
                "iframe",
                "[Xem bản đồ](https://www.google.com/maps/search/?api=1&query=20.85%2C106.68)",
            ),
            (
                "https://www.google.com/maps/embed?pb=!1m18",
                "iframe",
                "[Xem bản đồ](https://www.google.com/maps?pb=!1m18)",
            ),
            (
                "https://maps.google.com/maps?q=Hoa&output=embed",
                "iframe",
                "[Xem bản đồ](https://www.google.com/maps/search/?api=1&query=Hoa)",
            ),
            (
                "https://docs.google.com/forms/d/e/1x/viewform?embedded=true",
                "iframe",
                "[Mở biểu mẫu](https://docs.google.com/forms/d/e/1x/viewform)",
            ),
            (
                "https://docs.google.com/presentation/d/e/1x/embed?start=false",
                "iframe",
                "[Xem bài trình chiếu](https://docs.google.com/presentation/d/e/1x/pub)",
            ),
            (
                "https://docs.google.com/gview?url=https://a.vn/x.pdf&embedded=true",
                "iframe",
                "[Xem tài liệu](https://a.vn/x.pdf)",
            ),
            (
                "https://drive.google.com/file/d/1x/preview",
                "iframe",
                "[Xem tệp](https://drive.google.com/file/d/1x/view)",
            ),
            (
                "https://www.facebook.com/plugins/video.php?height=314&href=https%3A%2F%2Fwww.facebook.com%2Ftruong%2Fvideos%2F1%2F",
                "iframe",
                "[Xem video](https://www.facebook.com/truong/videos/1/)",
            ),
            ("https://player.vimeo.com/video/7?h=1", "iframe", "[Xem video](https://vimeo.com/7)"),
            ("khai giang.mp4", "video", "[Xem video](khai%20giang.mp4)"),
            ("https://a.vn/x(1).mp3", "audio", "[Nghe bản ghi âm](https://a.vn/x%281%29.mp3)"),
            ("https://a.vn/x", "iframe", "[Xem tại đây](https://a.vn/x)"),
        ] {
            assert_eq!(link(address, tag), right);
        }
    }
}
