//! What an author wrote as the address of a link.

use percent_encoding::percent_decode_str;

use crate::web;

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

/// Reads an address as a browser would: without white space around it, tabs and line ends within it.
pub(super) fn read(written: &str) -> Address {
    let written = written.trim_matches(|c: char| c <= ' ');
    let written: String = written.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    match scheme(&written) {
        Some("http" | "https") => Address::Web(written),
        Some("mailto" | "tel") => Address::Contact(written),
        Some(_) => Address::Unsafe,
        None if written.replace('\\', "/").starts_with("//") => Address::Unsafe,
        None if web::misspelt(&written).is_some() => Address::Unsafe,
        None => file(&written),
    }
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
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or_else(String::new, |(_, extension)| extension.to_ascii_lowercase())
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
    }

    #[test]
    fn a_page_and_a_picture_are_not_attachments() {
        assert!(is_attachment("mau/Don-xin.DOCX") && is_attachment("a.b/x.pdf"));
        for page in ["x.md", "anh.JPG", "/lien-he/", "v1.2/", ""] {
            assert!(!is_attachment(page), "{page}");
        }
    }
}
