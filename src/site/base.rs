//! Where the site is served: host and folder.

use crate::address::Route;
use crate::diagnostic::{Code, Diagnostic};
use crate::name;
use crate::vietnamese;
use crate::web;

/// Longest address, in bytes: with the longest path below it browsers and hosts still take it.
const LONGEST: usize = 1024;
/// How many characters of a wrong one are shown.
const SHOWN: usize = 200;

/// The address of the site, cut into what links need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base {
    /// Scheme, host and port, without a slash at the end: `https://truong.edu.vn`.
    pub origin: String,
    /// The folder, without a slash at the end: empty at the root, `/school` in a sub-folder.
    pub folder: String,
}

impl Base {
    /// Cuts an absolute address that is written as hosts and browsers write it themselves: what they would change first
    /// (another letter case, marks, backslashes, `%2F`, dots) leads elsewhere on one of them.
    ///
    /// # Errors
    /// When it is no such address: an error without a place, with the right one where it can be told.
    pub fn parse(written: &str) -> Result<Self, Diagnostic> {
        let right = if written.len() > LONGEST { None } else { Self::proposed(written) };
        match right {
            Some(right) if [right.root().as_str(), right.root().trim_end_matches('/')].contains(&written) => Ok(right),
            // Whoever tries a site on their own machine reaches it by any of its names.
            Some(right) if right.is_of_this_machine() && right.differs_in_host_alone(written) => Ok(right),
            right => {
                let message = format!("Địa chỉ trang “{}” không đúng", vietnamese::shortened(written, SHOWN));
                let example = "Ghi địa chỉ đầy đủ, ví dụ https://truong.edu.vn/ hoặc https://may-chu.vn/truong/";
                let help = right.map_or_else(|| example.to_owned(), |right| format!("Ghi: {}", right.root()));
                Err(Diagnostic::error(Code::BadValue, message).help(help))
            }
        }
    }

    /// The address that was probably meant.
    fn proposed(written: &str) -> Option<Self> {
        let written = written.trim();
        let address = match written.split_once("://") {
            Some(("http" | "https", _)) => written.to_owned(),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => format!("http://{rest}"),
            // Of any other scheme, or of none, the public one is meant.
            Some((_, rest)) => format!("https://{rest}"),
            None => format!("https://{}", without_scheme(written)),
        };
        let url = url::Url::parse(&address).ok()?;
        let host = url.host_str()?.trim_end_matches('.');
        let is_known = host == "localhost" || host.contains('.') || host.starts_with('[');
        let is_plain = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-[]:".contains(&byte));
        let is_label = |label: &str| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-');
        if !is_known || !is_plain || !host.split('.').all(is_label) || url.port() == Some(0) {
            return None;
        }
        let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
        let path = url.path();
        let page = path.rsplit('/').next().filter(|last| is_page(last)).map_or(0, str::len);
        let folders = path[..path.len() - page].split('/');
        let folder = folders.filter_map(clean_part).map(|part| format!("/{part}")).collect();
        Some(Self { origin: format!("{}://{host}{port}", url.scheme()), folder })
    }

    /// Whether an address has the same folder, and is one of the web.
    fn differs_in_host_alone(&self, written: &str) -> bool {
        let is_web = |scheme: &str| ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
        written.split_once("://").is_some_and(|(scheme, rest)| {
            let (host, path) = rest.split_at(rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len()));
            // Nobody's password belongs into an address.
            is_web(scheme)
                && !host.contains('@')
                && path.strip_prefix(&self.folder).is_some_and(|rest| rest.is_empty() || rest == "/")
        })
    }

    /// The host with its port: `truong.edu.vn`.
    pub fn host(&self) -> &str {
        self.origin.split_once("://").map_or(self.origin.as_str(), |(_, host)| host)
    }

    /// Whether it leads to this machine, or to one that only its neighbours know.
    pub fn is_of_this_machine(&self) -> bool {
        let name = self.host().split(':').next().unwrap_or_default();
        web::is_this_machine(self.host()) || name.ends_with(".local")
    }

    /// The whole address, with a slash at the end.
    fn root(&self) -> String {
        [&self.origin, &self.folder, "/"].concat()
    }

    /// A route as it stands in a link: `/tin-tuc/` becomes `/school/tin-tuc/`.
    pub fn href(&self, route: &Route) -> String {
        [self.folder.as_str(), route.as_str()].concat()
    }

    /// A route as a full address, for feeds and the site map.
    pub fn absolute(&self, route: &Route) -> String {
        [self.origin.as_str(), &self.folder, route.as_str()].concat()
    }
}

/// Whether the last part of a path is a page, as it is copied from a browser together with the address of its site.
fn is_page(name: &str) -> bool {
    const ENDINGS: [&str; 7] = [".html", ".htm", ".php", ".aspx", ".asp", ".jsp", ".shtml"];
    let lower = name.to_ascii_lowercase();
    ENDINGS.iter().any(|ending| lower.ends_with(ending))
}

/// What stands behind `http:` or `//`, where the slashes are wrong or missing.
fn without_scheme(written: &str) -> &str {
    let rest = ["https:", "http:"].into_iter().find_map(|scheme| written.strip_prefix(scheme));
    rest.unwrap_or(written).trim_start_matches(['/', '\\'])
}

