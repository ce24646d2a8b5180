//! The web outside of the site. Addresses as people write them: what is wrong with one, and which was meant. Signs by
//! the names that HTML has for them. News as other sites write them, in [`feed`].
//!
//! Texts and fields ask here, so that both call the same addresses impossible. A clean address is looked at once, and
//! nothing is allocated for it.

mod contact;
pub mod feed;
mod host;
mod references;
mod scheme;

pub use contact::{fault_of_mailto, fault_of_telephone};
pub use host::{is_this_machine, without_www};
pub use references::signs;
pub use scheme::misspelt;

use host::Fault as HostFault;

/// Why an address leads nobody anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It has not one scheme with its `//`.
    Scheme,
    /// No host can have this name.
    Host,
    /// It is that of one machine, or of one house.
    Private,
    /// Behind `mailto:` stands no mailbox.
    Mailbox,
    /// Behind `tel:` stands no number.
    Telephone,
}

/// What is wrong with an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Why it leads nowhere.
    pub reason: Reason,
    /// The address that was meant, where only one can be.
    pub meant: Option<String>,
}

impl Fault {
    /// What is wrong, for a sentence that begins with the address.
    pub fn explained(&self) -> &'static str {
        match self.reason {
            Reason::Scheme => "phải bắt đầu bằng đúng một lần https:// (hoặc http://)",
            Reason::Host => "không có tên máy chủ nào như thế",
            Reason::Private => "chỉ mở được trên một máy hoặc trong mạng của trường, người đọc không tới được",
            Reason::Mailbox => "không có hộp thư đầy đủ sau mailto:",
            Reason::Telephone => "không có số điện thoại sau tel:",
        }
    }

    /// What to write instead.
    pub fn remedy(&self) -> String {
        match (&self.meant, self.reason) {
            (Some(meant), _) => format!("Ghi: {meant}"),
            (None, Reason::Scheme | Reason::Host) => {
                "Mở trang ấy bằng trình duyệt rồi chép lại địa chỉ, như https://moet.gov.vn/".to_owned()
            }
            (None, Reason::Private) => {
                "Ghi địa chỉ mà ai cũng mở được; nếu là một tệp thì để tệp cạnh bài và ghi tên tệp, như ke-hoach.pdf"
                    .to_owned()
            }
            (None, Reason::Mailbox) => "Ghi đủ hộp thư, như mailto:vanphong@truong.edu.vn".to_owned(),
            (None, Reason::Telephone) => "Ghi đủ số, như tel:02990001998".to_owned(),
        }
    }
}

/// The path of an address on the machine it was written on, where only a preview of the own site can be: with its slash.
pub fn path_on_this_machine(written: &str) -> Option<&str> {
    let (_, rest) = written.split_once("://")?;
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    host::is_this_machine(authority).then_some(if path.is_empty() { "/" } else { path })
}

