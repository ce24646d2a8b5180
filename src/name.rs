//! Names of files and folders: which of them mean the same everywhere. A site is written on one system, kept in git,
//! copied by another and served by a third; a name that one of them takes for something else is told where it comes in.

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Code, Diagnostic};
use crate::unseen;
use crate::vietnamese;

/// Longest name that file systems take, in bytes.
const LONGEST: usize = 255;

/// Longest path below the output folder, in bytes: systems take 1024 with what stands before it.
const LONGEST_PATH: usize = 800;

/// How many characters of a faulty one are shown.
const SHOWN: usize = 60;

/// Names that Windows keeps for devices, whatever follows after a dot; those of the second list with a digit behind.
const DEVICES: [&str; 7] = ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"];
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// Characters that Windows takes in no name.
const SIGNS: &str = "<>:\"|?*\\/";

/// Files that tell a host how to serve the others.
const OF_HOSTS: [&str; 10] = [
    "web.config",
    "php.ini",
    "cname",
    "_headers",
    "_redirects",
    "_worker.js",
    "_routes.json",
    "netlify.toml",
    "vercel.json",
    "staticwebapp.config.json",
];

/// What systems keep for themselves in the folders that people open with them, in lower case.
const OF_SYSTEMS: [&str; 10] = [
    "thumbs.db",
    "ehthumbs.db",
    "ehthumbs_vista.db",
    "desktop.ini",
    "icon\r",
    "__macosx",
    "$recycle.bin",
    "system volume information",
    "@eadir",
    "node_modules",
];

/// Endings of what editors keep while a file is open, or as it was before.
const OF_EDITORS: [&str; 4] = ["~", ".swp", ".swo", ".swx"];

/// Why a name can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameFault {
    /// What is wrong, without the name.
    why: String,
    /// The name, as it may be shown.
    name: String,
}

impl NameFault {
    fn new(name: &str, why: impl Into<String>) -> Self {
        Self { why: why.into(), name: vietnamese::shortened(name, SHOWN) }
    }

    /// One sentence without a final stop: `Không dùng được tên “con”: …`.
    pub fn message(&self) -> String {
        format!("Không dùng được tên “{}”: {}", self.name, self.why)
    }

    /// The fault as an error without a place yet, with what to do.
    pub fn diagnostic(&self) -> Diagnostic {
        let help =
            "Đổi tên bằng chữ thường không dấu, số và gạch nối, như khai-giang; tệp thì giữ đuôi, như khai-giang.md";
        Diagnostic::error(Code::UnsafePath, self.message()).help(help)
    }
}

/// What keeps a name from being that of a file or folder of the sources, on any system.
pub fn fault(name: &str) -> Option<NameFault> {
    let fault = |why: String| Some(NameFault::new(name, why));
    if name.is_empty() {
        return fault("tên trống".to_owned());
    }
    if let Some((_, c, what)) = unseen::out_of_place(name).next() {
        return fault(format!("có {} U+{:04X}", what.label(), u32::from(c)));
    }
    if let Some(sign) = name.chars().find(|c| SIGNS.contains(*c) || matches!(c, '\n' | '\r' | '\t')) {
        return fault(if sign.is_control() {
            "có dấu xuống dòng hoặc Tab".to_owned()
        } else {
            format!("Windows không nhận dấu {sign}")
        });
    }
    if name.ends_with('.') || name.trim() != name {
        return fault("Windows bỏ dấu chấm và dấu cách ở đầu hoặc cuối tên".to_owned());
    }
    if is_device(name) {
        return fault("Windows giữ tên này cho thiết bị".to_owned());
    }
    if name.len() > LONGEST {
        return fault(format!("dài {} byte, quá {LONGEST}", name.len()));
    }
    None
}

/// The same for each name in a path of the sources.
pub fn fault_in_path(path: &str) -> Option<NameFault> {
    path.split('/').find_map(fault)
}

/// What keeps an address below the site, such as `/cu/tin.html`, from being written: a name in it, or its length.
pub fn fault_of_address(address: &str) -> Option<NameFault> {
    let inside = address.trim_start_matches('/');
    let inside = inside.strip_suffix('/').unwrap_or(inside);
    if inside.is_empty() {
        return None;
    }
    if inside.len() > LONGEST_PATH {
        return Some(NameFault::new(inside, format!("địa chỉ dài {} byte, quá {LONGEST_PATH}", inside.len())));
    }
    inside.split('/').find_map(|name| fault(name).or_else(|| fault_as_published(name)))
}

/// What keeps a sound name from being published.
fn fault_as_published(name: &str) -> Option<NameFault> {
    let lower = name.to_lowercase();
    let why = if name.starts_with('.') {
        "tên bắt đầu bằng dấu chấm dành cho máy chủ và cho chương trình"
    } else if OF_HOSTS.contains(&lower.as_str()) {
        "máy chủ đọc tệp này để biết cách phục vụ trang"
    } else if name.contains('~') {
        "Windows hiểu dấu ~ là tên rút gọn của tệp khác"
    } else if name.contains('%') {
        "máy chủ đọc dấu % trong địa chỉ thành chữ khác; ghi chữ như người đọc thấy"
    } else if vietnamese::is_nfc(name).is_some() {
        "chữ có dấu chưa ở dạng dựng sẵn (NFC)"
    } else {
        return None;
    };
    Some(NameFault::new(name, why))
}