/// A part of a path as every host holds it: letters, digits and signs that no browser rewrites, not beginning with a dot.
/// `None` for one of which nothing is left, or that some system takes for something else.
fn clean_part(part: &str) -> Option<String> {
    let decoded = percent_encoding::percent_decode_str(part).decode_utf8_lossy();
    let is_clean = |byte: u8| byte.is_ascii_alphanumeric() || b".-_~&+=,;@!$()*".contains(&byte);
    let clean = if part.bytes().all(is_clean) { part.to_owned() } else { vietnamese::slug(&decoded) };
    Some(clean.trim_start_matches('.').to_owned()).filter(|part| !part.is_empty() && name::fault(part).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_may_stand_in_a_folder() {
        let base = Base::parse("https://phonghoa.example/truong/hoa-phuong/").unwrap();
        assert_eq!(base.href(&Route::fixed("/tin-tuc/")), "/truong/hoa-phuong/tin-tuc/");
        assert_eq!(base.absolute(&Route::fixed("/")), "https://phonghoa.example/truong/hoa-phuong/");
        assert_eq!(
            Base::parse("http://localhost:8080").unwrap().absolute(&Route::fixed("/a/")),
            "http://localhost:8080/a/"
        );
        for address in
            ["https://a.vn", "https://a.vn/~thcs/Trang_1/v1.2", "http://10.0.0.1:81/", "http://[::1]:8080/a/"]
        {
            assert!(Base::parse(address).is_ok(), "{address}");
        }
    }

    #[test]
    fn this_machine_is_taken_by_any_of_its_names() {
        for (written, taken) in [
            ("http://LOCALHOST:4000", "http://localhost:4000/"),
            ("HTTP://localhost/", "http://localhost/"),
            ("http://localhost./", "http://localhost/"),
            ("http://127.1/truong/", "http://127.0.0.1/truong/"),
            ("https://0x7f.1/", "https://127.0.0.1/"),
            ("http://[::FFFF:127.0.0.1]:81/", "http://[::ffff:7f00:1]:81/"),
            ("http://Thu.LocalHost/", "http://thu.localhost/"),
        ] {
            let base = Base::parse(written).unwrap();
            assert!(base.is_of_this_machine(), "{written}");
            assert_eq!(base.root(), taken, "{written}");
        }
        assert!(!Base::parse("https://a.vn/").unwrap().is_of_this_machine());
        assert!(Base::parse("http://ten:mat-khau@localhost/").is_err());
    }

    #[test]
    fn an_address_that_somebody_reads_otherwise_is_answered_with_the_right_one() {
        for (written, right) in [
            ("truong.edu.vn", "https://truong.edu.vn/"),
            ("ftp://a.vn/x", "https://a.vn/x/"),
            ("https:a.vn", "https://a.vn/"),
            ("https:/a.vn/", "https://a.vn/"),
            ("https:\\\\a.vn\\b", "https://a.vn/b/"),
            ("//a.vn/", "https://a.vn/"),
            ("https://a.vn//evil.example/", "https://a.vn/evil.example/"),
            ("https://a.vn/x//", "https://a.vn/x/"),
            ("https://a.vn/\\evil.example", "https://a.vn/evil.example/"),
            ("https://a.vn/%2F%2Fevil.example/", "https://a.vn/evil-example/"),
            ("https://a.vn/a%5Cb/", "https://a.vn/a-b/"),
            ("https://a.vn/a/../b/", "https://a.vn/b/"),
            ("https://a.vn/a/%2e%2e/b/", "https://a.vn/b/"),
            ("https://a.vn/./b", "https://a.vn/b/"),
            ("https://a.vn/Trường học/", "https://a.vn/truong-hoc/"),
            ("https://a.vn/tr%C6%B0%E1%BB%9Dng/", "https://a.vn/truong/"),
            ("https://a.vn/.git/", "https://a.vn/git/"),
            ("https://a.vn/index.html", "https://a.vn/"),
            ("https://a.vn/truong/Default.aspx?id=1", "https://a.vn/truong/"),
            ("https://a.vn/?trang=1", "https://a.vn/"),
            ("https://a.vn/?", "https://a.vn/"),
            ("https://a.vn/#x", "https://a.vn/"),
            ("https://ban:mat-khau@a.vn/", "https://a.vn/"),
            ("https://A.VN/", "https://a.vn/"),
            ("HTTPS://a.vn/", "https://a.vn/"),
            ("https://a.vn./", "https://a.vn/"),
            ("https://a.vn:443/", "https://a.vn/"),
            ("http://LOCALHOST/x/?", "http://localhost/x/"),
            (" https://a.vn/ ", "https://a.vn/"),
            ("https://a.vn/\tb", "https://a.vn/b/"),
            ("https://a\u{202e}.vn/", ""),
            ("https://trường.vn/", "https://xn--trng-rib8295b.vn/"),
            ("https://", ""),
            ("https://truong/", ""),
            ("https://a..vn/", ""),
            ("https://a.vn:99999/", ""),
            ("https://a.vn:0/", ""),
            ("https://-a.vn/", ""),
            ("https://a-.vn/", ""),
            ("https://a.vn/con/", "https://a.vn/"),
            ("https://a.vn/b./", "https://a.vn/"),
            (&format!("https://a.vn/{}", "a/".repeat(100_000)), ""),
            ("javascript:alert(1)", ""),
            ("", ""),
        ] {
            let help = Base::parse(written).expect_err(written).help.unwrap();
            match right {
                "" => assert!(help.starts_with("Ghi địa chỉ đầy đủ"), "{written}: {help}"),
                right => assert_eq!(help, format!("Ghi: {right}"), "{written}"),
            }
        }
    }
}
