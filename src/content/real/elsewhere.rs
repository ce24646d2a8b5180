//! Values that only point elsewhere: “Theo quy định”, “Liên hệ nhà trường để biết”, “Xem tệp đính kèm”. Who reads them
//! knows no more than before.

use super::idle;

/// Bare words with one of which such a value begins.
const BEGINNINGS: [&str; 16] = [
    "theo",
    "lien he",
    "xem",
    "thuc hien theo",
    "duoc phan cong",
    "van ban",
    "cong van",
    "quyet dinh",
    "ke hoach",
    "thong bao",
    "nhu",
    "chi tiet",
    "tai ve",
    "tai tep",
    "vui long",
    "xin",
];

/// Bare words that name nothing.
const IDLE: [&str; 82] = [
    "theo", "quy", "dinh", "hien", "hanh", "phan", "cong", "su", "cua", "cap", "tren", "nha", "truong", "ban", "giam",
    "hieu", "lien", "he", "de", "biet", "them", "chi", "tiet", "xem", "tep", "file", "kem", "van", "trong", "o", "tai",
    "day", "duoi", "thuc", "te", "yeu", "cau", "huong", "dan", "phap", "luat", "nhu", "cac", "va", "thoa", "thuan",
    "thong", "bao", "noi", "dung", "vui", "long", "xin", "truc", "tiep", "voi", "phong", "chuc", "nang", "tham",
    "quyen", "lanh", "dao", "duoc", "giao", "nhiem", "vu", "ke", "hoach", "quyet", "ve", "pdf", "word", "link",
    "duong", "nay", "khac", "tung", "so", "dien", "thoai", "can",
];

/// Whether a value does.
pub fn points(text: &str) -> bool {
    idle::only(text, &IDLE).is_some_and(|bare| {
        let begins = |words: &&str| bare[1..].strip_prefix(*words).is_some_and(|rest| rest.starts_with(' '));
        BEGINNINGS.iter().any(begins)
    })
}

#[cfg(test)]
mod tests {
    use super::points;

    #[test]
    fn what_only_points_elsewhere_is_told_from_what_says_something() {
        for text in [
            "Theo quy định",
            "Theo phân công của cấp trên",
            "Liên hệ nhà trường để biết thêm chi tiết",
            "Xem tệp đính kèm",
            "Văn bản",
            "Theo thỏa thuận.",
            "Theo phân công",
            "Thực hiện theo quy định hiện hành của pháp luật",
        ] {
            assert!(points(text), "{text}");
        }
        for text in [
            "Phụ trách chuyên môn theo phân công của Hiệu trưởng",
            "Theo Quyết định số 12/QĐ-THCSHPV",
            "Học sinh đã hoàn thành chương trình tiểu học",
            "Đơn theo mẫu của nhà trường",
            "Kế hoạch tuyển sinh lớp đầu cấp",
            "Công văn hướng dẫn công tác y tế trường học",
            "Biên bản họp Hội đồng trường",
            "",
        ] {
            assert!(!points(text), "{text}");
        }
    }
}
