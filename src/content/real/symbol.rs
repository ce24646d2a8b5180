//! What the letters of a document's number say: “QĐ” that it is a decision, “UBND” who issued it.

use crate::vietnamese::{bare_words, fold};

/// The forms that a number's first letters stand for, folded; the first form is the one that the letters name, the others
/// are issued with it (30/2020/NĐ-CP, Phụ lục III).
const FORMS: [(&str, &[&str]); 12] = [
    ("qd", &["Quyết định", "Quy chế", "Quy định", "Chương trình", "Kế hoạch", "Hướng dẫn"]),
    ("nd", &["Nghị định", "Quy chế", "Quy định"]),
    ("nq", &["Nghị quyết", "Quy chế", "Quy định", "Chương trình", "Kế hoạch"]),
    ("ttr", &["Tờ trình"]),
    ("ct", &["Chỉ thị", "Chương trình"]),
    ("ctr", &["Chương trình", "Kế hoạch"]),
    ("tb", &["Thông báo"]),
    ("kh", &["Kế hoạch", "Chương trình"]),
    ("bc", &["Báo cáo"]),
    ("hd", &["Hướng dẫn", "Quy định"]),
    ("cv", &["Công văn", "Hướng dẫn", "Tờ trình"]),
    ("bb", &["Biên bản"]),
];

/// The same of the ministries' circulars; in a school these letters shorten a submission too.
const CIRCULAR: &[&str] = &["Thông tư", "Quy chế", "Quy định", "Chương trình"];

/// Who issues: how the letters of a number begin, and the bare words by which an authority is named.
const BODIES: [(&str, &[&str]); 9] = [
    ("cp", &[" chinh phu "]),
    ("ttg", &[" thu tuong "]),
    ("qh", &[" quoc hoi "]),
    ("bgd", &[" bo giao duc ", " bo gd "]),
    ("ubnd", &[" uy ban nhan dan ", " ubnd ", " phong giao duc ", " phong gd "]),
    ("sgd", &[" so giao duc ", " so gd "]),
    ("pgd", &[" phong giao duc ", " phong gd "]),
    ("thcs", &[" thcs ", " trung hoc co so "]),
    ("thpt", &[" thpt ", " trung hoc pho thong "]),
];

/// How many of [`BODIES`] have letters of their own: others only begin with theirs.
const WHOLE: usize = 2;

/// The letters of a number, folded, in their order: `qd`, `thcshpv`.
fn letters(number: &str) -> Vec<String> {
    let words = number.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.starts_with(char::is_alphabetic)).map(fold).collect()
}

/// The form that a number names, where a document is called by another.
pub fn other_form(number: &str, form: &str) -> Option<&'static str> {
    let letters = letters(number);
    let first = letters.first()?;
    let forms = if first == "tt" && letters.iter().any(|word| word.starts_with("bgd")) {
        CIRCULAR
    } else {
        FORMS.iter().find(|(letters, _)| letters == first)?.1
    };
    if forms.contains(&form) { None } else { forms.first().copied() }
}

/// Whether a number was given by another body than the authority that a document names.
pub fn is_of_another_body(number: &str, authority: &str) -> bool {
    let (letters, authority) = (letters(number), bare_words(authority));
    let gave = |at: usize| {
        let start = BODIES[at].0;
        letters.iter().any(|word| if at < WHOLE { word == start } else { word.starts_with(start) })
    };
    let is_named = |at: usize| BODIES[at].1.iter().any(|words| authority.contains(words));
    let bodies = || 0..BODIES.len();
    bodies().any(gave) && bodies().any(is_named) && !bodies().any(|at| gave(at) && is_named(at))
}

/// The year that stands in a number: `09/2024/TT-BGDĐT`.
pub fn year(number: &str) -> Option<i16> {
    let mut parts = number.split('/').skip(1);
    parts.next().map(str::trim).filter(|part| part.len() == 4 && parts.next().is_some())?.parse().ok()
}

/// The number that a title begins with behind the name of its form: “Quyết định số 05/QĐ-THCS: Thành lập …”.
pub fn in_title<'t>(title: &'t str, form: &str) -> Option<&'t str> {
    let rest = title.strip_prefix(form)?.trim_start();
    let rest = rest.strip_prefix("số").unwrap_or(rest).trim_start();
    let end = rest.find([' ', ':', ',', ';']).unwrap_or(rest.len());
    let number = &rest[..end];
    (number.starts_with(|c: char| c.is_ascii_digit()) && number.contains('/') && !letters(number).is_empty())
        .then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_name_a_form_and_what_is_issued_with_it() {
        assert_eq!(other_form("05/QĐ-THCSHPV", "Công văn"), Some("Quyết định"));
        assert_eq!(other_form("09/2024/TT-BGDĐT", "Khác"), Some("Thông tư"));
        assert_eq!(other_form("12/TTr-THCSHPV", "Thông tư"), Some("Tờ trình"));
        for (number, form) in [
            ("05/QĐ-THCSHPV", "Quy chế"),
            ("12/TT-THCSHPV", "Tờ trình"),
            ("1846/SGDĐT-VP", "Công văn"),
            ("4210/GDĐT-TTTT", "Công văn"),
            ("KH-07/TH", "Kế hoạch"),
            ("12", "Khác"),
            ("01/VBHN-BGDĐT", "Khác"),
        ] {
            assert_eq!(other_form(number, form), None, "{number} {form}");
        }
    }

    #[test]
    fn a_body_gives_its_own_numbers() {
        for (number, authority) in [
            ("05/QĐ-THCSHPV", "Chính phủ"),
            ("09/2024/TT-BGDĐT", "Trường THCS Hoa Phượng Vĩ"),
            ("05/QĐ-THPTHPV", "Trường THCS Hoa Phượng Vĩ"),
        ] {
            assert!(is_of_another_body(number, authority), "{number} {authority}");
        }
        for (number, authority) in [
            ("05/QĐ-THCSHPV", "Trường THCS Hoa Phượng Vĩ"),
            ("215/TB-UBND", "UBND phường Bàng Lăng Tím"),
            ("71/KH-UBND", "Phòng GD&ĐT"),
            ("12/QĐ-TTg", "Thủ tướng Chính phủ"),
            ("15/NQ-HĐT", "Hội đồng trường THCS Hoa Phượng Vĩ"),
            ("03/TTLT-BGDĐT-BNV", "Bộ Nội vụ"),
            ("17/QĐ-TH&THCSHPV", "Trường Tiểu học và THCS Hoa Phượng Vĩ"),
            ("1846/SGDĐT-VP", "Sở GDĐT Phượng Hoa"),
            ("86/2025/QH15", "Quốc hội"),
        ] {
            assert!(!is_of_another_body(number, authority), "{number} {authority}");
        }
    }

    #[test]
    fn years_and_numbers_are_read_where_they_stand() {
        assert_eq!((year("09/2024/TT-BGDĐT"), year("05/QĐ-2024"), year("12/2025")), (Some(2024), None, None));
        assert_eq!(in_title("Quyết định 05/QĐ-THCS: Thành lập", "Quyết định"), Some("05/QĐ-THCS"));
        assert_eq!(in_title("Quyết định số 05/QĐ-THCS thành lập", "Quyết định"), Some("05/QĐ-THCS"));
        assert_eq!(in_title("Quyết định sửa đổi Quyết định 05/QĐ-THCS", "Quyết định"), None);
        assert_eq!(in_title("Kế hoạch 24/7 trực", "Kế hoạch"), None);
    }
}
