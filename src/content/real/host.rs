//! Hosts: those that are kept free for examples, those that anybody is given for nothing, and those of the state and of
//! schools.

use crate::web::without_www;

/// Labels that stand for no name of anybody's: kept for examples, or typed in the place of a name.
const EXAMPLES: [&str; 9] =
    ["example", "localhost", "invalid", "test", "tenmien", "tentruong", "yourdomain", "yoursite", "domain"];

/// Where anybody has a page for nothing, or finds other people's: no system of the sector is there.
const SHARED: [&str; 36] = [
    "blogspot.com",
    "wordpress.com",
    "blogger.com",
    "weebly.com",
    "wixsite.com",
    "wix.com",
    "jimdo.com",
    "000webhostapp.com",
    "github.io",
    "netlify.app",
    "vercel.app",
    "sites.google.com",
    "webnode.vn",
    "webnode.com",
    "violet.vn",
    "facebook.com",
    "fb.com",
    "zalo.me",
    "youtube.com",
    "youtu.be",
    "tiktok.com",
    "instagram.com",
    "twitter.com",
    "x.com",
    "google.com",
    "google.com.vn",
    "bing.com",
    "coccoc.com",
    "yahoo.com",
    "bit.ly",
    "tinyurl.com",
    "wikipedia.org",
    "vnexpress.net",
    "dantri.com.vn",
    "tuoitre.vn",
    "thanhnien.vn",
];

/// How the sites of schools begin.
const SCHOOLS: [&str; 13] =
    ["thcs", "thpt", "tieuhoc", "mamnon", "truongth", "thvathcs", "truongmn", "mn", "c1", "c2", "c3", "gdtx", "ttgdtx"];

/// What follows a name of somebody's own.
const SHARED_ENDINGS: [&str; 9] = ["com", "net", "org", "edu", "gov", "vn", "name", "info", "biz"];

/// The host of an address, in lower case.
pub fn of(address: &str) -> String {
    let (_, rest) = address.split_once("://").unwrap_or(("", address));
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    host.split(':').next().unwrap_or_default().trim_end_matches('.').to_ascii_lowercase()
}

/// Whether a host is kept free for examples, of one machine, or a word in the place of a name.
pub fn is_reserved(host: &str) -> bool {
    let mut labels = host.rsplit('.').skip_while(|label| SHARED_ENDINGS.contains(label));
    let own = labels.next();
    own.is_none_or(|own| own.is_empty() || EXAMPLES.contains(&own) || own.bytes().all(|byte| byte.is_ascii_digit()))
        || host.ends_with(".example")
}

/// Whether a host is one of those for examples itself, no name of a school's before it: no place has it, made up or not.
pub fn is_of_nobody(host: &str) -> bool {
    without_www(host).strip_prefix("example").is_some_and(|rest| {
        rest.strip_prefix('.').is_some_and(|rest| rest.split('.').all(|label| SHARED_ENDINGS.contains(&label)))
    })
}

/// Whether a host is a number rather than a name.
pub fn is_number(host: &str) -> bool {
    host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// Whether anybody has a page there.
pub fn is_shared(host: &str) -> bool {
    SHARED.iter().any(|shared| is_below(host, shared))
}

/// Whether an address is of a page that anybody may have; a form to fill in serves as well there as anywhere.
pub fn is_open_to_all(address: &str) -> bool {
    let host = of(address);
    is_shared(&host) && host != "docs.google.com"
}

/// Whether a host is of the state or of the sector.
pub fn is_official(host: &str) -> bool {
    is_below(host, "gov.vn") || is_below(host, "edu.vn")
}

/// Whether a host is the one named, or belongs to it.
pub fn is_below(host: &str, whole: &str) -> bool {
    host.strip_suffix(whole).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Whether a host is called as the sites of schools are.
pub fn is_a_school(host: &str) -> bool {
    let name = without_www(host);
    let first = name.split('.').next().unwrap_or_default();
    // Examinations of the whole country are called so too.
    let is_national = first.contains("quocgia") || first.contains("qg");
    !is_national && SCHOOLS.iter().any(|start| first.len() > start.len() + 2 && first.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_are_told_from_names() {
        for address in [
            "https://example.com/",
            "http://localhost:8080/a",
            "https://truong.example.edu.vn",
            "a.example",
            "http://10.0.0.1",
        ] {
            assert!(is_reserved(&of(address)), "{address}");
        }
        for (host, is_so) in
            [("example.com", true), ("www.example.edu.vn", true), ("so.example.vn", false), ("hoa.example", false)]
        {
            assert_eq!(is_of_nobody(host), is_so, "{host}");
        }
        for address in [
            "https://moet.gov.vn",
            "https://qlth.phuonghoa.edu.vn/x",
            "https://igiaoduc.vn",
            "https://testcenter.edu.vn",
        ] {
            assert!(!is_reserved(&of(address)), "{address}");
        }
    }

    #[test]
    fn what_anybody_is_given_is_shared() {
        assert!(is_shared("thcsabc.blogspot.com") && is_shared("facebook.com") && !is_shared("notfacebook.com"));
        assert!(is_official("csdl.moet.gov.vn") && !is_official("xedu.vn") && !is_official("gov.vn.com"));
        assert!(is_a_school("thcsbanglang.phuonghoa.edu.vn") && !is_a_school("thuvien.phuonghoa.edu.vn"));
        assert!(!is_a_school("thptquocgia.edu.vn") && !is_a_school("tieuhoc.moet.gov.vn"));
    }
}
