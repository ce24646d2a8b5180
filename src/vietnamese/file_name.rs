//! Names of published files: plain ASCII, and safe on every system a site is copied to.

use super::slug;
use crate::name::is_device;

/// Longest extension worth keeping; longer ones are part of the name.
const LONGEST_EXTENSION: usize = 8;

/// The name of a file in an address: “Kế hoạch năm học.PDF” → `ke-hoach-nam-hoc.pdf`.
///
/// Lower-case ASCII, with the extension kept, without leading dots, never empty and never a name that Windows keeps
/// for devices (`con.pdf` → `tep-con.pdf`).
pub fn file_slug(name: &str) -> String {
    let name = name.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let (stem, extension) = split_extension(name);
    let mut stem = slug(stem);
    if stem.is_empty() {
        stem.push_str("tep");
    } else if is_device(&stem) {
        stem.insert_str(0, "tep-");
    }
    match extension {
        Some(extension) => format!("{stem}.{}", extension.to_ascii_lowercase()),
        None => stem,
    }
}

/// “1. Kế hoạch” has no extension: a dot in a sentence isn't one.
fn split_extension(name: &str) -> (&str, Option<&str>) {
    match name.rsplit_once('.') {
        Some((stem, extension))
            if (1..=LONGEST_EXTENSION).contains(&extension.len())
                && extension.bytes().all(|byte| byte.is_ascii_alphanumeric()) =>
        {
            (stem, Some(extension))
        }
        _ => (name, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_extension_stays_in_lower_case() {
        assert_eq!(file_slug("Kế hoạch năm học 2026-2027.PDF"), "ke-hoach-nam-hoc-2026-2027.pdf");
        assert_eq!(file_slug("Đơn xin nhập học.docx"), "don-xin-nhap-hoc.docx");
        assert_eq!(file_slug("sao-luu.tar.gz"), "sao-luu-tar.gz");
    }

    #[test]
    fn a_dot_in_a_sentence_is_no_extension() {
        assert_eq!(file_slug("QĐ số 1. Về việc tuyển sinh"), "qd-so-1-ve-viec-tuyen-sinh");
        assert_eq!(file_slug("Bài giảng.trình chiếu"), "bai-giang-trinh-chieu");
    }

    #[test]
    fn leading_dots_go() {
        assert_eq!(file_slug(".htaccess"), "htaccess");
        assert_eq!(file_slug("..\u{a0}.env.txt"), "env.txt");
    }

    #[test]
    fn a_name_is_never_empty() {
        assert_eq!(file_slug(""), "tep");
        assert_eq!(file_slug("…"), "tep");
        assert_eq!(file_slug("日本.pdf"), "tep.pdf");
    }

    #[test]
    fn names_of_windows_devices_are_avoided() {
        assert_eq!(file_slug("CON.pdf"), "tep-con.pdf");
        assert_eq!(file_slug("Còn"), "tep-con");
        assert_eq!(file_slug("com1.txt"), "tep-com1.txt");
        assert_eq!(file_slug("lpt9"), "tep-lpt9");
        assert_eq!(file_slug("com10.txt"), "com10.txt");
        assert_eq!(file_slug("Con đường.pdf"), "con-duong.pdf");
    }

    proptest! {
        #[test]
        fn every_name_is_safe_and_stays_as_it_is_once_made(name in "\\PC{0,100}") {
            let made = file_slug(&name);
            prop_assert!(!made.is_empty() && !made.starts_with('.') && !made.starts_with('-'));
            prop_assert!(made.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.".contains(&b)));
            prop_assert_eq!(file_slug(&made), made);
        }
    }
}