/// The name of a file in a path that is one of its author's disk: `D:\\Anh\\le.jpg`, `file:///C:/le.jpg`.
pub fn on_a_disk(path: &str) -> Option<&str> {
    let (drive, rest) = path.split_once(':').unwrap_or_default();
    let is_drive = drive.len() == 1 && drive.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_path = (is_drive || drive.eq_ignore_ascii_case("file")) && rest.starts_with(['/', '\\']);
    // A folder of another machine of the network.
    let is_path = is_path || path.starts_with("\\\\");
    path.rsplit(['/', '\\']).next().filter(|name| is_path && !name.is_empty())
}

/// Whether a name is one that systems, editors and git give to what is theirs: `.gitkeep`, `Thumbs.db`, `._anh.jpg`,
/// `bai.md~`. Nobody means such a thing to be read or published.
pub fn is_left_behind(name: &str) -> bool {
    let lower = name.to_lowercase();
    let is_open = name.len() > 1 && name.starts_with('#') && name.ends_with('#');
    let is_of_editors = OF_EDITORS.iter().any(|ending| lower.ends_with(ending));
    name.starts_with('.') || is_open || is_of_editors || OF_SYSTEMS.contains(&lower.as_str())
}

/// Whether Windows keeps a name for a device, so that no file or folder there can bear it: `con`, `aux.pdf`, `COM¹`.
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let is_numbered = |device| {
        let mut rest = stem.strip_prefix(device).unwrap_or_default().chars();
        matches!((rest.next(), rest.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
    };
    DEVICES.contains(&stem.as_str()) || NUMBERED_DEVICES.into_iter().any(is_numbered)
}

/// What a name or path is to a system that takes no notice of letter case and of how marks are composed.
pub fn folded(path: &str) -> String {
    path.nfc().flat_map(char::to_lowercase).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_devices_are_known_whatever_follows() {
        for name in
            ["con", "Aux.pdf", "COM1", "lpt9.tar.gz", "com0", "COM¹", "Lpt³.txt", "conin$", "CONOUT$.a", "nul .txt"]
        {
            assert!(is_device(name), "{name}");
        }
        for name in ["cong-khai", "com", "com10", "van-ban.con", "", "console", "com⁴"] {
            assert!(!is_device(name), "{name}");
        }
    }

    #[test]
    fn what_systems_and_editors_leave_behind_is_known() {
        for name in [
            ".gitkeep",
            ".DS_Store",
            "._le-hoi.jpg",
            "Thumbs.db",
            "Desktop.ini",
            "Icon\r",
            "__MACOSX",
            "bai.md~",
            "#bai.md#",
            ".bai.md.swp",
            "bai.md.swp",
        ] {
            assert!(is_left_behind(name), "{name:?}");
        }
        for name in ["bai.md", "thumbs.jpg", "#", "desktop.md", "icon.png", "~$bai.docx", "a~b.md"] {
            assert!(!is_left_behind(name), "{name:?}");
        }
    }

    #[test]
    fn a_name_that_some_system_changes_is_at_fault() {
        for name in ["x.", "x ", " x", "a:b", "a\\b", "a?", "a\u{202e}b", "a\u{200b}", "a\nb", "nul", "a\u{ad}b"] {
            assert!(fault(name).is_some(), "{name:?}");
        }
        assert!(fault(&"ế".repeat(86)).is_some() && fault(&"ế".repeat(85)).is_none());
        for name in ["Kế hoạch số 1.PDF", ".ẩn.md", "a~1", "dấu (1).md", "👩\u{200d}🏫.jpg"] {
            assert_eq!(fault(name), None, "{name}");
        }
    }

    #[test]
    fn an_address_is_at_fault_where_a_host_or_a_program_reads_it_otherwise() {
        for address in
            ["/.git/config", "/a/.htaccess/", "/Web.Config", "/progra~1/", "/%63on/", "/a/LPT9.txt", "/a//b/"]
        {
            assert!(fault_of_address(address).is_some(), "{address}");
        }
        assert!(fault_of_address(&"/abc".repeat(201)).is_some());
        for address in ["/", "/tin-tuc/", "/Đường-Cũ/ả.html", "/bai-viet/2026/tin.aspx"] {
            assert_eq!(fault_of_address(address), None, "{address}");
        }
    }

    #[test]
    fn names_that_differ_in_case_or_composition_alone_are_one() {
        assert_eq!(folded("/Index.HTML"), folded("/index.html"));
        assert_eq!(folded("tie\u{302}\u{301}ng"), folded("TIẾNG"));
        assert_ne!(folded("hoa"), folded("hóa"));
    }
}