/// What is wrong with an address that begins with `http:` or `https:`; `None` where nothing is.
pub fn fault(written: &str) -> Option<Fault> {
    let (scheme, rest) = written.split_once(':')?;
    let Some(rest) = rest.strip_prefix("//").filter(|rest| !rest.starts_with(['/', '\\'])) else {
        return Some(scheme::fault(scheme, rest));
    };
    if scheme::begins_anew(rest) {
        return Some(scheme::fault(scheme, rest));
    }
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len()));
    if contact::is_mailbox(authority) {
        return Some(Fault { reason: Reason::Host, meant: Some(format!("mailto:{authority}")) });
    }
    host::fault(authority).map(|fault| match fault {
        HostFault::Private => Fault { reason: Reason::Private, meant: None },
        HostFault::Impossible => {
            let right = host::proposed(authority).map(|host| format!("{}://{host}{path}", scheme.to_ascii_lowercase()));
            Fault { reason: Reason::Host, meant: right }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_somebody_can_open_is_left_alone() {
        for address in [
            "https://moet.gov.vn",
            "HTTP://moet.gov.vn:8080/x?a=b#c",
            "https://trường.vn/đường-dẫn",
            "https://xn--trng-rib8295b.vn/",
            "https://web.archive.org/web/2020/https://moet.gov.vn/",
            "https://a.vn?u=http://b.vn",
            "https://8.8.8.8/",
            "https://172.15.0.1/",
            "https://localhost.vn/",
            "https://[2001:db8::1]/",
            "https://[::ffff:8.8.8.8]/",
            "https://hoa_phuong.haiphong.edu.vn/",
        ] {
            assert_eq!(fault(address), None, "{address}");
        }
    }

    #[test]
    fn this_machine_is_known_in_every_spelling() {
        for authority in [
            "localhost",
            "LOCALHOST:3000",
            "localhost.",
            "xem-thu.localhost:80",
            "localhost.localdomain",
            "127.0.0.1",
            "127.0.0.2:8080",
            "127.1",
            "0x7f.1",
            "2130706433",
            "0.0.0.0:4000",
            "[::1]:4000",
            "[0:0:0:0:0:0:0:1]",
            "[::]",
            "[::ffff:127.0.0.1]:81",
            "an@localhost",
        ] {
            assert!(is_this_machine(authority), "{authority}");
        }
        for authority in
            ["localhost.vn", "mylocalhost", "127.0.0.1.vn", "128.1", "[::2]", "[::ffff:8.8.8.8]", "", "[", "é"]
        {
            assert!(!is_this_machine(authority), "{authority}");
        }
    }

    #[test]
    fn an_impossible_address_is_answered_with_the_one_that_was_meant() {
        for (written, reason, meant) in [
            ("https:moet.gov.vn", Reason::Scheme, "https://moet.gov.vn"),
            ("http:/moet.gov.vn/x", Reason::Scheme, "http://moet.gov.vn/x"),
            ("https:///moet.gov.vn", Reason::Scheme, "https://moet.gov.vn"),
            ("https:\\\\moet.gov.vn\\van-ban", Reason::Scheme, "https://moet.gov.vn/van-ban"),
            ("https://https://moet.gov.vn", Reason::Scheme, "https://moet.gov.vn"),
            ("http://https//moet.gov.vn", Reason::Scheme, "https://moet.gov.vn"),
            ("http://http:moet.gov.vn/a", Reason::Scheme, "http://moet.gov.vn/a"),
            ("https://thu-vien,haiphong.edu.vn/x", Reason::Host, "https://thu-vien.haiphong.edu.vn/x"),
            ("https://moet..gov.vn", Reason::Host, "https://moet.gov.vn"),
            ("https://.moet.gov.vn", Reason::Host, "https://moet.gov.vn"),
            ("https://moet.gov.vn./a", Reason::Host, "https://moet.gov.vn/a"),
            ("https://moet .gov.vn/a", Reason::Host, "https://moet.gov.vn/a"),
            ("https://moet.gov.vn:/a", Reason::Host, "https://moet.gov.vn/a"),
            ("https://moet.gov.vn;", Reason::Host, "https://moet.gov.vn"),
            ("https://vanphong@hoaphuong.edu.vn", Reason::Host, "mailto:vanphong@hoaphuong.edu.vn"),
            ("https://", Reason::Host, ""),
            ("https://-a.vn", Reason::Host, ""),
            ("https://1.2.3", Reason::Host, ""),
            ("https://a.vn:99999/", Reason::Host, ""),
            ("https:", Reason::Scheme, ""),
            ("http://localhost:8080/x", Reason::Private, ""),
            ("http://127.0.0.1", Reason::Private, ""),
            ("http://192.168.1.5/ke-hoach.pdf", Reason::Private, ""),
            ("http://10.0.0.3", Reason::Private, ""),
            ("http://172.31.9.9", Reason::Private, ""),
            ("http://169.254.1.1", Reason::Private, ""),
            ("http://[::1]:4000/", Reason::Private, ""),
            ("http://[fe80::1]/", Reason::Private, ""),
            ("http://[::ffff:192.168.1.5]/", Reason::Private, ""),
            ("http://may-chu/ke-hoach", Reason::Private, ""),
            ("http://truong.local/", Reason::Private, ""),
            ("http://truong.test", Reason::Private, ""),
        ] {
            let meant = Some(meant.to_owned()).filter(|meant| !meant.is_empty());
            assert_eq!(fault(written), Some(Fault { reason, meant: meant.clone() }), "{written}");
            let again = meant.filter(|meant| !meant.starts_with("mailto:")).and_then(|meant| fault(&meant));
            assert_eq!(again, None, "{written}");
        }
    }
}
