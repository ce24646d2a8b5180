//! What an author wrote as the address of a link.

use percent_encoding::percent_decode_str;

use crate::vietnamese::telephone;
use crate::web;

/// Endings of files that are pictures.
const PICTURES: [&str; 12] = ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "heic", "heif", "bmp", "tif", "tiff"];

/// Endings of other files that people put into a page.
const DOCUMENTS: [&str; 26] = [
    "md", "html", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "rtf", "txt", "csv", "zip",
    "rar", "7z", "mp3", "m4a", "ogg", "mp4", "mov", "avi", "webm", "ics",
];

/// With what the hosts end that schools name without `https://`; no file ends so.
const ENDINGS_OF_HOSTS: [&str; 10] = ["vn", "com", "org", "net", "edu", "gov", "info", "me", "gl", "io"];

/// An address, by what may be done with it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// A file of the site, or a place in this page when `target` is empty.
    File { target: String, fragment: Option<String> },
    /// Another site, over http or https.
    Web(String),
    /// A mail address or phone number: `mailto:` or `tel:`.
    Contact(String),
    /// Anything else: `javascript:`, `data:`, `//host`, an unknown or misspelt scheme.
    Unsafe,
}

/// Reads an address as a browser would: without white space around it, tabs and line ends within it, with `\` for `/`.
/// A host, a mail address, a telephone number are what they look like: no file is called so.
pub(super) fn read(written: &str) -> Address {
    let written = written.trim_matches(|c: char| c <= ' ');
    let written: String = written.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    match scheme(&written) {
        Some("http" | "https") => Address::Web(written),
        Some("mailto" | "tel") => Address::Contact(written),
        Some(_) => Address::Unsafe,
        None if written.starts_with(['/', '\\']) && written[1..].starts_with(['/', '\\']) => Address::Unsafe,
        None if web::misspelt(&written).is_some() => Address::Unsafe,
        None if is_web(&written) => Address::Web(with_scheme(&written)),
        None if is_mail(&written) => Address::Contact(format!("mailto:{written}")),
        None => match telephone::digits(&written) {
            Some(digits) => Address::Contact(format!("tel:{digits}")),
            None => file(&written.replace('\\', "/")),
        },
    }
}

/// A web address with `https://` before it where it has no scheme.
pub(super) fn with_scheme(address: &str) -> String {
    if address.contains("://") { address.to_owned() } else { format!("https://{address}") }
}

/// Whether it has labels with a dot between them, and nothing else.
pub(super) fn is_host(text: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let last = text.rsplit_once('.').map(|(_, last)| last);
    text.split('.').all(is_label) && last.is_some_and(|last| last.len() > 1 && last.starts_with(char::is_alphabetic))
}

/// Whether it is a web address without its scheme.
fn is_web(text: &str) -> bool {
    let host = text.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let is_known = |host: &str| {
        let last = host.rsplit('.').next().unwrap_or_default();
        host.get(..4).is_some_and(|www| www.eq_ignore_ascii_case("www."))
            || ENDINGS_OF_HOSTS.iter().any(|known| last.eq_ignore_ascii_case(known))
    };
    is_known(host) && is_host(host)
}

/// Whether it is a mail address without its scheme.
fn is_mail(text: &str) -> bool {
    let is_name = |name: &str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_+".contains(&byte))
    };
    text.split_once('@').is_some_and(|(name, domain)| is_name(name) && domain.is_ascii() && is_host(domain))
}

/// Whether a text can hardly be anything but an address: it has a scheme or a host, begins as a path does, or ends as
/// files do.
pub(super) fn looks_like_one(text: &str) -> bool {
    let begins = |start: &str| text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
    let path = text.split(['#', '?']).next().unwrap_or_default();
    let extension = extension(path);
    ["http://", "https://", "mailto:", "tel:", "file:"].into_iter().any(begins)
        || is_path(text)
        || PICTURES.iter().chain(&DOCUMENTS).any(|known| extension == *known)
        || is_web(text)
        || is_mail(text)
        || telephone::digits(text).is_some()
}

/// Whether it begins as the path of a file or a page does; a remark of more words doesn't.
fn is_path(text: &str) -> bool {
    let begins = text.starts_with("./") || text.starts_with("../") || text.starts_with(['/', '#']);
    begins && text.len() > 1 && !text.contains(char::is_whitespace)
}

/// Whether a file there is a picture.
pub(super) fn is_picture(target: &str) -> bool {
    PICTURES.contains(&extension(target).as_str())
}

/// The scheme in lower case, for those that are allowed; `Some("")` stands for any other.
fn scheme(address: &str) -> Option<&'static str> {
    let (name, _) = address.split_once(':')?;
    let valid = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    valid.then(|| {
        ["http", "https", "mailto", "tel"].into_iter().find(|known| name.eq_ignore_ascii_case(known)).unwrap_or("")
    })
}

fn file(written: &str) -> Address {
    let (target, fragment) = match written.split_once('#') {
        Some((target, fragment)) => (target, Some(fragment)),
        None => (written, None),
    };
    Address::File { target: decoded(target), fragment: fragment.map(decoded) }
}

/// Percent-decoded, unless that isn't UTF-8.
fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8().map_or_else(|_| text.to_owned(), Into::into)
}

/// The extension of the last part of a path, in lower case; empty where there is none.
fn extension(target: &str) -> String {
    let path = target.split('?').next().unwrap_or_default();
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    name.rsplit_once('.').map_or_else(String::new, |(_, extension)| extension.to_ascii_lowercase())
}

/// Whether a file there is one that isn't looked at as a picture: a film, a recording, a text.
pub(super) fn is_document(target: &str) -> bool {
    DOCUMENTS.contains(&extension(target).as_str())
}

/// Whether a link there hands the reader a file: neither a page nor a picture.
pub(super) fn is_attachment(target: &str) -> bool {
    !matches!(extension(target).as_str(), "" | "md" | "html" | "jpg" | "jpeg" | "png" | "gif" | "webp" | "avif" | "svg")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(target: &str, fragment: Option<&str>) -> Address {
        Address::File { target: target.to_owned(), fragment: fragment.map(str::to_owned) }
    }

    #[test]
    fn a_relative_address_is_decoded_and_split_from_its_fragment() {
        assert_eq!(read("../van-ban/x.md#muc-2"), file("../van-ban/x.md", Some("muc-2")));
        assert_eq!(read("K%E1%BA%BF%20ho%E1%BA%A1ch.pdf"), file("Kế hoạch.pdf", None));
        assert_eq!(read("#"), file("", Some("")));
        assert_eq!(read("100%.pdf"), file("100%.pdf", None));
        assert_eq!(read("bài: một.md"), file("bài: một.md", None));
    }

    #[test]
    fn only_web_mail_and_phone_leave_the_site() {
        assert_eq!(read(" HTTPS://moet.gov.vn "), Address::Web("HTTPS://moet.gov.vn".to_owned()));
        assert_eq!(read("tel:02371234567"), Address::Contact("tel:02371234567".to_owned()));
        for bad in ["javascript:alert(1)", "\u{1}java\nscript:x", "JaVaScRiPt:x", "data:text/html,x", "ftp://x", "//x"]
        {
            assert_eq!(read(bad), Address::Unsafe, "{bad:?}");
        }
        assert_eq!(read("https//moet.gov.vn"), Address::Unsafe);
        assert_eq!(read("/\\x"), Address::Unsafe);
        assert_eq!(read("\\\\may-chu\\tep"), Address::Unsafe);
        assert_eq!(read("D:\\anh.jpg"), Address::Unsafe);
    }

    #[test]
    fn what_no_file_is_called_is_read_as_what_it_is() {
        assert_eq!(read("www.facebook.com/x"), Address::Web("https://www.facebook.com/x".to_owned()));
        assert_eq!(read("moet.gov.vn"), Address::Web("https://moet.gov.vn".to_owned()));
        assert_eq!(read("van-thu@hoa-ban.edu.vn"), Address::Contact("mailto:van-thu@hoa-ban.edu.vn".to_owned()));
        assert_eq!(read("0299 000 1998"), Address::Contact("tel:02990001998".to_owned()));
        assert_eq!(read("anh\\chao-co.jpg"), file("anh/chao-co.jpg", None));
        assert_eq!(read("..\\van-ban\\a.md#b"), file("../van-ban/a.md", Some("b")));
        for path in ["ke-hoach.pdf", "a.md", "/lien-he/", "v1.2", "2026", "a@b.pdf/c"] {
            assert_eq!(read(path), file(path, None));
        }
    }

    #[test]
    fn a_page_and_a_picture_are_not_attachments() {
        assert!(is_attachment("mau/Don-xin.DOCX") && is_attachment("a.b/x.pdf"));
        for page in ["x.md", "anh.JPG", "/lien-he/", "v1.2/", ""] {
            assert!(!is_attachment(page), "{page}");
        }
    }
}
